// What somebody types or pastes into the look-up, as an address, a prefix or a name.
import { isHostName } from '../shared/allowlist/host-name.ts';
import { RangewatchError } from '../shared/error.ts';
import { blockOf } from '../shared/prefix/block.ts';
import { formatPrefix } from '../shared/prefix/format.ts';
import { parsePrefixOrAddress } from '../shared/prefix/parse.ts';
import type { Prefix } from '../shared/prefix/prefix.ts';

/** What can be looked up; `text` is as it was understood. */
export type Readable =
  | { readonly kind: 'prefix'; readonly text: string; readonly prefix: Prefix }
  | { readonly kind: 'name'; readonly text: string };

/** The same, or why it cannot. */
export type Asked =
  | Readable
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'host-bits'; readonly text: string; readonly block: string };

/** Reads what was typed: wide characters, a URL around a host, a port behind it, and IPv4 inside IPv6 are understood. */
export function readAsked(typed: string): Asked {
  const text = bare(typed);
  if (isHostName(text)) return { kind: 'name', text };
  try {
    return { kind: 'prefix', text, prefix: parsePrefixOrAddress(text) };
  } catch (error) {
    const hasHostBits = error instanceof RangewatchError && error.code === 'prefix-host-bits';
    return hasHostBits
      ? { kind: 'host-bits', text, block: formatPrefix(blockOf(text)) }
      : { kind: 'unreadable' };
  }
}

function bare(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll('。', '.')
    .replace(/[\s\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/^[a-z][a-z\d+.-]*:\/\/([^/]*).*$/, '$1')
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^([^:]+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
    .replace(/\.$/, '');
}
