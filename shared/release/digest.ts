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
import type { FoldedRelease, Head, OutboxItem } from './head.ts';
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
  const documents = await pMap(
    releases,
    async ({ manifest }: FoldedRelease) => changeDocument(await readManifest(bucket, manifest)),
    { concurrency: REQUESTS_AT_ONCE },
  );
  const first = documents[0];
  const last = documents.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const net = together(documents, last);
  if (net.allowlists.length + net.names.length === 0) return undefined;
  return digestMessage(id, first, net, documents, place);
}

/** Some changes as one, oldest first, with the stamp of the last. */
function together(documents: readonly ChangeDocument[], last: ChangeDocument): ChangeDocument {
  const newestOf = <Item extends AllowlistId>(items: readonly Item[]) => [
    ...new Map(items.map((item) => [placeOf(item), item])).values(),
  ];
  return {
    ...last,
    newAllowlists: [],
    endedExceptions: documents.flatMap(({ endedExceptions }) => endedExceptions),
    allowlists: netChange(documents.flatMap(({ allowlists }) => allowlists)),
    names: netNameChange(documents.flatMap(({ names }) => names)),
    lists: newestOf(documents.flatMap(({ lists }) => lists)),
  };
}
