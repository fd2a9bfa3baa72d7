// The daily digest: what it says of releases that were told by themselves meanwhile, and that nothing keeps back the rest.
import { describe, expect, it } from 'vitest';
import type { ProgramMessage } from '../../shared/alerts/alert.ts';
import { defineConfig } from '../../shared/config.ts';
import type { Ports } from '../../shared/ports.ts';
import { nextTime } from '../../shared/release/digest.ts';
import { decodeHead } from '../../shared/release/head.ts';
import { QUIET } from '../../shared/release/watchdog-state.ts';
import { BASE, entry, varied } from '../world/feeds.ts';
import { headOf, manyGateways, settle, take } from '../world/settling.ts';
import { LISTS, makeWorld, type World } from '../world/world.ts';

/** What AWS removes leaves at once. */
const AT_ONCE = defineConfig({
  regions: ['ap-northeast-1'],
  allowlists: LISTS,
  formats: ['plain', 'json'],
  holdDays: 0,
});

const WIDE = '13.34.0.0/16';
const GATEWAY = entry('18.246.0.0/24', 'WORKSPACES_GATEWAYS');

const messagesOf = ({ alerts }: World) => alerts.map(({ json }) => JSON.parse(json) as ProgramMessage);

/** What a digest has to open and to close, by list. */
function digestsOf(world: World) {
  return messagesOf(world)
    .filter(({ kind }) => kind === 'digest')
    .map(({ lists, release, totals, ...rest }) => ({
      ...rest,
      totals,
      releases: release?.releases,
      lists: lists.map(({ name }) => name),
      open: lists.flatMap(({ open }) => open.flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix))),
      close: lists.flatMap(({ close }) =>
        close.flatMap(({ prefixes }) => prefixes.map(({ prefix }) => prefix)),
      ),
    }));
}

describe('a digest, after an alert that was sent at once', () => {
  it('does not tell to open what that alert said may be closed', async () => {
    const world = makeWorld();
    await take(world, 0, BASE, AT_ONCE);
    await take(world, 1, [...BASE, entry(WIDE)], AT_ONCE);
    await take(world, 2, [...BASE, GATEWAY], AT_ONCE);
    expect(messagesOf(world).at(-1)?.total).toMatchObject({ close: 1 });
    await world.nextDay();
    expect(digestsOf(world)).toEqual([]);
    expect((await headOf(world)).folded).toEqual([]);
  });

  it('tells the rest', async () => {
    const world = makeWorld();
    await take(world, 0, BASE, AT_ONCE);
    await take(world, 1, [...BASE, entry(WIDE), entry('13.40.0.0/16')], AT_ONCE);
    await take(world, 2, [...BASE, GATEWAY, entry('13.40.0.0/16')], AT_ONCE);
    await take(world, 3, [...BASE, GATEWAY, entry('13.40.0.0/16'), entry('13.50.0.0/16')], AT_ONCE);
    await world.nextDay();
    expect(digestsOf(world)).toMatchObject([
      { releases: 2, lists: ['client'], open: ['13.40.0.0/16', '13.50.0.0/16'], close: [] },
    ]);
  });

  it('tells what changed again after it', async () => {
    const world = makeWorld();
    await take(world, 0, BASE, AT_ONCE);
    await take(world, 1, [...BASE, entry(WIDE)], AT_ONCE);
    await take(world, 2, [...BASE, GATEWAY], AT_ONCE);
    await take(world, 3, [...BASE, GATEWAY, entry(WIDE)], AT_ONCE);
    await world.nextDay();
    expect(digestsOf(world)).toMatchObject([{ open: [WIDE], close: [] }]);
  });

  it('says nothing of what a rollback took back', async () => {
    const world = makeWorld();
    await take(world, 0, BASE);
    await take(world, 1, [...BASE, entry(WIDE)]);
    await settle(world, { kind: 'rollback', seq: 1, until: null });
    await world.nextDay();
    expect(digestsOf(world)).toEqual([]);
  });
});

