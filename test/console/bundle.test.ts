// What a browser is sent: how much, and of what.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildConsole } from '../../console/build.mjs';
import { EN } from '../../console/words/en.ts';
import { JA } from '../../console/words/ja.ts';
import { bundleSize } from '../shared/bundle-size.ts';

let folder = '';
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'rangewatch-test-')), 'console');
  await buildConsole(folder);
});
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

/** Bytes of gzip of all files with an ending. */
function weight(ending: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );
  expect(files).not.toEqual([]);
  return files.reduce((sum, name) => sum + gzipped(name), 0);
}

function gzipped(name: string): number {
  return gzipSync(readFileSync(join(folder, name)), { level: 9 }).length;
}

/** The scripts that are fetched with the page: main.js and what it imports, but not what it may import later. */
function firstScripts(from = 'main.js'): readonly string[] {
  const text = readFileSync(join(folder, from), 'utf8');
  const imported = [...text.matchAll(/(?:from|import)"(\.[^"]+)"/g)].flatMap(([, path = '']) =>
    firstScripts(join(from, '..', path)),
  );
  return [...new Set([from, ...imported])];
}

describe('the console', () => {
  it('has at most 20 KB of JavaScript and 4 KB of CSS, compressed, and a little more where one compares', () => {
    const first = firstScripts().reduce((sum, name) => sum + gzipped(name), 0);
    const all = weight('.js');
    process.stdout.write(
      `console: JavaScript ${first} bytes, with the later pages ${all}, CSS ${weight('.css')} bytes of gzip\n`,
    );
    expect(first).toBeLessThanOrEqual(20_480);
    expect(all).toBeLessThanOrEqual(20_480 + 6_656);
    expect(all).toBeGreaterThan(first);
    expect(weight('.css')).toBeLessThanOrEqual(4_096);
  });

  it('has no catalogue, no renderer and no words of alerts in it', async () => {
    const { inputs } = await bundleSize("import './console/main.tsx'");
    expect(inputs).toContain('shared/prefix/set.ts');
    expect(
      inputs.filter((file) =>
        /requirements\/(catalogue|client|domains)|formats\/(formats|json|plain)\.ts|alerts\/words\/(en|ja)|console\/words\/(en|ja)/.test(
          file,
        ),
      ),
    ).toEqual([]);
  });

  it('allows itself nothing but its own origin, and has no script or style in the page', () => {
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|unsafe|https?:/);
  });

  it('has every guide for consumers as a text that a browser shows', () => {
    const guides = readdirSync(join(import.meta.dirname, '../../docs/consumers')).filter((name) =>
      name.endsWith('.md'),
    );
    expect(readdirSync(join(folder, 'guides')).sort()).toEqual(
      guides.map((name) => name.replace('.md', '.txt')).sort(),
    );
  });

  it('has the texts of both languages beside the script, the same ones in each', () => {
    const read = (language: string): Record<string, Record<string, string>> =>
      JSON.parse(readFileSync(join(folder, `words/${language}.json`), 'utf8'));
    const names = (language: string) =>
      Object.entries(read(language)).map(([part, texts]) => [part, Object.keys(texts).sort()]);
    expect(read('en')['own']).toEqual(EN);
    expect(read('ja')['own']).toEqual(JA);
    expect(names('ja')).toEqual(names('en'));
  });
});
