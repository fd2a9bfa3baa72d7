// The publish function: after each success of watch, and on its own schedule, it makes what is public agree with HEAD.
import { tellingOf } from '../shared/alerts/telling.ts';
import type { Config } from '../shared/config.ts';
import { type ConvergeResult, converge } from '../shared/converge.ts';
import type { Ports } from '../shared/ports.ts';
import { convergeUnderWatch } from '../shared/release/under-watch.ts';
import config from '../watch.config.ts';
import { awsPorts } from './adapters/aws-ports.ts';
import { kmsSigner } from './adapters/kms-signer.ts';
import { type Environment, readEnvironment } from './environment.ts';
import { log } from './log.ts';
import { publishMetrics, writeMetrics } from './metrics.ts';

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

let cached: { readonly ports: Ports; readonly run: ReturnType<typeof publishHandler> } | undefined;

/** The entry point on Lambda. */
export const handler = async (): Promise<ConvergeResult> => {
  if (cached === undefined) {
    const environment = readEnvironment(process.env);
    const ports = signing(awsPorts(environment), environment);
    cached = { ports, run: publishHandler(ports, config, environment.baseUrl) };
  }
  const { ports, run } = cached;
  try {
    return await run();
  } finally {
    await tellMetrics(ports);
  }
};

/** The ports, with a signer by the key in KMS where there is one. Only publish signs, so only its bundle has the client. */
function signing(ports: Ports, { signingKeyArn }: Environment): Ports {
  return signingKeyArn === undefined ? ports : { ...ports, signer: kmsSigner(signingKeyArn) };
}

/** Metrics that cannot be had are missing, and CloudWatch tells of that: the run is what it was. */
async function tellMetrics(ports: Ports): Promise<void> {
  try {
    writeMetrics(await publishMetrics(ports));
  } catch (error) {
    log('publish', { metrics: error instanceof Error ? error.name : 'an error' });
  }
}
