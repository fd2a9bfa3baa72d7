// The watchdog over time: what it tells, when, and that it tells each thing once.
import { beforeEach, describe, expect, it } from 'vitest';
import { decide } from '../../shared/decide.ts';
import type { Ports } from '../../shared/ports.ts';
import { convergeUnderWatch, ingestUnderWatch } from '../../shared/release/under-watch.ts';
import { runWatchdog } from '../../shared/release/watchdog.ts';
import { BASE, entry, FIRST_TOKEN, received, varied } from '../world/feeds.ts';
import { BY, headOf, manyGateways, onlyWaiting, settle, take } from '../world/settling.ts';
import { CONFIG, makeWorld, TELLING, type World } from '../world/world.ts';

const HOUR = 3_600;
const DAY = 86_400;

/** What is broken: writes to the bucket, or any use of it. */
let broken: 'nothing' | 'writes' | 'bucket';
let world: World;
const fail = async (): Promise<never> => {
  throw new Error('the bucket is out of order');
};
const around = (ports: Ports): Ports => {
  const { bucket } = ports;
  const unless = <Call extends (...parameters: never[]) => Promise<unknown>>(kind: string[], call: Call) =>
    ((...parameters: Parameters<Call>) => (kind.includes(broken) ? fail() : call(...parameters))) as Call;
  return {
    ...ports,
    bucket: {
      read: unless(['bucket'], bucket.read),
      list: unless(['bucket'], bucket.list),
      write: unless(['writes', 'bucket'], bucket.write),
      remove: unless(['writes', 'bucket'], bucket.remove),
    },
  };
};
beforeEach(() => {
  broken = 'nothing';
  world = makeWorld(around);
});

/** Looks at a time, and gives the ids of what is told. */
async function look(time: number): Promise<readonly string[]> {
  world.setClock(time);
  const before = world.alerts.length;
  await runWatchdog(world.ports, TELLING);
  return world.alerts.slice(before).map(({ id }) => id);
}

/** The functions as they run, with the watchdog beside them; a failure is theirs alone. */
const publish = (time: number) => {
  world.setClock(time);
  return convergeUnderWatch(world.ports, TELLING, () => world.converge()).catch(() => 'failed');
};
const watch = (time: number) => {
  world.setClock(time);
  return ingestUnderWatch(world.ports, TELLING, () => world.ingest()).catch(() => 'failed');
};
const idsOf = (topic: string) => world.alerts.map(({ id }) => id).filter((id) => id.startsWith(topic));

describe('before the first release', () => {
  it('tells once, two hours after it first looked', async () => {
    const told = [];
    for (const minutes of [0, 60, 120, 121, 135, 600]) told.push(await look(FIRST_TOKEN + minutes * 60));
    expect(told).toEqual([[], [], [], [`no-release-${FIRST_TOKEN}`], [], []]);
    expect(world.alerts[0]?.subject).toMatch(/^[ -~]{1,100}$/);
  });

  it('tells again after a sender died with the claim, under the same id, and not before the claim lapses', async () => {
    await look(FIRST_TOKEN);
    const time = FIRST_TOKEN + 3 * HOUR;
    await world.ports.table.claimAlarm(time, time + 300);
    expect(await look(time + 299)).toEqual([]);
    expect(await look(time + 300)).toEqual([`no-release-${FIRST_TOKEN}`]);
  });
});

describe('when no feed is verified', () => {
  beforeEach(() => take(world, 0, BASE));

  it('tells once after two hours, and once when it is over; and so again for the next time', async () => {
    const at = (minutes: number) => FIRST_TOKEN + minutes * 60;
    expect(await look(at(120))).toEqual([]);
    expect(await look(at(121))).toEqual([`unverified-${FIRST_TOKEN}`]);
    expect(await look(at(136))).toEqual([]);
    expect(world.alerts.at(-1)).toMatchObject({ severity: 'health' });
    expect(world.alerts.at(-1)?.text).toContain('No feed has been verified since 2026-01-01T00:00:00Z.');
    world.setClock(at(180));
    await world.ingest();
    expect(await look(at(180))).toEqual([`verified-${FIRST_TOKEN}`]);
    expect(world.alerts.at(-1)?.text).toContain('A feed was verified again at 2026-01-01T03:00:00Z.');
    expect(await look(at(195))).toEqual([]);
    expect(await look(at(301))).toEqual([`unverified-${at(180)}`]);
  });

  it('tells also when the first one verified never reached HEALTH', async () => {
    world = makeWorld((ports) =>
      around({ ...ports, table: { ...ports.table, patchHealth: async () => {} } }),
    );
    await take(world, 0, BASE);
    expect(await look(FIRST_TOKEN + 60)).toEqual([]);
    expect(await look(FIRST_TOKEN + 121 * 60)).toEqual([`unverified-${FIRST_TOKEN}`]);
  });

  it('does not mind a feed that rests for weeks', async () => {
    for (const days of [1, 20, 40]) {
      world.setClock(FIRST_TOKEN + days * DAY);
      await world.ingest();
      expect(await look(FIRST_TOKEN + days * DAY)).toEqual([]);
    }
  });

  it('two that look at once tell once', async () => {
    world.setClock(FIRST_TOKEN + 3 * HOUR);
    await Promise.all([1, 2, 3].map(() => runWatchdog(world.ports, TELLING)));
    expect(idsOf('unverified')).toHaveLength(1);
  });
});

