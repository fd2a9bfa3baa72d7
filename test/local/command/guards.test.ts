// `replay`: what the guards withhold or hold until a person approves, at the very borders of their limits.
import { afterAll, describe, expect, test } from 'vitest';
import { playSoundly } from './played.ts';
import { temporaryFolder } from './run.ts';
import { EC2, GATEWAY, HOME, numbered, type Row, type Version } from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const NEW_GATEWAY: Row = ['60.41.8.0/22', HOME, 'WORKSPACES_GATEWAYS'];
const NOTHING = { holds: 0, holdsCancelled: 0, withheld: 0, dropped: 0, rejected: 0 };

const prefixes = (rows: readonly Row[]) => rows.map(([prefix]) => prefix);
const gateways = (count: number) =>
  numbered(count, (i) => [`60.42.${2 * i}.0/24`, HOME, 'WORKSPACES_GATEWAYS']);
const hosts = (count: number) => numbered(count, (i) => [`60.43.${i >> 7}.${2 * (i & 127)}/32`, HOME, 'EC2']);
/** As large as those of the base feed. */
const blocks = (count: number) => numbered(count, (i) => [`61.${i >> 4}.${16 * (i & 15)}.0/21`, HOME, 'EC2']);

describe.concurrent('replay', () => {
  test.each([
    ['40 gateways at once', gateways(40), 'streaming'],
    ['100 prefixes of a small selector', hosts(100), 'web'],
  ] as const)('%s are published', async (_, add, name) => {
    const { summary, list } = await playSoundly(temporary.path, [{ day: 1, add }]);
    expect(summary).toMatchObject({ ...NOTHING, releases: 2 });
    expect(list(name)).toEqual(expect.arrayContaining(prefixes(add)));
  });

  test.each([
    ['41 gateways at once', gateways(41), 'streaming'],
    ['101 prefixes of a small selector', hosts(101), 'web'],
  ] as const)('%s are withheld, or published when approved', async (_, add, name) => {
    const waiting = await playSoundly(temporary.path, [{ day: 1, add }, { day: 60 }], '--approve', 'none');
    expect(waiting.summary).toMatchObject({ ...NOTHING, releases: 1, alerts: 2, withheld: add.length });
    expect(waiting.list(name).filter((prefix) => prefixes(add).includes(prefix))).toEqual([]);
    const approved = await playSoundly(temporary.path, [{ day: 1, add }, { day: 60 }], '--approve', 'all');
    expect(approved.summary.releases).toBe(2);
    expect(approved.list(name)).toEqual(expect.arrayContaining(prefixes(add)));
  });

  test.each([
    ['half of its addresses', 50, 0, 3],
    ['more than half of its addresses', 51, 51, 2],
  ])('a selector of 100 prefixes that grows by %s', async (_, more, withheld, releases) => {
    const large = blocks(90 + more);
    const versions = [
      { day: 1, add: large.slice(0, 90) },
      { day: 2, add: large.slice(90) },
    ];
    const { summary, list } = await playSoundly(temporary.path, versions, '--approve', 'none');
    expect(summary).toMatchObject({ ...NOTHING, withheld, releases });
    expect(list('web')).toHaveLength(100 + more - withheld);
  });

  test('a gateway that AWS removes stays for ever, unless approved', async () => {
    const versions: readonly Version[] = [
      { day: 1, add: [NEW_GATEWAY] },
      { day: 2, rem: [NEW_GATEWAY] },
      { day: 400 },
    ];
    const waiting = await playSoundly(temporary.path, versions, '--approve', 'none');
    // One hold for each list that it leaves.
    const { held } = waiting.json('latest.json') as { readonly held: readonly unknown[] };
    expect(held).toContainEqual(expect.objectContaining({ prefix: NEW_GATEWAY[0], allowlist: 'streaming' }));
    expect(waiting.summary).toMatchObject({ ...NOTHING, releases: 2, alerts: 3, holds: held.length });
    expect(waiting.list('streaming')).toEqual([GATEWAY[0], NEW_GATEWAY[0]]);
    const approved = await playSoundly(temporary.path, versions, '--approve', 'all');
    expect(approved.list('streaming')).toEqual([GATEWAY[0]]);
  });

  test.each([
    ['a fifth is held for 7 days', 2, 8],
    ['more than a fifth is held until approved', 3, 10],
  ])('of what leaves at once, %s', async (_, leaving, left) => {
    const { list } = await playSoundly(
      temporary.path,
      [{ day: 1, rem: EC2.slice(0, leaving) }, { day: 400 }],
      '--approve',
      'none',
    );
    expect(list('web')).toHaveLength(left);
  });
});
