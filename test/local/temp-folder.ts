// A folder that lives as long as one test.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The path of a bucket's folder that does not exist yet; it, and what is kept beside it, goes when the test ends. */
export function temporaryRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'bucket');
}
