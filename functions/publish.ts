// The publish function: after each success of watch, and on its own schedule, it makes what is public agree with HEAD.
import { type ConvergeResult, converge } from '../shared/converge.ts';
import type { Ports } from '../shared/ports.ts';
import { awsPorts } from './adapters/aws-ports.ts';
import { readEnvironment } from './environment.ts';
import { log } from './log.ts';

/** The function on given ports. The event does not matter: everything follows from HEAD. */
export function publishHandler(ports: Ports, baseUrl: string): () => Promise<ConvergeResult> {
  return async () => {
    const result = await converge(ports, { baseUrl });
    log('publish', { ...result });
    return result;
  };
}

let cached: ReturnType<typeof publishHandler> | undefined;

/** The entry point on Lambda. */
export const handler = async (): Promise<ConvergeResult> => {
  if (cached === undefined) {
    const environment = readEnvironment(process.env);
    cached = publishHandler(awsPorts(environment), environment.baseUrl);
  }
  return cached();
};
