// A plan against what really happens: the same configuration taken by the same world, and what is public before and after.
import { excludeCidr, mergeCidr } from 'cidr-tools';
import { beforeEach, describe, expect, test } from 'vitest';
import { makePlan, type Plan } from '../../../local/plan/plan.ts';
import { planText } from '../../../local/plan/text.ts';
import { type Config, defineConfig, type Settings } from '../../../shared/config.ts';
import type { ReceivedFeed } from '../../../shared/feed/feed.ts';
import { BASE, entry, FIRST_TOKEN, received, varied } from '../../world/feeds.ts';
import { latestOf, pollAt, settle, take } from '../../world/settling.ts';
import { makeWorld, type World } from '../../world/world.ts';

const DAY = 86_400;
const configured = (settings: Partial<Settings> = {}): Config =>
  defineConfig({
    regions: ['ap-northeast-1'],
    allowlists: ['streaming', 'client', 'domains'],
    formats: ['plain', 'plain-domains', 'json'],
    ...settings,
  });

const NOW = configured();
const NEXT_DAY = FIRST_TOKEN + DAY;
const FEED = received(0, BASE);

let world: World;
beforeEach(async () => {
  world = makeWorld();
  await take(world, 0, BASE, NOW);
});

function plan(config: Config, feed: ReceivedFeed = FEED, now = NEXT_DAY): Promise<Plan> {
  const read = async (key: string) => (await world.ports.bucket.read(key))?.bytes;
  return makePlan({ read, config, received: feed, now });
}

const urls = async () => Object.keys((await latestOf(world)).files).sort();

/** What is public of a list, addresses of both families. */
async function addressesOf(list: string): Promise<string[]> {
  const texts = await Promise.all(
    ['ipv4', 'ipv6'].map((family) => world.readText(`current/ap-northeast-1/${list}/${family}.txt`)),
  );
  return texts.flatMap((text) => text?.trimEnd().split('\n') ?? []);
}

const CHANGES: readonly (readonly [what: string, settings: Partial<Settings>, loses: boolean])[] = [
  ['the same', {}, false],
  ['a list more', { allowlists: ['streaming', 'client', 'domains', 'web'] }, false],
  ['a list less', { allowlists: ['streaming', 'client'] }, true],
  ['a Region more', { regions: ['ap-northeast-1', 'us-east-1'] }, false],
  ['one format more', { formats: ['plain', 'plain-domains', 'json', 'csv'] }, false],
  ['one format less', { formats: ['plain', 'plain-domains'] }, true],
  ['one protocol less', { streaming: ['dcv'] }, true],
  ['one protocol less, and no hold', { streaming: ['dcv'], holdDays: 0 }, true],
  ['a directory in place of any', { directories: ['d-9067000000'] }, true],
  [
    'an exception that takes something out',
    {
      exclude: [
        { prefix: '3.115.0.0/22', allowlists: ['streaming'], reason: 'x', owner: 'y', expires: '2026-12-31' },
      ],
    },
    true,
  ],
  [
    'an exception that adds something',
    {
      include: [
        { prefix: '52.1.0.0/24', allowlists: ['streaming'], reason: 'x', owner: 'y', expires: '2026-12-31' },
      ],
    },
    false,
  ],
  [
    'other limits',
    { limits: { streaming: [{ consumer: 'small box', entries: 2, counts: 'together' }] } },
    false,
  ],
];

describe('what it says is what happens', () => {
  test.each(CHANGES)('%s', async (_, settings, loses) => {
    const config = configured(settings);
    const before = { urls: await urls(), contents: await world.contents() };
    const lists = ['streaming', 'client', 'web'];
    const sets = new Map(
      await Promise.all(lists.map(async (list) => [list, await addressesOf(list)] as const)),
    );
    const said = await plan(config);
    expect(await world.contents()).toEqual(before.contents);

    await pollAt(world, NEXT_DAY, config);
    const after = await urls();
    expect(said.losesAnything).toBe(loses);
    const here = (key: string) => key.startsWith('current/');
    expect(said.newUrls.filter(here).sort()).toEqual(after.filter((url) => !before.urls.includes(url)));
    expect(said.vanishedUrls.filter(here).sort()).toEqual(before.urls.filter((url) => !after.includes(url)));
    for (const list of lists) {
      const [was, is] = [sets.get(list) ?? [], await addressesOf(list)];
      const rows = said.lists.filter((each) => each.allowlist === list && each.region === 'ap-northeast-1');
      const of = (kind: 'added' | 'removed' | 'leaving') =>
        rows.flatMap(({ addresses }) => addresses.flatMap((each) => each[kind]));
      expect([list, mergeCidr([...of('added')])]).toEqual([list, mergeCidr(excludeCidr(is, was))]);
      expect([list, mergeCidr([...of('removed')])]).toEqual([list, mergeCidr(excludeCidr(was, is))]);
      // What it says will leave is public still, and gone when the days of the hold are over.
      expect(excludeCidr([...of('leaving')], is)).toEqual([]);
    }
    const held = await addressesOf('streaming');
    const leaving = said.lists.flatMap((each) => each.addresses.flatMap((family) => family.leaving));
    await pollAt(world, NEXT_DAY + 8 * DAY, config);
    expect(mergeCidr(excludeCidr(held, await addressesOf('streaming')))).toEqual(mergeCidr([...leaving]));
  });

  test('nothing, where nothing changes: also while holds run and once they have been told', async () => {
    const dcv = configured({ streaming: ['dcv'] });
    await pollAt(world, NEXT_DAY, dcv);
    expect(await plan(dcv, FEED, NEXT_DAY + DAY)).toMatchObject({ lists: [], newUrls: [], vanishedUrls: [] });
    const back = await plan(NOW, FEED, NEXT_DAY + DAY);
    expect(back.losesAnything).toBe(false);
    expect(planText(await plan(dcv, FEED, NEXT_DAY + DAY))).toContain('\nnothing changes\n');
  });
});

test('before the first release, everything is new and nothing is lost', async () => {
  world = makeWorld();
  const said = await plan(NOW);
  expect(said).toMatchObject({ seq: null, losesAnything: false, vanishedUrls: [] });
  expect(said.lists.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
  expect(planText(said)).toContain('nothing is published yet');
});

test("a newer feed's own changes are in it, and it says so", async () => {
  const newer = received(2, varied(BASE, { plus: [entry('3.115.8.0/22', 'WORKSPACES_GATEWAYS')] }));
  const said = await plan(NOW, newer);
  expect(said.lists.find(({ allowlist }) => allowlist === 'streaming')?.addresses[0]?.added).toEqual([
    '3.115.8.0/22',
  ]);
  expect(planText(said)).toContain('the feed is newer than what is published');
});

test('an older feed is refused', async () => {
  await take(world, 2, varied(BASE, { plus: [entry('3.115.8.0/22', 'WORKSPACES_GATEWAYS')] }), NOW);
  await expect(plan(NOW, FEED)).rejects.toThrow(/expected the feed of what is published/);
});

test('while lists are pinned nothing would be published, and it says so', async () => {
  await take(world, 2, varied(BASE, { plus: [entry('3.115.8.0/22', 'WORKSPACES_GATEWAYS')] }), NOW);
  await settle(world, { kind: 'rollback', seq: 1, until: null }, NOW);
  const said = await plan(configured({ streaming: ['dcv'] }), received(2, BASE));
  expect(said).toMatchObject({ pinnedTo: 1, lists: [], newUrls: [], vanishedUrls: [] });
  expect(planText(said)).toContain('pinned to release 1');
});
