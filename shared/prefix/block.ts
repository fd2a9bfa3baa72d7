// The block around an address: for whoever writes 192.0.2.7/24 and is told what that may have meant.
import { parseAddress } from './parse.ts';
import { type Prefix, sizeOf } from './prefix.ts';

/**
 * The block of an address and a length, whatever bits follow the length.
 * @param text one that parsePrefix refuses with `prefix-host-bits`, or a prefix
 * @throws RangewatchError the codes of parseAddress
 */
export function blockOf(text: string): Prefix {
  const [address = '', length] = text.split('/');
  const { family, value } = parseAddress(address);
  const size = sizeOf({ family, first: 0n, length: Number(length) });
  return { family, first: value - (value % size), length: Number(length) };
}
