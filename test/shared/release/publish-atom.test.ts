// changes.atom as converge publishes it: the newest releases, at little cost, never back, and whole after any death.
import { beforeEach, describe, expect, it } from 'vitest';
import { converge } from '../../../shared/converge.ts';
import type { ChangeIndex, MonthDocument } from '../../../shared/release/changes.ts';
import { describeWithTool } from '../../real-tools.ts';
import { BASE, entry, received } from '../../world/feeds.ts';
import { makeWorld, TELLING, type World } from '../../world/world.ts';
import { judge } from '../alerts/jing.ts';
import { expectSound } from '../alerts/read-feed.ts';

const KEY = 'changes.atom';

let world: World;
let calls: string[];
beforeEach(() => {
  calls = [];
  world = makeWorld((ports) => ({
    ...ports,
    bucket: {
      ...ports.bucket,
      read: (key) => {
        calls.push(`read ${key}`);
        return ports.bucket.read(key);
      },
      write: (...call) => {
        calls.push(`write ${call[0]}`);
        return ports.bucket.write(...call);
      },
    },
  }));
});

/** Releases until there are so many: two days between them, each with one prefix more. */
async function playUntil(releases: number, each: (seq: number) => Promise<void> = async () => {}) {
  for (let seq = 1; seq <= releases; seq++) {
    const more = Array.from({ length: seq }, (_, index) => entry(`13.${index}.0.0/24`));
    world.serve(received((seq - 1) * 48, [...BASE, ...more]));
    expect((await world.ingest()).kind).toBe('released');
    await world.converge();
    await each(seq);
  }
}

const feedText = async () => (await world.readText(KEY)) ?? '';
const seqsIn = async () =>
  expectSound(await feedText()).entries.map(({ id }) => Number(/changes\/(\d+)\.json$/.exec(id)?.[1]));
const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

/** Puts other bytes where the feed is, as somebody might. */
async function replaceFeed(text: string): Promise<void> {
  const stored = await world.ports.bucket.read(KEY);
  const expected = stored && { kind: 'etag' as const, etag: stored.etag };
  const headers = { contentType: 'text/plain', cacheControl: '' };
  await world.ports.bucket.write(
    KEY,
    new TextEncoder().encode(text),
    headers,
    expected ?? { kind: 'absent' },
  );
}

describe('over months', () => {
  it('has the newest 50 releases, newest first, as their months record them', async () => {
    await playUntil(58, async (seq) => expect(await seqsIn()).toEqual(down(seq, Math.max(1, seq - 49))));
    const index = JSON.parse((await world.readText('changes/index.json')) ?? '') as ChangeIndex;
    expect(index.months).toHaveLength(4);
    const months = await Promise.all(
      index.months.map(
        async ({ month }) =>
          JSON.parse((await world.readText(`changes/${month}.json`)) ?? '') as MonthDocument,
      ),
    );
    const recorded = months.flatMap(({ changes }) => changes).reverse();
    const { entries } = expectSound(await feedText());
    expect(entries.map(({ title, updated }) => ({ title, updated }))).toEqual(
      recorded.slice(0, 50).map(({ words, createDate }) => ({ title: words.en.title, updated: createDate })),
    );
  });

  it('is made from the months that it shows, and from no record of a single release', async () => {
    await playUntil(58);
    calls.length = 0;
    world.serve(received(58 * 48, [...BASE, entry('13.200.0.0/24')]));
    await world.ingest();
    await world.converge();
    // Releases 10 to 59: the first month, with 1 to 16, is still needed; the newest is read once more to be recorded.
    const reads = calls.filter((call) => call.startsWith('read changes/')).sort();
    expect(reads).toEqual([
      'read changes/2026-01.json',
      'read changes/2026-02.json',
      'read changes/2026-03.json',
      'read changes/2026-04.json',
      'read changes/2026-04.json',
      'read changes/59.json',
      'read changes/index.json',
      'read changes/index.json',
    ]);
  });
});

