// What firewalls and jobs see of a release beside its lists: the record of changes, then latest.json, then version.json.
import type { Ports } from '../ports.ts';
import { type ChangeIndex, recordChange, recordIndex } from './changes.ts';
import { readDocument, updateDocument } from './document-store.ts';
import { isOutdated, type LatestDocument, latestDocument, type VersionDocument } from './documents.ts';
import type { Head } from './head.ts';
import { recordHistory } from './history.ts';
import { CHANGE_INDEX_KEY, LATEST_KEY, type Sha256, VERSION_KEY } from './keys.ts';
import { type Manifest, releaseRecordOf } from './manifest.ts';
import { decodeState } from './state-codec.ts';
import { readManifest } from './store.ts';

/** A manifest with its digest and the one before it. */
interface Link {
  readonly digest: Sha256;
  readonly manifest: Manifest;
  readonly previous: Manifest | undefined;
}

/** Records every release that is not recorded yet, oldest first. */
export async function publishChanges(
  { bucket, table }: Ports,
  head: Head,
  manifest: Manifest,
): Promise<void> {
  const stored = await bucket.read(CHANGE_INDEX_KEY);
  const index = stored === undefined ? undefined : readDocument<ChangeIndex>(stored.bytes);
  const links = await chainSince(index?.throughSeq ?? 0, { bucket }, head.manifest, manifest);
  for (const link of links) {
    // Whoever lost the race for HEAD may have left its own record under this number.
    await table.writeRelease(releaseRecordOf(link.manifest, link.digest));
    await recordChange(bucket, link.manifest);
    await recordHistory(bucket, link.manifest, link.previous);
  }
  if (links.length > 0) {
    await recordIndex(
      bucket,
      links.map((link) => link.manifest),
    );
  }
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
  { bucket, tools }: Ports,
  head: Head,
  manifest: Manifest,
  version: VersionDocument,
): Promise<number> {
  let shown = version.seq;
  const advance = <Document extends VersionDocument>(make: () => Document) => {
    return (found: Document | undefined): Document | undefined => {
      if (found !== undefined && found.seq > version.seq) {
        shown = Math.max(shown, found.seq);
        return undefined;
      }
      return isOutdated(found, version) ? make() : undefined;
    };
  };
  const latest = () => latestDocument(version, decodeState(head.state, tools), manifest, head.pin);
  await updateDocument<LatestDocument>(bucket, LATEST_KEY, advance(latest));
  await updateDocument<VersionDocument>(
    bucket,
    VERSION_KEY,
    advance(() => version),
  );
  return shown;
}
