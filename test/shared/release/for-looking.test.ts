// What is published for those who look things up: names in histories, the lists that carry a rule, and what waits.
import { beforeEach, describe, expect, it } from 'vitest';
import { defineConfig, type Settings } from '../../../shared/config.ts';
import type { HistoryRow } from '../../../shared/release/history.ts';
import { BASE, varied } from '../../world/feeds.ts';
import { latestOf, onlyWaiting, take } from '../../world/settling.ts';
import { makeWorld, type World } from '../../world/world.ts';

let world: World;
beforeEach(() => {
  world = makeWorld();
});
const read = async (key: string) => JSON.parse((await world.readText(key)) ?? 'null');

describe('a history', () => {
  it('has the names of a list as it has prefixes', async () => {
    await take(world, 0, BASE, defineConfig({ regions: ['ap-northeast-1'] }));
    const { rows } = await read('history/ap-northeast-1/domains.json');
    const names = (await world.readText('current/ap-northeast-1/domains/domains.txt'))?.trim().split('\n');
    expect(rows.map(([entry]: string[]) => entry).sort()).toEqual([...(names ?? [])].sort());
    expect(rows[0].slice(1, 4)).toEqual(['documented', 1, null]);
  });
});

describe('a history of a list that is taken out of the configuration', () => {
  const lists = (allowlists: Settings['allowlists']) =>
    defineConfig({ regions: ['ap-northeast-1'], allowlists: allowlists ?? [], formats: ['plain'] });

  it('ends all its stays, and begins new ones when the list is back', async () => {
    await take(world, 0, BASE, lists(['streaming', 'web']));
    await take(world, 1, BASE, lists(['streaming']));
    const key = 'history/ap-northeast-1/web.json';
    const gone = (await read(key)).rows as HistoryRow[];
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.map(([, , seqIn, seqOut]) => [seqIn, seqOut])).toEqual(gone.map(() => [1, 2]));
    await take(world, 2, BASE, lists(['streaming', 'web']));
    const back = (await read(key)).rows as HistoryRow[];
    expect(back.slice(gone.length).map(([entry, , seqIn, seqOut]) => [entry, seqIn, seqOut])).toEqual(
      gone.map(([entry]) => [entry, 3, null]),
    );
  });
});

describe('the rules of a Region', () => {
  it('name the lists that carry them', async () => {
    await take(world, 0, BASE);
    const rules: { requirement: string; allowlists: string[] }[] = await read(
      'requirements/ap-northeast-1.json',
    );
    const lists = (id: string) => rules.find(({ requirement }) => requirement === id)?.allowlists;
    expect(lists('pcoip-gateway-4172')).toEqual(['streaming', 'streaming-pcoip']);
    expect(lists('client-https-443')).toEqual(['client']);
    expect(lists('dns-client') ?? []).toEqual([]);
  });
});

describe('latest.json', () => {
  it('has what waits, under the digest by which it is approved', async () => {
    await take(world, 0, BASE);
    expect((await latestOf(world)).waiting).toEqual([]);
    await take(world, 1, varied(BASE, { without: ['3.115.0.0/22'] }));
    const { digest } = await onlyWaiting(world);
    expect((await latestOf(world)).waiting).toEqual([
      {
        digest,
        kind: 'removal',
        selector: 'WORKSPACES_GATEWAYS ap-northeast-1',
        prefixes: ['3.115.0.0/22'],
        since: '2026-01-01T01:00:00Z',
        deniedAt: null,
      },
    ]);
  });
});
