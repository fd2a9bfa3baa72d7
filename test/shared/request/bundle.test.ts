// What the console is sent for a request: little, and nothing of the catalogue, the formats or the alerts.
import { expect, test } from 'vitest';
import { bundleSize } from '../bundle-size.ts';

const SCRIPT = `
  import { requestOfChange, requestOfLists } from './shared/request/request.ts';
  import { requestCsv } from './shared/request/csv.ts';
  import { ROW_WORDS } from './shared/request/words/words.ts';
  console.log(ROW_WORDS, requestOfChange, requestOfLists, requestCsv);
`;

test('builder, words and CSV are at most 2.5 KB of gzip', async () => {
  const { gzip, inputs } = await bundleSize(SCRIPT);
  expect(gzip).toBeLessThanOrEqual(2_560);
  expect(inputs.filter((path) => !path.startsWith('shared/request/'))).toEqual([
    'shared/requirements/asking.ts',
    'shared/spreadsheet-csv.ts',
    'shared/fill-words.ts',
  ]);
});
