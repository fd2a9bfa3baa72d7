// What a list loses because a new catalogue or configuration asks for less: it is held like any other loss.
import { beforeEach, describe, expect, it } from 'vitest';
import { type Config, defineConfig, type Settings } from '../../shared/config.ts';
import { BASE, entry, FIRST_TOKEN, varied } from '../world/feeds.ts';
import { currentFiles, latestOf, manifestOf, pollAt, settle, take } from '../world/settling.ts';
import { makeWorld, type World } from '../world/world.ts';

const DAY = 86_400;
const configured = (settings: Partial<Settings> = {}): Config =>
  defineConfig({
    regions: ['ap-northeast-1'],
    allowlists: ['streaming', 'client'],
    formats: ['plain', 'json'],
    ...settings,
  });

const BOTH = configured();
const DCV = configured({ streaming: ['dcv'] });
/** Only PCoIP uses these. */
const PCOIP = ['18.180.178.0/24', '18.180.180.0/23', '54.250.251.0/24'];

let world: World;
beforeEach(async () => {
  world = makeWorld();
  await take(world, 0, BASE, BOTH);
});
const streaming = async () =>
  ((await world.readText('current/ap-northeast-1/streaming/ipv4.txt')) ?? '').split('\n');
const heldIn = async () =>
  (await latestOf(world)).held as readonly { prefix: string; cause: string; since: string; until: string }[];

describe('a configuration that asks for less', () => {
  it('leaves what a list loses for the days of a hold, with cause settings, and says what is held', async () => {
    world.setClock(FIRST_TOKEN + DAY);
    await world.ingest({ config: DCV });
    await world.converge();
    expect(await streaming()).toEqual(expect.arrayContaining(PCOIP));
    expect((await heldIn()).map(({ prefix, cause }) => [prefix, cause])).toEqual(
      PCOIP.map((prefix) => [prefix, 'settings']),
    );
  });

  it('counts the days from when it was taken, however long the feed has rested', async () => {
    const begun = FIRST_TOKEN + 40 * DAY;
    expect(await pollAt(world, begun, DCV)).toBe('released');
    expect((await heldIn())[0]).toMatchObject({
      since: '2026-02-10T00:00:00Z',
      until: '2026-02-17T00:00:00Z',
    });
    expect(await pollAt(world, begun + 900, DCV)).toBe('unchanged');
    expect(await pollAt(world, begun + 7 * DAY - 1, DCV)).toBe('unchanged');
    expect(await streaming()).toEqual(expect.arrayContaining(PCOIP));
    expect(await pollAt(world, begun + 7 * DAY, DCV)).toBe('released');
    expect((await streaming()).filter((line) => PCOIP.includes(line))).toEqual([]);
    expect(await streaming()).toContain('3.114.164.0/22');
    expect((await manifestOf(world)).cause).toBe('hold-expired');
    expect(world.alerts.at(-1)?.text).toContain(
      'or the configuration no longer asks for it, and its hold has run out',
    );
  });

  it('that is taken back ends the holds, and nobody is told', async () => {
    await pollAt(world, FIRST_TOKEN + DAY, DCV);
    const before = world.alerts.length;
    await pollAt(world, FIRST_TOKEN + 2 * DAY, BOTH);
    expect(await heldIn()).toEqual([]);
    await pollAt(world, FIRST_TOKEN + 30 * DAY, BOTH);
    expect(await streaming()).toEqual(expect.arrayContaining(PCOIP));
    expect(world.alerts).toHaveLength(before);
  });

  it('and a person may end such a hold early', async () => {
    await pollAt(world, FIRST_TOKEN + DAY, DCV);
    await settle(world, { kind: 'release', prefix: '54.250.251.0/24' }, DCV);
    expect(await streaming()).not.toContain('54.250.251.0/24');
    expect(await streaming()).toContain('18.180.178.0/24');
  });

  it('holds nothing where holdDays is 0', async () => {
    await pollAt(world, FIRST_TOKEN + DAY, configured({ streaming: ['dcv'], holdDays: 0 }));
    expect((await streaming()).filter((line) => PCOIP.includes(line))).toEqual([]);
  });

  it('that comes with a feed tells the losses of the two apart', async () => {
    await take(world, 2, varied(BASE, { without: ['3.115.0.0/22', '103.4.8.0/21'] }), DCV);
    const causes = new Map((await heldIn()).map(({ prefix, cause }) => [prefix, cause]));
    expect(causes.get('103.4.8.0/21')).toBe('feed');
    expect(causes.get('3.115.0.0/22')).toBe('feed');
    expect(causes.get('54.250.251.0/24')).toBe('settings');
  });

  it('holds nothing that was only held or included before', async () => {
    const including = configured({
      include: [
        { prefix: '203.0.114.0/24', allowlists: ['client'], reason: 'r', owner: 'o', expires: '2027-01-01' },
      ],
    });
    await take(world, 1, BASE, including);
    await take(world, 2, [...BASE, entry('13.34.0.0/16')], BOTH);
    expect(await heldIn()).toEqual([]);
    expect(await world.readText('current/ap-northeast-1/client/ipv4.txt')).not.toContain('203.0.114.0/24');
  });
});

describe('a list that is no longer named', () => {
  it('goes from current/ at once, and its immutable copies stay', async () => {
    await pollAt(world, FIRST_TOKEN + DAY, configured({ allowlists: ['streaming'] }));
    const keys = [...(await currentFiles(world)).keys()];
    expect(keys.filter((key) => key.includes('/client/'))).toEqual([]);
    expect(keys.filter((key) => key.includes('/streaming/'))).not.toEqual([]);
    const copies = (await world.ports.bucket.list('v/')).filter(({ key }) => key.endsWith('client/ipv4.txt'));
    expect(copies).toHaveLength(1);
    expect(Object.keys((await latestOf(world)).files).filter((key) => key.includes('client'))).toEqual([]);
  });
});
