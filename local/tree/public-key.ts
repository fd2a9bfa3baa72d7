// The public key that a person names: a file, or the key itself.
import { readFileSync } from 'node:fs';
import { RangewatchError } from '../../shared/error.ts';
import { type PublicKey, parsePublicKey } from '../../shared/release/minisign-read.ts';

/**
 * Reads a public key. Neither text nor file is repeated in a message: it may be a secret key by mistake.
 * @throws RangewatchError `usage`
 */
export function readPublicKey(text: string): PublicKey {
  if (/^RW[A-Za-z0-9+/]{54}$/.test(text)) return parsePublicKey(text, '--key');
  try {
    return parsePublicKey(readFileSync(text, 'utf8'), '--key');
  } catch (cause) {
    const isOther = cause instanceof RangewatchError;
    throw new RangewatchError(
      {
        code: 'usage',
        seen: isOther ? 'a file with another text' : 'neither a key nor a file that can be read',
        expected: 'a minisign public key (56 characters that start with RW) or its .pub file',
        where: '--key',
        remedy: 'ask whoever runs the watcher for it; it is not taken from where the lists are',
      },
      { cause },
    );
  }
}
