// Canonical text read in one pass: what AWS publishes and formatPrefix prints. Any other text is left to the plain reader
// of parse.ts, which takes what is only written otherwise and says what is wrong with the rest. V8 runs most of this before
// it has compiled it, so it makes no text, no array and no more big numbers than it must.
import { longestZeroRun } from './format.ts';
import type { Family, Prefix } from './prefix.ts';

/** How a family is written: groups of so many bits in a base, with a sign between them. */
interface Notation {
  readonly family: Family;
  readonly count: number;
  readonly bits: number;
  readonly base: number;
  readonly sign: number;
}

const SLASH = '/'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);

const IPV4: Notation = { family: 'ipv4', count: 4, bits: 8, base: 10, sign: '.'.charCodeAt(0) };
const IPV6: Notation = { family: 'ipv6', count: 8, bits: 16, base: 16, sign: COLON };

/** The value of each digit by its character code, lower case (RFC 5952, section 4.3); 255 for what is none. */
const DIGITS = new Uint8Array(65_536).fill(255);
for (const [value, digit] of [...'0123456789abcdef'].entries()) DIGITS[digit.charCodeAt(0)] = value;

/** What is being read, in place of an array for each text: nothing runs in between. */
const groups = new Uint16Array(IPV6.count);

/** Reads a prefix whose text is exactly what formatPrefix prints for it; undefined for every other text. */
export function readCanonical(text: string): Prefix | undefined {
  const notation = text.includes(':') ? IPV6 : IPV4;
  const slash = readGroups(text, notation);
  if (slash === undefined) return undefined;
  const length = readNumber(text, slash + 1, text.length, 10);
  if (length === undefined || length > notation.count * notation.bits) return undefined;
  return hasHostBits(length, notation)
    ? undefined
    : { family: notation.family, first: firstAddress(notation), length };
}

/** Reads the groups, zeros in the place of "::". @returns where the slash is; undefined where they are not canonical */
function readGroups(text: string, { count, bits, base, sign }: Notation): number | undefined {
  let read = 0;
  let gap = -1;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== sign && code !== SLASH) continue;
    if (at > start) {
      const group = readNumber(text, start, at, base);
      if (group === undefined || group >= 1 << bits || read === count) return undefined;
      groups[read++] = group;
    } else if (code === COLON && at > 0 && gap < 0) {
      gap = read;
    } else if (
      !(code === COLON && at === 0 && text.charCodeAt(1) === COLON) &&
      !(code === SLASH && gap === read)
    ) {
      return undefined;
    }
    start = at + 1;
    if (code === SLASH) return areWhole(read, gap, count) ? at : undefined;
  }
  return undefined;
}

/** Puts zeros in the place of "::"; whether all groups are there, and written as RFC 5952 says, section 4.2. */
function areWhole(read: number, gap: number, count: number): boolean {
  if (gap < 0 && read < count) return false;
  if (count < IPV6.count) return true;
  if (gap >= 0) {
    const after = gap + count - read;
    groups.copyWithin(after, gap, read);
    groups.fill(0, gap, after);
  }
  const { start, length } = longestZeroRun(groups);
  return length < 2 ? gap < 0 : start === gap && length === count - read;
}

/** Reads digits without leading zeros. */
function readNumber(text: string, from: number, to: number, base: number): number | undefined {
  if (from === to || (text.charCodeAt(from) === ZERO && to - from > 1)) return undefined;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = DIGITS[text.charCodeAt(at)] ?? base;
    if (digit >= base) return undefined;
    value = value * base + digit;
  }
  return value;
}

function hasHostBits(length: number, { count, bits }: Notation): boolean {
  let at = Math.floor(length / bits);
  for (let host = bits - (length % bits); at < count; at++, host = bits) {
    if (((groups[at] ?? 0) & ((1 << host) - 1)) !== 0) return true;
  }
  return false;
}

/** The address as one number, 32 bits at a time. */
function firstAddress({ count, bits }: Notation): bigint {
  let first = 0n;
  for (let at = 0; at < count; ) {
    let word = 0;
    for (let filled = 0; filled < 32; filled += bits) word = word * 2 ** bits + (groups[at++] ?? 0);
    first = at * bits === 32 ? BigInt(word) : (first << 32n) | BigInt(word);
  }
  return first;
}
