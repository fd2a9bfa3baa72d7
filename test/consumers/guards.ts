// Each refusal of the program: a line of it, and what brings it about when the first release has been applied.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CopyingJob, copyingJob, newCopyingJob } from './copying-job.ts';
import type { JobSettings } from './job.ts';
import type { Place } from './place.ts';
import { copyOf, inHours, REGION, releases, type Tree } from './releases.ts';
import type { Fault } from './site.ts';

/** One refusal. */
export interface Guard {
  /** Words of the line of the program that refuses. */
  readonly words: string;
  readonly says: RegExp;
  readonly settings?: JobSettings;
  readonly fault?: Fault;
  readonly options?: readonly string[];
  /** The job never ran before. */
  readonly isFirst?: true;
  /** Changes what is served: a copy of the second release. */
  readonly change?: (tree: Tree) => Promise<void> | void;
  /** Changes what is on the host. */
  readonly prepare?: (job: CopyingJob) => void;
}

const list = (change: (text: string) => string, name = 'streaming', file = 'ipv4.txt') => ({
  change: (tree: Tree) => tree.publish(name, file, change(tree.read(`current/${REGION}/${name}/${file}`))),
});

const NAMES = { settings: { LIST: 'domains', FILE: 'domains.txt' }, isFirst: true } as const;
const MANIFEST = '0'.repeat(64);
const comment = (text: string) => ({ change: (tree: Tree) => tree.vouch({ comment: text }) });
const removeTarget = ({ target }: CopyingJob) => rmSync(target);

export const GUARDS: readonly Guard[] = [
  {
    words: 'cannot be fetched',
    says: /SHA256SUMS cannot be fetched: curl: \(52\) Empty reply/,
    fault: { path: '', kind: 'down' },
  },
  {
    words: 'came with status',
    says: /came with status 302, expected 200: redirects/,
    fault: { path: '/v/', kind: 'elsewhere' },
  },
  {
    words: 'has more than',
    says: /SHA256SUMS has more than \d+ bytes/,
    fault: { path: '/SHA256SUMS$', kind: 'padded' },
    prepare: (job) => job.set({ MAX_BYTES: sizeOfSums }),
  },
  {
    words: 'does not fit PUBLIC_KEY',
    says: /the signature of SHA256SUMS does not fit PUBLIC_KEY: \S/,
    change: (tree) => tree.write('SHA256SUMS', tree.read('SHA256SUMS').replace(/^./, 'x')),
  },
  { words: 'names no release', says: /minisig names no release/, ...comment('hello') },
  {
    words: 'is not of release',
    says: /SHA256SUMS is not of release 2/,
    ...comment(`seq:2 expires:${inHours(1)} manifest:${MANIFEST}`),
  },
  {
    words: 'expired at',
    says: /release 2 expired at 20/,
    change: (tree) => tree.vouch({ expires: inHours(-1) }),
  },
  {
    words: 'is older than',
    says: /release 2 is older than 5, seen before; if the watcher/,
    prepare: ({ state }) => writeFileSync(join(state, 'seq'), '5\n'),
  },
  {
    words: 'lines for $key',
    says: /SHA256SUMS has 2 lines for current\S+, expected one/,
    change: (tree) => {
      const sums = tree.read('SHA256SUMS');
      tree.write('SHA256SUMS', sums + sums);
      return tree.vouch({});
    },
  },
  { words: 'has another SHA-256', says: /has another SHA-256 than /, fault: { path: '/v/', kind: 'short' } },
  {
    words: 'is not ASCII',
    says: /ipv4.txt is not ASCII text with LF/,
    ...list((text) => text.replaceAll('\n', '\r\n')),
  },
  { words: 'is empty or cut', says: /empty or cut/, ...list((text) => text.trimEnd()) },
  {
    words: 'has a prefix that is none',
    says: /has a prefix that is none/,
    ...list(() => '18.180.178.1/24\n'),
  },
  { words: 'wider than', says: /has 18.180.160.0\/19, wider than \/20/, ...list(() => '18.180.160.0/19\n') },
  {
    words: 'reserved space',
    says: /has 100.64.16.0\/20, reserved space/,
    ...list((text) => `${text}100.64.16.0/20\n`),
  },
  {
    words: 'neither prefix nor name',
    says: /neither prefix nor name: com; /,
    ...NAMES,
    ...list((text) => `com\n${text}`, 'domains', 'domains.txt'),
  },
  {
    words: 'names of every',
    says: /has \*\.amazonaws\.com: names of every/,
    ...NAMES,
    ...list((text) => `*.amazonaws.com\n${text}`, 'domains', 'domains.txt'),
  },
  {
    words: 'expected $MIN_COUNT',
    says: /has \d+ entries, expected 50 to 10000/,
    settings: { MIN_COUNT: 50 },
  },
  {
    words: 'has shrunk',
    says: /has shrunk from 8 to 1 entries; if that is right, run with --accept 1/,
    ...list((text) => `${text.split('\n')[0]}\n`),
  },
  {
    words: 'has grown',
    says: /has grown from 8 to 49 entries; if that is right, run with --accept 49/,
    ...list((text) => text + Array.from({ length: 40 }, (_, i) => `43.10.${2 * i}.0/24\n`).join('')),
  },
  { words: 'the check of', says: /the check of ipv4.txt failed/, settings: { CHECK: 'false' } },
  { words: '$FILE cannot be applied', says: /ipv4.txt cannot be applied/, settings: { APPLY: 'false' } },
  {
    words: 'cannot be applied again',
    says: /the list was lost, and cannot be applied again.*THE LAST GOOD LIST IS NOT APPLIED/,
    settings: { APPLY: 'false' },
    prepare: removeTarget,
    change: asFirst,
  },
  {
    words: 'no last good list',
    says: /no last good list yet/,
    options: ['--apply'],
    isFirst: true,
  },
  {
    words: 'the last good list cannot be applied',
    says: /the last good list cannot be applied/,
    options: ['--apply'],
    settings: { APPLY: 'false' },
    prepare: removeTarget,
  },
];

let sizeOfSums = 0;

/** Serves the first release in the second's place. */
async function asFirst(tree: Tree): Promise<void> {
  const [first] = await releases();
  for (const key of ['SHA256SUMS', 'SHA256SUMS.minisig']) tree.write(key, first.read(key));
}

/** Brings a refusal about. */
export async function bringAbout(
  place: Place,
  { settings, isFirst, options = [], change, prepare, fault }: Guard,
  script?: string,
) {
  const job = isFirst ? newCopyingJob(place, settings, script) : await copyingJob(place, settings, script);
  const tree = copyOf((await releases())[1]);
  await change?.(tree);
  sizeOfSums = tree.read('SHA256SUMS').length;
  prepare?.(job);
  place.serve(tree, fault);
  return { job, run: await job.run(...options) };
}
