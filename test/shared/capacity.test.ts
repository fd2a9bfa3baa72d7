// Capacity: a list that will not fit a firewall is told of before it is published, and latest.json has the head-room.
import { describe, expect, it } from 'vitest';
import { type WatchEvent, watchHandler } from '../../functions/watch.ts';
import { fullnessOf, headroomOf, KNOWN_CAPACITIES } from '../../shared/allowlist/capacity.ts';
import { defineConfig, settingsFor } from '../../shared/config.ts';
import type { LatestDocument } from '../../shared/release/documents.ts';
import { BASE, entry, received } from '../world/feeds.ts';
import { makeWorld } from '../world/world.ts';

const gateways = (count: number) =>
  Array.from({ length: count }, (_, index) => entry(`3.115.${64 + 2 * index}.0/24`, 'WORKSPACES_GATEWAYS'));

const config = defineConfig({
  regions: ['ap-northeast-1'],
  allowlists: ['streaming', 'client'],
  limits: { streaming: ['security-group', { consumer: 'the small box', entries: 10, counts: 'together' }] },
});

describe('head-room', () => {
  it.each([
    { counts: 'each-family', used: 8 },
    { counts: 'together', used: 12 },
  ] as const)('counts $counts', ({ counts, used }) => {
    const size = { prefixes: { ipv4: 7, ipv6: 4 }, domains: 1 };
    expect(
      headroomOf(size, [{ protocol: 'tcp', ports: [443] }], [{ consumer: 'x', entries: 20, counts }]),
    ).toEqual([{ consumer: 'x', limit: 20, used, free: 20 - used }]);
  });

  it('counts each entry once for each protocol and range of ports, where a consumer does', () => {
    const ports = [
      { protocol: 'tcp', ports: [443, 4172] },
      { protocol: 'udp', ports: ['50002-55002'] },
    ] as const;
    const size = { prefixes: { ipv4: 7, ipv6: 4 }, domains: 0 };
    expect(headroomOf(size, ports, [KNOWN_CAPACITIES['security-group']])).toEqual([
      { consumer: 'AWS security group', limit: 60, used: 21, free: 39 },
    ]);
  });

  it.each([
    [89, 'fits'],
    [90, 'nearly-full'],
    [100, 'nearly-full'],
    [101, 'does-not-fit'],
  ] as const)('%i of 100 %s', (used, fullness) => {
    expect(fullnessOf({ consumer: 'x', limit: 100, used, free: 100 - used })).toBe(fullness);
  });
});

describe('a list that grows beyond what a consumer takes', () => {
  it('is told of before it is published, once, and once when it fits again', async () => {
    const world = makeWorld();
    const watch = (hours: number, count: number) => {
      world.serve(received(hours, [...BASE, ...gateways(count)]));
      return watchHandler(world.ports, config, 'https://lists.example')({} as WatchEvent);
    };
    const told = () => world.alerts.splice(0).filter(({ text }) => text.includes('the small box'));
    await watch(0, 0);
    await world.converge();
    expect(told()).toEqual([]);
    await watch(1, 8);
    expect(await world.readText('current/ap-northeast-1/streaming/ipv4.txt')).not.toContain('3.115.64.0/24');
    const [alert, ...others] = told();
    expect(alert).toMatchObject({
      severity: 'health',
      text: expect.stringMatching(/does not fit/) as string,
    });
    expect(others).toEqual([]);
    await world.converge();
    await watch(2, 9);
    await world.converge();
    expect(told()).toEqual([]);
    const latest = JSON.parse((await world.readText('latest.json')) ?? '{}') as LatestDocument;
    expect(latest.headroom).toContainEqual(
      expect.objectContaining({ allowlist: 'streaming', consumer: 'the small box', limit: 10 }),
    );
    expect(latest.headroom).toHaveLength(2);
  });
});

describe('limits in the configuration', () => {
  it('are complete, and can be given again', () => {
    expect(config.limits.streaming?.[0]).toEqual(KNOWN_CAPACITIES['security-group']);
    expect(defineConfig(settingsFor(config))).toEqual(config);
  });

  it.each([
    [{ streming: [] }, /did you mean "streaming"/],
    [{ streaming: 'palo-alto' }, /limits\.streaming: found "palo-alto", expected a list/],
    [{ streaming: ['palo-alta'] }, /did you mean "palo-alto"/],
    [{ streaming: [{ consumer: 'x', entries: 0 }] }, /entries: found 0, expected a whole number from 1/],
    [{ streaming: [{ consumer: 'a\nb', entries: 1 }] }, /consumer: found .*expected a name/],
    [{ streaming: [{ consumer: 'x', entries: 1, count: 'together' }] }, /did you mean "counts"/],
  ])('%j is refused', (limits, message) => {
    expect(() => defineConfig({ regions: ['ap-northeast-1'], limits: limits as never })).toThrow(message);
  });
});
