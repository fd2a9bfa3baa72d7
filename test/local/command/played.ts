// Plays a small history with the real command line, and reads the bucket that it leaves.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import { fine, rangewatchHere } from './run.ts';
import { HOME, historyText, type Version } from './small-feed.ts';

/** What `replay --json` ends with, in the order that is promised. */
export const SUMMARY_KEYS = [
  ...['versions', 'releases', 'alerts', 'holds', 'holdsCancelled'],
  ...['withheld', 'dropped', 'rejected', 'filesWritten'],
] as const;

/** A history that was played. */
export interface Played {
  readonly summary: Readonly<Record<(typeof SUMMARY_KEYS)[number], number>>;
  /** Lines of a plain list under `current/`; nothing where it has no object. */
  readonly list: (list: 'client' | 'streaming' | 'web', family?: 'ipv4' | 'ipv6') => readonly string[];
  readonly json: (key: string) => unknown;
  readonly bytes: (key: string) => Uint8Array;
  readonly keys: readonly string[];
}

/** Plays a history that starts from the base feed, and checks what every bucket must hold to. */
export async function playSoundly(
  parent: string,
  versions: readonly Version[],
  ...more: readonly string[]
): Promise<Played> {
  const history = join(mkdtempSync(join(parent, 'history-')), 'history.jsonl');
  writeFileSync(history, historyText(versions));
  const played = await playFiles(parent, [history], ...more);
  expectSound(played);
  expect(played.summary.versions).toBe(versions.length + 1);
  return played;
}

/** Plays recordings of any kind. */
export async function playFiles(
  parent: string,
  recordings: readonly string[],
  ...more: readonly string[]
): Promise<Played> {
  const out = join(mkdtempSync(join(parent, 'played-')), 'out');
  const output = fine(
    await rangewatchHere(['replay', ...recordings, '--region', HOME, '--out', out, '--json', ...more]),
  );
  const bytes = (key: string) => readFileSync(join(out, key));
  const keys = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(out, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  return {
    summary: JSON.parse(output.trimEnd().split('\n').at(-1) ?? ''),
    list: (list, family = 'ipv4') => {
      const key = `current/${HOME}/${list}/${family}.txt`;
      return existsSync(join(out, key)) ? bytes(key).toString('ascii').trimEnd().split('\n') : [];
    },
    json: (key) => JSON.parse(bytes(key).toString('utf8')),
    bytes,
    keys,
  };
}

/** What must be true of every bucket, whatever was played. */
export function expectSound({ summary, bytes, json, keys }: Played): void {
  expect(Object.keys(summary)).toEqual(SUMMARY_KEYS);
  for (const key of keys) expect(bytes(key).length, key).toBeGreaterThan(0);
  const latest = json('latest.json') as {
    readonly files: Readonly<Record<string, { sha256: string; bytes: number; entries: number; url: string }>>;
  };
  for (const [key, file] of Object.entries(latest.files)) {
    expect({ key, sha256: sha256(bytes(key)), bytes: bytes(key).length }).toMatchObject({
      sha256: file.sha256,
      bytes: file.bytes,
    });
    expect(file.url).toBe(key.replace(/^current\//, `v/${file.sha256}/`));
    expect(bytes(file.url), key).toEqual(bytes(key));
  }
  expect(keys.filter((key) => key.startsWith('current/')).sort()).toEqual(Object.keys(latest.files).sort());
  for (const key of keys.filter((one) => one.startsWith('v/'))) {
    expect(sha256(bytes(key)), key).toBe(key.split('/')[1]);
  }
  const { seq, syncToken, verifiedAt, expires, manifest, ...rest } = json('version.json') as Record<
    string,
    unknown
  >;
  expect(rest).toEqual({});
  expect(json('latest.json')).toMatchObject({ seq, syncToken, verifiedAt, expires, manifest });
  expect(bytes('version.json').length).toBeLessThan(500);
  expect(seq).toBe(summary.releases);
  expect(keys).toContain(`v/${String(manifest)}/manifest.json`);
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
