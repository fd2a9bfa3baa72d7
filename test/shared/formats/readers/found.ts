// What a strict reader finds in a file, and the checks that all readers share. Nothing here is the product's.
import { isIPv4, isIPv6 } from 'node:net';
import { BITS, familyOf, prefixText, spanOf } from '../../../oracle/text.ts';

/** What a consumer would take from a file. */
export interface Found {
  /** Canonical, in the order of the file. */
  readonly prefixes: readonly string[];
  /** A wildcard is `*.` in front. */
  readonly domains: readonly string[];
  /** Such as `tcp 443` and `udp 50002-55002`; undefined where the format has none. */
  readonly ports?: readonly string[];
}

/** Reads the files that a consumer of one format takes. Throws where the consumer would refuse, drop or misread. */
export type Reader = (bytes: Uint8Array) => Found;

/** Lines of printable ASCII, each ended by LF, none empty. */
export function strictLines(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/^(?:[\x20-\x7e]+\n)+$/.test(text)) throw new Error('not lines of ASCII with LF');
  return text.slice(0, -1).split('\n');
}

/** An address of either family, in canonical text. */
export function strictAddress(text: string): string {
  if (!isIPv4(text) && !isIPv6(text)) throw new Error(`no address: ${text}`);
  const family = familyOf(text);
  const canonical = prefixText(family, spanOf(text).first, BITS[family]).replace(/\/\d+$/, '');
  if (canonical !== text) throw new Error(`not canonical: ${text}`);
  return text;
}

/** Address and length, without a bit set after the length. */
export function strictPrefix(text: string): string {
  const [, address = '', length = ''] = /^([0-9a-f.:]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  strictAddress(address);
  const host = BITS[familyOf(address)] - Number(length);
  if (host < 0 || spanOf(address).first % 2n ** BigInt(host) !== 0n) throw new Error(`no prefix: ${text}`);
  return text;
}

/** An address, which stands for itself alone, or a prefix. */
export function addressOrPrefix(text: string): string {
  return text.includes('/') ? strictPrefix(text) : `${strictAddress(text)}/${BITS[familyOf(text)]}`;
}

/** One port, or a range with its lower end first. */
export function strictPort(text: string): string {
  const [first = '', last = first, ...more] = text.split('-');
  const isPort = (port: string) => /^[1-9]\d{0,4}$/.test(port) && Number(port) <= 65_535;
  if (more.length > 0 || !isPort(first) || !isPort(last) || Number(first) > Number(last)) {
    throw new Error(`no port: ${text}`);
  }
  return text;
}

/** Every item once. */
export function distinct<Item>(items: readonly Item[]): readonly Item[] {
  if (new Set(items).size !== items.length) throw new Error('something twice');
  return items;
}
