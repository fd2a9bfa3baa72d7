// Writes changes.atom from the record of changes. It goes before the index, so that whoever dies in between is made good:
// the index still lacks the release, and the next converge does both.
import { type AtomTerms, type Changes, renderAtom } from '../alerts/atom.ts';
import type { Ports } from '../ports.ts';
import type { ChangeIndex, MonthDocument } from './changes.ts';
import { readDocument, updateObject } from './document-store.ts';
import { ATOM_KEY, ATOM_TYPE, monthKey } from './keys.ts';
import { areEqual } from './minisign.ts';
import { readHead } from './store.ts';

/** Releases in the feed. */
const SHOWN = 50;

/**
 * Brings the feed to a release, whose months are recorded. It never goes back.
 * @throws RangewatchError `store-busy`
 */
export async function publishAtom(
  ports: Ports,
  terms: AtomTerms,
  months: ChangeIndex['months'],
  seq: number,
): Promise<void> {
  const changes = await newestChanges(ports, months, seq);
  if (changes === undefined) return;
  const feed = new TextEncoder().encode(renderAtom(changes, terms));
  await updateObject(ports.bucket, ATOM_KEY, ATOM_TYPE, async (found) => {
    if (found === undefined) return feed;
    if (areEqual(found, feed) || (await isNewer(found, ports, seq))) return undefined;
    return feed;
  });
}

/** For what the feed is written: kept in the index, so that it is known without reading the feed. */
export function atomTermsText({ baseUrl, languages }: AtomTerms): string {
  return `${baseUrl} ${languages.join()}`;
}

/** The newest releases up to one of them, newest first, from as few months as have them. */
async function newestChanges(
  { bucket }: Pick<Ports, 'bucket'>,
  months: ChangeIndex['months'],
  seq: number,
): Promise<Changes | undefined> {
  const needed = months.filter(({ firstSeq, lastSeq }) => firstSeq <= seq && lastSeq > seq - SHOWN);
  const read = await Promise.all(needed.map(({ month }) => bucket.read(monthKey(month))));
  const [newest, ...others] = read
    .flatMap((stored) => (stored && readDocument<MonthDocument>(stored.bytes)?.changes) ?? [])
    // What was recorded before records had words cannot be told; the feed must not hold up what firewalls read.
    .filter((change) => change.seq <= seq && change.words !== undefined)
    .sort((a, b) => b.seq - a.seq)
    .slice(0, SHOWN);
  return newest && [newest, ...others];
}

/** Whether a feed tells of a newer release, and there is one: else anyone's word for one would stop the feed. */
async function isNewer(found: Uint8Array, ports: Ports, seq: number): Promise<boolean> {
  const ids = new TextDecoder().decode(found).matchAll(/\/changes\/(\d+)\.json<\/id>/g);
  const shown = Math.max(0, ...[...ids].map(([, number]) => Number(number)));
  if (shown <= seq) return false;
  return ((await readHead(ports))?.seq ?? 0) >= shown;
}
