// AWS's real feeds and notifications, where they are at hand: RANGEWATCH_DATA names their folder.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { describe } from 'vitest';

/** The folder, or undefined where tests on real history are skipped. */
export const REAL_DATA: string | undefined = process.env['RANGEWATCH_DATA'];

/** Like describe, but skipped, with the reason in its name, where there is no real data. */
export function describeWithRealData(name: string, define: (folder: string) => void): void {
  if (REAL_DATA === undefined || REAL_DATA === '') {
    describe.skip(`${name} (skipped: RANGEWATCH_DATA names no folder with AWS's real history)`, () =>
      define(''));
  } else {
    describe(name, () => define(REAL_DATA));
  }
}

/** One of the bit-exact files of the folder: its bytes as AWS published them. */
export function fullFeed(folder: string, name: string): Uint8Array {
  return brotliDecompressSync(readFileSync(join(folder, 'full', name)));
}
