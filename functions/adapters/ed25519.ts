// Ed25519 from Node.js, on bare keys of 32 bytes.
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { VerifyEd25519 } from '../../shared/release/minisign-check.ts';

/** The DER header of a PKCS #8 key that holds an Ed25519 seed (RFC 8410, section 7). */
const PKCS8_HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key of a seed. Errors carry nothing of it. */
export function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEADER, seed]), format: 'der', type: 'pkcs8' });
}

/** The 32 bytes that belong to a private key and may be public. */
export function publicBytesOf(privateKey: KeyObject): Uint8Array {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url');
}

/** Signs a message as it is. */
export function signEd25519(privateKey: KeyObject, message: Uint8Array): Uint8Array {
  return sign(null, message, privateKey);
}

/** Checks a signature; a key or signature of another length is a signature that does not hold. */
export const verifyEd25519: VerifyEd25519 = (key, message, signature) => {
  try {
    const x = Buffer.from(key).toString('base64url');
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, publicKey, signature);
  } catch {
    return false;
  }
};
