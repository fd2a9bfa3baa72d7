// A state folder whose lists were verified within the last hour, as a start that watches AWS's feed leaves it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../../shared/feed/feed.ts';
import { BASE, FIRST_TOKEN, received } from '../../world/feeds.ts';
import { fine, run } from './run.ts';

const ENTRY = join(import.meta.dirname, '..', '..', '..', 'local', 'rangewatch.mjs');

/** The newest whole hour, in hours after the first token of tests. */
export const THIS_HOUR = Math.floor((Date.now() / 1_000 - FIRST_TOKEN) / 3_600);

/** Writes a feed of some hours ago and a small configuration. @returns the arguments of start */
export function startArguments(
  folder: string,
  hoursAgo = 0,
  entries: readonly Entry[] = BASE,
): readonly string[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'feed.json'), received(THIS_HOUR - hoursAgo, entries).bytes);
  const settings = {
    regions: ['ap-northeast-1'],
    allowlists: ['streaming', 'health-check'],
    formats: ['plain', 'json'],
  };
  writeFileSync(join(folder, 'watch.config.ts'), `export default ${JSON.stringify(settings)};`);
  return [ENTRY, 'start', '--port', '0', '--feed', 'feed.json', '--config', 'watch.config.ts'];
}

/** Plays a feed in a folder, once. @returns the folder of its state */
export async function startOnce(
  folder: string,
  hoursAgo = 0,
  entries: readonly Entry[] = BASE,
): Promise<string> {
  fine(await run(process.execPath, [...startArguments(folder, hoursAgo, entries), '--once'], {}, folder));
  return join(folder, '.rangewatch');
}

/** Says that the lists are made from AWS's feed: nothing on loopback is. */
export function asLive(folder: string): void {
  writeFileSync(join(folder, '.rangewatch', 'source'), 'live\n');
}
