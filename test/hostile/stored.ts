// What is stored, without what a rejection or a stale feed may change: the notice in HEAD, and HEALTH.
import type { World } from '../world/world.ts';

/** Everything stored but HEAD's `rev`, `outbox` and `noticed`; HEALTH only where it must not move either. */
export async function storedIn(world: World, withHealth: boolean): Promise<Readonly<Record<string, string>>> {
  const { HEAD = '{}', HEALTH = '', ...objects } = Object.fromEntries(await world.contents());
  const { rev, body = '{}', ...head } = JSON.parse(HEAD) as { rev?: number; body?: string };
  const { outbox, noticed, ...rest } = JSON.parse(body) as { outbox?: unknown; noticed?: unknown };
  return { ...objects, HEAD: JSON.stringify({ ...head, ...rest }), ...(withHealth ? { HEALTH } : {}) };
}
