// Exceptions of the configuration: what they add to lists and keep out of them, until when, and how people hear of them.
import { beforeEach, describe, expect, it } from 'vitest';
import { defineConfig, type Settings, settingsFor } from '../../../shared/config.ts';
import { BASE, entry, FIRST_TOKEN, received, varied } from '../../world/feeds.ts';
import { currentFiles, latestOf, manifestOf, pollAt, take } from '../../world/settling.ts';
import { LISTS, makeWorld, type World } from '../../world/world.ts';

const OWNER = { reason: 'a partner behind a proxy', owner: 'network team' };
const EXPIRES = '2026-01-03';
const EXPIRED_AT = FIRST_TOKEN + 2 * 86_400;

const configured = (settings: Partial<Settings>) =>
  defineConfig({ regions: ['ap-northeast-1'], allowlists: LISTS, formats: ['plain', 'json'], ...settings });
const include = (prefix: string, allowlists: Settings['allowlists'] = ['client']) =>
  configured({ include: [{ ...OWNER, prefix, expires: EXPIRES, allowlists: allowlists ?? [] }] });
const exclude = (prefix: string, about: object = {}) =>
  configured({ exclude: [{ ...OWNER, prefix, expires: EXPIRES, ...about }] });

let world: World;
beforeEach(() => {
  world = makeWorld();
});
const lines = async (list: string, family = 'ipv4', region = 'ap-northeast-1') =>
  (await world.readText(`current/${region}/${list}/${family}.txt`))
    ?.split('\n')
    .filter((line) => line !== '');

describe('an inclusion', () => {
  it('is published beside what AWS publishes, in the lists that it names only', async () => {
    await take(world, 0, BASE, include('203.0.114.0/24'));
    expect(await lines('client')).toContain('203.0.114.0/24');
    expect(await lines('web')).not.toContain('203.0.114.0/24');
    expect((await manifestOf(world)).exceptions).toMatchObject([
      { kind: 'include', prefix: '203.0.114.0/24' },
    ]);
  });

  it('of what AWS publishes already changes nothing, and stays when AWS takes it back', async () => {
    await take(world, 0, BASE);
    const before = await currentFiles(world);
    const config = include('103.4.8.0/21');
    await take(world, 0, BASE, config);
    const after = await currentFiles(world);
    expect(after.get('current/ap-northeast-1/client/ipv4.txt')).toBe(
      before.get('current/ap-northeast-1/client/ipv4.txt'),
    );
    await take(
      world,
      1,
      varied(BASE, { without: ['103.4.8.0/21'] }),
      defineConfig({ ...settingsFor(config), holdDays: 0 }),
    );
    expect(await lines('client')).toContain('103.4.8.0/21');
  });

  it('ends by the clock, without a new feed: told with its owner and reason, as a change of the configuration', async () => {
    const config = include('203.0.114.0/24');
    await take(world, 0, BASE, config);
    expect(await pollAt(world, EXPIRED_AT - 1, config)).toBe('unchanged');
    expect(await lines('client')).toContain('203.0.114.0/24');
    expect(await pollAt(world, EXPIRED_AT, config)).toBe('released');
    expect(await lines('client')).not.toContain('203.0.114.0/24');
    expect(await manifestOf(world)).toMatchObject({ cause: 'config', exceptions: [] });
    await world.nextDay();
    const text = world.alerts.at(-1)?.text ?? '';
    expect(text).toContain('May be closed: 1 prefix (256 addresses) in ap-northeast-1 client');
    expect(text).toContain(
      'included 203.0.114.0/24 (client) until 2026-01-03T00:00:00Z, by network team: a partner',
    );
    expect(text).not.toContain('its hold has run out');
    expect(await pollAt(world, EXPIRED_AT + 900, config)).toBe('unchanged');
  });
});

