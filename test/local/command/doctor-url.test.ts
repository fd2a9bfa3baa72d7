// doctor --url: a tree of this hour served on loopback is fine; each way to serve it badly is one problem.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWebServer } from '../../../local/web/server.ts';
import type { LatestDocument } from '../../../shared/release/documents.ts';
import { printPublicKey } from '../../../shared/release/minisign-read.ts';
import { HAS_OPENSSL, makeCertificates } from '../../hostile/certificates.ts';
import { endServers, serve } from '../../hostile/loopback.ts';
import { keyFrom } from '../../world/signing.ts';
import { findingOf, findingsOf, problemsOf } from './findings.ts';
import { startOnce } from './fresh-tree.ts';
import { failed, fine, rangewatch, rangewatchHere, temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
let state: string;
let old: string;
beforeAll(async () => {
  state = await startOnce(join(temporary.path, 'fresh'));
  old = await startOnce(join(temporary.path, 'old'), 30);
});
afterEach(endServers);
afterAll(temporary.remove);

const rootOf = (url: string) => url.replace(/\/$/, '');
const doctor = (url: string, ...more: readonly string[]) =>
  rangewatchHere(['doctor', '--url', rootOf(url), '--json', ...more]);
const smallest = () => {
  const { files } = JSON.parse(readFileSync(join(state, 'bucket', 'latest.json'), 'utf8')) as LatestDocument;
  const [key = ''] = Object.keys(files).sort((a, b) => (files[a]?.bytes ?? 0) - (files[b]?.bytes ?? 0));
  return key;
};

/** Serves a tree, and some of its objects in another way. */
type Other = (key: string) => { status?: number; body?: string; cacheControl?: string | null } | undefined;
const tree =
  (other: Other = () => undefined, folder = join(state, 'bucket')): RequestListener =>
  (request, response) => {
    const key = (request.url ?? '').slice(1);
    const { status, body, cacheControl = 'public, max-age=60' } = other(key) ?? {};
    let bytes: Buffer | undefined;
    try {
      bytes = readFileSync(join(folder, key));
    } catch {}
    response.writeHead(
      status ?? (bytes === undefined ? 404 : 200),
      cacheControl === null ? {} : { 'Cache-Control': cacheControl },
    );
    response.end(body ?? bytes ?? '');
  };

describe('lists of this hour', () => {
  it("are fine as this machine's own web server has them, with the signature and without", async () => {
    const server = await startWebServer({ root: join(state, 'bucket'), port: 0 });
    try {
      const run = await doctor(server.url, '--key', join(state, 'minisign.pub'));
      expect(problemsOf(run)).toEqual([]);
      const ids = [
        'connection',
        'version',
        'expires',
        'age',
        'latest',
        'file',
        'missing',
        'cache',
        'signature',
      ];
      expect(findingsOf(run).map(({ id, state: how }) => [id, how])).toEqual(ids.map((id) => [id, 'fine']));
      expect(findingOf(run, 'file')?.seen).toContain(smallest());
      expect(findingOf(await doctor(server.url), 'signature')).toMatchObject({
        state: 'unknown',
        todo: /--key/,
      });
    } finally {
      await server.close();
    }
  });

  it('are looked at without an SDK and without a server', async () => {
    const url = rootOf(await serve(tree()));
    const folder = mkdtempSync(join(temporary.path, 'coverage-'));
    findingsOf(await rangewatch(['doctor', '--url', url, '--json'], { NODE_V8_COVERAGE: folder }));
    const loaded = readdirSync(folder).flatMap((file) =>
      (
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
          readonly result: readonly { readonly url: string }[];
        }
      ).result.map((script) => script.url),
    );
    expect(loaded).toEqual(expect.arrayContaining([expect.stringContaining('/node_modules/commander/')]));
    const heavy = /\/node_modules\/(?:@aws-sdk|@smithy|@aws-crypto|dynalite|fauxqs|fastify)\//;
    expect(loaded.filter((script) => heavy.test(script))).toEqual([]);
  });

  it('are shown to a person, problems first, in both languages and without colour', async () => {
    const url = await serve(tree((key) => (key.includes('doctor') ? { status: 403 } : undefined)));
    const english = await rangewatchHere(['doctor', '--url', url]);
    expect(english.code).toBe(1);
    expect(english.stdout).toMatch(
      /^problem {2}missing {5}a missing list answers 403: PAN-OS .*\n {21}-> let the/,
    );
    expect(english.stdout).toMatch(/\n\nproblems: 1, unknown: 1, fine: 7\n$/);
    const japanese = await rangewatchHere(['doctor', '--url', url, '--lang', 'ja']);
    expect(japanese.stdout).toMatch(
      /^要対応 {2}missing {5}存在しないリストに 403 を返します。.*\n {20}→ サーバー/,
    );
    expect(japanese.stdout).toMatch(/\n正常 {4}connection {2}/);
    expect(english.stdout + japanese.stdout).not.toContain('\u001b');
  });
});

