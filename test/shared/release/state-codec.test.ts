// HEAD's state: what comes back, what an earlier program wrote, and that bytes are kept where nothing changed.
import { expect, test } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import { memoryTable } from '../../../local/replay/memory-table.ts';
import { defineConfig } from '../../../shared/config.ts';
import { ingest } from '../../../shared/ingest.ts';
import type { Ports } from '../../../shared/ports.ts';
import { decodeState, type EncodedState, encodeState } from '../../../shared/release/state-codec.ts';
import { readHead } from '../../../shared/release/store.ts';
import { BASE, entry, received, varied } from '../../world/feeds.ts';
import { memoryBucket } from '../../world/memory-bucket.ts';

/** HEAD after some feeds, an hour apart. */
async function headAfter(...feeds: readonly (typeof BASE)[]) {
  let now = received(0, BASE);
  const ports: Ports = {
    receiveFeed: async () => now,
    table: memoryTable(),
    bucket: memoryBucket(),
    sendAlert: async () => {},
    clock: { now: () => now.feed.createDate, sleep: async () => {} },
    tools,
  };
  const heads = [];
  for (const [hours, entries] of feeds.entries()) {
    now = received(hours, entries);
    await ingest(ports, { config: defineConfig({ regions: ['ap-northeast-1'] }) });
    const head = await readHead(ports);
    if (head === undefined) throw new Error('no HEAD');
    heads.push(head);
  }
  return heads;
}

const ELSEWHERE = [...BASE, entry('15.0.0.0/16', 'EC2', 'eu-west-1')];
const FEWER = varied(BASE, { without: ['54.250.0.0/16'] });

test('a feed that changes nothing moves the tokens and leaves the bytes', async () => {
  const [first, second] = await headAfter(BASE, ELSEWHERE);
  expect(second?.rev).toBe(2);
  expect(second?.state).toBe(first?.state);
  const state = second && decodeState(second, tools);
  expect(state?.snapshot.createDate).toBe(received(1, BASE).feed.createDate);
  expect(state?.snapshot.syncToken).toBe(second?.syncToken);
});

test('a feed that changes something is written anew, and comes back', async () => {
  const [first, second] = await headAfter(BASE, FEWER);
  expect(second?.state).not.toEqual(first?.state);
  // Bytes of their own: what was written is kept at hand with those that it was written as.
  const state = second && decodeState({ ...second, state: second.state.slice() as EncodedState }, tools);
  expect(state).toEqual(second && decodeState(second, tools));
  expect(state?.holds.map(({ text }) => text)).toContain('54.250.0.0/16');
  expect(state && encodeState(state, tools)).toEqual(second?.state);
});

test('what an earlier program wrote has the date of its feed itself', async () => {
  const [head] = await headAfter(BASE);
  if (head === undefined) throw new Error('no HEAD');
  const stored = JSON.parse(new TextDecoder().decode(tools.gunzip(head.state)));
  const { audited: _, ...earlier } = { ...stored, syncToken: head.syncToken, createDate: 1_700_000_000 };
  const state = tools.gzip(new TextEncoder().encode(JSON.stringify(earlier))) as EncodedState;
  const { createDate: __, ...old } = { ...head, state };
  const read = decodeState(old, tools);
  expect(read.snapshot.createDate).toBe(1_700_000_000);
  expect(read).toEqual({
    ...decodeState(head, tools),
    snapshot: { ...decodeState(head, tools).snapshot, createDate: 1_700_000_000 },
    audit: { of: '', news: [] },
  });
});