describe('an exclusion', () => {
  it('cuts exactly its addresses out of a wider prefix, in both families', async () => {
    const config = configured({
      exclude: ['3.113.7.0/24', '2406:da14:800::/37'].map((prefix) => ({
        ...OWNER,
        prefix,
        expires: EXPIRES,
      })),
    });
    await take(world, 0, BASE, config);
    const ipv4 = (await lines('client')) ?? [];
    expect(ipv4).not.toContain('3.112.0.0/14');
    expect(ipv4).toEqual(
      expect.arrayContaining(['3.112.0.0/16', '3.113.6.0/24', '3.113.8.0/21', '3.114.0.0/15']),
    );
    expect(await lines('web', 'ipv6')).toEqual(['2406:da14::/37']);
  });

  it('is named in the manifest, in latest.json and in every alert', async () => {
    const config = exclude('103.4.8.0/21');
    await take(world, 0, BASE, config);
    await take(world, 1, [...BASE, entry('13.34.0.0/16')], config);
    expect((await manifestOf(world)).exceptions).toHaveLength(1);
    expect((await latestOf(world)).exceptions).toMatchObject([{ kind: 'exclude', prefix: '103.4.8.0/21' }]);
    await world.nextDay();
    expect(world.alerts).toHaveLength(2);
    for (const { text } of world.alerts) {
      expect(text).toContain(
        'excluded 103.4.8.0/21 (streaming, client, web) until 2026-01-03T00:00:00Z, by network team',
      );
    }
  });

  it('ends by the clock, without a new feed: what it kept out is published again', async () => {
    const config = exclude('103.4.8.0/21');
    await take(world, 0, BASE, config);
    expect(await lines('client')).not.toContain('103.4.8.0/21');
    expect(await pollAt(world, EXPIRED_AT, config)).toBe('released');
    expect(await lines('client')).toContain('103.4.8.0/21');
    expect((await manifestOf(world)).cause).toBe('config');
    await world.nextDay();
    expect(world.alerts.at(-1)?.text).toContain('Why: the configuration changed.');
    expect(world.alerts.at(-1)?.text).toContain('excluded 103.4.8.0/21');
  });

  it('that kept nothing out ends without a release, and latest.json no longer shows it', async () => {
    const config = exclude('203.0.114.0/24');
    await take(world, 0, BASE, config);
    expect(await pollAt(world, EXPIRED_AT, config)).toBe('moved');
    expect((await latestOf(world)).exceptions).toEqual([]);
    expect(world.alerts).toHaveLength(1);
  });

  it('is about the Regions and lists that it names', async () => {
    const regions = ['ap-northeast-1', 'us-west-2'] as const;
    const about = {
      ...OWNER,
      prefix: '52.24.0.0/15',
      expires: EXPIRES,
      regions: ['us-west-2'],
      allowlists: ['client'] as const,
    };
    await take(world, 0, BASE, configured({ regions, exclude: [about] }));
    expect(await lines('client', 'ipv4', 'us-west-2')).toContain('52.26.0.0/15');
    expect(await lines('client', 'ipv4', 'ap-northeast-1')).toContain('52.24.0.0/14');
  });

  it('takes a held prefix out, and the hold goes on behind it', async () => {
    await take(world, 0, BASE);
    const feed = varied(BASE, { without: ['103.4.8.0/21'] });
    await take(world, 1, feed);
    expect(await lines('client')).toContain('103.4.8.0/21');
    const config = exclude('103.4.8.0/21');
    await take(world, 1, feed, config);
    expect(await lines('client')).not.toContain('103.4.8.0/21');
    expect((await latestOf(world)).held).toHaveLength(1);
    await pollAt(world, EXPIRED_AT, config);
    expect(await lines('client')).toContain('103.4.8.0/21');
    await pollAt(world, FIRST_TOKEN + 3_600 + 7 * 86_400, config);
    expect(await lines('client')).not.toContain('103.4.8.0/21');
  });

  it('that would empty a list leaves it as it was, and that is told once', async () => {
    await take(world, 0, BASE);
    const before = await lines('web');
    const config = configured({
      exclude: ['13.230.0.0/15', '2406:da14::/36'].map((prefix) => ({
        ...OWNER,
        prefix,
        expires: EXPIRES,
        allowlists: ['web'],
      })),
    });
    await take(world, 0, BASE, config);
    await take(world, 1, varied(BASE, { plus: [entry('13.34.0.0/16')] }), config);
    expect(await lines('web')).toEqual(before);
    const told = world.alerts.filter(({ text }) => text.includes('an empty list is never published'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('ap-northeast-1 web');
  });

  it('that would empty a list of the first release keeps it from being published', async () => {
    const config = configured({
      exclude: ['13.230.0.0/15', '2406:da14::/36'].map((prefix) => ({ ...OWNER, prefix, expires: EXPIRES })),
    });
    world.serve(received(0, BASE));
    await world.ingest({ config });
    await world.converge();
    expect(await lines('web')).toBeUndefined();
    expect(await lines('client')).toBeDefined();
  });
});