describe('a problem is', () => {
  it.each<[string, Other, readonly string[]]>([
    [
      'a missing object that answers 401',
      (key) => (/doctor/.test(key) ? { status: 401 } : undefined),
      ['missing'],
    ],
    [
      'a page for whatever is missing',
      (key) => (/doctor/.test(key) ? { status: 200, body: 'hi' } : undefined),
      ['missing'],
    ],
    ['wrong bytes', (key) => (key === smallest() ? { body: '0.0.0.0/0\n' } : undefined), ['file']],
    [
      'a file that is not there',
      (key) => (key === smallest() ? { status: 404, body: '' } : undefined),
      ['file'],
    ],
    ['no Cache-Control', () => ({ cacheControl: null }), ['cache']],
    ['a cache for a day', () => ({ cacheControl: 'max-age=86400' }), ['cache']],
    ['a redirect', (key) => (key === 'version.json' ? { status: 302, body: '' } : undefined), ['version']],
    [
      'version.json that is no JSON',
      (key) => (key === 'version.json' ? { body: '{' } : undefined),
      ['version'],
    ],
    ['no latest.json', (key) => (key === 'latest.json' ? { status: 404 } : undefined), ['latest']],
    [
      'latest.json of another release',
      (key) =>
        key === 'latest.json'
          ? { body: readFileSync(join(state, 'bucket', key), 'utf8').replace('"seq": 1', '"seq": 2') }
          : undefined,
      ['latest'],
    ],
  ])('%s', async (_, other, problems) => {
    const run = await doctor(await serve(tree(other)));
    expect(problemsOf(run)).toEqual(problems);
  });

  it('lists that expired, which are old as well', async () => {
    const run = await doctor(await serve(tree(undefined, join(old, 'bucket'))));
    expect(problemsOf(run)).toEqual(['expires', 'age']);
    expect(findingOf(run, 'age')?.seen).toContain('30 h ago');
  });

  it('lists that were verified three hours ago, and have not expired', async () => {
    const stale = await startOnce(join(temporary.path, 'stale'), 3);
    const run = await doctor(await serve(tree(undefined, join(stale, 'bucket'))));
    expect(problemsOf(run)).toEqual(['age']);
    expect(findingOf(run, 'age')?.todo).toContain('every 15 minutes');
  });

  it('another key, and a signature that is gone', async () => {
    const other = join(temporary.path, 'other.pub');
    writeFileSync(other, printPublicKey(keyFrom('other').publicKey));
    const url = await serve(tree());
    expect(problemsOf(await doctor(url, '--key', other))).toEqual(['signature']);
    const copy = mkdtempSync(join(temporary.path, 'tree-'));
    cpSync(join(state, 'bucket'), copy, { recursive: true });
    rmSync(join(copy, 'SHA256SUMS.minisig'));
    const unsigned = await doctor(await serve(tree(undefined, copy)), '--key', join(state, 'minisign.pub'));
    expect(problemsOf(unsigned)).toEqual(['signature']);
  });

  it('a server that is gone, told of at once and only once', async () => {
    const url = await serve(tree());
    endServers();
    const findings = findingsOf(await doctor(url));
    expect(findings.map(({ id, seen }) => [id, seen])).toEqual([['connection', 'no answer: ECONNREFUSED']]);
  });
});

it('a release that is under way is waited for once', async () => {
  let asked = 0;
  const early: Other = (key) => (key === smallest() && asked++ === 0 ? { body: 'old\n' } : undefined);
  expect(problemsOf(await doctor(await serve(tree(early))))).toEqual([]);
  expect(asked).toBe(2);
});

describe.skipIf(!HAS_OPENSSL)('over TLS', () => {
  it.each([
    ['good', [], 'its certificate holds'],
    ['expired', ['connection'], 'CERT_HAS_EXPIRED'],
    ['ofAnotherHost', ['connection'], 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['selfSigned', ['connection'], 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ] as const)('a certificate that is %s', async (name, problems, words) => {
    const made = makeCertificates(mkdtempSync(join(temporary.path, 'tls-')));
    const url = rootOf(await serve(tree(), made[name]));
    const run = await rangewatch(['doctor', '--url', url, '--json'], { NODE_EXTRA_CA_CERTS: made.authority });
    expect(problemsOf(run)).toEqual(problems);
    const finding = findingOf(run, 'connection');
    expect(finding?.seen).toContain(words);
    if (problems.length > 0) expect(finding?.todo).toContain('certificate of 127.0.0.1:');
  });
});

describe('wrong usage exits 2:', () => {
  it.each([
    [['--url', 'http://example.com'], /--url: .*https/],
    [['--url', 'https://user:hidden@example.com'], /a URL with more than a place/],
    [['--url', 'https://example.com', '--key', 'RWx'], /--key: found neither/],
    [['--alerts-topic', 'alerts'], /--alerts-topic: .*arn:aws:sns/],
    [['--feed-topic', '--feed-topic-region', 'mars'], /--feed-topic-region/],
    [['--stack', 'a b'], /--stack/],
    [['--function', 'a b'], /--function/],
    [['--lang', 'fr'], /--lang/],
    [['here'], /argument/],
  ])('%j', async (args, message) => {
    const line = failed(await rangewatchHere(['doctor', ...args]), 2);
    expect(line).toMatch(message);
    expect(line).not.toContain('hidden');
  });

  it('a key without a URL', async () => {
    const line = failed(await rangewatchHere(['doctor', '--key', join(state, 'minisign.pub')]), 2);
    expect(line).toContain('--url as well');
  });

  it('--help names each option, and ends well', async () => {
    const text = fine(await rangewatchHere(['doctor', '--help']));
    for (const option of [
      '--url',
      '--key',
      '--function',
      '--alerts-topic',
      '--feed-topic',
      '--json',
      '--lang',
    ]) {
      expect(text).toContain(option);
    }
  });
});