describe('while something waits for a person', () => {
  const AT = FIRST_TOKEN + HOUR;
  const GROWN = [...BASE, ...manyGateways(41)];
  beforeEach(async () => {
    await take(world, 0, BASE);
    await take(world, 1, GROWN);
    await look(AT);
  });
  /** Looks with a feed that was verified just now. */
  const lookFresh = async (time: number) => {
    await world.ports.table.patchHealth({ verifiedAt: time });
    return look(time);
  };

  it('reminds after 1, 4 and 24 hours, then weekly, each once', async () => {
    const { digest } = await onlyWaiting(world);
    const told: string[] = [];
    for (let hours = 0; hours <= 24 * 23; hours++) {
      for (const id of await lookFresh(AT + hours * HOUR)) told.push(`${hours} ${id}`);
    }
    const id = `reminder-${digest.slice(0, 16)}`;
    expect(told).toEqual([
      `1 ${id}-1`,
      `4 ${id}-2`,
      `24 ${id}-3`,
      `${24 * 8} ${id}-4`,
      `${24 * 15} ${id}-5`,
      `${24 * 22} ${id}-6`,
    ]);
    expect(world.alerts.at(-1)).toMatchObject({ severity: 'approval' });
    expect(world.alerts.at(-1)?.text).toContain(`Approve or deny ${digest.slice(0, 16)}:`);
    expect(world.alerts.at(-1)?.text).toContain('and 31 more');
  });

  it('reminds once where several are due at once', async () => {
    const { digest } = await onlyWaiting(world);
    expect(await lookFresh(AT + 30 * HOUR)).toEqual([`reminder-${digest.slice(0, 16)}-3`]);
    expect(await lookFresh(AT + 31 * HOUR)).toEqual([]);
  });

  it('reminds of each question by its own time', async () => {
    const first = await onlyWaiting(world);
    await take(world, 3, varied(GROWN, { without: ['3.115.0.0/22'] }));
    expect(await lookFresh(AT + 2 * HOUR)).toEqual([`reminder-${first.digest.slice(0, 16)}-1`]);
    const told = await lookFresh(AT + 3 * HOUR);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^reminder-[0-9a-f]{16}-1$/);
    expect(told[0]).not.toContain(first.digest.slice(0, 16));
  });

  it('says when it vanished because AWS changed it, and reminds of the new one from then on', async () => {
    const { digest } = await onlyWaiting(world);
    await take(world, 2, varied(GROWN, { without: ['43.218.7.0/24'] }));
    expect(await lookFresh(AT + HOUR)).toEqual([`settled-${digest.slice(0, 16)}`]);
    const now = await onlyWaiting(world);
    expect(await lookFresh(AT + 2 * HOUR)).toEqual([`reminder-${now.digest.slice(0, 16)}-1`]);
  });

  it.each(['approve', 'deny'] as const)('says nothing more after %s', async (kind) => {
    const { digest } = await onlyWaiting(world);
    await settle(world, { kind, digest });
    for (const days of [1, 8, 60]) expect(await lookFresh(AT + days * DAY)).toEqual([]);
  });
});

