// The oracle's own reading and writing of prefixes, as plain numbers; shares no code with what it judges.

export type Family = 'ipv4' | 'ipv6';

/** Addresses from the first to the last, both included. */
export interface Span {
  readonly first: bigint;
  readonly last: bigint;
}

/** How many bits an address has. */
export const BITS: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

/** The family of an address or a prefix, by its colons. */
export function familyOf(text: string): Family {
  return text.includes(':') ? 'ipv6' : 'ipv4';
}

/** The length behind the slash; of a bare address, all bits. */
export function lengthOf(text: string): number {
  const [, length] = text.split('/');
  return length === undefined ? BITS[familyOf(text)] : Number(length);
}

/** The addresses of a canonical prefix or of one address. */
export function spanOf(text: string): Span {
  const [address = ''] = text.split('/');
  const first = numberOf(address);
  return { first, last: first + 2n ** BigInt(BITS[familyOf(text)] - lengthOf(text)) - 1n };
}

/** A prefix as text: dotted numbers, or IPv6 as RFC 5952 writes it. */
export function prefixText(family: Family, first: bigint, length: number): string {
  return `${family === 'ipv4' ? dotted(first) : colons(first)}/${length}`;
}

function numberOf(address: string): bigint {
  if (familyOf(address) === 'ipv4') {
    return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  }
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].reduce((sum, part) => sum * 65_536n + BigInt(`0x${part}`), 0n);
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

function colons(value: bigint): string {
  const digits = value.toString(16).padStart(32, '0').match(/.{4}/g) ?? [];
  const groups = digits.map((group) => group.replace(/^0+(?=.)/, ''));
  const text = groups.join(':');
  const runs = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  if (longest === '') return text;
  const at = text.search(new RegExp(`(?<![0-9a-f])${longest}(?![0-9a-f])`));
  const before = text.slice(0, at).replace(/:$/, '');
  const after = text.slice(at + longest.length).replace(/^:/, '');
  return `${before}::${after}`;
}
