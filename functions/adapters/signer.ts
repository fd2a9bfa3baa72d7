// A signer from a minisign secret key file. The key stays in this process; only signatures leave it.
import { readFileSync } from 'node:fs';
import { quote, RangewatchError } from '../../shared/error.ts';
import type { Signer } from '../../shared/ports.ts';
import { privateKeyOf, signEd25519 } from './ed25519.ts';
import { parseSecretKey, type SecretKey } from './secret-key.ts';

/**
 * Reads the key, once.
 * @throws RangewatchError `config-value`
 */
export function fileSigner(path: string): Signer {
  return signerOf(parseSecretKey(readKeyFile(path), path));
}

/** A signer from a key at hand. */
export function signerOf({ keyId, seed }: Pick<SecretKey, 'keyId' | 'seed'>): Signer {
  const privateKey = privateKeyOf(seed);
  return { keyId, sign: async (message) => signEd25519(privateKey, message) };
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const seen = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an error';
    const expected = 'a minisign secret key without a password';
    throw new RangewatchError({ code: 'config-value', seen, expected, where: quote(path) }, { cause });
  }
}
