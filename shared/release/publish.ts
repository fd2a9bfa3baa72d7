// What firewalls and jobs see of a release beside its lists: the record of changes, then latest.json, then version.json.
import type { AtomTerms } from '../alerts/atom.ts';
import type { Ports } from '../ports.ts';
import { type ChangeIndex, nextIndex, recordChange, recordIndex } from './changes.ts';
import { type Change, readDocument, updateDocument } from './document-store.ts';
import { isOutdated, type LatestDocument, latestDocument, type VersionDocument } from './documents.ts';
import type { Head } from './head.ts';
import { recordHistory } from './history.ts';
import { CHANGE_INDEX_KEY, LATEST_KEY, type Sha256, VERSION_KEY } from './keys.ts';
import { type Manifest, releaseRecordOf } from './manifest.ts';
import { atomTermsText, publishAtom } from './publish-atom.ts';
import { decodeStanding } from './state-codec.ts';
import { readHead, readManifest } from './store.ts';

/** A manifest with its digest and the one before it. */
interface Link {
  readonly digest: Sha256;
  readonly manifest: Manifest;
  readonly previous: Manifest | undefined;
}

/** Records every release that is not recorded yet, oldest first, and brings the Atom feed to the newest. */
export async function publishChanges(
  ports: Ports,
  terms: AtomTerms,
  head: Head,
  manifest: Manifest,
): Promise<void> {
  const { bucket, table } = ports;
  const stored = await bucket.read(CHANGE_INDEX_KEY);
  const index = stored === undefined ? undefined : readDocument<ChangeIndex>(stored.bytes);
  const links = await chainSince(index?.throughSeq ?? 0, { bucket }, head.manifest, manifest);
  for (const link of links) {
    // Whoever lost the race for HEAD may have left its own record under this number.
    await table.writeRelease(releaseRecordOf(link.manifest, link.digest));
    await recordChange(bucket, link.manifest);
    await recordHistory(bucket, link.manifest, link.previous);
  }
  // The index has changed as well where the Atom feed was written for other terms, or not yet.
  const manifests = links.length > 0 ? links.map((link) => link.manifest) : [manifest];
  const atomFor = atomTermsText(terms);
  const next = nextIndex(index, manifests, atomFor);
  if (next === undefined) return;
  await publishAtom(ports, terms, next.months, manifest.seq);
  await recordIndex(bucket, manifests, atomFor);
}

/** The releases after `seq` up to HEAD's, oldest first: manifests are a chain, and only what HEAD leads to is true. */
async function chainSince(
  seq: number,
  { bucket }: Pick<Ports, 'bucket'>,
  digest: Sha256,
  newest: Manifest,
): Promise<readonly Link[]> {
  const links: Link[] = [];
  let link = { digest, manifest: newest };
  while (link.manifest.seq > seq) {
    const before = link.manifest.previous;
    const previous = before === null ? undefined : await readManifest(bucket, before.manifest);
    links.unshift({ ...link, previous });
    if (before === null || previous === undefined) break;
    link = { digest: before.manifest, manifest: previous };
  }
  return links;
}

/** Brings latest.json, then version.json, to a release. Neither ever goes back. @returns the release they show */
export async function publishLatest(
  ports: Ports,
  head: Head,
  manifest: Manifest,
  version: VersionDocument,
): Promise<number> {
  const { bucket } = ports;
  let shown = version.seq;
  const advance = <Document extends VersionDocument>(next: Change<Document>): Change<Document> => {
    return (found) => {
      if (found !== undefined && found.seq > version.seq) {
        shown = Math.max(shown, found.seq);
        return undefined;
      }
      return next(found);
    };
  };
  const latest: Change<LatestDocument> = (found) => nextLatest(ports, found, head, manifest, version);
  await updateDocument<LatestDocument>(bucket, LATEST_KEY, advance(latest));
  await updateDocument<VersionDocument>(
    bucket,
    VERSION_KEY,
    advance((found) => (isOutdated(found, version) ? version : undefined)),
  );
  return shown;
}

/**
 * What becomes of latest.json. Under one release it moves at once where a person settled something, or where a pin or an
 * exception ended; what a feed moves there waits for the next verification that is published. It is taken from HEAD as it
 * is after the document was read, so that no late run puts older knowledge in the place of newer.
 */
async function nextLatest(
  ports: Ports,
  found: LatestDocument | undefined,
  head: Head,
  manifest: Manifest,
  version: VersionDocument,
): Promise<LatestDocument | undefined> {
  const now = await readHead(ports);
  const newest = now?.seq === version.seq ? now : head;
  const state = decodeStanding(newest.state, ports.tools);
  if (found === undefined || isOutdated(found, version)) {
    return latestDocument(version, state, manifest, newest.pin, ports.tools.hash);
  }
  if (newest === head) return undefined;
  const { seq, syncToken, verifiedAt, expires, manifest: digest } = found;
  const shown = { seq, syncToken, verifiedAt, expires, manifest: digest };
  const next = latestDocument(shown, state, manifest, newest.pin, ports.tools.hash);
  const isMeant = newest.records.length > 0 || !areEqual(terms(next), terms(found));
  return isMeant && !areEqual(next, found) ? next : undefined;
}

/** What the configuration and people impose on a release. */
function terms({ pinned, exceptions }: LatestDocument): object {
  return { pinned, exceptions };
}

function areEqual(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
