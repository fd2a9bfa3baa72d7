// What a signature vouches for, beside the bytes: which release they are of, and until when. It is the trusted comment
// of the signature file, so that an old pair of sums and signature cannot pass for the current one for ever.
import { parseTime } from '../time.ts';
import type { VersionDocument } from './documents.ts';
import type { Sha256 } from './keys.ts';

/** The parts of `version.json` that are signed. */
export type Vouched = Pick<VersionDocument, 'seq' | 'expires' | 'manifest'>;

const FORM = /^seq:([1-9]\d{0,14}) expires:(\S+) manifest:([0-9a-f]{64})$/;

/** One line of ASCII, which minisign prints when it has checked the signature. */
export function printVouched({ seq, expires, manifest }: Vouched): string {
  return `seq:${seq} expires:${expires} manifest:${manifest}`;
}

/** Reads a trusted comment; undefined when it is none of ours. */
export function parseVouched(comment: string): Vouched | undefined {
  const [, seq, expires, manifest] = FORM.exec(comment) ?? [];
  if (seq === undefined || expires === undefined || manifest === undefined) return undefined;
  if (parseTime(expires) === undefined) return undefined;
  return { seq: Number(seq), expires, manifest: manifest as Sha256 };
}
