// The stack on this machine: the bundles as processes, and local servers in the place of AWS's services.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildBundles } from '../infra/build-bundles.ts';
import { type LambdaProcess, startLambda } from './lambda.ts';
import { startServices } from './services-on-loopback.ts';

/** The functions of the stack. */
export type FunctionName = 'watch' | 'publish' | 'slack' | 'approve';

/** How a stack is started. */
interface StackOptions {
  /** Told of each conditional write to the bucket, before it is carried out. */
  readonly writes?: (key: string) => void;
  /** Puts the bundles into a folder. */
  readonly bundles?: (folder: string) => void;
}

/** Starts everything. */
export async function startStack({ writes, bundles: putBundles = buildBundles }: StackOptions = {}) {
  // In a folder without node_modules: what a bundle lacks cannot be found.
  const bundles = mkdtempSync(join(tmpdir(), 'rangewatch-bundles-'));
  putBundles(bundles);
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
