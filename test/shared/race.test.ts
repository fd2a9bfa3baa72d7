// Promises 1, 2 and 3: several at once. One run is stopped in the middle while another goes all the way.
import { afterEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../shared/ports.ts';
import type { VersionDocument } from '../../shared/release/documents.ts';
import { BASE, entry, received, varied } from '../world/feeds.ts';
import { keyFrom, signedComment } from '../world/signing.ts';
import { makeWorld, type World } from '../world/world.ts';

const { signer, publicKey } = keyFrom('one');
const FIRST = received(0, BASE);
const SECOND = received(1, [...BASE, entry('13.34.0.0/16')]);
const THIRD = received(2, varied(BASE, { plus: [entry('13.34.0.0/16'), entry('13.36.0.0/16')] }));

/** What happens in between, once: set by a test, and taken by the first call that it waits for. */
let between: { readonly before: string; readonly act: () => Promise<void> } | undefined;
let world: World;
afterEach(() => {
  between = undefined;
});

/** Ports at which something else can happen just before a call: `writeHead`, or a read or write of a key. */
function interruptible(ports: Ports): Ports {
  const pass = async (call: string) => {
    const now = between;
    if (now?.before !== call) return;
    between = undefined;
    await now.act();
  };
  return {
    ...ports,
    table: {
      ...ports.table,
      writeHead: async (...call) => {
        await pass('writeHead');
        return ports.table.writeHead(...call);
      },
    },
    bucket: {
      ...ports.bucket,
      read: async (key) => {
        await pass(`read ${key}`);
        return ports.bucket.read(key);
      },
      write: async (...call) => {
        await pass(`write ${call[0]}`);
        return ports.bucket.write(...call);
      },
    },
  };
}

async function begin(...feeds: readonly ReturnType<typeof received>[]) {
  world = makeWorld((ports) => interruptible({ ...ports, signer }));
  for (const feed of feeds) {
    world.serve(feed);
    await world.ingest();
    await world.converge();
  }
}

const shownSeq = async () =>
  (JSON.parse((await world.readText('latest.json')) ?? '{}') as VersionDocument).seq;
const client = () => world.readText('current/ap-northeast-1/client/ipv4.txt');

describe('two ingests at once', () => {
  it('commit one after the other: who loses the race decides again', async () => {
    await begin(FIRST);
    world.serve(SECOND);
    between = {
      before: 'writeHead',
      act: async () => {
        world.serve(THIRD);
        await world.ingest();
      },
    };
    // The one that was overtaken holds an older feed in its hands, and HEAD is newer now.
    expect((await world.ingest()).kind).toBe('stale');
    await world.converge();
    expect(await client()).toContain('13.36.0.0/16');
    expect(await shownSeq()).toBe(2);
  });

  it('of the same feed make one release and one alert', async () => {
    await begin(FIRST);
    world.serve(SECOND);
    between = { before: 'writeHead', act: async () => void (await world.ingest()) };
    expect((await world.ingest()).kind).toBe('unchanged');
    await world.converge();
    expect(await shownSeq()).toBe(2);
    await world.nextDay();
    expect(world.alerts).toHaveLength(2);
  });
});

describe('a converge that is overtaken', () => {
  const overtake = (before: string) => {
    between = {
      before,
      act: async () => {
        world.serve(THIRD);
        await world.ingest();
        await world.converge();
      },
    };
  };

  it.each([
    'read changes/index.json',
    'read changes.atom',
    'read SHA256SUMS',
    'read SHA256SUMS.minisig',
    'write SHA256SUMS',
    'write SHA256SUMS.minisig',
    'read latest.json',
    'read version.json',
    'write current/ap-northeast-1/client/ipv4.txt',
    'write changes.atom',
    'write changes/index.json',
    'write latest.json',
    'write version.json',
  ])('before its "%s" leaves what the newer one published', async (call) => {
    await begin(FIRST);
    world.serve(SECOND);
    await world.ingest();
    overtake(call);
    await world.converge();
    expect(between, 'the interruption took place').toBeUndefined();
    expect(await client()).toContain('13.36.0.0/16');
    expect(await shownSeq()).toBe(3);
    expect(JSON.parse((await world.readText('version.json')) ?? '{}')).toMatchObject({ seq: 3 });
    expect(await signedComment(world, publicKey)).toMatch(/^seq:3 /);
    const index = JSON.parse((await world.readText('changes/index.json')) ?? '{}') as { throughSeq: number };
    expect(index.throughSeq).toBe(3);
    const feed = (await world.readText('changes.atom')) ?? '';
    expect(feed.match(/(?<=<id>.*changes\/)\d+(?=\.json<\/id>)/g)).toEqual(['3', '2', '1']);
    // Each release is told of once: the first by itself, the two routine ones together.
    await world.nextDay();
    expect(world.alerts.map(({ id }) => id.replace(/-[0-9a-f]{16}$/, ''))).toEqual([
      'release-1',
      'digest-2-3',
    ]);
  });
});
