// `replay`: what holds, guards and tokens do to what is published, on small histories.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { expectSound, playFiles, playSoundly } from './played.ts';
import { failed, fine, rangewatchHere, temporaryFolder } from './run.ts';
import {
  BASE,
  EC2,
  feedText,
  GATEWAY,
  HOME,
  historyText,
  type Row,
  tokenOf,
  type Version,
} from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

const NEW_GATEWAY: Row = ['60.41.8.0/22', HOME, 'WORKSPACES_GATEWAYS'];
const OTHER_GATEWAY: Row = ['60.41.16.0/22', HOME, 'WORKSPACES_GATEWAYS'];
const NOTHING = { holds: 0, holdsCancelled: 0, withheld: 0, dropped: 0, rejected: 0 };

const prefixes = (rows: readonly Row[]) => rows.map(([prefix]) => prefix);

describe.concurrent('replay', () => {
  test('the first version is release 1, with one baseline notice', async () => {
    const { summary, list, json } = await playSoundly(temporary.path, []);
    expect(summary).toMatchObject({ ...NOTHING, releases: 1, alerts: 1 });
    expect(list('web')).toEqual(prefixes(EC2));
    expect(list('streaming')).toEqual([GATEWAY[0]]);
    expect(list('streaming', 'ipv6')).toEqual([]);
    expect(json('version.json')).toMatchObject({ seq: 1, syncToken: tokenOf(0) });
  });

  test('an addition goes out at once, with one alert', async () => {
    const { summary, list } = await playSoundly(temporary.path, [{ day: 1, add: [NEW_GATEWAY] }]);
    expect(summary).toMatchObject({ ...NOTHING, releases: 2, alerts: 2 });
    expect(list('streaming')).toEqual([GATEWAY[0], NEW_GATEWAY[0]]);
  });

  test('a version that changes no list is no release, but is verified', async () => {
    const { summary, json } = await playSoundly(temporary.path, [
      { day: 1, add: [['61.0.0.0/16', 'eu-west-3', 'EC2']] },
    ]);
    expect(summary).toMatchObject({ ...NOTHING, releases: 1, alerts: 1 });
    expect(json('version.json')).toMatchObject({
      seq: 1,
      verifiedAt: '2023-11-15T22:13:20Z',
      expires: '2023-11-16T22:13:20Z',
    });
  });

  test('a removal is held', async () => {
    const { summary, list, json } = await playSoundly(temporary.path, [
      { day: 1, rem: EC2.slice(0, 1) },
      { day: 7.99 },
    ]);
    expect(summary).toMatchObject({ ...NOTHING, releases: 1, alerts: 1, holds: 1 });
    expect(list('web')).toEqual(prefixes(EC2));
    expect(json('latest.json')).toMatchObject({ held: [{ prefix: EC2[0]?.[0], allowlist: 'web' }] });
  });

  test('for 7 days from the first feed without it; then it is gone', async () => {
    const { summary, list, json } = await playSoundly(temporary.path, [
      { day: 1, rem: EC2.slice(0, 1) },
      { day: 7.99 },
      { day: 8 },
      { day: 9.1 },
    ]);
    // The second release is routine: the digest of the next midnight tells it.
    expect(summary).toMatchObject({ ...NOTHING, releases: 2, alerts: 2, holds: 1 });
    expect(list('web')).toEqual(prefixes(EC2.slice(1)));
    expect(json('latest.json')).toMatchObject({ cause: 'hold-expired', held: [] });
  });

  test('a prefix that leaves two lists is two holds', async () => {
    const entry: readonly Row[] = [
      ['61.0.0.0/20', HOME, 'AMAZON'],
      ['61.0.0.0/20', HOME, 'EC2'],
    ];
    const { summary, list } = await playSoundly(temporary.path, [
      { day: 1, add: entry },
      { day: 2, rem: entry },
    ]);
    // A fifth of EC2 and more leaves at once here: held until approved, and told.
    expect(summary).toMatchObject({ ...NOTHING, releases: 2, holds: 2 });
    expect([list('client'), list('web')]).toEqual([
      expect.arrayContaining(['61.0.0.0/20']),
      expect.arrayContaining(['61.0.0.0/20']),
    ]);
  });

  test('a prefix that returns within its hold: the hold is cancelled, and nobody is told', async () => {
    const flap = EC2.slice(0, 1);
    const { summary, list } = await playSoundly(temporary.path, [
      { day: 1, rem: flap },
      { day: 3, add: flap },
      { day: 30 },
    ]);
    expect(summary).toMatchObject({ ...NOTHING, releases: 1, alerts: 1, holds: 1, holdsCancelled: 1 });
    expect(list('web')).toEqual(prefixes(EC2));
  });

  test('a token that comes twice with other content is rejected', async () => {
    const { summary, list } = await playSoundly(temporary.path, [
      { day: 1, add: [NEW_GATEWAY] },
      { day: 1.1, tokenOfDay: 1, add: [OTHER_GATEWAY] },
    ]);
    expect(summary).toMatchObject({ ...NOTHING, releases: 2, rejected: 1 });
    expect(list('streaming')).toEqual([GATEWAY[0], NEW_GATEWAY[0]]);
  });

  test('a token that goes back has no effect, and the next one counts', async () => {
    const versions: readonly Version[] = [
      { day: 2, add: [NEW_GATEWAY] },
      { day: 2.5, tokenOfDay: 1, rem: [NEW_GATEWAY] },
    ];
    const stale = await playSoundly(temporary.path, versions);
    expect(stale.summary).toMatchObject({ ...NOTHING, releases: 2, alerts: 2 });
    expect(stale.list('streaming')).toEqual([GATEWAY[0], NEW_GATEWAY[0]]);
    expect(stale.json('version.json')).toMatchObject({ syncToken: tokenOf(2) });
    const next = await playSoundly(temporary.path, [
      ...versions,
      { day: 3, add: [NEW_GATEWAY, OTHER_GATEWAY] },
    ]);
    expect(next.summary).toMatchObject({ ...NOTHING, releases: 3 });
    expect(next.list('streaming')).toEqual([GATEWAY[0], NEW_GATEWAY[0], OTHER_GATEWAY[0]]);
  });

  test.each(['none', 'all'])(
    'reserved space and what is too wide is dropped, never published: %s',
    async (approve) => {
      const bad: readonly Row[] = [
        ['10.0.0.0/16', HOME, 'EC2'],
        ['252.0.0.0/10', HOME, 'AMAZON'],
        ['fd00:ec2::/40', HOME, 'EC2'],
        ['64.0.0.0/9', HOME, 'AMAZON'],
        ['60.44.0.0/19', HOME, 'WORKSPACES_GATEWAYS'],
      ];
      const { summary, list } = await playSoundly(
        temporary.path,
        [{ day: 1, add: bad }, { day: 2 }],
        '--approve',
        approve,
      );
      expect(summary).toMatchObject({ ...NOTHING, releases: 1, alerts: 2, dropped: 5 });
      const published = [list('client'), list('web'), list('web', 'ipv6'), list('streaming')].flat();
      for (const [prefix] of bad) expect(published).not.toContain(prefix);
    },
  );
});

describe.concurrent('replay, its arguments', () => {
  test('whole feeds are recordings too, one after the other', async () => {
    const folder = mkdtempSync(join(temporary.path, 'feeds-'));
    const paths = [BASE, [...BASE, NEW_GATEWAY]].map((rows, day) => {
      const path = join(folder, `${day}.json`);
      writeFileSync(path, feedText(rows, day));
      return path;
    });
    const played = await playFiles(temporary.path, paths);
    expectSound(played);
    expect(played.summary).toMatchObject({ ...NOTHING, versions: 2, releases: 2 });
  });

  test('without --json it says so in words; a folder that is in use is refused', async () => {
    const folder = mkdtempSync(join(temporary.path, 'words-'));
    const history = join(folder, 'history.jsonl');
    writeFileSync(history, historyText([]));
    const args = ['replay', history, '--region', HOME, '--out', join(folder, 'out'), '--format', 'plain'];
    expect(fine(await rangewatchHere(args))).toMatch(/1 versions? .*1 releases?/);
    expect(failed(await rangewatchHere(args), 2)).toContain('--out');
  });
});
