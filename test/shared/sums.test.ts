// SHA256SUMS and its signature: right after each release, fresh, mended, and never going back.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Ports } from '../../shared/ports.ts';
import type { VersionDocument } from '../../shared/release/documents.ts';
import { signFile } from '../../shared/release/minisign.ts';
import { BASE, entry, FIRST_TOKEN, received } from '../world/feeds.ts';
import { keyFrom, signedComment } from '../world/signing.ts';
import { makeWorld, type World } from '../world/world.ts';

const { signer, publicKey } = keyFrom('one');
const other = keyFrom('two');
const SUMS = 'SHA256SUMS';
const SIGNATURE = 'SHA256SUMS.minisig';
const SECOND = received(1, [...BASE, entry('13.34.0.0/16')]);
const THIRD = received(2, [...BASE, entry('13.34.0.0/16'), entry('13.36.0.0/16')]);

let world: World;
let using: typeof signer | undefined;
let written: string[];
beforeEach(async () => {
  using = signer;
  written = [];
  world = makeWorld((ports) => ({
    ...noting(ports),
    get signer() {
      return using as typeof signer;
    },
  }));
  world.serve(received(0, BASE));
  await look();
});

/** Ports that note what is written. */
function noting(ports: Ports): Ports {
  const write: Ports['bucket']['write'] = async (key, ...rest) => {
    written.push(key);
    return ports.bucket.write(key, ...rest);
  };
  return { ...ports, bucket: { ...ports.bucket, write } };
}

async function look() {
  await world.ingest();
  await world.converge();
}

const text = async (key: string) => (await world.readText(key)) ?? '';
const comment = () => signedComment(world, publicKey);
const version = async () => JSON.parse(await text('version.json')) as VersionDocument;

/** Writes over an object, whatever is there. */
async function put(key: string, content: string) {
  const stored = await world.ports.bucket.read(key);
  const headers = { contentType: 'text/plain', cacheControl: '' };
  const expected =
    stored === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'etag', etag: stored.etag } as const);
  await world.ports.bucket.write(key, new TextEncoder().encode(content), headers, expected);
  written = [];
}

/** What the sums must be, from the objects themselves. */
async function expectedSums() {
  const { manifest } = await version();
  const keys = [
    ...(await world.ports.bucket.list('current/')).map(({ key }) => key),
    ...(await world.ports.bucket.list('requirements/')).map(({ key }) => key),
    `v/${manifest}/manifest.json`,
  ];
  const lines = keys.sort().map(async (key) => {
    const bytes = (await world.ports.bucket.read(key))?.bytes ?? new Uint8Array();
    return `${world.ports.tools.hash('sha256', bytes)}  ${key}\n`;
  });
  return (await Promise.all(lines)).join('');
}

describe('after each release', () => {
  it('the sums are those of every file, and signed with what version.json says', async () => {
    for (const [seq, feed] of [[1], [2, SECOND], [3, THIRD]] as const) {
      if (feed !== undefined) {
        world.serve(feed);
        await look();
      }
      expect(await text(SUMS)).toBe(await expectedSums());
      const { expires, manifest, ...rest } = await version();
      expect(rest.seq).toBe(seq);
      expect(await comment()).toBe(`seq:${seq} expires:${expires} manifest:${manifest}`);
    }
  });

  it('they are written before latest.json, and before anyone is told', async () => {
    const places = [SUMS, SIGNATURE, 'latest.json', 'version.json'].map((key) => written.indexOf(key));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(written.findLastIndex((key) => key.startsWith('current/')));
  });

  it('without a key nothing is signed, and the sums are there', async () => {
    world = makeWorld();
    world.serve(received(0, BASE));
    await look();
    expect(await text(SUMS)).toBe(await expectedSums());
    expect(await world.readText(SIGNATURE)).toBeUndefined();
  });
});

describe('the signature', () => {
  it('is refreshed where what is known is an hour newer, with version.json, and not before', async () => {
    written = [];
    await world.converge();
    world.setClock(FIRST_TOKEN + 3_599);
    await look();
    expect(written).toEqual([]);
    world.setClock(FIRST_TOKEN + 3_600);
    await look();
    expect(written).toEqual([SIGNATURE, 'latest.json', 'version.json']);
    expect(await comment()).toContain(`seq:1 expires:${(await version()).expires} `);
    expect((await version()).expires).toBe('2026-01-02T01:00:00Z');
  });

  it.each<[string, () => Promise<string>]>([
    ['is no signature', async () => 'broken\n'],
    ['is empty', async () => ''],
    ['is of another key', async () => sign(await comment(), other.signer)],
    [
      'is of another key with the same name',
      async () => sign(await comment(), { ...other.signer, keyId: signer.keyId }),
    ],
    ['names another key', async () => sign(await comment(), { ...signer, keyId: other.signer.keyId })],
    ['has a changed comment', async () => (await text(SIGNATURE)).replace('expires:2026', 'expires:2027')],
    [
      'has a changed signature',
      async () => (await text(SIGNATURE)).replace(/^(RU.{20})./m, '$1#').replace('#', 'A'),
    ],
    ['has a comment of another kind', async () => sign('hello', signer)],
    [
      'is of another manifest',
      async () => sign((await comment()).replace(/.$/, (c) => (c === '0' ? '1' : '0'))),
    ],
    ['is of an older release', async () => sign((await comment()).replace('seq:1', 'seq:0'))],
    ['names a release that does not exist', async () => sign((await comment()).replace('seq:1', 'seq:99'))],
  ])('that %s is made anew by the next converge', async (_, made) => {
    const right = await comment();
    const bad = await made();
    expect(bad).not.toBe(await text(SIGNATURE));
    await put(SIGNATURE, bad);
    await world.converge();
    expect(written).toEqual([SIGNATURE]);
    expect(await comment()).toBe(right);
  });

  it('never goes back: a converge of an older release leaves it', async () => {
    const old = await world.ports.table.readHead();
    world.serve(SECOND);
    await look();
    const newer = await text(SIGNATURE);
    // The old HEAD is read first, as by a converge that slept since.
    const { readHead } = world.ports.table;
    let reads = 0;
    Object.assign(world.ports.table, { readHead: async () => (reads++ === 0 ? old : readHead()) });
    await world.converge();
    expect(reads).toBeGreaterThan(1);
    expect(written.filter((key) => key === SIGNATURE)).toHaveLength(2);
    expect(await text(SIGNATURE)).toBe(newer);
    expect(await comment()).toMatch(/^seq:2 /);
  });
});

describe('the sums', () => {
  it.each(['', 'broken\n', '00  current/x\n'])(
    'that are %j are mended by the next converge',
    async (broken) => {
      const right = await text(SUMS);
      await put(SUMS, broken);
      await world.converge();
      expect(written).toEqual([SUMS]);
      expect(await text(SUMS)).toBe(right);
      await comment();
    },
  );

  it('are not written where they are right', async () => {
    written = [];
    await world.converge();
    expect(written).toEqual([]);
  });
});

async function sign(trusted: string, by = signer) {
  const sums = new TextEncoder().encode(await text(SUMS));
  return signFile(sums, trusted, by, world.ports.tools.hash);
}
