// verify: a real signed tree is taken, and each way to tamper with it is refused in one line.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSigner } from '../../../functions/adapters/signer.ts';
import { tools } from '../../../functions/adapters/tools.ts';
import { startWebServer } from '../../../local/web/server.ts';
import type { LatestDocument } from '../../../shared/release/documents.ts';
import { signFile } from '../../../shared/release/minisign.ts';
import { parseSignature, printPublicKey } from '../../../shared/release/minisign-read.ts';
import { BASE, received } from '../../world/feeds.ts';
import { keyFrom } from '../../world/signing.ts';
import { failed, fine, type Run, rangewatchHere, run, temporaryFolder } from './run.ts';

const ENTRY = join(import.meta.dirname, '..', '..', '..', 'local', 'rangewatch.mjs');
const AT = ['--at', '2026-01-01T12:00:00Z'];
const PLAIN = 'current/ap-northeast-1/streaming/ipv4.txt';
const SUMS = 'SHA256SUMS';

const temporary = temporaryFolder();
const state = join(temporary.path, '.rangewatch');
const original = join(state, 'bucket');
const KEY = join(state, 'minisign.pub');
afterAll(temporary.remove);

let started: Run;
beforeAll(async () => {
  const feed = join(temporary.path, 'feed.json');
  writeFileSync(feed, received(0, BASE).bytes);
  const config = join(temporary.path, 'watch.config.ts');
  const settings = {
    regions: ['ap-northeast-1'],
    allowlists: ['streaming', 'client', 'health-check'],
    formats: ['plain', 'json'],
  };
  writeFileSync(config, `export default ${JSON.stringify(settings)};`);
  started = await run(
    process.execPath,
    [ENTRY, 'start', '--once', '--port', '0', '--feed', feed, '--config', config],
    {},
    temporary.path,
  );
});

/** A tree that may be changed. */
interface Tree {
  readonly root: string;
  readonly read: (key: string) => string;
  readonly write: (key: string, text: string) => void;
  readonly latest: (change: (latest: Writable) => void) => void;
  /** Signs the sums anew, with the right key and another trusted comment. */
  readonly sign: (change: (comment: string) => string) => Promise<void>;
}

type Writable = Omit<LatestDocument, 'files'> & {
  files: Record<string, { sha256: string; url: string; bytes: number }>;
};

