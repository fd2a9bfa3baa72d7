// Checking a signature file against the bytes that it is of and the key that it should be by.
import { RangewatchError } from '../error.ts';
import type { Hash } from '../ports.ts';
import { areEqual, fileMessage, globalMessage, type Signature } from './minisign.ts';
import { keyName, type PublicKey } from './minisign-read.ts';

/** Whether a plain Ed25519 signature of a message is by this key of 32 bytes. */
export type VerifyEd25519 = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** The functions that checking needs. */
export interface CheckTools {
  readonly hash: Hash;
  readonly verify: VerifyEd25519;
}

/**
 * Checks bytes and trusted comment.
 * @param where the signed file, for the message
 * @throws RangewatchError `signature`
 */
export function checkSignature(
  bytes: Uint8Array,
  signature: Signature,
  { keyId, key }: PublicKey,
  { hash, verify }: CheckTools,
  where: string,
): void {
  if (!areEqual(signature.keyId, keyId)) {
    throw refuse(
      `a signature by the key ${keyName(signature.keyId)}`,
      `one by ${keyName(keyId)}`,
      where,
      'ask whoever runs the watcher whether the key was changed, not the place where the lists are',
    );
  }
  if (!verify(key, fileMessage(bytes, hash), signature.signature)) {
    throw refuse('bytes that the signature is not of', 'the bytes that were signed', where, UNUSED);
  }
  if (!verify(key, globalMessage(signature), signature.globalSignature)) {
    throw refuse('a trusted comment that was not signed', 'the one that was', where, UNUSED);
  }
}

const UNUSED = 'do not use these lists';

function refuse(seen: string, expected: string, where: string, remedy: string): RangewatchError {
  return new RangewatchError({ code: 'signature', seen, expected, where, remedy });
}
