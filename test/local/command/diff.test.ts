// `diff` on real feeds: the exact difference in addresses, and a patch that leads from the old lists to the new.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { countAddresses, difference } from '../../oracle/aggregate.ts';
import { TESTED_REGIONS } from '../../oracle/documented.ts';
import {
  expectedList,
  FAMILIES,
  type FeedDocument,
  LISTS,
  type ListName,
  plainText,
} from '../../oracle/lists.ts';
import { describeWithRealData } from '../../real-data.ts';
import { applied, HAS_PATCH, ofKnownLists, patched, type Tree } from './patches.ts';
import { feedDocument, feedPath, NEWER, OLDER } from './real-feeds.ts';
import { fine, rangewatchHere, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME, type Row } from './small-feed.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

function treeOf(document: FeedDocument, region: string): Tree {
  const files = LISTS.flatMap((list) =>
    FAMILIES.map((family) => [
      `${region}/${list}/${family}.txt`,
      plainText(expectedList(document, region, list, family)),
    ]),
  );
  return Object.fromEntries(files.filter(([, text]) => text !== ''));
}

/** What `diff --format json` must say of the lists that change. */
function changesOf(from: FeedDocument, to: FeedDocument, region: string) {
  return LISTS.flatMap((name) =>
    FAMILIES.map((family) => {
      const [before, after] = [from, to].map((document) => expectedList(document, region, name, family));
      const added = difference(family, after ?? [], before ?? []);
      const removed = difference(family, before ?? [], after ?? []);
      return {
        ...{ name, family, added, removed },
        addedAddresses: String(countAddresses(added)),
        removedAddresses: String(countAddresses(removed)),
      };
    }),
  ).filter(({ added, removed }) => added.length + removed.length > 0);
}

function pathsOf(...trees: readonly Tree[]): readonly string[] {
  return [...new Set(trees.flatMap((tree) => Object.keys(tree)))];
}

describeWithRealData('diff of two feeds a year apart', (folder) => {
  const feeds = [feedPath(folder, OLDER), feedPath(folder, NEWER)];
  const documents = () => [feedDocument(folder, OLDER), feedDocument(folder, NEWER)] as const;

  test.concurrent.each(TESTED_REGIONS)('%s: json is the difference in addresses', async (region) => {
    const [from, to] = documents();
    const printed = JSON.parse(
      fine(await rangewatchHere(['diff', ...feeds, '--region', region, '--format', 'json'])),
    );
    expect(Object.keys(printed)).toEqual(['from', 'to', 'region', 'allowlists']);
    expect(printed).toMatchObject({ from: OLDER, to: NEWER, region });
    const changed = printed.allowlists.filter(
      ({ name, added, removed }: { name: ListName; added: string[]; removed: string[] }) =>
        LISTS.includes(name) && added.length + removed.length > 0,
    );
    expect(sorted(changed)).toEqual(sorted(changesOf(from, to, region)));
  });

  test.concurrent.each(TESTED_REGIONS)('%s: patch leads from the old lists to the new', async (region) => {
    const [from, to] = documents();
    const [before, after] = [treeOf(from, region), treeOf(to, region)];
    const args = ['diff', ...feeds, '--region', region, '--format', 'patch'];
    const patch = ofKnownLists(fine(await rangewatchHere(args)));
    expect(applied(before, patch)).toEqual(after);
    if (HAS_PATCH)
      expect(await patched(temporary.path, before, patch, pathsOf(before, after))).toEqual(after);
  });

  test('--list says which one alone', async () => {
    const args = ['diff', ...feeds, '--region', 'cn-northwest-1', '--list', 'streaming', '--format', 'json'];
    const { allowlists } = JSON.parse(fine(await rangewatchHere(args)));
    const all = changesOf(...documents(), 'cn-northwest-1');
    expect(allowlists).toEqual(all.filter(({ name }) => name === 'streaming'));
  });
});

/** By list and family. */
function sorted<T extends { readonly name: string; readonly family: string }>(
  changes: readonly T[],
): readonly T[] {
  const key = ({ name, family }: T) => `${name} ${family}`;
  return [...changes].sort((one, other) => key(one).localeCompare(key(other)));
}

describe('diff of small feeds', () => {
  const FIRST_IPV6: Row = ['2a0b:4000:8000::/40', HOME, 'WORKSPACES_GATEWAYS'];

  async function diff(format: string, before: readonly Row[], after: readonly Row[]) {
    const folder = mkdtempSync(join(temporary.path, 'feeds-'));
    const paths = [before, after].map((rows, index) => {
      const path = join(folder, `${index}.json`);
      writeFileSync(path, feedText(rows, index));
      return path;
    });
    const output = fine(await rangewatchHere(['diff', ...paths, '--region', HOME, '--format', format]));
    const [old, young] = [before, after].map((rows) => treeOf(JSON.parse(feedText(rows)), HOME));
    return { output, before: old ?? {}, after: young ?? {} };
  }

  test('equal feeds: no change, an empty patch, and exit 0', async () => {
    expect((await diff('patch', BASE, BASE)).output).toBe('');
    expect(JSON.parse((await diff('json', BASE, BASE)).output).allowlists).toEqual([]);
  });

  test('the same addresses in other prefixes are no change', async () => {
    const split: readonly Row[] = [
      ...BASE.filter(([prefix]) => prefix !== '60.10.0.0/16'),
      ['60.10.0.0/17', 'GLOBAL', 'AMAZON'],
      ['60.10.128.0/17', 'GLOBAL', 'AMAZON'],
    ];
    expect(JSON.parse((await diff('json', BASE, split)).output).allowlists).toEqual([]);
  });

  test.each([
    ['appears for the first time', BASE, [...BASE, FIRST_IPV6]],
    ['is there no more', [...BASE, FIRST_IPV6], BASE],
  ])('a family that %s is a file that the patch makes or removes', async (_, from, to) => {
    const { output, before, after } = await diff('patch', from, to);
    expect(output).toContain(`${HOME}/streaming/ipv6.txt`);
    const patch = ofKnownLists(output);
    expect(applied(before, patch)).toEqual(after);
    if (HAS_PATCH)
      expect(await patched(temporary.path, before, patch, pathsOf(before, after))).toEqual(after);
  });

  test('text is for people, and names what to open', async () => {
    const { output } = await diff('text', BASE, [...BASE, FIRST_IPV6]);
    expect(output).toContain(FIRST_IPV6[0]);
    expect(output).toContain('streaming ipv6');
  });
});
