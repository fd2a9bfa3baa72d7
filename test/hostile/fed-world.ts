// A world that is fed bytes, as the transport would: parsed on the way in, so that a refusal comes from the port.
import { tools } from '../../functions/adapters/tools.ts';
import { type Config, defineConfig } from '../../shared/config.ts';
import { parseFeed } from '../../shared/feed/parse.ts';
import { type IngestResult, ingest } from '../../shared/ingest.ts';
import { LISTS, makeWorld, type World } from '../world/world.ts';
import { ACCEPTED_AT, goodBytes } from './base.ts';

/** How strict a world is. */
export interface Mood {
  readonly holdDays: number;
  readonly approves: 'nothing' | 'everything';
}

/** As on AWS: guards, and holds of a week. */
export const GUARDED: Mood = { holdDays: 7, approves: 'nothing' };

/** Nothing is held or withheld, so that the lists follow from the last feed alone. */
export const FORGETFUL: Mood = { holdDays: 0, approves: 'everything' };

/** A world that takes bytes. */
export interface FedWorld extends World {
  /** Serves these bytes at this time and looks at them once; what follows is not published yet. */
  readonly look: (bytes: Uint8Array, now: number) => Promise<IngestResult>;
  /** Serves these bytes at this time, looks at them and publishes what follows. */
  readonly feed: (bytes: Uint8Array, now: number) => Promise<IngestResult>;
}

/** Makes an empty world; `feed` is the whole way from bytes to what firewalls poll. */
export function fedWorld({ holdDays, approves }: Mood): FedWorld {
  const config: Config = defineConfig({
    regions: ['ap-northeast-1'],
    allowlists: LISTS,
    formats: ['plain', 'json'],
    holdDays,
  });
  let bytes = new Uint8Array();
  const world = makeWorld((ports) => ({
    ...ports,
    receiveFeed: async (knownMd5) => {
      const md5 = tools.hash('md5', bytes);
      return md5 === knownMd5 ? 'unchanged' : { feed: parseFeed(bytes), md5 };
    },
  }));
  const look = (served: Uint8Array, now: number) => {
    bytes = Uint8Array.from(served);
    world.setClock(now);
    return ingest(world.ports, { config, approves, audits: approves === 'nothing' });
  };
  return {
    ...world,
    look,
    feed: async (served, now) => {
      const result = await look(served, now);
      await world.converge();
      return result;
    },
  };
}

/** A world in which the good feed was accepted and published. */
export async function settledWorld(mood: Mood): Promise<FedWorld> {
  const world = fedWorld(mood);
  await world.feed(goodBytes(ACCEPTED_AT), ACCEPTED_AT);
  return world;
}
