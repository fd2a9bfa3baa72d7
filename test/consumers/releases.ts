// Two releases that the product itself publishes and signs, as folders; and copies of them in which anything is changed.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tools } from '../../functions/adapters/tools.ts';
import { folderBucket } from '../../local/bucket/folder-bucket.ts';
import { type Config, defineConfig, type Settings } from '../../shared/config.ts';
import type { Signer } from '../../shared/ports.ts';
import { signFile } from '../../shared/release/minisign.ts';
import { printPublicKey } from '../../shared/release/minisign-read.ts';
import { formatTime } from '../../shared/time.ts';
import { temporaryFolder } from '../local/command/run.ts';
import { BASE, entry, received } from '../world/feeds.ts';
import { keyFrom } from '../world/signing.ts';
import { makeWorld } from '../world/world.ts';

export const REGION = 'ap-northeast-1';
const { signer, publicKey } = keyFrom('consumers');
const temporary = temporaryFolder();
process.once('exit', temporary.remove);

/** The public half of the key of every release here. */
export const PUBLIC_KEY: string = join(temporary.path, 'minisign.pub');

const SETTINGS: Settings = {
  regions: [REGION],
  allowlists: ['streaming', 'domains'],
  formats: ['plain', 'plain-domains', 'nftables', 'ipset', 'iptables', 'squid', 'windows'],
};

const gateways = (...prefixes: readonly string[]) =>
  prefixes.map((prefix) => entry(prefix, 'WORKSPACES_GATEWAYS'));

/** Enough gateways of both families that some can be missing. */
const FEED = [
  ...BASE,
  ...gateways('43.206.16.0/24', '43.206.32.0/24', '43.206.64.0/24'),
  ...gateways('2406:da24:40::/48', '2406:da24:80::/48', '2406:da24:c0::/48'),
];

/** What a signature vouches for, beside the sums. */
interface Vouching {
  readonly seq?: number;
  readonly expires?: string;
  readonly by?: Signer;
  /** Instead of all the rest. */
  readonly comment?: string;
}

/** A published tree. */
export interface Tree {
  readonly root: string;
  readonly read: (key: string) => string;
  readonly write: (key: string, text: string) => void;
  /** Signs the sums that are there, and writes `version.json` to fit. */
  readonly vouch: (vouching: Vouching) => Promise<void>;
  /** Publishes another text of a file with its sum, signed with the right key. */
  readonly publish: (list: string, file: string, text: string, vouching?: Vouching) => Promise<void>;
}

/** A folder of its own. */
export function newFolder(): string {
  return mkdtempSync(join(temporary.path, 'f-'));
}

let published: Promise<readonly [first: Tree, second: Tree]> | undefined;

/** The two releases, made once. The second has more gateways, and names below awsapps.com that the first has not. */
export function releases(): Promise<readonly [first: Tree, second: Tree]> {
  published ??= publishBoth();
  return published;
}

async function publishBoth(): Promise<readonly [Tree, Tree]> {
  writeFileSync(PUBLIC_KEY, printPublicKey(publicKey));
  const root = newFolder();
  const world = makeWorld((ports) => ({ ...ports, signer, bucket: folderBucket(root) }));
  const release = async (hours: number, entries: typeof FEED, config: Config) => {
    world.serve(received(hours, entries));
    world.setClock(Math.floor(Date.now() / 1_000));
    await world.ingest({ config });
    await world.converge();
    return copyOf(root);
  };
  const first = await release(0, FEED, defineConfig({ ...SETTINGS, directories: ['corp'] }));
  const more = [...FEED, ...gateways('43.218.222.0/24', '2406:da24:100::/48')];
  return [first, await release(1, more, defineConfig(SETTINGS))];
}

/** A copy of a tree that may be changed. */
export function copyOf(original: string | Tree): Tree {
  const root = newFolder();
  cpSync(typeof original === 'string' ? original : original.root, root, { recursive: true });
  const read = (key: string) => readFileSync(join(root, key), 'latin1');
  const write = (key: string, text: string) => {
    mkdirSync(dirname(join(root, key)), { recursive: true });
    writeFileSync(join(root, key), text, 'latin1');
  };
  const vouch = async ({ by = signer, comment, ...changed }: Vouching) => {
    const version = { ...JSON.parse(read('version.json')), ...changed };
    const { seq, expires, manifest } = version;
    const said = comment ?? `seq:${seq} expires:${expires} manifest:${manifest}`;
    write('version.json', `${JSON.stringify(version, undefined, 1)}\n`);
    write('SHA256SUMS.minisig', await signFile(readFileSync(join(root, 'SHA256SUMS')), said, by, tools.hash));
  };
  const publish = async (list: string, file: string, text: string, vouching: Vouching = {}) => {
    const place = `${REGION}/${list}/${file}`;
    const sum = createHash('sha256').update(text, 'latin1').digest('hex');
    write(`v/${sum}/${place}`, text);
    write(`current/${place}`, text);
    const line = new RegExp(`^[0-9a-f]{64}( {2}current/${place})$`, 'm');
    write('SHA256SUMS', read('SHA256SUMS').replace(line, `${sum}$1`));
    await vouch(vouching);
  };
  return { root, read, write, vouch, publish };
}

/** A key that is not that of the releases. */
export const OTHER_KEY: Signer = keyFrom('another').signer;

/** A time in so many hours, as it is written. */
export function inHours(hours: number): string {
  return formatTime(Math.floor(Date.now() / 1_000) + hours * 3_600);
}

/** The lines of a plain list: what every other form of it must come to. */
export function plain(tree: Tree, list: string, ...files: readonly string[]): readonly string[] {
  return files.flatMap((file) => tree.read(`current/${REGION}/${list}/${file}`).trimEnd().split('\n')).sort();
}
