// What a command on lists loads: neither an SDK nor a server, as the engine itself records it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folderBucket } from '../../../local/bucket/folder-bucket.ts';
import { printPublicKey } from '../../../shared/release/minisign-read.ts';
import { received, BASE as WORLD } from '../../world/feeds.ts';
import { keyFrom } from '../../world/signing.ts';
import { makeWorld } from '../../world/world.ts';
import { fine, rangewatch, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME, historyText } from './small-feed.ts';

const UNWANTED = /\/node_modules\/(?:@aws-sdk|@smithy|@aws-crypto|dynalite|fauxqs|fastify)\//;

const temporary = temporaryFolder();
const FEED = join(temporary.path, 'feed.json');
const HISTORY = join(temporary.path, 'history.jsonl');
const RULES = join(temporary.path, 'rules.txt');
writeFileSync(RULES, '60.41.0.0/22\n');
writeFileSync(FEED, feedText(BASE));
writeFileSync(HISTORY, historyText([]));
afterAll(temporary.remove);

/** The URLs of the scripts that the engine ran: Node.js writes them to the folder that NODE_V8_COVERAGE names. */
async function scriptsOf(args: readonly string[]): Promise<readonly string[]> {
  const [name = ''] = args;
  const folder = join(temporary.path, `coverage-${name}`);
  mkdirSync(folder);
  fine(await rangewatch(args, { NODE_V8_COVERAGE: folder }));
  return readdirSync(folder).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    return result.map(({ url }: { readonly url: string }) => url);
  });
}

test.concurrent.each([
  ['allowlist', '--feed', FEED, '--region', HOME, '--list', 'web', '--format', 'json'],
  ['diff', FEED, FEED, '--region', HOME, '--format', 'text'],
  ['explain', '60.40.0.1', '--feed', FEED, '--region', HOME],
  ['replay', HISTORY, '--region', HOME, '--out', join(temporary.path, 'out')],
  ['formats'],
  ['request', '--baseline', FEED, '--region', HOME],
  ['compare', RULES, '--feed', FEED, '--region', HOME, '--list', 'streaming'],
])('%s', async (...args) => {
  expectOnlyWanted(await scriptsOf(args.flat()));
});

test('verify', async () => {
  const folder = join(temporary.path, 'bucket');
  const { signer, publicKey } = keyFrom('one');
  const key = join(temporary.path, 'minisign.pub');
  writeFileSync(key, printPublicKey(publicKey));
  const world = makeWorld((ports) => ({ ...ports, bucket: folderBucket(folder), signer }));
  world.serve(received(0, WORLD));
  await world.ingest();
  await world.converge();
  expectOnlyWanted(await scriptsOf(['verify', folder, '--key', key, '--at', '2026-01-01T00:00:00Z']));
});

function expectOnlyWanted(scripts: readonly string[]): void {
  expect(scripts).toEqual(expect.arrayContaining([expect.stringContaining('/node_modules/commander/')]));
  expect(scripts.filter((url) => UNWANTED.test(url))).toEqual([]);
}
