// What an address is that a name resolves to: of the internet, inside a private network, or a dead end.
import { parsePrefix, parsePrefixOrAddress } from '../prefix/parse.ts';
import { covers } from '../prefix/prefix.ts';
import { isWhollyReserved } from '../prefix/reserved.ts';

/** Where filters send names that they block: nowhere, or back to whoever asks. */
const DEAD_ENDS = ['0.0.0.0/8', '127.0.0.0/8', '::/127'].map(parsePrefix);

/** Judges an address as DNS gave it. */
export function addressKind(address: string): 'public' | 'private' | 'sinkhole' {
  const prefix = parsePrefixOrAddress(address);
  if (DEAD_ENDS.some((dead) => covers(dead, prefix))) return 'sinkhole';
  return isWhollyReserved(prefix) ? 'private' : 'public';
}
