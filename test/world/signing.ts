// A fixed key for worlds, and looking at what it signed.
import { createHash } from 'node:crypto';
import { privateKeyOf, publicBytesOf, verifyEd25519 } from '../../functions/adapters/ed25519.ts';
import { signerOf } from '../../functions/adapters/signer.ts';
import { tools } from '../../functions/adapters/tools.ts';
import type { Signer } from '../../shared/ports.ts';
import { checkSignature } from '../../shared/release/minisign-check.ts';
import { type PublicKey, parseSignature } from '../../shared/release/minisign-read.ts';
import type { World } from './world.ts';

/** A key pair from a word: the same word gives the same key. */
export function keyFrom(word: string): { readonly signer: Signer; readonly publicKey: PublicKey } {
  const seed = createHash('sha256').update(word).digest();
  const keyId = seed.subarray(0, 8);
  return {
    signer: signerOf({ keyId, seed }),
    publicKey: { keyId, key: publicBytesOf(privateKeyOf(seed)) },
  };
}

/** The trusted comment of a world's sums, whose signature must hold. */
export async function signedComment(world: World, publicKey: PublicKey): Promise<string> {
  const [sums, signature] = await Promise.all(
    ['SHA256SUMS', 'SHA256SUMS.minisig'].map(async (key) => (await world.ports.bucket.read(key))?.bytes),
  );
  if (sums === undefined || signature === undefined) throw new Error('sums or signature are missing');
  const read = parseSignature(signature, 'SHA256SUMS.minisig');
  checkSignature(sums, read, publicKey, { hash: tools.hash, verify: verifyEd25519 }, 'SHA256SUMS');
  return read.trustedComment;
}
