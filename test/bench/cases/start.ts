// How long a function takes from nothing: its bundle loaded and its first request, each in a fresh process, beside an empty handler.
// It has a table of its own: what it is compared with is no JSON.parse.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { progressBar } from '../../../local/command/progress.ts';
import { printTable } from '../../../local/command/table.ts';
import { startServices } from '../../functions/services-on-loopback.ts';
import type { Figure, Report } from '../report.ts';
import { medianOf } from '../schedule.ts';
import { firstRequests, type Started, type StartTimes, startOnce } from '../start/requests.ts';

/** The name of the case. */
export const START = 'start';

/** How often each bundle is started: alone, beside the other cases, and in a hurry. */
export const START_ROUNDS = { full: 15, beside: 5, quick: 2 } as const;

/** What loading a bundle is compared with. */
const SDK_CLIENTS = 'sdk-clients';

/** The entries of bundles that are no function of the stack. */
const COMPARED: string[] = ['test/bench/start/empty.ts', `test/bench/start/${SDK_CLIENTS}.ts`];

/** Bundled and minified as functions are, but whole: without the rules of infra/build.mjs for what is never needed. */
const PLAIN = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  mainFields: ['module', 'main'],
} as const satisfies BuildOptions;

/** How much longer than the clients alone a function may take to load. */
const TARGETS: Readonly<Record<string, number>> = { watch: 1.1 };

/** Measures it, with a feed that is the same before and after. */
export async function measureStart(feed: Uint8Array, rounds: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'rangewatch-start-'));
  const others = join(folder, 'others');
  const services = await startServices();
  try {
    execFileSync(process.execPath, ['infra/build.mjs', folder]);
    await build({ ...PLAIN, outdir: others, entryPoints: COMPARED });
    services.serve(feed);
    const bundles = await firstRequests(services, folder, others);
    const times = new Map<string, readonly StartTimes[]>();
    const bar = progressBar('starts', rounds * bundles.length);
    for (let round = 0; round < rounds; round++) {
      for (const bundle of bundles) {
        const earlier = times.get(bundle.name) ?? [];
        times.set(bundle.name, [...earlier, await startOnce(bundle, services.environment)]);
        bar.step();
      }
    }
    bar.stop();
    return report(bundles, times);
  } finally {
    await services.stop();
    rmSync(folder, { recursive: true });
  }
}

function report(bundles: readonly Started[], times: ReadonlyMap<string, readonly StartTimes[]>): Report {
  const median = (name: string, part: keyof StartTimes) =>
    medianOf((times.get(name) ?? []).map((each) => each[part]));
  const floor = median(SDK_CLIENTS, 'load');
  const figures = bundles.map(({ name, about }): Figure => {
    const milliseconds = median(name, 'load');
    const target = TARGETS[name] ?? null;
    return {
      name: `${START} ${name}`,
      state: 'cold',
      about,
      milliseconds,
      ratio: milliseconds / floor,
      target,
    };
  });
  const header = [
    'bundle',
    'kB',
    'zipped kB',
    'load, CPU ms',
    `/ ${SDK_CLIENTS}`,
    'target',
    'first request',
    'which',
  ];
  const rows = bundles.map(({ name, about, file }, index) => {
    const { milliseconds = 0, ratio = 0, target = null } = figures[index] ?? {};
    const bytes = readFileSync(file);
    const sizes = [bytes.length, deflateRawSync(bytes, { level: 9 }).length].map(inKilobytes);
    const request = median(name, 'request').toFixed(1);
    return [name, ...sizes, milliseconds.toFixed(1), ratio.toFixed(2), String(target ?? ''), request, about];
  });
  return { figures, text: `${printTable(header, rows)}Targets are multiples of loading ${SDK_CLIENTS}.\n` };
}

function inKilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0);
}
