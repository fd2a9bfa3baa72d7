// The stack on this machine: the bundles as processes, and local servers in the place of AWS's services.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundles } from '../infra/build-bundles.ts';
import { type LambdaProcess, startLambda } from './lambda.ts';
import { startServices } from './services-on-loopback.ts';

/** The functions of the stack. */
export type FunctionName = 'watch' | 'publish' | 'slack' | 'approve';

/** Starts everything; `writes` is told of each conditional write to the bucket, before it is carried out. */
export async function startStack(writes?: (key: string) => void) {
  // In a folder without node_modules: what a bundle lacks cannot be found.
  const bundles = mkdtempSync(join(tmpdir(), 'rangewatch-bundles-'));
  buildBundles(bundles);
  const services = await startServices(writes);
  const running = new Set<LambdaProcess>();
  return {
    ...services,
    /** A new environment of a function: a cold start. */
    start: (name: FunctionName, changed: Readonly<Record<string, string>> = {}): LambdaProcess => {
      const environment = { ...services.environment, ...changed };
      const started = startLambda(join(bundles, `${name}.cjs`), environment);
      running.add(started);
      return started;
    },
    stop: async () => {
      await Promise.all([...running].map((each) => each.kill()));
      await services.stop();
      rmSync(bundles, { recursive: true, force: true });
    },
  };
}
