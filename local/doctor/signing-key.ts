// Looking at the signing key of this machine. Nothing of it is ever in what is said.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseSecretKey } from '../../functions/adapters/secret-key.ts';
import type { MachineSight } from '../../shared/doctor/sight.ts';
import { RangewatchError } from '../../shared/error.ts';
import type { KeyFiles } from '../start/signing-key.ts';

/** Looks at both halves. */
export function seeKey(files: KeyFiles): MachineSight['key'] {
  if (!existsSync(files.secret)) return { kind: existsSync(files.public) ? 'public-only' : 'none' };
  try {
    parseSecretKey(readFileSync(files.secret, 'utf8'), files.secret);
  } catch (error) {
    // Another error's message could repeat what was read.
    return {
      kind: 'broken',
      why: error instanceof RangewatchError ? error.problem.seen : 'it cannot be read',
    };
  }
  const isOpen = (statSync(files.secret).mode & 0o077) !== 0;
  return isOpen ? { kind: 'open', file: files.secret } : { kind: 'whole' };
}
