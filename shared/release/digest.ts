// The digest: routine changes wait in HEAD, from the very commit that makes them, until one alert a day tells them together.
// They are references, like everything that waits to be sent.
import pMap from 'p-map';
import { digestMessage, type Place } from '../alerts/change-message.ts';
import type { Message } from '../alerts/message.ts';
import { netChange, netNameChange } from '../alerts/net-change.ts';
import type { AllowlistId } from '../allowlist/input.ts';
import { placeOf } from '../allowlist/input.ts';
import type { Bucket, Ports } from '../ports.ts';
import { DAY, type EpochSeconds, HOUR } from '../time.ts';
import { type ChangeDocument, changeDocument } from './change-document.ts';
import type { Head, OutboxItem } from './head.ts';
import { REQUESTS_AT_ONCE } from './stage.ts';
import { readManifest } from './store.ts';
import { updateHead } from './update-head.ts';

/** What waits in the outbox to be told together. */
export type Digest = Extract<OutboxItem, { kind: 'digest' }>;

/** Puts the digest in the outbox when it is due, with one write of HEAD: no release is folded twice, and none is lost. */
export async function closeDigest(ports: Ports, digestHour: number): Promise<void> {
  const now = ports.clock.now();
  await updateHead(ports, 'to close the digest', (head) => closedDigest(head, now, digestHour));
}

function closedDigest(head: Head, now: EpochSeconds, digestHour: number): Head | undefined {
  const [first] = head.folded;
  const last = head.folded.at(-1);
  if (first === undefined || last === undefined || now < nextTime(first.at, digestHour)) return undefined;
  const id = `digest-${first.seq}-${last.seq}`;
  const digest: Digest = { kind: 'digest', id, seq: last.seq, releases: head.folded };
  return { ...head, folded: [], outbox: [...head.outbox, digest] };
}

/** The first time after another at which a day in UTC has that hour. */
export function nextTime(after: EpochSeconds, hour: number): EpochSeconds {
  const today = Math.floor(after / DAY) * DAY + hour * HOUR;
  return today > after ? today : today + DAY;
}

/** What a digest says; undefined where its releases took back what they changed, which nobody needs to know. */
export async function readDigest(
  bucket: Bucket,
  { id, releases }: Digest,
  place: Place,
): Promise<Message | undefined> {
  const steps = await pMap(
    releases,
    async ({ manifest, isTold = false }): Promise<DigestStep> => ({
      document: changeDocument(await readManifest(bucket, manifest)),
      isTold,
    }),
    { concurrency: REQUESTS_AT_ONCE },
  );
  const own = steps.flatMap(({ document, isTold }) => (isTold ? [] : [document]));
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const net = together(steps, own, last);
  if (net.allowlists.length + net.names.length === 0) return undefined;
  return digestMessage(id, first, net, own, place);
}

/** One release of a digest, or one that was told at once meanwhile. */
interface DigestStep {
  readonly document: ChangeDocument;
  readonly isTold: boolean;
}

/** Some changes as one, oldest first, with the stamp of the last that the digest tells. */
function together(
  steps: readonly DigestStep[],
  own: readonly ChangeDocument[],
  last: ChangeDocument,
): ChangeDocument {
  const changesOf = <Change extends AllowlistId>(pick: (document: ChangeDocument) => readonly Change[]) =>
    steps.flatMap(({ document, isTold }) => pick(document).map((change) => ({ ...change, isTold })));
  const allowlists = netChange(changesOf((document) => document.allowlists));
  const names = netNameChange(changesOf((document) => document.names));
  const newest = newestOf(steps);
  const places = new Set([...allowlists, ...names].map(placeOf));
  return {
    ...last,
    newAllowlists: [],
    endedExceptions: own.flatMap(({ endedExceptions }) => endedExceptions),
    allowlists,
    names,
    lists: [...newest].flatMap(([place, { lists }]) => lists.filter((list) => placeOf(list) === place)),
    leaving: [...newest].flatMap(([place, { leaving }]) =>
      places.has(place) ? leaving.filter((each) => placeOf(each) === place) : [],
    ),
  };
}

/** By place, the last release that was about it: how the list is now, and what leaves it later. */
function newestOf(steps: readonly DigestStep[]): ReadonlyMap<string, ChangeDocument> {
  return new Map(steps.flatMap(({ document }) => document.lists.map((list) => [placeOf(list), document])));
}
