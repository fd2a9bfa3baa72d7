// What the console is sent for its paste box, beside the prefixes and the published rules that it has anyway.
import { expect, test } from 'vitest';
import { bundleSize } from '../bundle-size.ts';

const THERE = `
  import { parseAddress, parsePrefix } from './shared/prefix/parse.ts';
  import { sizeOf, WIDTH } from './shared/prefix/prefix.ts';
  import { prefixesOfRange } from './shared/prefix/range.ts';
  import { formatPrefix } from './shared/prefix/format.ts';
  import { isTooWide, isWhollyReserved } from './shared/prefix/reserved.ts';
  import { aggregate, countAddresses, intersect, subtract } from './shared/prefix/set.ts';
  import { portsAsked, reasonAsked, rulesAsking } from './shared/requirements/asking.ts';
  console.log(parseAddress, parsePrefix, sizeOf, WIDTH, prefixesOfRange, formatPrefix, isTooWide, isWhollyReserved);
  console.log(aggregate, countAddresses, intersect, subtract, portsAsked, reasonAsked, rulesAsking);
`;

const MORE = `
  import { readRules } from './shared/compare/read-rules.ts';
  import { compareRules } from './shared/compare/compare.ts';
  import { neededList } from './shared/compare/needed.ts';
  import { COMPARE_WORDS } from './shared/compare/words/words.ts';
  console.log(readRules, compareRules, neededList, COMPARE_WORDS);
`;

test('reader, comparison and words are at most 3.25 KB of gzip', async () => {
  const [there, all] = [await bundleSize(THERE), await bundleSize(THERE + MORE)];
  expect(all.gzip - there.gzip).toBeLessThanOrEqual(3_328);
  const own = all.inputs.filter((path) => !there.inputs.includes(path));
  expect(own.filter((path) => !path.startsWith('shared/compare/'))).toEqual([]);
});
