// minisign's signature file, in its current form: Ed25519 over the 64 bytes of the file's BLAKE2b-512, and a second
// signature over the first one and the trusted comment. Source: https://jedisct1.github.io/minisign/, "Signature format".
import type { Hash, Signer } from '../ports.ts';
import { toBase64 } from './base64.ts';

/** The prehashed form. */
export const ALGORITHM: Uint8Array = new TextEncoder().encode('ED');

/** The line before the signature; nothing vouches for it, so it says nothing. */
const UNTRUSTED = 'signature of rangewatch';

/** A signature file, read. */
export interface Signature {
  readonly keyId: Uint8Array;
  /** Over the file's BLAKE2b-512. */
  readonly signature: Uint8Array;
  readonly trustedComment: string;
  /** Over `signature` and the trusted comment. */
  readonly globalSignature: Uint8Array;
}

/** Signs a file: the text of its `.minisig`. `trustedComment` is one line of ASCII. */
export async function signFile(
  bytes: Uint8Array,
  trustedComment: string,
  signer: Signer,
  hash: Hash,
): Promise<string> {
  const signature = await signer.sign(fileMessage(bytes, hash));
  const globalSignature = await signer.sign(globalMessage({ signature, trustedComment }));
  return printSignature({ keyId: signer.keyId, signature, trustedComment, globalSignature });
}

/** Writes a signature file. */
export function printSignature({ keyId, signature, trustedComment, globalSignature }: Signature): string {
  return [
    `untrusted comment: ${UNTRUSTED}`,
    toBase64(joined(ALGORITHM, keyId, signature)),
    `trusted comment: ${trustedComment}`,
    toBase64(globalSignature),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** What the first signature is over. */
export function fileMessage(bytes: Uint8Array, hash: Hash): Uint8Array {
  const digits = hash('blake2b512', bytes).match(/../g) ?? [];
  return Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16));
}

/** What the second signature is over. */
export function globalMessage({
  signature,
  trustedComment,
}: Pick<Signature, 'signature' | 'trustedComment'>): Uint8Array {
  return joined(signature, new TextEncoder().encode(trustedComment));
}

/** Whether two texts of bytes are the same. */
export function areEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

/** Bytes one after the other. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}
