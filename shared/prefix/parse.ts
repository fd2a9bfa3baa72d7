// Strict reading of addresses and prefixes: what is not exactly one canonical block is refused with its reason.
import { type Code, quote, RangewatchError } from '../error.ts';
import { readCanonical } from './canonical.ts';
import { type Family, type Prefix, sizeOf, WIDTH } from './prefix.ts';

/** One address, as an unsigned number. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

const OCTETS = /^\d+\.\d+\.\d+\.\d+$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const LENGTH = /^\d+$/;

/**
 * Reads one address: dotted quad (RFC 791) or any form of RFC 4291, section 2.2.
 * @throws RangewatchError `prefix-syntax`, `prefix-octet`, `prefix-leading-zero`, `prefix-blank`, `prefix-zone`
 */
export function parseAddress(text: string): Address {
  return readAddress(text, text);
}

/** Reads the address in a text; errors show the whole text. */
function readAddress(address: string, text: string): Address {
  if (/\s/.test(text)) throw refuse('prefix-blank', text, 'an address without blanks');
  if (address.includes('%')) throw refuse('prefix-zone', text, 'an address without a zone id');
  return address.includes(':')
    ? { family: 'ipv6', value: parseIpv6(address, text) }
    : { family: 'ipv4', value: BigInt(parseIpv4(address, text)) };
}

/**
 * Reads one prefix in CIDR notation (RFC 4632, section 3.1). Nothing is corrected: a prefix with host bits set may
 * mean the address or the block, so it is refused.
 * @throws RangewatchError the codes of parseAddress, `prefix-length`, `prefix-length-missing`, `prefix-host-bits`
 */
export function parsePrefix(text: string): Prefix {
  return readCanonical(text) ?? parsePlainly(text);
}

/** The same, step by step, for any text: what readCanonical is judged by. */
export function parsePlainly(text: string): Prefix {
  const slash = text.indexOf('/');
  if (slash < 0)
    throw refuse('prefix-length-missing', text, 'a prefix with its length, such as 192.0.2.0/24');
  const { family, value } = readAddress(text.slice(0, slash), text);
  const prefix: Prefix = { family, first: value, length: parseLength(text.slice(slash + 1), family, text) };
  if (value % sizeOf(prefix) !== 0n) {
    throw refuse('prefix-host-bits', text, `zero bits after the first ${prefix.length}`);
  }
  return prefix;
}

/** Reads a prefix, or an address as the prefix of that address alone. Errors as parsePrefix. */
export function parsePrefixOrAddress(text: string): Prefix {
  if (text.includes('/')) return parsePrefix(text);
  const { family, value } = parseAddress(text);
  return { family, first: value, length: WIDTH[family] };
}

function parseLength(digits: string, family: Family, text: string): number {
  if (!LENGTH.test(digits)) throw refuse('prefix-length', text, `a length from 0 to ${WIDTH[family]}`);
  if (digits.length > 1 && digits.startsWith('0')) {
    throw refuse('prefix-leading-zero', text, 'a length without leading zeros');
  }
  const length = Number(digits);
  if (length > WIDTH[family]) throw refuse('prefix-length', text, `a length from 0 to ${WIDTH[family]}`);
  return length;
}

function parseIpv4(quad: string, text: string): number {
  if (!OCTETS.test(quad))
    throw refuse('prefix-syntax', text, 'four decimal numbers such as 192.0.2.1, or IPv6');
  let value = 0;
  for (const octet of quad.split('.')) {
    // "010" is 10 to some readers and 8 to others (RFC 6943, section 3.1.1).
    if (octet.length > 1 && octet.startsWith('0')) {
      throw refuse('prefix-leading-zero', text, 'numbers without leading zeros');
    }
    if (octet.length > 3 || Number(octet) > 255) throw refuse('prefix-octet', text, 'numbers from 0 to 255');
    value = value * 256 + Number(octet);
  }
  return value;
}

function parseIpv6(address: string, text: string): bigint {
  const expected = 'eight groups of one to four hexadecimal digits, or one "::"';
  const halves = address.split('::');
  if (halves.length > 2) throw refuse('prefix-syntax', text, expected);
  const [left = [], right = []] = halves.map((half, index) =>
    groupsOf(half, text, index === halves.length - 1),
  );
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) throw refuse('prefix-syntax', text, expected);
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right];
  return BigInt(`0x${groups.map((group) => group.padStart(4, '0')).join('')}`);
}

/** The 16-bit groups of one side of "::"; the last one may be a dotted quad (RFC 4291, section 2.2, form 3). */
function groupsOf(side: string, text: string, isLastSide: boolean): string[] {
  if (side === '') return [];
  const groups = side.split(':');
  const last = groups.at(-1) ?? '';
  if (isLastSide && last.includes('.')) {
    const quad = parseIpv4(last, text);
    groups.splice(-1, 1, Math.floor(quad / 65_536).toString(16), (quad % 65_536).toString(16));
  }
  for (const group of groups) {
    if (!GROUP.test(group)) {
      throw refuse('prefix-syntax', text, 'groups of one to four hexadecimal digits');
    }
  }
  return groups;
}

function refuse(code: Code, text: string, expected: string): RangewatchError {
  return new RangewatchError({ code, seen: quote(text), expected });
}
