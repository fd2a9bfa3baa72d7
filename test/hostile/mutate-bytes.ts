// Mutations of bytes, as a bad disk, a bad line or a bad proxy makes them.
import fc from 'fast-check';
import { type Mutant, mutant } from './mutate.ts';

type Damage = (bytes: Uint8Array, at: number, extent: number) => Uint8Array;

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

const insert =
  (...inserted: number[]): Damage =>
  (bytes, at) =>
    join(bytes.subarray(0, at), Uint8Array.from(inserted), bytes.subarray(at));

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut off': (bytes, at) => bytes.subarray(0, at),
  'cut out': (bytes, at, extent) => join(bytes.subarray(0, at), bytes.subarray(at + extent)),
  'say again': (bytes, at, extent) => join(bytes.subarray(0, at + extent), bytes.subarray(at)),
  'flip a bit': (bytes, at, extent) =>
    bytes.map((byte, index) => (index === at ? byte ^ (1 << (extent % 8)) : byte)),
  'set a byte': (bytes, at, extent) => bytes.map((byte, index) => (index === at ? extent % 256 : byte)),
  'byte order mark in front': (bytes) => join(Uint8Array.of(0xef, 0xbb, 0xbf), bytes),
  'byte order mark of UTF-16 in front': (bytes) => join(Uint8Array.of(0xff, 0xfe), bytes),
  NUL: insert(0),
  'line feed': insert(0x0a),
  escape: insert(0x1b),
  quote: insert(0x22),
  'half a surrogate pair in bytes': insert(0xed, 0xa0, 0x80),
  'overlong slash': insert(0xc0, 0xaf),
  'right-to-left override': insert(0xe2, 0x80, 0xae),
  'byte that is never UTF-8': insert(0xff),
};

/** Bytes made of good ones by one to three damages. */
export function damagedBytesOf(good: Uint8Array): fc.Arbitrary<Mutant> {
  const damage = fc.record({
    kind: fc.constantFrom(...Object.keys(DAMAGES)),
    at: fc.nat(1_000_000_000),
    extent: fc.nat(300),
  });
  return fc
    .array(damage, { minLength: 1, maxLength: 3 })
    .map((damages) =>
      mutant(damages, () =>
        damages.reduce<Uint8Array>(
          (bytes, { kind, at, extent }) => DAMAGES[kind]?.(bytes, at % (bytes.length + 1), extent) ?? bytes,
          good,
        ),
      ),
    );
}