describeWithTool('jing', 'jing', () => {
  it('finds the feed valid after the first release and after many', async () => {
    const feeds: Record<string, string> = {};
    await playUntil(55, async (seq) => {
      if (seq === 1 || seq % 9 === 1) feeds[seq] = await feedText();
    });
    await converge(world.ports, { ...TELLING, languages: ['ja', 'en'] });
    feeds['both'] = await feedText();
    expect(feeds['both']).toContain('xml:lang="ja"');
    const said = await judge(feeds);
    expect(Object.keys(said)).toHaveLength(8);
    expect(Object.values(said).filter((against) => against !== '')).toEqual([]);
  });
});

describe('a converge', () => {
  it('without a new release neither reads nor writes the feed or a month', async () => {
    await playUntil(2);
    calls.length = 0;
    await world.converge();
    expect(calls.filter((call) => /changes/.test(call))).toEqual(['read changes/index.json']);
    expect(calls.filter((call) => call.startsWith('write'))).toEqual([]);
  });

  it('writes the feed after the months and before the index', async () => {
    await playUntil(1);
    const writes = calls.filter((call) => /^write changes/.test(call));
    expect(writes).toEqual([
      'write changes/1.json',
      'write changes/2026-01.json',
      'write changes.atom',
      'write changes/index.json',
    ]);
  });

  it('with another base URL or other languages writes it anew, once', async () => {
    await playUntil(2);
    for (const telling of [
      { ...TELLING, baseUrl: 'https://elsewhere.example' },
      { ...TELLING, languages: ['ja'] as const },
    ]) {
      await converge(world.ports, telling);
      const feed = expectSound(await feedText());
      expect(feed.id).toBe(`${telling.baseUrl}/changes.atom`);
      expect(feed.language).toBe(telling.languages[0]);
      expect(await seqsIn()).toEqual([2, 1]);
      calls.length = 0;
      await converge(world.ports, telling);
      expect(calls.filter((call) => call.startsWith('write'))).toEqual([]);
    }
  });

  it('writes it where releases were recorded before there was one', async () => {
    await playUntil(2);
    const before = await feedText();
    const { atomFor, ...old } = JSON.parse((await world.readText('changes/index.json')) ?? '') as ChangeIndex;
    expect(atomFor).toBe('https://lists.example en');
    const { bucket } = world.ports;
    const [feed, index] = await Promise.all([bucket.read(KEY), bucket.read('changes/index.json')]);
    await bucket.remove(KEY, feed?.etag ?? '');
    await bucket.write(
      'changes/index.json',
      new TextEncoder().encode(JSON.stringify(old)),
      { contentType: 'application/json', cacheControl: '' },
      { kind: 'etag', etag: index?.etag ?? '' },
    );
    await world.converge();
    expect(await feedText()).toBe(before);
  });
});

describe('what somebody puts in its place', () => {
  it.each(['', 'no XML', '<id>https://lists.example/changes/999.json</id>'])(
    'does not stop the next release: %j',
    async (text) => {
      await playUntil(1);
      await replaceFeed(text);
      world.serve(received(48, [...BASE, entry('13.200.0.0/24')]));
      await world.ingest();
      await world.converge();
      expect(await seqsIn()).toEqual([2, 1]);
    },
  );

  it('a month that somebody broke costs its entries, and holds up nothing', async () => {
    await playUntil(20);
    const { bucket } = world.ports;
    const month = await bucket.read('changes/2026-01.json');
    await bucket.write(
      'changes/2026-01.json',
      new TextEncoder().encode('{'),
      { contentType: 'application/json', cacheControl: '' },
      { kind: 'etag', etag: month?.etag ?? '' },
    );
    world.serve(received(20 * 48, [...BASE, entry('13.200.0.0/24')]));
    await world.ingest();
    await world.converge();
    expect(await seqsIn()).toEqual(down(21, 17));
    expect(JSON.parse((await world.readText('latest.json')) ?? '')).toMatchObject({ seq: 21 });
  });
});
