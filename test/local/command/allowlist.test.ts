// `allowlist` on real feeds: every list of every tested Region is what the oracle says, byte for byte.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { TESTED_REGIONS } from '../../oracle/documented.ts';
import { expectedList, FAMILIES, LISTS, type ListName, plainText } from '../../oracle/lists.ts';
import type { Family } from '../../oracle/text.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { feedDocument, feedPath, NEWER, OLDER } from './real-feeds.ts';
import { failed, fine, npmRangewatch, rangewatchHere, temporaryFolder } from './run.ts';

const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

function plainArguments(feed: string, region: string, list: ListName, family: Family): readonly string[] {
  return [
    'allowlist',
    '--feed',
    feed,
    '--region',
    region,
    '--list',
    list,
    '--format',
    'plain',
    '--family',
    family,
  ];
}

describeWithRealData('allowlist', (folder) => {
  describe.each([OLDER, NEWER])('of the feed %s, as plain', (token) => {
    const document = folder === '' ? undefined : feedDocument(folder, token);
    const cases = TESTED_REGIONS.flatMap((region) =>
      LISTS.flatMap((list) => FAMILIES.map((family) => ({ region, list, family }))),
    );

    test.concurrent.each(cases)('$region $list $family', async ({ region, list, family }) => {
      if (document === undefined) throw new Error('no feed');
      const expected = expectedList(document, region, list, family);
      const run = await rangewatchHere(plainArguments(feedPath(folder, token), region, list, family));
      if (expected.length === 0) expect(failed(run, 1)).toContain(family);
      else expect(fine(run)).toBe(plainText(expected));
    });
  });

  test('a family without a prefix is an error, never an empty list', async () => {
    const run = await rangewatchHere(
      plainArguments(feedPath(folder, OLDER), 'cn-northwest-1', 'streaming', 'ipv6'),
    );
    expect(failed(run, 1)).toMatch(/cn-northwest-1.*streaming.*ipv6/);
  });

  test.concurrent.each(LISTS)('of %s, json has the prefixes of both plain lists', async (list) => {
    const feed = feedPath(folder, NEWER);
    const args = ['allowlist', '--feed', feed, '--region', 'eu-west-3', '--list', list, '--format', 'json'];
    const { prefixes, syncToken, region } = JSON.parse(fine(await rangewatchHere(args)));
    const document = feedDocument(folder, NEWER);
    expect({ syncToken, region }).toEqual({ syncToken: NEWER, region: 'eu-west-3' });
    expect(prefixes).toEqual({
      ipv4: expectedList(document, 'eu-west-3', list, 'ipv4'),
      ipv6: expectedList(document, 'eu-west-3', list, 'ipv6'),
    });
  });

  test('for json, --family is a filter', async () => {
    const feed = feedPath(folder, NEWER);
    const args = ['allowlist', '--feed', feed, '--region', 'eu-west-3', '--list', 'web', '--format', 'json'];
    const { prefixes } = JSON.parse(fine(await rangewatchHere([...args, '--family', 'ipv6'])));
    const expected = expectedList(feedDocument(folder, NEWER), 'eu-west-3', 'web', 'ipv6');
    expect(prefixes.ipv6).toEqual(expected);
    expect(prefixes.ipv4 ?? []).toEqual([]);
  });

  describe('.json, .json.gz and .json.br', () => {
    const temporary = temporaryFolder();
    afterAll(temporary.remove);

    test('give the same output', async () => {
      const bytes = fullFeed(folder, `${NEWER}.json.br`);
      const files = {
        'feed.json': bytes,
        'feed.json.gz': gzipSync(bytes),
        'feed.json.br': brotliCompressSync(bytes, QUICK),
      };
      const outputs = Object.entries(files).map(async ([name, content]) => {
        const path = join(temporary.path, name);
        writeFileSync(path, content);
        return fine(await rangewatchHere(plainArguments(path, 'il-central-1', 'streaming', 'ipv4')));
      });
      const expected = plainText(
        expectedList(feedDocument(folder, NEWER), 'il-central-1', 'streaming', 'ipv4'),
      );
      expect(await Promise.all(outputs)).toEqual([expected, expected, expected]);
    });
  });

  test.concurrent.each(FAMILIES)('is reached by npm run as well: %s', async (family) => {
    const args = plainArguments(feedPath(folder, NEWER), 'us-gov-west-1', 'streaming', family);
    const expected = expectedList(feedDocument(folder, NEWER), 'us-gov-west-1', 'streaming', family);
    expect(fine(await npmRangewatch(args))).toBe(plainText(expected));
  });
});
