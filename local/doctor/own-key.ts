// The public key of this machine, as it is handed over to consumers.
import { existsSync } from 'node:fs';
import { RangewatchError } from '../../shared/error.ts';
import type { PublicKey } from '../../shared/release/minisign-read.ts';
import { readPublicKey } from '../tree/public-key.ts';

/** Reads it; undefined where it is absent or broken: the check of the key tells of that. */
export function ownKey(file: string): PublicKey | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readPublicKey(file);
  } catch (error) {
    if (error instanceof RangewatchError) return undefined;
    throw error;
  }
}
