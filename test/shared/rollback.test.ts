// The rollback and its pin: old content under a new number, byte for byte, until somebody or the time lets go.
import { beforeEach, describe, expect, it } from 'vitest';
import { listWaiting } from '../../shared/approvals.ts';
import { defineConfig, settingsFor } from '../../shared/config.ts';
import { BASE, entry, FIRST_TOKEN, varied } from '../world/feeds.ts';
import {
  currentFiles,
  headOf,
  keptDecisions,
  latestOf,
  manifestOf,
  manyGateways,
  onlyWaiting,
  pollAt,
  settle,
  take,
} from '../world/settling.ts';
import { CONFIG, makeWorld, type World } from '../world/world.ts';

const CLIENT = 'current/ap-northeast-1/client/ipv4.txt';
const NEXT = [...BASE, entry('13.34.0.0/16')];
const AT = FIRST_TOKEN + 3_600;
const back = { kind: 'rollback', seq: 1, until: null } as const;

let world: World;
let first: ReadonlyMap<string, string>;
beforeEach(async () => {
  world = makeWorld();
  await take(world, 0, BASE);
  first = await currentFiles(world);
  await take(world, 1, NEXT);
});

describe('a rollback', () => {
  it('publishes the files of the old release byte for byte, under a higher number, and says so', async () => {
    expect(await currentFiles(world)).not.toEqual(first);
    const { committed } = await settle(world, back);
    expect(committed.head.seq).toBe(3);
    expect(await currentFiles(world)).toEqual(first);
    expect(await manifestOf(world)).toMatchObject({
      seq: 3,
      cause: 'approval',
      pinnedTo: 1,
      previous: { seq: 2 },
    });
    expect((await latestOf(world)).pinned).toEqual({ toSeq: 1, since: '2026-01-01T01:00:00Z', until: null });
    expect(keptDecisions(world)).toMatchObject([
      { decision: 'rollback', subject: 'to release 1', prefixes: [] },
    ]);
    const { text, severity } = world.alerts.at(-1) ?? {};
    expect(severity).toBe('approval');
    expect(text).toContain('May be closed: 1 prefix (65,536 addresses) in ap-northeast-1 client');
    expect(text).toContain('The lists are those of release 1 again, and pinned');
    expect(text).toContain('yuki: rollback, to release 1. seen in the console of AWS (NET-7)');
  });

  it('leaves a list, and the rules of a Region, that the old release lacked', async () => {
    const more = defineConfig({ ...settingsFor(CONFIG), regions: ['ap-northeast-1', 'us-west-2'] });
    await take(world, 2, NEXT, more);
    const before = await world.contents();
    await settle(world, back, more);
    const after = await world.contents();
    expect([...after.keys()].filter((key) => /^(?:current|requirements)\//.test(key))).toEqual(
      [...before.keys()].filter((key) => /^(?:current|requirements)\//.test(key)),
    );
    expect(after.get('requirements/us-west-2.json')).toBe(before.get('requirements/us-west-2.json'));
    expect(after.get(CLIENT)).toBe(first.get(CLIENT));
  });

  it.each([[2], [3], [99]])('to release %i, which is none before HEAD, is refused', async (seq) => {
    const before = await world.contents();
    await expect(settle(world, { ...back, seq })).rejects.toThrow(/expected an earlier release, 1 to 1 /);
    expect(await world.contents()).toEqual(before);
  });

  it.each([[AT], [AT - 1], [0]])('until %i, which is not to come, is refused', async (until) => {
    const before = await world.contents();
    await expect(settle(world, { ...back, until })).rejects.toMatchObject({ code: 'decision-shape' });
    expect(await world.contents()).toEqual(before);
  });

  it('of a rollback goes forth again, and the new pin takes the place of the old one', async () => {
    const second = await currentFiles(world);
    await settle(world, back);
    await settle(world, { ...back, seq: 2 });
    expect(await currentFiles(world)).toEqual(second);
    expect((await latestOf(world)).pinned).toMatchObject({ toSeq: 2 });
  });
});

describe('while lists are pinned', () => {
  beforeEach(async () => {
    await settle(world, back);
  });

  it('ingest verifies and records, and publishes nothing', async () => {
    expect(await take(world, 2, [...NEXT, entry('13.35.0.0/16')])).toBe('moved');
    expect(await currentFiles(world)).toEqual(first);
    expect(await headOf(world)).toMatchObject({ seq: 3, syncToken: FIRST_TOKEN + 7_200 });
    expect((await latestOf(world)).verifiedAt).toBe('2026-01-01T02:00:00Z');
    expect(await pollAt(world, FIRST_TOKEN + 10_000)).toBe('unchanged');
  });

  it('guards still ask, and an approval takes effect with the unpin', async () => {
    await take(world, 2, [...NEXT, ...manyGateways(41)]);
    const { digest } = await onlyWaiting(world);
    expect(world.alerts.at(-1)).toMatchObject({ severity: 'approval' });
    expect((await settle(world, { kind: 'approve', digest })).committed.kind).toBe('moved');
    expect(await currentFiles(world)).toEqual(first);
    await settle(world, { kind: 'unpin' });
    expect(await world.readText('current/ap-northeast-1/streaming/ipv4.txt')).toContain('43.218.32.0/21\n');
  });

  it('unpin publishes what the state of HEAD says, and the pin is gone', async () => {
    await take(world, 2, [...varied(NEXT, { without: ['103.4.8.0/21'] }), entry('13.36.0.0/16')]);
    await settle(world, { kind: 'unpin' });
    const text = await world.readText(CLIENT);
    expect(text).toContain('13.34.0.0/16\n13.36.0.0/16');
    // Its hold began while the lists were pinned.
    expect(text).toContain('103.4.8.0/21');
    expect((await latestOf(world)).pinned).toBeNull();
    expect((await listWaiting(world.ports)).pin).toBeNull();
    expect(keptDecisions(world)).toMatchObject([
      { decision: 'rollback' },
      { decision: 'unpin', subject: 'from release 1' },
    ]);
    expect(world.alerts.at(-1)?.text).toContain('yuki: unpin, from release 1.');
    await expect(settle(world, { kind: 'unpin' })).rejects.toThrow(/found lists that are not pinned/);
  });

  it('unpin without a difference makes no release, and latest.json no longer shows the pin', async () => {
    await take(world, 2, BASE);
    // What came in between and left again is held, and so still differs: its hold is ended first.
    await settle(world, { kind: 'release', prefix: '13.34.0.0/16' });
    expect((await settle(world, { kind: 'unpin' })).committed.kind).toBe('moved');
    expect((await latestOf(world)).pinned).toBeNull();
    expect(await currentFiles(world)).toEqual(first);
  });
});

describe('a pin with a time', () => {
  it('ends by itself at the first poll at or after it, and is told', async () => {
    const until = FIRST_TOKEN + 20_000;
    await settle(world, { ...back, until });
    expect(await pollAt(world, until - 1)).toBe('unchanged');
    expect(await currentFiles(world)).toEqual(first);
    expect(await pollAt(world, until)).toBe('released');
    expect(await world.readText(CLIENT)).toContain('13.34.0.0/16');
    expect((await headOf(world)).pin).toBeUndefined();
    expect((await latestOf(world)).pinned).toBeNull();
    expect(world.alerts.at(-1)?.text).toContain('The pin to release 1 is over.');
    expect(await pollAt(world, until + 900)).toBe('unchanged');
  });
});