it('a digest tells what leaves each of its lists, also one that its last release did not change', async () => {
  const world = makeWorld();
  await take(world, 0, BASE);
  await take(world, 1, varied(BASE, { without: ['103.4.8.0/21'], plus: [entry(WIDE)] }));
  await take(
    world,
    2,
    varied(BASE, { without: ['103.4.8.0/21'], plus: [entry(WIDE), entry('13.40.0.0/16', 'EC2')] }),
  );
  await world.nextDay();
  const [digest] = digestsOf(world);
  expect(digest?.lists).toEqual(['client', 'web']);
  expect(digest?.totals).toMatchObject([{ leaving: [{ count: 1 }] }]);
});

it('a digest does not count what leaves a list of which it says nothing', async () => {
  const world = makeWorld();
  // So much goes at once that it waits for a person, and stays in `client` meanwhile.
  const rest = varied(BASE, { without: ['3.112.0.0/14'] });
  const browser = entry('13.40.0.0/16', 'EC2');
  await take(world, 0, BASE, AT_ONCE);
  await take(world, 1, rest, AT_ONCE);
  await take(world, 2, [...rest, entry(WIDE), browser], AT_ONCE);
  await take(world, 3, [...rest, browser], AT_ONCE);
  await world.nextDay();
  expect(digestsOf(world)).toMatchObject([{ lists: ['web'], totals: [{ leaving: [] }] }]);
  expect(world.alerts.at(-1)?.text).not.toMatch(/0 of \d+ are shown/);
});

it('an alert that cannot be made keeps back no other', async () => {
  let isLost = false;
  const world = makeWorld(
    (ports): Ports => ({
      ...ports,
      sendAlert: async (alert) => {
        if (isLost && alert.id.startsWith('release-')) throw new Error('the topic refuses it');
        await ports.sendAlert(alert);
      },
    }),
  );
  await take(world, 0, BASE);
  isLost = true;
  await take(world, 1, [...BASE, GATEWAY]).catch(() => 'failed');
  await take(world, 2, [...BASE, GATEWAY, entry(WIDE)]).catch(() => 'failed');
  world.setClock(world.ports.clock.now() + 86_400);
  await expect(world.converge()).rejects.toThrow('the topic refuses it');
  expect(digestsOf(world)).toHaveLength(1);
  expect((await headOf(world)).outbox.map(({ kind }) => kind)).toEqual(['release']);
});

it('what a person must know besides a change reaches those who chose another Region, or list', async () => {
  const world = makeWorld();
  await take(world, 0, BASE);
  await take(world, 1, [...BASE, ...manyGateways(45), entry(WIDE)]);
  const told = world.alerts.at(-1);
  expect(told?.severity).toBe('approval');
  expect(told?.attributes['allowlist']).toEqual(expect.arrayContaining([...LISTS]));
});

it('an id is short, however many lists it is about', async () => {
  const world = makeWorld();
  const home = ['ap-northeast-1'] as const;
  const more = ['eu-west-1', 'eu-west-2', 'eu-central-1', 'ap-southeast-1', 'ap-southeast-2'] as const;
  const settings = { allowlists: ['streaming', 'streaming-accelerator', 'web'], formats: ['plain'] } as const;
  await take(world, 0, BASE, defineConfig({ ...settings, regions: home }));
  await take(world, 1, BASE, defineConfig({ ...settings, regions: [...home, ...more] }));
  expect(messagesOf(world).flatMap(({ told }) => told.map(({ topic }) => topic))).toContain('empty');
  for (const { id } of world.alerts) expect(id).toMatch(/^[!-~]{1,60}$/);
});

it('a HEAD from before digests and endings is read', async () => {
  const world = makeWorld();
  await take(world, 0, BASE);
  const stored = await world.ports.table.readHead();
  if (stored === undefined) throw new Error('no HEAD');
  const { folded: _, watchdog: __, ...rest } = JSON.parse(stored.body) as Record<string, unknown>;
  const watchdog = { unverifiedSince: 7, laggingSince: null, reminders: {} };
  const head = decodeHead({ ...stored, body: JSON.stringify({ ...rest, watchdog }) });
  expect(head.folded).toEqual([]);
  expect(head.watchdog).toEqual({ ...QUIET, unverifiedSince: 7 });
});

it.each([
  [0, 0, 86_400],
  [1, 0, 86_400],
  [86_399, 0, 86_400],
  [0, 23, 82_800],
  [82_800, 23, 82_800 + 86_400],
  [82_799, 23, 82_800],
])('after %i, hour %i comes at %i', (after, hour, expected) => {
  expect(nextTime(after, hour)).toBe(expected);
});
