// Deciding in a world: orders, what waits, and what is public and kept afterwards.
import type { MemoryTable } from '../../local/replay/memory-table.ts';
import { listWaiting, type WaitingRow } from '../../shared/approvals.ts';
import type { Config } from '../../shared/config.ts';
import { type DecideResult, decide, type Order } from '../../shared/decide.ts';
import type { Entry } from '../../shared/feed/feed.ts';
import type { DecidedBy, DecisionRecord } from '../../shared/release/decision-record.ts';
import type { LatestDocument } from '../../shared/release/documents.ts';
import type { Head } from '../../shared/release/head.ts';
import type { Manifest } from '../../shared/release/manifest.ts';
import { readHead, readManifest } from '../../shared/release/store.ts';
import { entry, received } from './feeds.ts';
import { CONFIG, type World } from './world.ts';

/** Who decides in tests. */
export const BY: DecidedBy = { who: 'yuki', reason: 'seen in the console of AWS', ticket: 'NET-7' };

/** Carries out an order, then makes it public. */
export async function settle(world: World, order: Order, config: Config = CONFIG): Promise<DecideResult> {
  const result = await decide(world.ports, config, order, BY);
  await world.converge();
  return result;
}

/** Serves a feed, takes it and makes it public. @returns how the ingest ended */
export async function take(world: World, hours: number, entries: readonly Entry[], config: Config = CONFIG) {
  world.serve(received(hours, entries));
  const { kind } = await world.ingest({ config });
  await world.converge();
  return kind;
}

/** Polls at a time, and makes public what follows. @returns how the ingest ended */
export async function pollAt(world: World, time: number, config: Config = CONFIG) {
  world.setClock(time);
  const { kind } = await world.ingest({ config });
  await world.converge();
  return kind;
}

/** The only thing that waits. */
export async function onlyWaiting(world: World): Promise<WaitingRow> {
  const { waiting } = await listWaiting(world.ports);
  const [only, another] = waiting;
  if (only === undefined || another !== undefined) throw new Error(`${waiting.length} things wait`);
  return only;
}

/** `latest.json`. */
export async function latestOf(world: World): Promise<LatestDocument> {
  return JSON.parse((await world.readText('latest.json')) ?? 'null') as LatestDocument;
}

/** HEAD, which must be there. */
export async function headOf(world: World): Promise<Head> {
  const head = await readHead(world.ports);
  if (head === undefined) throw new Error('no HEAD');
  return head;
}

/** The manifest of HEAD. */
export async function manifestOf(world: World): Promise<Manifest> {
  return readManifest(world.ports.bucket, (await headOf(world)).manifest);
}

/** The decisions that the table keeps. */
export function keptDecisions(world: World): readonly DecisionRecord[] {
  return (world.ports.table as MemoryTable).decisions();
}

/** Every file under `current/`, by key. */
export async function currentFiles(world: World): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await world.contents())].filter(([key]) => key.startsWith('current/')));
}

/** More gateways at once than are believed without a person. */
export function manyGateways(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => entry(`43.218.${index}.0/24`, 'WORKSPACES_GATEWAYS'));
}
