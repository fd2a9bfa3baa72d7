// What the signature says: that the sums are by this key, of which release, and until when.
import { RangewatchError } from '../error.ts';
import type { VersionDocument } from '../release/documents.ts';
import { SUMS_KEY, SUMS_SIGNATURE_KEY, VERSION_KEY } from '../release/keys.ts';
import { type CheckTools, checkSignature } from '../release/minisign-check.ts';
import { type PublicKey, parseSignature } from '../release/minisign-read.ts';
import { parseVouched, type Vouched } from '../release/vouched.ts';
import { type EpochSeconds, formatTime, HOUR } from '../time.ts';
import { differs } from './differs.ts';

/** What a consumer insists on. */
export interface Demands {
  readonly publicKey: PublicKey;
  /** The time of checking. */
  readonly at: EpochSeconds;
  /** The oldest release that is taken: what was seen before must not come back. */
  readonly minSeq: number;
}

/** Checks the signature of the sums, and reads what it vouches for. @throws RangewatchError `signature` */
export function readSigned(
  sums: Uint8Array,
  signatureFile: Uint8Array,
  { publicKey }: Demands,
  tools: CheckTools,
): Vouched {
  const signature = parseSignature(signatureFile, SUMS_SIGNATURE_KEY);
  checkSignature(sums, signature, publicKey, tools, SUMS_KEY);
  const vouched = parseVouched(signature.trustedComment);
  if (vouched !== undefined) return vouched;
  throw new RangewatchError({
    code: 'signature',
    seen: 'a trusted comment of another kind',
    expected: 'seq, expires and manifest',
    where: SUMS_SIGNATURE_KEY,
    remedy: 'this key signs other things as well; do not use these lists',
  });
}

/**
 * Refuses a release that is too old, by the signature and by version.json.
 * @throws RangewatchError `tree-expired`, `tree-older`
 */
export function refuseOld(
  signed: Vouched | undefined,
  version: VersionDocument | undefined,
  { at, minSeq }: Demands,
): void {
  const said = [
    { document: signed, where: SUMS_SIGNATURE_KEY },
    { document: version, where: VERSION_KEY },
  ];
  for (const { document, where } of said) {
    if (document === undefined) continue;
    if (secondsOf(document.expires) <= at) throw expired(document.expires, at, where);
    if (document.seq < minSeq) throw older(document.seq, minSeq, where);
  }
}

/**
 * Refuses documents of different releases. Times differ by less than an hour: each document is refreshed by itself,
 * where what is known is an hour newer.
 * @throws RangewatchError `tree-differs`
 */
export function refuseOtherRelease(
  { seq, manifest, expires }: Vouched,
  version: VersionDocument,
  where: string,
): void {
  if (seq !== version.seq)
    throw differs(`release ${seq}`, `release ${version.seq}, as in version.json`, where);
  if (manifest !== version.manifest) {
    throw differs(`the manifest ${manifest}`, `${version.manifest}, as in version.json`, where);
  }
  if (Math.abs(secondsOf(expires) - secondsOf(version.expires)) >= HOUR) {
    throw differs(`expires ${expires}`, `within an hour of ${version.expires}, as in version.json`, where);
  }
}

function secondsOf(time: string): EpochSeconds {
  return Date.parse(time) / 1_000;
}

function expired(expires: string, at: EpochSeconds, where: string): RangewatchError {
  return new RangewatchError({
    code: 'tree-expired',
    seen: `lists that expired at ${expires}`,
    expected: `lists that are valid at ${formatTime(at)}`,
    where,
    remedy: 'nobody has verified them for a day: look after the watcher, or after what lies between',
  });
}

function older(seq: number, minSeq: number, where: string): RangewatchError {
  return new RangewatchError({
    code: 'tree-older',
    seen: `release ${seq}`,
    expected: `release ${minSeq} or a later one`,
    where,
    remedy: 'somebody turned the lists back: keep those that you have',
  });
}
