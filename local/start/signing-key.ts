// The signing key of this machine: made at the first start, and used from then on.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateKeyOf, publicBytesOf } from '../../functions/adapters/ed25519.ts';
import { parseSecretKey, printSecretKey, type SecretKey } from '../../functions/adapters/secret-key.ts';
import { RangewatchError } from '../../shared/error.ts';
import { printPublicKey } from '../../shared/release/minisign-read.ts';
import { writeWhole } from './whole-file.ts';

/** Where the two halves are. */
export interface KeyFiles {
  readonly secret: string;
  readonly public: string;
}

/** The files of a machine's key. They lie beside the bucket, never in it. */
export function keyFilesIn(stateFolder: string): KeyFiles {
  return { secret: join(stateFolder, 'minisign.key'), public: join(stateFolder, 'minisign.pub') };
}

/**
 * Makes what is absent. A secret key alone gives its public half again; a public half alone is refused, since those who
 * were given it would refuse every list that another key signs.
 * @throws RangewatchError `config-value`
 */
export function ensureSigningKey(files: KeyFiles): void {
  if (!existsSync(files.secret)) {
    if (existsSync(files.public)) throw secretMissing(files);
    writeWhole(files.secret, printSecretKey(makeKey()), 0o600);
  }
  const { keyId, publicKey: key } = parseSecretKey(readFileSync(files.secret, 'utf8'), files.secret);
  if (!existsSync(files.public)) writeWhole(files.public, printPublicKey({ keyId, key }), 0o644);
}

function makeKey(): SecretKey {
  const { d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const seed = Buffer.from(d, 'base64url');
  return { keyId: randomBytes(8), seed, publicKey: publicBytesOf(privateKeyOf(seed)) };
}

function secretMissing(files: KeyFiles): RangewatchError {
  return new RangewatchError({
    code: 'config-value',
    seen: 'no secret key, though there is its public half',
    expected: 'both, or neither',
    where: files.secret,
    remedy: `put the key back; or remove ${files.public} and hand over the one that the next start makes`,
  });
}
