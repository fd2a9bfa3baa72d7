// start: plays or polls the feed through the functions on this machine, and tells a person what came of it.
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { WatchEvent } from '../../functions/watch.ts';
import { RangewatchError } from '../../shared/error.ts';
import { nextTime } from '../../shared/release/digest.ts';
import type { EpochSeconds } from '../../shared/time.ts';
import { channelSettingsIn } from '../alerts/channels.ts';
import { openDesk } from './desk.ts';
import { loadConfig } from './load-config.ts';
import { lockFolder } from './lock.ts';
import { isLook } from './look.ts';
import type { Machine } from './machine.ts';
import { type FeedPlayer, type Publication, startPlayer } from './player.ts';
import { openOnUsualPort } from './port.ts';
import * as report from './report.ts';
import { ensureSigningKey, keyFilesIn } from './signing-key.ts';
import { chooseSource, prepareState } from './source.ts';
import { STATE_FOLDER } from './state-folder.ts';

/** The options of the command. */
export interface StartOptions {
  readonly once?: boolean;
  readonly feed?: string;
  readonly history?: string;
  readonly config?: string;
  /** Undefined: the usual one, or any if that is taken. */
  readonly port?: number;
}

/** Seconds between two looks at the live feed, as on AWS. */
const POLL_EVERY: EpochSeconds = 900;

/** What the schedule sends. */
const SCHEDULED: WatchEvent = {
  version: '0',
  id: '00000000-0000-0000-0000-000000000000',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '000000000000',
  time: '2020-01-01T00:00:00Z',
  region: 'us-east-1',
  resources: [],
  detail: {},
};

/** Runs until it is interrupted, or for one pass. */
export async function start(options: StartOptions): Promise<void> {
  const config = await loadConfig(options.config);
  const channels = channelSettingsIn(process.env);
  const stateFolder = resolve(STATE_FOLDER);
  const source = await chooseSource(options, stateFolder);
  // Servers and SDK clients are loaded only now: a wrong configuration is told of at once.
  const { startMachine } = await import('./machine.ts');
  const unlock = lockFolder(stateFolder);
  // Whatever is open when something fails is closed again, the last first; else the process would wait for it for ever.
  const opened: (() => Promise<void> | void)[] = [unlock];
  try {
    const keyFiles = keyFilesIn(stateFolder);
    ensureSigningKey(keyFiles);
    const isPlayed = source.kind === 'sample' || source.kind === 'file';
    const player = isPlayed ? await startPlayer() : undefined;
    if (player !== undefined) opened.push(player.close);
    const clock: PlayedClock = { time: 0 };
    const machine = await openOnUsualPort(options.port, (port) =>
      startMachine({
        stateFolder,
        config,
        signingKeyFile: keyFiles.secret,
        channels,
        port,
        feedUrl: player?.url,
        playedTime: player === undefined ? undefined : () => clock.time,
        // Not before the port is ours: a start that fails must leave what was there.
        prepare: () => report.source(source, prepareState(stateFolder, source.kind)),
      }),
    );
    opened.push(machine.close);
    opened.push(await openDesk(stateFolder, (demand) => serve(machine, demand)));
    if (isPlayed && player !== undefined) {
      const publications = source.publications(await machine.takenToken());
      const before = clock.time;
      for (const publication of publications) await play(machine, player, clock, publication);
      if (source.kind === 'sample' && clock.time > before) {
        clock.time = nextTime(clock.time, config.alerts.digestHour);
        report.endOfDay();
        await publish(machine);
      }
    } else {
      await look(machine, SCHEDULED);
    }
    report.lists(machine.baseUrl, stateFolder);
    if (options.once === true && machine.undelivered() > 0) throw notTaken(machine.undelivered());
    if (options.once !== true) await keepPolling(machine, player === undefined);
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

function notTaken(alerts: number): RangewatchError {
  return new RangewatchError({
    code: 'alert-channel',
    seen: `${alerts} alerts that a channel did not take`,
    expected: 'each channel to take every alert',
    where: 'start --once',
    remedy: 'they stand above; the lists are published all the same',
  });
}

/** The time of what is played: it moves only with feeds. */
interface PlayedClock {
  time: EpochSeconds;
}

async function play(
  machine: Machine,
  player: FeedPlayer,
  clock: PlayedClock,
  publication: Publication,
): Promise<void> {
  const { event, createDate } = player.show(publication);
  // A stale copy is served later than what it is older than, so the time of day never goes back.
  clock.time = Math.max(clock.time, createDate ?? 0);
  report.publication(publication.note);
  await look(machine, event ?? SCHEDULED);
}

/** One look at the feed, and what follows: the functions run one after the other, as on AWS. */
async function look(machine: Machine, event: WatchEvent): Promise<void> {
  try {
    report.outcome(await machine.watch(event));
  } catch (error) {
    report.failure(error);
  }
  await publish(machine);
}

async function publish(machine: Machine): Promise<void> {
  await machine.publish();
  await machine.handOut(process.stdout);
}

/** A decision from the command line, and what follows from it; or a look, from which nothing follows. */
async function serve(machine: Machine, demand: unknown) {
  try {
    if (isLook(demand)) return { answer: await machine.look() };
    const answer = await machine.approve(demand);
    await publish(machine);
    return { answer };
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

async function keepPolling(machine: Machine, isLive: boolean): Promise<void> {
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());
  report.running(machine.baseUrl, isLive ? POLL_EVERY : undefined);
  while (!stopped.signal.aborted) {
    await setTimeout(POLL_EVERY * 1_000, undefined, { signal: stopped.signal }).catch(() => {});
    if (!stopped.signal.aborted && isLive) await look(machine, SCHEDULED);
  }
}
