// Settling on one machine: what waits, what a command does about it, in words and as JSON, and each way to be refused.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DecisionAnswer } from '../../../functions/approve.ts';
import type { WaitingAnswer } from '../../../shared/approvals.ts';
import type { LatestDocument } from '../../../shared/release/documents.ts';
import { BASE, received, varied } from '../../world/feeds.ts';
import { manyGateways } from '../../world/settling.ts';
import { failed, fine, type Run, rangewatchHere, temporaryFolder } from './run.ts';

const temporary = temporaryFolder();
const empty = join(temporary.path, 'empty');
afterAll(temporary.remove);

/** Runs a command line within a folder; its words are given one by one where one of them has blanks. */
async function run(line: string, more: readonly string[] = [], folder = temporary.path): Promise<Run> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await rangewatchHere([...line.split(' '), ...more]);
  } finally {
    process.chdir(before);
  }
}
const settle = (line: string) => run(line, ['--reason', 'seen in the console', '--who', 'yuki']);
const played = (hours: number, entries: Parameters<typeof received>[1]) => {
  writeFileSync(join(temporary.path, 'feed.json'), received(hours, entries).bytes);
  return run('start --once --port 0 --feed feed.json');
};
const waiting = async () => JSON.parse(fine(await run('approvals --json'))) as WaitingAnswer;
const publicText = (key: string) => readFileSync(join(temporary.path, '.rangewatch', 'bucket', key), 'utf8');
const latest = () => JSON.parse(publicText('latest.json')) as LatestDocument;
const STREAMING = 'current/ap-northeast-1/streaming/ipv4.txt';

beforeAll(async () => {
  mkdirSync(empty);
  await played(0, BASE);
  const next = varied(BASE, { without: ['103.4.8.0/21'], plus: manyGateways(41) });
  expect((await played(1, next)).stdout).toContain('rangewatch approve, or rangewatch deny.');
});

describe('in a folder that start has made', () => {
  it('approvals shows what waits with the beginning of its digest, and as JSON the whole of it', async () => {
    const answer = await waiting();
    expect(answer).toMatchObject({ seq: 1, pin: null, waiting: [{ kind: 'addition', addresses: '10496' }] });
    expect(answer.waiting[0]?.prefixes).toHaveLength(41);
    const text = fine(await run('approvals'));
    expect(text).toContain(
      `${answer.waiting[0]?.digest.slice(0, 16)}  addition  WORKSPACES_GATEWAYS ap-northeast-1`,
    );
    expect(text).toContain('41 (10,496 addresses)');
    expect(text).toMatch(/Release 1 is current; 1 prefix is held and will leave by itself\.\n$/);
  });

  it('approve publishes at once, and says on standard error what subscribers are sent', async () => {
    const [{ digest = '' } = {}] = (await waiting()).waiting;
    const { code, stdout, stderr } = await settle(`approve ${digest.slice(0, 8)} --ticket NET-7`);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'approve: addition WORKSPACES_GATEWAYS ap-northeast-1, 41 prefixes. Release 2 is committed.\n',
    });
    expect(stderr).toContain(
      'yuki: approve, addition WORKSPACES_GATEWAYS ap-northeast-1. seen in the console (NET-7)',
    );
    expect(publicText(STREAMING)).toContain('43.218.32.0/21\n');
    expect(fine(await run('approvals'))).toContain('Nothing waits for you.\n');
    expect(failed(await settle(`approve ${digest}`), 1)).toContain(
      'expected something that waits, and nothing does',
    );
  });

  it('release ends a hold', async () => {
    const { code, stdout } = await settle('release 103.4.8.0/21');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'release: ap-northeast-1 client, 1 prefix. Release 3 is committed.\n',
    });
    expect(publicText('current/ap-northeast-1/client/ipv4.txt')).not.toContain('103.4.8.0/21');
  });

  it('rollback pins, approvals says so, and unpin lets go', async () => {
    const answer = JSON.parse(
      (await settle('rollback 1 --until 2027-01-01T00:00:00Z --json')).stdout,
    ) as DecisionAnswer;
    expect(answer).toMatchObject({
      result: 'released',
      seq: 4,
      decision: 'rollback',
      subject: 'to release 1',
    });
    expect(publicText(STREAMING)).not.toContain('43.218.');
    expect(latest().pinned).toMatchObject({ toSeq: 1, until: '2027-01-01T00:00:00Z' });
    expect(fine(await run('approvals'))).toContain('Pinned to release 1 until 2027-01-01T00:00:00Z.\n');
    expect((await settle('unpin')).stdout).toBe('unpin: from release 1. Release 5 is committed.\n');
    expect(publicText(STREAMING)).toContain('43.218.32.0/21\n');
    expect(latest().pinned).toBeNull();
  });

  it('deny leaves things as they are, marked', async () => {
    await played(2, varied(BASE, { without: ['3.115.0.0/22'], plus: manyGateways(41) }));
    const [{ digest = '' } = {}] = (await waiting()).waiting;
    expect((await settle(`deny ${digest}`)).stdout).toContain('Noted; the lists of release ');
    expect(fine(await run('approvals'))).toContain('removal, denied');
    expect(publicText(STREAMING)).toContain('3.115.0.0/22\n');
  });
});

describe('is refused with one line, and changes nothing', () => {
  it.each<[string, 1 | 2, string]>([
    ['approve 00000000 --reason r', 1, '[decision-unknown]'],
    ['release office --reason r', 1, '[prefix-'],
    ['rollback 1 --until 2020-01-01T00:00:00Z --reason r', 1, 'a time that is still to come'],
    ['approve 00000000', 2, '--reason'],
    ['approve --reason r', 2, 'digest'],
    ['unpin', 2, '--reason'],
    ['rollback 1 --until tomorrow --reason r', 2, '--until: found "tomorrow"'],
    ['rollback 1 --until 2027-01-01 --reason r', 2, '--until: found "2027-01-01"'],
    ['rollback one --reason r', 2, 'SEQ: found "one"'],
    ['rollback 0 --reason r', 2, 'SEQ: found "0"'],
    ['unpin --resaon r', 2, '--reason'],
  ])('%s', async (line, code, right) => {
    const before = publicText('latest.json');
    expect(failed(await run(line), code)).toContain(right);
    expect(publicText('latest.json')).toBe(before);
  });

  it.each(['approvals', 'approve 00000000 --reason r'])('%s where nothing was ever started', async (line) => {
    expect(failed(await run(line, [], empty), 2)).toMatch(
      /a folder in which `start` has run; on AWS, .*--function/,
    );
    expect(existsSync(join(empty, '.rangewatch'))).toBe(false);
  });

  it('a recording that left no release behind', async () => {
    const folder = join(empty, 'died');
    mkdirSync(join(folder, '.rangewatch', 'table'), { recursive: true });
    writeFileSync(join(folder, '.rangewatch', 'source'), 'file\n');
    expect(failed(await run('approvals', [], folder), 2)).toContain('found no release');
  });
});
