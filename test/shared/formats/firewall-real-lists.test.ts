// The same formats over real lists: each list of two Regions in AWS's feed, read by the strict readers.
import { expect, test } from 'vitest';
import { tools } from '../../../functions/adapters/tools.ts';
import { ALLOWLIST_NAMES } from '../../../shared/allowlist/allowlists.ts';
import { allowlistFromFeed } from '../../../shared/allowlist/from-feed.ts';
import { parseFeed } from '../../../shared/feed/parse.ts';
import { formatOf } from '../../../shared/formats/formats.ts';
import { filesOf, refusalOf } from '../../../shared/formats/parts.ts';
import { renderList } from '../../../shared/release/render.ts';
import { feedDocument, NEWER } from '../../local/command/real-feeds.ts';
import { expectedList, FAMILIES, LISTS } from '../../oracle/lists.ts';
import { describeWithRealData, fullFeed } from '../../real-data.ts';
import { expectedIn, STAMP } from './generated.ts';
import { READERS } from './readers/all.ts';

describeWithRealData('formats of real lists', (folder) => {
  const feed = folder === '' ? undefined : parseFeed(fullFeed(folder, `${NEWER}.json.br`));
  const lists = ['ap-northeast-1', 'us-east-1'].flatMap((region) =>
    ALLOWLIST_NAMES.map((name) => ({ region, name })),
  );
  const allowlists = lists.flatMap((id) => (feed === undefined ? [] : [allowlistFromFeed(feed, id)]));

  test.each(READERS)('%s', (id, read) => {
    const format = formatOf(id);
    const carried = allowlists.filter((allowlist) => refusalOf(format, allowlist) === undefined);
    expect(carried.length).toBeGreaterThan(3);
    for (const allowlist of carried) {
      const parts = filesOf(format, allowlist);
      const files = new Map(
        renderList(allowlist, STAMP, [id], tools).map(({ record, bytes }) => [record.file, bytes]),
      );
      for (const { file, allowlist: part } of parts) {
        const found = read(files.get(file) ?? new Uint8Array());
        expect(found, `${allowlist.region} ${allowlist.name}`).toEqual(expectedIn(format, part));
      }
    }
  });

  test('what they are compared with is what the oracle says', () => {
    const known = allowlists.filter(({ name }) => LISTS.some((list) => list === name));
    expect(known).toHaveLength(2 * LISTS.length);
    for (const { region, name, ...allowlist } of known) {
      const list = LISTS.find((one) => one === name) ?? 'web';
      const expected = FAMILIES.flatMap((family) =>
        expectedList(feedDocument(folder, NEWER), region, list, family),
      );
      expect(expectedIn(formatOf('pf'), { region, name, ...allowlist }).prefixes).toEqual(expected);
    }
  });

  test('yamaha-rtx refuses the wide lists and carries the others', () => {
    const refused = allowlists.filter(
      (allowlist) => refusalOf(formatOf('yamaha-rtx'), allowlist) !== undefined,
    );
    expect([...new Set(refused.map(({ name }) => name))].sort()).toEqual(['client', 'domains', 'web']);
  });
});