function copyTree(): Tree {
  const root = mkdtempSync(join(temporary.path, 'tree-'));
  cpSync(original, root, { recursive: true });
  const read = (key: string) => readFileSync(join(root, key), 'utf8');
  const write = (key: string, text: string) => {
    mkdirSync(dirname(join(root, key)), { recursive: true });
    writeFileSync(join(root, key), text);
  };
  return {
    root,
    read,
    write,
    latest: (change) => {
      const latest = JSON.parse(read('latest.json')) as Writable;
      change(latest);
      write('latest.json', JSON.stringify(latest));
    },
    sign: async (change) => {
      const signature = parseSignature(readFileSync(join(root, `${SUMS}.minisig`)), 'f');
      const signer = fileSigner(join(state, 'minisign.key'));
      const bytes = readFileSync(join(root, SUMS));
      write(`${SUMS}.minisig`, await signFile(bytes, change(signature.trustedComment), signer, tools.hash));
    },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const verify = (tree: string, ...more: readonly string[]) =>
  rangewatchHere(['verify', tree, '--key', KEY, ...more]);
const urlOf = (tree: Tree) =>
  (JSON.parse(tree.read('latest.json')) as LatestDocument).files[PLAIN]?.url ?? '';
const manifestOf = (tree: Tree) =>
  `v/${(JSON.parse(tree.read('version.json')) as LatestDocument).manifest}/manifest.json`;

/** Replaces the first match in an object, which must be there. */
function replace(tree: Tree, key: string, from: RegExp, to: string): void {
  const text = tree.read(key);
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  tree.write(key, changed);
}

describe('a tree that start made', () => {
  it('is signed, says where the public key is, and never what the secret one is', () => {
    const said = fine(started);
    expect(said).toContain(KEY);
    const secret = readFileSync(join(state, 'minisign.key'), 'utf8').split('\n')[1] ?? '';
    for (let at = 64; at + 16 <= 168; at += 8) expect(said).not.toContain(secret.slice(at, at + 16));
  });

  it('is taken, with the key as a file and as text, and told of to people and programs', async () => {
    const text = fine(await verify(original, ...AT));
    expect(text).toMatch(/^release 1, sync token 1767225600: whole, and signed by [0-9A-F]{16}\n/);
    expect(text).toMatch(/^\d+ files checked in \d+ objects, \d+ bytes$/m);
    const key = readFileSync(KEY, 'utf8').split('\n')[1] ?? '';
    const json = fine(
      await rangewatchHere(['verify', original, '--key', key, ...AT, '--json', '--min-seq', '1']),
    );
    expect(json).toMatch(/^[^\n]+\n$/);
    const files = Object.keys(
      (JSON.parse(readFileSync(join(original, 'latest.json'), 'utf8')) as Writable).files,
    );
    expect(JSON.parse(json)).toMatchObject({
      seq: 1,
      expires: '2026-01-02T00:00:00Z',
      checkedAt: '2026-01-01T12:00:00Z',
      files: files.length + 1,
      objects: 2 * files.length + 2,
    });
  });

  it('is taken over HTTP from the web server of this machine', async () => {
    const server = await startWebServer({ root: original, port: 0 });
    try {
      expect(fine(await verify(`${server.url}/`, ...AT))).toContain('release 1');
    } finally {
      await server.close();
    }
  });

  it('has sums that sha256sum takes', async () => {
    fine(await run('sha256sum', ['--strict', '--quiet', '-c', SUMS], {}, original));
  });
});

describe('exits 1 with one line on', () => {
  it.concurrent.each<[string, (tree: Tree) => void | Promise<void>, RegExp]>([
    [
      'a file that was changed',
      (tree) => tree.write(PLAIN, '0.0.0.0/0\n'),
      /streaming\/ipv4\.txt: found \d+ bytes/,
    ],
    [
      'a file of the same size',
      (tree) => replace(tree, PLAIN, /^3/, '4'),
      /streaming\/ipv4\.txt: found bytes with the SHA/,
    ],
    [
      'an immutable copy that was changed',
      (tree) => tree.write(urlOf(tree), 'x'),
      /: v\/[0-9a-f]{64}\/ap-northeast-1\/streaming/,
    ],
    ['a missing file', (tree) => rmSync(join(tree.root, PLAIN)), /streaming\/ipv4\.txt: found no object/],
    ['a missing immutable copy', (tree) => rmSync(join(tree.root, urlOf(tree))), /: v\/.* found no object/],
    [
      'rules that were changed',
      (tree) => tree.write('requirements/ap-northeast-1.json', '{}'),
      /requirements\/ap-northeast-1\.json: found bytes/,
    ],
    [
      'a manifest that was changed',
      (tree) => replace(tree, manifestOf(tree), /"cause":"\w+"/, '"cause":"config"'),
      /manifest\.json: found bytes/,
    ],
    [
      'a missing manifest',
      (tree) => rmSync(join(tree.root, manifestOf(tree))),
      /manifest\.json: found no object/,
    ],
    ['no version.json', (tree) => rmSync(join(tree.root, 'version.json')), /version\.json: found no object/],
    ['no latest.json', (tree) => rmSync(join(tree.root, 'latest.json')), /latest\.json: found no object/],
    ['no sums', (tree) => rmSync(join(tree.root, SUMS)), /SHA256SUMS: found no object/],
    [
      'no signature',
      (tree) => rmSync(join(tree.root, `${SUMS}.minisig`)),
      /SHA256SUMS\.minisig: found no object/,
    ],
    [
      'a sum that was changed',
      (tree) => replace(tree, SUMS, /^./, 'x'),
      /SHA256SUMS: found bytes that the signature is not of.*\d more problem/,
    ],
    [
      'a signature that was changed',
      // Two neighbours that differ change places, wherever the first such are.
      (tree) => replace(tree, `${SUMS}.minisig`, /(RU.{30}.*?)(.)(?!\2)(.)/, '$1$3$2'),
      /\[signature\]/,
    ],
    [
      'a comment that was changed',
      (tree) => replace(tree, `${SUMS}.minisig`, /seq:1 /, 'seq:2 '),
      /comment that was not signed/,
    ],
    [
      'version.json of another release',
      (tree) => replace(tree, 'version.json', /"seq": 1/, '"seq": 2'),
      /found release 1, expected release 2/,
    ],
    [
      'version.json with another manifest',
      (tree) => replace(tree, 'version.json', /"manifest": ".{4}/, '"manifest": "0000'),
      /found the manifest/,
    ],
    [
      'version.json that is valid for longer than signed',
      (tree) => replace(tree, 'version.json', /"expires": "2026/, '"expires": "2027'),
      /within an hour/,
    ],
    [
      'version.json that is no JSON',
      (tree) => tree.write('version.json', '{'),
      /version\.json: found 1 bytes that are no JSON/,
    ],
    [
      'latest.json of another shape',
      (tree) => tree.write('latest.json', '[]'),
      /latest\.json: found "\[\]", expected a JSON object/,
    ],
    [
      'latest.json with another sum',
      (tree) => tree.latest(({ files }) => Object.assign(files[PLAIN] ?? {}, { sha256: sha256('') })),
      /latest\.json, current\/.*as in the manifest/,
    ],
    [
      'latest.json without a file',
      (tree) => tree.latest(({ files }) => void delete files[PLAIN]),
      /latest\.json, current\/.*found no file/,
    ],
    [
      'latest.json with a file more',
      (tree) =>
        tree.latest((latest) => {
          latest.files = {
            ...latest.files,
            'current/x/y/z.txt': { sha256: sha256(''), bytes: 0, url: 'v/x/y/z.txt' },
          };
        }),
      /expected no file/,
    ],
    [
      'latest.json with other bytes in reach of a url',
      (tree) => tree.latest(({ files }) => Object.assign(files[PLAIN] ?? {}, { url: manifestOf(tree) })),
      /latest\.json, current\//,
    ],
  ])('%s', async (_, tamper, message) => {
    const tree = copyTree();
    await tamper(tree);
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(message);
  });

  it.concurrent.each([
    'current/../../secret',
    '/etc/passwd',
    'current//x',
    'current/.x',
    'console/x',
    'v/a\\..\\b',
    '__proto__',
  ])('the key %j, which is never read', async (key) => {
    const tree = copyTree();
    tree.latest((latest) => {
      latest.files = JSON.parse(`{${JSON.stringify(key)}:{"sha256":"${sha256('')}","bytes":0,"url":"v/x"}}`);
    });
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(/expected a key under current/);
  });

  it.concurrent.each(['v/../../secret', 'https://example.com/x', '../x'])('the url %j', async (url) => {
    const tree = copyTree();
    tree.latest(({ files }) => Object.assign(files[PLAIN] ?? {}, { url }));
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(/url: found .*expected a key under current/);
  });

  it.concurrent.each<[string, (sums: string) => string, RegExp]>([
    [
      'a line more',
      (sums) => `${sums}${sha256('')}  current/x/y/z.txt\n`,
      /SHA256SUMS, current\/x\/y\/z\.txt: found a line/,
    ],
    [
      'a line less',
      (sums) => sums.replace(/^.*streaming\/ipv4\.txt\n/m, ''),
      /streaming\/ipv4\.txt: found no line/,
    ],
    [
      'another sum',
      (sums) => sums.replace(/^.{64}(?= {2}.*streaming\/ipv4)/m, sha256('')),
      /streaming\/ipv4\.txt: found the sum/,
    ],
    ['a path with ..', (sums) => `${sums}${sha256('')}  current/../../x\n`, /SHA256SUMS, line \d+: found/],
    ['a line of another kind', (sums) => `# sums\n${sums}`, /SHA256SUMS, line 1: found another line/],
    ['a line twice', (sums) => `${sums}${sums.split('\n')[0]}\n`, /a key once more/],
  ])('sums that are signed, with %s', async (_, change, message) => {
    const tree = copyTree();
    tree.write(SUMS, change(tree.read(SUMS)));
    await tree.sign((comment) => comment);
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(message);
  });

  it.concurrent.each<[string, (comment: string) => string, RegExp]>([
    ['another seq', (comment) => comment.replace('seq:1', 'seq:9'), /found release 9, expected release 1/],
    [
      'another manifest',
      (comment) => comment.replace(/manifest:.{4}/, 'manifest:0000'),
      /found the manifest/,
    ],
    [
      'an earlier end',
      (comment) => comment.replace('2026-01-02', '2026-01-01'),
      /found lists that expired at 2026-01-01/,
    ],
    ['words', () => 'hello', /a trusted comment of another kind/],
  ])('a comment that is signed, with %s', async (_, change, message) => {
    const tree = copyTree();
    await tree.sign(change);
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(message);
  });

  it('another key', async () => {
    const other = join(temporary.path, 'other.pub');
    writeFileSync(other, printPublicKey(keyFrom('other').publicKey));
    const line = failed(await rangewatchHere(['verify', original, '--key', other, ...AT]), 1);
    expect(line).toMatch(/found a signature by the key [0-9A-F]{16}, expected one by [0-9A-F]{16}/);
  });

  it('lists that expired, now and to the second', async () => {
    expect(failed(await verify(original), 1)).toMatch(/expired at 2026-01-02T00:00:00Z/);
    failed(await verify(original, '--at', '2026-01-02T00:00:00Z'), 1);
    fine(await verify(original, '--at', '2026-01-01T23:59:59Z'));
  });

  it('an older release than was seen', async () => {
    const line = failed(await verify(original, ...AT, '--min-seq', '2'), 1);
    expect(line).toMatch(/found release 1, expected release 2 or a later one.*\[tree-older\]$/);
  });

  it('a link that leads out of the folder, and a folder in place of a file', async () => {
    const tree = copyTree();
    writeFileSync(join(temporary.path, 'outside'), tree.read(PLAIN));
    rmSync(join(tree.root, PLAIN));
    symlinkSync(join(temporary.path, 'outside'), join(tree.root, PLAIN));
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(/leads out of the folder/);
    rmSync(join(tree.root, PLAIN));
    mkdirSync(join(tree.root, PLAIN));
    expect(failed(await verify(tree.root, ...AT), 1)).toMatch(/something that is no file/);
  });

  it('no folder, and a place that does not answer', async () => {
    expect(failed(await verify(join(temporary.path, 'none')), 1)).toMatch(/no such folder/);
    expect(failed(await verify('http://127.0.0.1:9/'), 1)).toMatch(/\[tree-unreachable\]/);
  });
});

describe('over HTTP', () => {
  /** Serves on loopback while something is done. */
  async function serving(listener: RequestListener, act: (url: string) => Promise<void>) {
    const server = createServer(listener);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  /** A tree over HTTP that may answer in another way. */
  const treeAt =
    (
      other: (key: string) => { status: number; body?: string; location?: string } | undefined,
    ): RequestListener =>
    (request, response) => {
      const key = (request.url ?? '').slice(1);
      const { status, body, location } = other(key) ?? { status: 200 };
      response.writeHead(status, location === undefined ? {} : { Location: location });
      response.end(body ?? (status === 200 ? readFileSync(join(original, key)) : ''));
    };

  it('waits once for a release that is under way', async () => {
    let asked = 0;
    const isEarly = (key: string) => key === SUMS && asked++ === 0;
    await serving(
      treeAt((key) => (isEarly(key) ? { status: 200, body: 'old\n' } : undefined)),
      async (url) => {
        expect(fine(await verify(url, ...AT))).toContain('release 1');
      },
    );
    expect(asked).toBe(2);
  });

  it('waits once only, and not at all for what expired', async () => {
    let asked = 0;
    const broken = treeAt((key) =>
      key === SUMS && ++asked > 0 ? { status: 200, body: 'old\n' } : undefined,
    );
    await serving(broken, async (url) => void failed(await verify(url, ...AT), 1));
    expect(asked).toBe(2);
    asked = 0;
    const counted = treeAt((key) => void (key === SUMS && asked++));
    await serving(counted, async (url) => void failed(await verify(url), 1));
    expect(asked).toBe(1);
  });

  it('refuses a redirect, to the right bytes as well', async () => {
    const location = `/${urlOf(copyTree())}`;
    const moved = treeAt((key) => (key === PLAIN ? { status: 302, location } : undefined));
    await serving(moved, async (url) => {
      expect(failed(await verify(url, ...AT), 1)).toMatch(/ipv4\.txt.*found .*redirect.*, expected/);
    });
  });

  it.each([
    ['what is forbidden', { status: 403 }, /HTTP 403/],
    [
      'what is too large',
      { status: 200, body: 'x'.repeat(16 * 1024 * 1024 + 1) },
      /more than 16777216 bytes/,
    ],
  ])('refuses %s', async (_, answer, message) => {
    const refused = treeAt((key) => (key === PLAIN ? answer : undefined));
    await serving(refused, async (url) => {
      expect(failed(await verify(url, ...AT), 1)).toMatch(message);
    });
  });
});

describe('wrong usage exits 2:', () => {
  it.concurrent.each<[string, readonly string[], RegExp]>([
    ['no key', [original], /--key/],
    ['no tree', ['--key', KEY], /tree/],
    ['a key that is none', [original, '--key', 'RWxyz'], /--key: found neither/],
    [
      'a secret key',
      [original, '--key', join(state, 'minisign.key')],
      /--key: found a file with another text/,
    ],
    ['another protocol', ['http://example.com', '--key', KEY], /https/],
    ['a name that only looks like this machine', ['http://127.0.0.1.example.com', '--key', KEY], /https/],
    [
      'a password in the URL',
      ['https://user:hidden@example.com', '--key', KEY],
      /a URL with more than a place/,
    ],
    ['another time', [original, '--key', KEY, '--at', 'today'], /--at/],
    ['another number', [original, '--key', KEY, '--min-seq', '-1'], /--min-seq/],
  ])('%s', async (_, args, message) => {
    const line = failed(await rangewatchHere(['verify', ...args]), 2);
    expect(line).toMatch(message);
    expect(line).not.toMatch(/hidden/);
  });
});