describe('while lists are pinned', () => {
  const AT = FIRST_TOKEN + HOUR;
  beforeEach(async () => {
    await take(world, 0, BASE);
    await take(world, 1, [...BASE, entry('13.34.0.0/16')]);
  });
  const pinned = (until: number | null) => settle(world, { kind: 'rollback', seq: 1, until });
  const lookFresh = async (time: number) => {
    world.setClock(time);
    await world.ingest();
    await world.converge();
    return look(time);
  };

  it('reminds of it as of anything that waits, until unpin', async () => {
    await pinned(null);
    const told = [];
    for (const hours of [0, 1, 4, 24, 192]) told.push(...(await lookFresh(AT + hours * HOUR)));
    expect(told).toEqual([1, 2, 3, 4].map((given) => `reminder-pin-${AT}-${given}`));
    expect(world.alerts.at(-1)?.text).toContain(
      'The lists have been pinned to release 1 since 2026-01-01T01:00:00Z, until someone',
    );
    await settle(world, { kind: 'unpin' });
    expect(await lookFresh(AT + 400 * HOUR)).toEqual([]);
  });

  it('says no more once its time is over', async () => {
    await pinned(AT + 2 * HOUR);
    expect(await lookFresh(AT)).toEqual([]);
    expect(await lookFresh(AT + HOUR)).toEqual([`reminder-pin-${AT}-1`]);
    expect(world.alerts.at(-1)?.text).toContain('until 2026-01-01T03:00:00Z');
    expect(await lookFresh(AT + 2 * HOUR)).toEqual([]);
    expect(await lookFresh(AT + 9 * HOUR)).toEqual([]);
  });

  it('reminds of the newer pin only', async () => {
    await pinned(null);
    await lookFresh(AT);
    world.setClock(AT + 60);
    await settle(world, { kind: 'rollback', seq: 2, until: null });
    await lookFresh(AT + 60);
    expect(await lookFresh(AT + HOUR + 60)).toEqual([`reminder-pin-${AT + 60}-1`]);
  });
});

describe('when what is public lags behind HEAD', () => {
  const AT = FIRST_TOKEN + HOUR;
  beforeEach(async () => {
    await take(world, 0, BASE);
    world.serve(received(1, [...BASE, entry('13.34.0.0/16')]));
    await world.ingest();
  });

  it.each(['writes', 'bucket'] as const)(
    'tells once after ten minutes, and once when it is over: %s fail',
    async (what) => {
      broken = what;
      for (const minutes of [0, 5, 9]) expect(await publish(AT + minutes * 60)).toBe('failed');
      expect(idsOf('lagging')).toEqual([]);
      for (const minutes of [10, 15, 20]) await publish(AT + minutes * 60);
      expect(idsOf('lagging')).toEqual([`lagging-${AT}`]);
      expect(world.alerts.at(-1)?.text).toContain('since 2026-01-01T01:00:00Z');
      broken = 'nothing';
      for (const minutes of [25, 30]) await publish(AT + minutes * 60);
      expect(idsOf('caught-up')).toEqual([`caught-up-${AT}`]);
      expect(await world.readText('current/ap-northeast-1/client/ipv4.txt')).toContain('13.34.0.0/16');
    },
  );

  it('tells also when publish never runs, and only watch does', async () => {
    await watch(AT + 540);
    expect(idsOf('lagging')).toEqual([]);
    await watch(AT + 900);
    await watch(AT + 1_800);
    expect(idsOf('lagging')).toEqual([`lagging-${AT}`]);
    await publish(AT + 1_900);
    expect(idsOf('caught-up')).toEqual([`caught-up-${AT}`]);
  });

  it('does not take one failure among successes for a lag', async () => {
    await publish(AT);
    for (const minutes of [5, 10, 15, 20, 25]) {
      broken = minutes % 10 === 0 ? 'bucket' : 'nothing';
      await publish(AT + minutes * 60);
    }
    expect(idsOf('lagging')).toEqual([]);
  });

  it('a run that fails still throws what it failed with', async () => {
    broken = 'bucket';
    await expect(convergeUnderWatch(world.ports, TELLING, () => world.converge())).rejects.toThrow(
      'out of order',
    );
  });
});

it('every alert is plain text of printable lines, with an ASCII tag and a subject under 100 characters, and an id that a copy repeats', async () => {
  await take(world, 0, BASE);
  await take(world, 1, [...BASE, ...manyGateways(41)]);
  const by = { ...BY, who: '山田', reason: '確認済み <!channel>' };
  await decide(world.ports, CONFIG, { kind: 'deny', digest: (await onlyWaiting(world)).digest }, by);
  await world.converge();
  await look(FIRST_TOKEN + 9 * HOUR);
  expect(world.alerts.length).toBeGreaterThan(3);
  for (const { id, subject, text } of world.alerts) {
    expect(subject).toMatch(/^\[rangewatch [a-z]+\] \P{Cc}{1,80}$/u);
    expect(subject.length).toBeLessThan(100);
    expect(id).toMatch(/^[\w ./-]+$/);
    expect(text).toMatch(/\n$/);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  }
  expect((await headOf(world)).outbox).toEqual([]);
});
