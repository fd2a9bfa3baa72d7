// Junos, a feed bundle: what the system's own tar and gzip unpack, one address or prefix a line.
import { spawnSync } from 'node:child_process';
import { addressOrPrefix, distinct, type Reader, strictLines } from './found.ts';

export const read: Reader = (bytes) => {
  const { status, stdout, stderr } = spawnSync('tar', ['-xzf', '-', '--to-stdout'], { input: bytes });
  if (status !== 0 || stderr.length > 0) throw new Error(stderr.toString('utf8'));
  return { prefixes: distinct(strictLines(stdout).map(addressOrPrefix)), domains: [] };
};
