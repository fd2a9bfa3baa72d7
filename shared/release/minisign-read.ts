// Reading minisign's files, strictly: a signature or public key that is not exactly as minisign writes it is refused.
import { RangewatchError } from '../error.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { ALGORITHM, areEqual, joined, type Signature } from './minisign.ts';

/** A public key, and the eight bytes by which a signature names it. */
export interface PublicKey {
  readonly keyId: Uint8Array;
  readonly key: Uint8Array;
}

const SIGNATURE_FILE =
  /^untrusted comment: [^\r\n]*\n([A-Za-z0-9+/=]+)\ntrusted comment: ([\x20-\x7e]*)\n([A-Za-z0-9+/=]+)\n$/;

const KEY_FILE = /^(?:untrusted comment: [^\r\n]*\r?\n)?([A-Za-z0-9+/=]+)(?:\r?\n)?$/;

/** The key's own algorithm: Ed25519. */
const KEY_ALGORITHM = new TextEncoder().encode('Ed');

const ID_BYTES = 8;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * Reads a signature file.
 * @param where the file, for the message
 * @throws RangewatchError `signature`
 */
export function parseSignature(bytes: Uint8Array, where: string): Signature {
  const [, first, trustedComment, last] =
    SIGNATURE_FILE.exec(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)) ?? [];
  if (first === undefined || trustedComment === undefined || last === undefined) {
    throw malformed('another text', 'the four lines of a minisign signature', where);
  }
  const [algorithm, keyId, signature] = cut(fromBase64(first), ALGORITHM.length, ID_BYTES, SIGNATURE_BYTES);
  const [globalSignature] = cut(fromBase64(last), SIGNATURE_BYTES);
  if (algorithm === undefined || keyId === undefined || signature === undefined) {
    throw malformed('a second line of other bytes', 'the 74 bytes of a signature as base64', where);
  }
  if (globalSignature === undefined) {
    throw malformed('a fourth line of other bytes', 'the 64 bytes of a signature as base64', where);
  }
  if (!areEqual(algorithm, ALGORITHM)) {
    throw malformed('another algorithm', 'ED, Ed25519 over BLAKE2b-512', where);
  }
  return { keyId, signature, trustedComment, globalSignature };
}

/**
 * Reads a public key: the text of a `.pub` file, or its second line alone. The text is never repeated in the message,
 * since someone may give a secret key by mistake.
 * @throws RangewatchError `signature`
 */
export function parsePublicKey(text: string, where: string): PublicKey {
  const encoded = KEY_FILE.exec(text)?.[1] ?? '';
  const parts = cut(fromBase64(encoded), KEY_ALGORITHM.length, ID_BYTES, KEY_BYTES);
  const [algorithm, keyId, key] = parts;
  if (algorithm === undefined || keyId === undefined || key === undefined) {
    throw malformed('another text', 'a minisign public key: 56 characters that start with RW', where);
  }
  if (!areEqual(algorithm, KEY_ALGORITHM)) throw malformed('another algorithm', 'Ed, Ed25519', where);
  return { keyId, key };
}

/** Writes a `.pub` file. */
export function printPublicKey({ keyId, key }: PublicKey): string {
  const encoded = toBase64(joined(KEY_ALGORITHM, keyId, key));
  return `untrusted comment: minisign public key ${keyName(keyId)}\n${encoded}\n`;
}

/** A key's name as minisign prints it: the eight bytes as one little-endian number. */
export function keyName(keyId: Uint8Array): string {
  return Array.from(keyId, (byte) => byte.toString(16).padStart(2, '0'))
    .reverse()
    .join('')
    .toUpperCase();
}

/** Cuts bytes into parts of these lengths; nothing where they do not fit exactly. */
function cut(bytes: Uint8Array | undefined, ...lengths: readonly number[]): readonly Uint8Array[] {
  if (bytes?.length !== lengths.reduce((sum, length) => sum + length, 0)) return [];
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return bytes.slice(at - length, at);
  });
}

function malformed(seen: string, expected: string, where: string): RangewatchError {
  return new RangewatchError({ code: 'signature', seen, expected, where });
}
