// A use case under the watchdog's eyes: it looks afterwards whether the run ended well or not, because a run that fails
// cannot tell anybody itself.
import type { Telling } from '../alerts/telling.ts';
import type { Ports } from '../ports.ts';
import { runWatchdog } from './watchdog.ts';

/** Runs ingest, then looks. @throws what the run throws, or else what the watchdog does */
export async function ingestUnderWatch<Result>(
  ports: Ports,
  telling: Telling,
  run: () => Promise<Result>,
): Promise<Result> {
  return lookAfter(ports, telling, run);
}

/** Runs converge, notes since when it fails, then looks. @throws as ingestUnderWatch */
export async function convergeUnderWatch<Result>(
  ports: Ports,
  telling: Telling,
  run: () => Promise<Result>,
): Promise<Result> {
  return lookAfter(ports, telling, async () => {
    try {
      const result = await run();
      if ((await ports.table.readHealth())?.failingSince !== undefined) {
        await ports.table.patchHealth({ failingSince: null });
      }
      return result;
    } catch (error) {
      await ports.table.patchHealth({ failingSince: ports.clock.now() });
      throw error;
    }
  });
}

async function lookAfter<Result>(
  ports: Ports,
  telling: Telling,
  run: () => Promise<Result>,
): Promise<Result> {
  const outcome = await settle(run);
  const look = await settle(() => runWatchdog(ports, telling));
  if ('error' in outcome) throw outcome.error;
  if ('error' in look) throw look.error;
  return outcome.result;
}

async function settle<Result>(
  run: () => Promise<Result>,
): Promise<{ readonly result: Result } | { readonly error: unknown }> {
  try {
    return { result: await run() };
  } catch (error) {
    return { error };
  }
}
