// A decision is bound to the exact prefixes that a person was shown: whatever AWS changes about them asks anew.
import { beforeEach, describe, expect, it } from 'vitest';
import { findWaiting, type Waiting } from '../../shared/allowlist/decisions.ts';
import { listWaiting } from '../../shared/approvals.ts';
import { BASE, entry, varied } from '../world/feeds.ts';
import { manyGateways, onlyWaiting, settle, take } from '../world/settling.ts';
import { makeWorld, type World } from '../world/world.ts';

const START = [...BASE, entry('3.115.8.0/22', 'WORKSPACES_GATEWAYS')];
const GROWN = [...START, ...manyGateways(45)];
/** In no document, so that nothing else asks for them. */
const GATEWAYS_LOST = ['3.115.0.0/22', '3.115.8.0/22'];

let world: World;
beforeEach(async () => {
  world = makeWorld();
  await take(world, 0, START);
});

/** An order under a digest that no longer holds changes nothing, and says where to look. */
async function expectRefused(digest: string) {
  const before = await world.contents();
  for (const kind of ['approve', 'deny'] as const) {
    await expect(settle(world, { kind, digest })).rejects.toThrow(/^[^\n]*look at `approvals` again[^\n]*$/);
  }
  expect(await world.contents()).toEqual(before);
}

describe('a digest', () => {
  it('may be cut to its first 8 digits, and no shorter', async () => {
    await take(world, 1, GROWN);
    const { digest } = await onlyWaiting(world);
    await expectRefused(digest.slice(0, 7));
    const { record } = await settle(world, { kind: 'deny', digest: digest.slice(0, 8) });
    expect(record.digest).toBe(digest);
  });

  it.each(['', '00000000', '0'.repeat(64), 'f'.repeat(65), 'pinned', '.{8,64}'])(
    'under which nothing waits is refused: %j',
    async (digest) => {
      await expectRefused(digest);
      await take(world, 1, GROWN);
      await expectRefused(digest);
    },
  );

  it('that several things begin with is refused, and says so', () => {
    const waiting = ['aabbccdd1', 'aabbccdd2'].map((start) => ({ digest: start.padEnd(64, '0') }) as Waiting);
    expect(() => findWaiting(waiting, 'aabbccdd')).toThrow(/the beginning of several digests/);
    expect(findWaiting(waiting, 'aabbccdd2').digest).toMatch(/^aabbccdd2/);
  });
});

describe('a digest that was shown', () => {
  it('holds while nothing about its prefixes changes, whatever else the feed does', async () => {
    await take(world, 1, GROWN);
    const { digest } = await onlyWaiting(world);
    await take(world, 2, varied(GROWN, { without: ['103.4.8.0/21'] }));
    expect((await onlyWaiting(world)).digest).toBe(digest);
    await settle(world, { kind: 'approve', digest });
    expect((await listWaiting(world.ports)).waiting).toEqual([]);
  });

  it('is refused when AWS took back one of the prefixes that are withheld', async () => {
    await take(world, 1, GROWN);
    const { digest } = await onlyWaiting(world);
    await take(world, 2, varied(GROWN, { without: ['43.218.7.0/24'] }));
    await expectRefused(digest);
    const now = await onlyWaiting(world);
    expect(now.prefixes).toHaveLength(44);
    await settle(world, { kind: 'approve', digest: now.digest });
    expect(await world.readText('current/ap-northeast-1/streaming/ipv4.txt')).not.toContain('43.218.7.0/24');
  });

  it('does not hold for prefixes that AWS added later: they are a question of their own', async () => {
    await take(world, 1, GROWN);
    const { digest } = await onlyWaiting(world);
    await take(world, 2, [...START, ...manyGateways(90)]);
    const { record } = await settle(world, { kind: 'approve', digest });
    expect(record.prefixes).toHaveLength(45);
    const text = (await world.readText('current/ap-northeast-1/streaming/ipv4.txt')) ?? '';
    expect(text).toContain('43.218.40.0/22\n');
    expect(text).not.toContain('43.218.64.0');
    expect((await onlyWaiting(world)).prefixes).toHaveLength(45);
  });

  it('is refused when AWS brought back one of the prefixes whose removal waits', async () => {
    await take(world, 1, varied(START, { without: GATEWAYS_LOST }));
    const { digest } = await onlyWaiting(world);
    await take(world, 2, varied(START, { without: GATEWAYS_LOST.slice(0, 1) }));
    await expectRefused(digest);
    expect((await onlyWaiting(world)).prefixes).toEqual(['3.115.0.0/22']);
  });

  it('is refused when the same prefixes went, came back and went again', async () => {
    await take(world, 1, varied(START, { without: GATEWAYS_LOST }));
    const { digest } = await onlyWaiting(world);
    await take(world, 2, START);
    await expectRefused(digest);
    await take(world, 3, varied(START, { without: GATEWAYS_LOST }));
    await expectRefused(digest);
    expect((await onlyWaiting(world)).prefixes).toHaveLength(2);
  });

  it('settles once: the second order under it is refused', async () => {
    await take(world, 1, GROWN);
    const { digest } = await onlyWaiting(world);
    await settle(world, { kind: 'approve', digest });
    await expectRefused(digest);
  });
});
