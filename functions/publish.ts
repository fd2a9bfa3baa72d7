// The publish function: after each success of watch, and on its own schedule, it makes what is public agree with HEAD.
import { tellingOf } from '../shared/alerts/telling.ts';
import type { Config } from '../shared/config.ts';
import { type ConvergeResult, converge } from '../shared/converge.ts';
import type { Ports } from '../shared/ports.ts';
import { convergeUnderWatch } from '../shared/release/under-watch.ts';
import config from '../watch.config.ts';
import { awsPorts } from './adapters/aws-ports.ts';
import { readEnvironment } from './environment.ts';
import { log } from './log.ts';

/**
 * The function on given ports. The event does not matter: everything follows from HEAD. What is played has no watchdog:
 * its time jumps from feed to feed.
 */
export function publishHandler(
  ports: Ports,
  config: Config,
  baseUrl: string,
  isWatched = true,
): () => Promise<ConvergeResult> {
  const telling = tellingOf(config, baseUrl);
  return async () => {
    const run = () => converge(ports, telling);
    const result = await (isWatched ? convergeUnderWatch(ports, telling, run) : run());
    log('publish', { ...result });
    return result;
  };
}

let cached: ReturnType<typeof publishHandler> | undefined;

/** The entry point on Lambda. */
export const handler = async (): Promise<ConvergeResult> => {
  if (cached === undefined) {
    const environment = readEnvironment(process.env);
    cached = publishHandler(awsPorts(environment), config, environment.baseUrl);
  }
  return cached();
};
