// Hashing and compression for the core, from Node.js.
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Tools } from '../../shared/ports.ts';

/** The largest HEAD that is decompressed, in bytes: far beyond any, and far below what would exhaust a function. */
const MAX_UNZIPPED_BYTES = 64 * 1024 * 1024;

/** Digests by `node:crypto`, gzip by `node:zlib`, which writes time 0. */
export const tools: Tools = {
  hash: (algorithm, bytes) => createHash(algorithm).update(bytes).digest('hex'),
  gzip: (bytes) => gzipSync(bytes),
  gunzip: (bytes) => gunzipSync(bytes, { maxOutputLength: MAX_UNZIPPED_BYTES }),
};
