// minisign's secret key file without a password, as `minisign -G -W` makes it. Nothing of a key is ever in a message.
// Source: https://jedisct1.github.io/minisign/, "Secret key format".

import { quote, RangewatchError } from '../../shared/error.ts';
import { fromBase64, toBase64 } from '../../shared/release/base64.ts';
import { areEqual, joined } from '../../shared/release/minisign.ts';
import { privateKeyOf, publicBytesOf } from './ed25519.ts';

/** What signing needs. */
export interface SecretKey {
  readonly keyId: Uint8Array;
  readonly seed: Uint8Array;
  readonly publicKey: Uint8Array;
}

const LENGTH = 158;

/** Ed25519; key derivation by none (a password has `Sc`); a checksum by BLAKE2b. */
const UNENCRYPTED = Uint8Array.from([0x45, 0x64, 0, 0, 0x42, 0x32]);
const ENCRYPTED = new TextEncoder().encode('EdSc');

/** Salt and the bounds of a derivation, and the checksum of what it gave: zeros in a key without a password. */
const NO_DERIVATION = new Uint8Array(48);
const NO_CHECKSUM = new Uint8Array(32);

const FORM = /^untrusted comment: [^\r\n]*\r?\n([A-Za-z0-9+/=]+)(?:\r?\n)?$/;

/**
 * Reads a secret key.
 * @param path the file, for the message
 * @throws RangewatchError `config-value`
 */
export function parseSecretKey(text: string, path: string): SecretKey {
  const bytes = fromBase64(FORM.exec(text)?.[1] ?? '');
  if (bytes !== undefined && areEqual(bytes.slice(0, ENCRYPTED.length), ENCRYPTED)) {
    throw refuse(
      'a key with a password',
      path,
      'remove the password with minisign -C -W, or make a key with minisign -G -W',
    );
  }
  if (bytes?.length !== LENGTH || !areEqual(bytes.slice(0, UNENCRYPTED.length), UNENCRYPTED)) {
    throw refuse('another text', path, 'make a key with minisign -G -W');
  }
  const [keyId, seed, publicKey] = [bytes.slice(54, 62), bytes.slice(62, 94), bytes.slice(94, 126)];
  // minisign checks no checksum of such a key; that its halves belong together is as good.
  if (!areEqual(publicBytesOf(privateKeyOf(seed)), publicKey)) {
    throw refuse('a key whose halves do not belong together', path, 'restore it from its copy');
  }
  return { keyId, seed, publicKey };
}

/** Writes a secret key file. */
export function printSecretKey({ keyId, seed, publicKey }: SecretKey): string {
  const bytes = joined(UNENCRYPTED, NO_DERIVATION, keyId, seed, publicKey, NO_CHECKSUM);
  return `untrusted comment: minisign secret key, without a password: keep it secret\n${toBase64(bytes)}\n`;
}

function refuse(seen: string, path: string, remedy: string): RangewatchError {
  const expected = 'a minisign secret key without a password';
  return new RangewatchError({ code: 'config-value', seen, expected, where: quote(path), remedy });
}
