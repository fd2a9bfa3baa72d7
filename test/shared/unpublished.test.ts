// What is published no more is told: a list, a format or a Region that leaves the configuration, and nothing else.
import { expect, it } from 'vitest';
import { type Config, defineConfig, type Settings } from '../../shared/config.ts';
import { BASE, entry } from '../world/feeds.ts';
import { settle, take } from '../world/settling.ts';
import { makeWorld, type World } from '../world/world.ts';

const config = (settings: Partial<Settings> = {}) =>
  defineConfig({
    regions: ['ap-northeast-1', 'us-west-2'],
    allowlists: ['streaming', 'web'],
    formats: ['plain', 'pf'],
    ...settings,
  });

const FEED = [
  ...BASE,
  entry('18.246.0.0/24', 'WORKSPACES_GATEWAYS', 'us-west-2'),
  entry('44.224.0.0/11', 'EC2', 'us-west-2'),
];

/** What firewalls and jobs can fetch. */
async function publicKeys({ ports }: World): Promise<readonly string[]> {
  const found = await Promise.all(['current/', 'requirements/'].map((prefix) => ports.bucket.list(prefix)));
  return found.flat().map(({ key }) => key);
}

/** A feed under another configuration: the keys that are gone, and what is said of it. */
async function changeTo(world: World, next: Config, hours = 1) {
  const before = await publicKeys(world);
  world.alerts.length = 0;
  await take(world, hours, FEED, next);
  const after = new Set(await publicKeys(world));
  const said = world.alerts.filter(({ id }) => id.startsWith('unpublished-'));
  return { gone: before.filter((key) => !after.has(key)), said };
}

/** Whether a key is one that a short form stands for. */
function standsFor(short: string, key: string): boolean {
  if (short.startsWith('…')) return key.endsWith(short.slice(1));
  return short.endsWith('/') ? key.startsWith(short) : key === short;
}

it.each<[what: string, narrower: Partial<Settings>, files: readonly string[]]>([
  ['a list', { allowlists: ['streaming'] }, ['current/ap-northeast-1/web/', 'current/us-west-2/web/']],
  ['a format', { formats: ['plain'] }, ['…/pf.table']],
  [
    'a Region with its rules',
    { regions: ['ap-northeast-1'] },
    ['current/us-west-2/streaming/', 'current/us-west-2/web/', 'requirements/us-west-2.json'],
  ],
])('%s that leaves the configuration is told, once', async (_, narrower, files) => {
  const world = makeWorld();
  await take(world, 0, FEED, config());
  const { gone, said } = await changeTo(world, config(narrower));
  expect(gone.length).toBeGreaterThan(0);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ severity: 'health' });
  const { told } = JSON.parse(said[0]?.json ?? '') as {
    told: readonly { files: { named: readonly string[] } }[];
  };
  expect(told[0]?.files.named).toEqual(files);
  for (const key of gone)
    expect(
      files.some((short) => standsFor(short, key)),
      key,
    ).toBe(true);
  for (const short of files)
    expect(
      gone.some((key) => standsFor(short, key)),
      short,
    ).toBe(true);
  expect((await changeTo(world, config(narrower), 2)).said).toEqual([]);
});

it('says nothing where more is published, or the same', async () => {
  const world = makeWorld();
  await take(world, 0, FEED, config({ regions: ['ap-northeast-1'], formats: ['plain'] }));
  expect(await changeTo(world, config())).toEqual({ gone: [], said: [] });
  expect(await changeTo(world, config(), 2)).toEqual({ gone: [], said: [] });
});

it('tells of a format that a rollback takes away', async () => {
  const world = makeWorld();
  await take(world, 0, FEED, config({ formats: ['plain'] }));
  await take(world, 1, FEED, config());
  world.alerts.length = 0;
  await settle(world, { kind: 'rollback', seq: 1, until: null }, config());
  const said = world.alerts.filter(({ id }) => id.startsWith('unpublished-'));
  expect(said.map(({ text }) => text.includes('…/pf.table'))).toEqual([true]);
});
