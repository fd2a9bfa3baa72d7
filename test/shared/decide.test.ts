// What a person settles: what approve, deny and release do at once, which record and which word they leave.
import { beforeEach, describe, expect, it } from 'vitest';
import { listWaiting } from '../../shared/approvals.ts';
import { defineConfig, settingsFor } from '../../shared/config.ts';
import { runWatchdog } from '../../shared/release/watchdog.ts';
import { Killed, mortalPorts } from '../world/faults.ts';
import { BASE, entry, FIRST_TOKEN, varied } from '../world/feeds.ts';
import {
  BY,
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
import { CONFIG, makeWorld, TELLING, type World } from '../world/world.ts';

const STREAMING = 'current/ap-northeast-1/streaming/ipv4.txt';
const CLIENT = 'current/ap-northeast-1/client/ipv4.txt';
const GROWN = [...BASE, ...manyGateways(41)];
const SHRUNK = varied(BASE, { without: ['3.115.0.0/22'] });

let world: World;
beforeEach(async () => {
  world = makeWorld();
  await take(world, 0, BASE);
});
const streaming = async () => (await world.readText(STREAMING)) ?? '';

describe('approve', () => {
  it('publishes at once what was withheld, and says who decided, why and under which ticket', async () => {
    await take(world, 1, GROWN);
    expect(await streaming()).not.toContain('43.218.');
    expect((await latestOf(world)).withheld).toHaveLength(41);
    const { digest, prefixes, addresses } = await onlyWaiting(world);
    expect(addresses).toBe(String(41 * 256));
    const { committed } = await settle(world, { kind: 'approve', digest });
    expect(committed.kind).toBe('released');
    expect(await streaming()).toContain('43.218.32.0/21\n');
    expect(await manifestOf(world)).toMatchObject({ cause: 'approval', decision: digest });
    expect((await latestOf(world)).withheld).toEqual([]);
    expect(await listWaiting(world.ports)).toMatchObject({ waiting: [], seq: 2 });
    const { text, severity } = world.alerts.at(-1) ?? {};
    expect(severity).toBe('action');
    expect(text).toContain(
      'yuki: approve, addition WORKSPACES_GATEWAYS ap-northeast-1. seen in the console of AWS (NET-7)',
    );
    expect(text).toContain('Why: a person decided it.');
    expect(keptDecisions(world)).toEqual([
      {
        ...BY,
        digest,
        decision: 'approve',
        at: FIRST_TOKEN + 3_600,
        prefixes,
        subject: 'addition WORKSPACES_GATEWAYS ap-northeast-1',
        seq: 1,
      },
    ]);
    expect((await headOf(world)).records).toEqual([]);
  });

  it('lets a removal go at once that a guard had stopped, however young it is', async () => {
    await take(world, 1, SHRUNK);
    expect((await latestOf(world)).held).toMatchObject([{ prefix: '3.115.0.0/22', awaitsApproval: true }]);
    const { digest, kind } = await onlyWaiting(world);
    expect(kind).toBe('removal');
    await settle(world, { kind: 'approve', digest });
    expect(await streaming()).not.toContain('3.115.0.0/22');
    expect((await latestOf(world)).held).toEqual([]);
    expect(world.alerts.at(-1)?.text).toContain(
      'May be closed: 1 prefix (1,024 addresses) in ap-northeast-1 streaming',
    );
  });

  it('settles one question, and leaves the others', async () => {
    await take(world, 1, [...SHRUNK, ...manyGateways(41)]);
    const { waiting } = await listWaiting(world.ports);
    expect(waiting.map(({ kind }) => kind).sort()).toEqual(['addition', 'removal']);
    const removal = waiting.find(({ kind }) => kind === 'removal')?.digest ?? '';
    await settle(world, { kind: 'approve', digest: removal });
    expect(await streaming()).not.toContain('3.115.0.0/22');
    expect(await streaming()).not.toContain('43.218.');
    expect((await onlyWaiting(world)).kind).toBe('addition');
  });
});

describe('deny', () => {
  it.each([
    ['an addition', GROWN, (text: string) => !text.includes('43.218.')],
    ['a removal', SHRUNK, (text: string) => text.includes('3.115.0.0/22\n')],
  ] as const)(
    'leaves %s as it is under another digest, reminds nobody, and can still be approved',
    async (_, feed, isAsItWas) => {
      await take(world, 1, feed);
      await runWatchdog(world.ports, TELLING);
      const before = await onlyWaiting(world);
      const { committed } = await settle(world, { kind: 'deny', digest: before.digest });
      expect(committed.kind).toBe('moved');
      expect(world.alerts.at(-1)).toMatchObject({ severity: 'approval' });
      expect(world.alerts.at(-1)?.text).toMatch(/^yuki: deny, (?:addition|removal) WORKSPACES_GATEWAYS/);
      const denied = await onlyWaiting(world);
      expect(denied).toMatchObject({ deniedAt: FIRST_TOKEN + 3_600, prefixes: before.prefixes });
      expect(denied.digest).not.toBe(before.digest);
      expect(keptDecisions(world)).toMatchObject([{ decision: 'deny', digest: before.digest }]);
      const sent = world.alerts.length;
      for (const days of [1, 10, 100]) {
        await pollAt(world, FIRST_TOKEN + days * 86_400);
        await runWatchdog(world.ports, TELLING);
      }
      expect(isAsItWas(await streaming())).toBe(true);
      expect(world.alerts.slice(sent)).toEqual([]);
      await expect(settle(world, { kind: 'approve', digest: before.digest })).rejects.toMatchObject({
        code: 'decision-unknown',
      });
      await settle(world, { kind: 'approve', digest: denied.digest });
      expect(isAsItWas(await streaming())).toBe(false);
    },
  );
});

it('what was denied is not denied again, and nothing changes', async () => {
  await take(world, 1, GROWN);
  await settle(world, { kind: 'deny', digest: (await onlyWaiting(world)).digest });
  const before = await world.contents();
  const { digest } = await onlyWaiting(world);
  await expect(settle(world, { kind: 'deny', digest })).rejects.toThrow(
    /found what was denied at 20.*\[decision-unknown\]/,
  );
  expect(await world.contents()).toEqual(before);
});

describe('release', () => {
  it('ends the hold of a prefix in every list, and of no other prefix', async () => {
    const both = [...BASE, entry('103.4.8.0/21', 'EC2'), entry('13.34.0.0/21')];
    await take(world, 1, both);
    await take(world, 2, varied(both, { without: ['103.4.8.0/21', '13.34.0.0/21'] }));
    expect((await listWaiting(world.ports)).held).toHaveLength(3);
    await settle(world, { kind: 'release', prefix: '103.4.8.0/21' });
    for (const list of ['client', 'web']) {
      const text = await world.readText(`current/ap-northeast-1/${list}/ipv4.txt`);
      expect(text, list).not.toContain('103.4.8.0/21');
    }
    expect(await world.readText(CLIENT)).toContain('13.34.0.0/21');
    expect((await latestOf(world)).held).toMatchObject([{ allowlist: 'client', prefix: '13.34.0.0/21' }]);
    expect(world.alerts.at(-1)?.text).toContain(
      'yuki: release, 103.4.8.0/21 in ap-northeast-1 client, ap-northeast-1 web. seen',
    );
    expect(keptDecisions(world)).toMatchObject([{ decision: 'release', prefixes: ['103.4.8.0/21'] }]);
  });

  it('ends a hold that a guard keeps, too', async () => {
    await take(world, 1, SHRUNK);
    await settle(world, { kind: 'release', prefix: '3.115.0.0/22' });
    expect(await streaming()).not.toContain('3.115.0.0/22');
    expect((await listWaiting(world.ports)).waiting).toEqual([]);
  });

  it('of a prefix whose addresses stay in the list changes no list, and is noted all the same', async () => {
    const split = varied(BASE, {
      without: ['18.180.0.0/15'],
      plus: [entry('18.180.0.0/16'), entry('18.181.0.0/16')],
    });
    await take(world, 1, split);
    expect((await latestOf(world)).held).toHaveLength(1);
    const { committed } = await settle(world, { kind: 'release', prefix: '18.180.0.0/15' });
    expect(committed.kind).toBe('moved');
    expect((await latestOf(world)).held).toEqual([]);
    expect(keptDecisions(world)).toHaveLength(1);
  });

  it.each([['54.250.0.0/16'], ['203.0.114.0/24'], ['103.4.8.0/22'], ['103.4.8.1/21'], ['office']])(
    'of %s, which is not held, is refused and changes nothing',
    async (prefix) => {
      await take(world, 1, varied(BASE, { without: ['103.4.8.0/21'] }));
      const before = await world.contents();
      await expect(settle(world, { kind: 'release', prefix })).rejects.toMatchObject({
        message: expect.stringMatching(/^[^\n]+$/) as string,
      });
      expect(await world.contents()).toEqual(before);
    },
  );
});

describe('a decision', () => {
  it('leaves its record also when the process dies at any write after HEAD took it', async () => {
    const small = defineConfig({
      regions: ['ap-northeast-1'],
      allowlists: ['streaming'],
      formats: ['plain'],
    });
    for (let atWrite = 1, isOver = false; !isOver; atWrite++) {
      const mortal = mortalPorts();
      world = makeWorld(mortal.around);
      await take(world, 0, BASE, small);
      await take(world, 1, GROWN, small);
      const { digest } = await onlyWaiting(world);
      mortal.plan({ atWrite, when: 'after' });
      isOver = await settle(world, { kind: 'approve', digest }, small).then(
        () => true,
        (error) => !(error instanceof Killed),
      );
      mortal.plan(undefined);
      if ((await headOf(world)).seq === 1) continue;
      await world.converge();
      expect(keptDecisions(world), `write ${atWrite}`).toMatchObject([{ ...BY, digest }]);
      expect((await headOf(world)).records).toEqual([]);
    }
  });

  it('with another configuration than that of HEAD is refused and changes nothing', async () => {
    await take(world, 1, GROWN);
    const { digest } = await onlyWaiting(world);
    const before = await world.contents();
    const other = defineConfig({ ...settingsFor(CONFIG), holdDays: 3 });
    await expect(settle(world, { kind: 'approve', digest }, other)).rejects.toThrow(/another configuration/);
    expect(await world.contents()).toEqual(before);
  });

  it('before there is any release is refused', async () => {
    world = makeWorld();
    await expect(settle(world, { kind: 'unpin' })).rejects.toMatchObject({ code: 'decision-unknown' });
    expect(await listWaiting(world.ports)).toEqual({ seq: 0, waiting: [], held: [], pin: null });
  });
});
