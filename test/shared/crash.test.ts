// Promises 5, 12 and 16: a process that dies at any of its writes, and is started again, ends where one that lived did.
import { describe, expect, it } from 'vitest';
import type { Signer } from '../../shared/ports.ts';
import { CLAIM_LASTS } from '../../shared/release/outbox.ts';
import { Killed, mortalPorts } from '../world/faults.ts';
import { BASE, entry, received, varied } from '../world/feeds.ts';
import { keyFrom } from '../world/signing.ts';
import { makeWorld, type World } from '../world/world.ts';

const NEXT = received(
  1,
  varied(BASE, {
    without: ['103.4.8.0/21'],
    plus: [entry('18.180.188.0/22', 'WORKSPACES_GATEWAYS'), entry('13.34.0.0/16'), entry('fd00:ec2::/40')],
  }),
);

/** A world with one release, its ports, and a look at a second feed as the functions take it. */
async function worldBefore(first: ReturnType<typeof received> | undefined, signer?: Signer) {
  const mortal = mortalPorts();
  const world = makeWorld((ports) => mortal.around(signer === undefined ? ports : { ...ports, signer }));
  if (first !== undefined) {
    world.serve(first);
    await world.ingest();
    await world.converge();
  }
  world.serve(NEXT);
  world.alerts.length = 0;
  return { mortal, world };
}

/** How often HEAD was written depends on the death; all else must not. */
function withoutRev(contents: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const head = { ...(JSON.parse(contents.get('HEAD') ?? '{}') as object), rev: 0 };
  return new Map([...contents, ['HEAD', JSON.stringify(head)]]);
}

async function look(world: World) {
  await world.ingest();
  await world.converge();
}

describe.each([
  { name: 'the first release', first: undefined },
  { name: 'a later release', first: received(0, BASE) },
  { name: 'a later release that is signed', first: received(0, BASE), signer: keyFrom('one').signer },
])('$name', ({ first, signer }) => {
  it.each(['before', 'after'] as const)('survives a death %s each of its writes', async (when) => {
    const undisturbed = await worldBefore(first, signer);
    undisturbed.mortal.plan(undefined);
    await look(undisturbed.world);
    const writes = undisturbed.mortal.writes();
    const expected = withoutRev(await undisturbed.world.contents());
    const alerts = undisturbed.world.alerts.map(({ id }) => id);
    expect(writes).toBeGreaterThan(20);
    expect(expected.has('SHA256SUMS')).toBe(true);
    expect(expected.get('changes.atom')).toContain(`/changes/${first === undefined ? 1 : 2}.json</id>`);
    expect(expected.has('SHA256SUMS.minisig')).toBe(signer !== undefined);
    for (let atWrite = 1; atWrite <= writes; atWrite++) {
      const { mortal, world } = await worldBefore(first, signer);
      mortal.plan({ atWrite, when });
      await expect(look(world), `write ${atWrite}`).rejects.toBeInstanceOf(Killed);
      mortal.plan(undefined);
      await look(world);
      // Whoever died while sending had claimed the alert; the claim lapses, and the next converge sends it.
      world.setClock(NEXT.feed.createDate + CLAIM_LASTS);
      await world.converge();
      expect(withoutRev(await world.contents()), `${when} write ${atWrite}`).toEqual(expected);
      const sent = world.alerts.map(({ id }) => id);
      expect([...new Set(sent)], `${when} write ${atWrite}`).toEqual(alerts);
      // A copy is sent only where the death fell between sending and marking.
      expect(sent.length - alerts.length, `${when} write ${atWrite}`).toBeLessThanOrEqual(1);
    }
  });
});

describe('before the commit', () => {
  it('nothing appears under current/', async () => {
    const { mortal, world } = await worldBefore(undefined);
    for (let atWrite = 1; ; atWrite++) {
      mortal.plan({ atWrite, when: 'before' });
      await world.ingest().catch(() => {});
      if ((await world.ports.table.readHead()) !== undefined) break;
      await world.converge();
      expect(await world.ports.bucket.list('current/')).toEqual([]);
      expect(await world.readText('latest.json')).toBeUndefined();
    }
  });
});
