// `check` with wrong words: one line, the right exit code, and nothing is tried.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { failed, rangewatchHere, temporaryFolder } from '../command/run.ts';
import { REGION } from './stage.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const NO_STAGE = join(temporary.path, 'no-stage.json');
writeFileSync(NO_STAGE, '[]');

test.each([
  ['check', 2, '--region'],
  ['check --region ap-northeast1', 2, '"ap-northeast-1"'],
  [`check --region ${REGION} --feed a --url https://b/latest.json`, 2, 'both --feed and --url'],
  [`check --region ${REGION} --directory D-123`, 2, 'lower case'],
  [`check --region ${REGION} --lang fr`, 2, '"en"'],
  [`check --region ${REGION} --feed no-such-file.json`, 1, 'no-such-file.json'],
  [`check --region ${REGION} --url https://127.0.0.1:1/latest.json`, 1, '127.0.0.1'],
  [`check --region ${REGION} --stage ${NO_STAGE}`, 2, 'dns and places'],
] as const)('%s: exit %i', async (line, code, words) => {
  expect(failed(await rangewatchHere(line.split(' ')), code)).toContain(words);
});
