// What scripts rely on: exit codes, data on standard output only, and one line on standard error for each refusal.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BAD_FEEDS, writeBadFeeds } from './bad-feeds.ts';
import { failed, fine, type Run, rangewatch, shell, temporaryFolder } from './run.ts';
import { BASE, feedText, HOME, historyText, numbered } from './small-feed.ts';

const COMMANDS = [
  'allowlist',
  'diff',
  'explain',
  'replay',
  'formats',
  'verify',
  'request',
  'compare',
  'plan',
  'check',
  'start',
] as const;

const temporary = temporaryFolder();
const inFolder = (name: string) => join(temporary.path, name);
const FEED = inFolder('feed.json');
const OLDER = inFolder('older.json');
const HISTORY = inFolder('history.jsonl');
const LARGE = inFolder('large.json');
writeFileSync(FEED, feedText(BASE));
writeFileSync(OLDER, feedText(BASE, -1));
writeFileSync(HISTORY, historyText([]));
const many = numbered(9000, (i) => [`61.${i >> 7}.${(i & 127) * 2}.0/24`, HOME, 'EC2'] as const);
writeFileSync(LARGE, feedText([...BASE, ...many]));
writeBadFeeds(temporary.path);
afterAll(temporary.remove);

/** The words of a line, `FEED`, `HISTORY` and `OUT` standing for paths. */
function words(line: string): readonly string[] {
  const paths: Readonly<Record<string, string>> = {
    FEED,
    OLDER,
    HISTORY,
    LARGE,
    OUT: inFolder('out'),
    EMPTY: '',
  };
  return line.split(' ').map((word) => paths[word] ?? word);
}

function command(line: string): Promise<Run> {
  return rangewatch(words(line));
}

describe('wrong usage exits 2, with one line that has the nearest right name', () => {
  test.concurrent.each([
    ['allowlist --feed FEED --region ap-northeast1 --list client --format json', '"ap-northeast-1"'],
    ['allowlist --feed FEED --region EU-WEST-3 --list client --format json', '"eu-west-3"'],
    [`allowlist --feed FEED --region ${HOME} --list steaming --format json`, '"streaming"'],
    [`allowlist --feed FEED --region ${HOME} --list web --format plian --family ipv4`, '"plain"'],
    [`allowlist --feed FEED --region ${HOME} --list web --format plain --family ip6`, '"ipv6"'],
    [`allowlist --feed FEED --region ${HOME} --list web --format plain --famly ipv4`, '--family'],
    ['diff FEED FEED --region ap-northest-1', '"ap-northeast-1"'],
    [`diff FEED FEED --region ${HOME} --list wbe`, '"web"'],
    [`diff FEED FEED --region ${HOME} --format pacth`, '"patch"'],
    ['explain 60.40.0.1 --feed FEED --region eu-west3', '"eu-west-3"'],
    [`explain 60.40.0.1 --feed FEED --region ${HOME} --jsno`, '--json'],
    ['replay HISTORY --region ap-norteast-1 --out OUT', '"ap-northeast-1"'],
    [`replay HISTORY --region ${HOME} --out OUT --approve nome`, '"none"'],
    ['formats --jsn', '--json'],
    ['start --onse', '--once'],
    ['allowlst', 'allowlist'],
  ])('%s: %s', async (line, right) => {
    expect(failed(await command(line), 2)).toContain(right);
  });
});

describe('what is missing, too much or in the way exits 2, with one line', () => {
  test.concurrent.each([
    [`allowlist --region ${HOME} --list web --format json`, '--feed'],
    ['allowlist --feed FEED --list web --format json', '--region'],
    [`allowlist --feed FEED --region ${HOME} --format json`, '--list'],
    [`allowlist --feed FEED --region ${HOME} --list web`, '--format'],
    [`allowlist --feed FEED --region ${HOME} --list web --format plain`, '--family'],
    ['allowlist --feed FEED --region EMPTY --list web --format json', 'Region'],
    ['allowlist --feed FEED --region GLOBAL --list web --format json', 'Region'],
    ['diff FEED FEED', '--region'],
    [`diff FEED --region ${HOME}`, 'new'],
    [`explain 60.40.0.1 --region ${HOME}`, '--feed'],
    [`explain --feed FEED --region ${HOME}`, 'address'],
    [`replay HISTORY --region ${HOME}`, '--out'],
    [`replay --region ${HOME} --out OUT`, 'history'],
    [`replay HISTORY --region ${HOME} --out ${temporary.path}`, '--out'],
    [`replay HISTORY --region ${HOME} --out EMPTY`, '--out'],
    [`diff FEED FEED --region ${HOME} --list web --list client`, 'web, then client'],
    [`allowlist --feed FEED --region ${HOME} --region us-east-1 --list web --format json`, '--region'],
    [`request FEED OLDER --region ${HOME}`, 'the older feed first'],
    ['alert --change FEED --base-url lists', '--base-url'],
    ['formats more', 'formats'],
    ['start --port many', '--port'],
    ['nothing-like-a-command', 'nothing-like-a-command'],
  ])('%s: %s', async (line, named) => {
    expect(failed(await command(line), 2)).toContain(named);
  });

  test('an option that is given twice with the same value says it once', async () => {
    fine(await command(`diff FEED FEED --region ${HOME} --region ${HOME} --list web --list web`));
  });

  test('diff of a newer feed and an older one says that it is turned round', async () => {
    const { code, stderr } = await command(`diff FEED OLDER --region ${HOME}`);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^warning: [^\n]+newer[^\n]+\n$/),
    });
  });

  test('no command at all exits 2, and prints nothing as data', async () => {
    const { code, stdout } = await rangewatch([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

describe('a feed that cannot be used exits 1, with one line', () => {
  const path = (name: string) => (name.startsWith('http') ? name : inFolder(name));

  test.concurrent.each(BAD_FEEDS)('allowlist: %s', async (name) => {
    const rest = ['--region', HOME, '--list', 'client', '--format', 'plain', '--family', 'ipv4'];
    expect(failed(await rangewatch(['allowlist', '--feed', path(name), ...rest]), 1)).toMatch(/\S{3}/);
  });

  test.concurrent.each(['page.json', 'truncated.json.gz', 'missing.json'])(
    'other commands: %s',
    async (name) => {
      const bad = path(name);
      const runs = [
        ['diff', bad, FEED, '--region', HOME],
        ['diff', FEED, bad, '--region', HOME, '--format', 'patch'],
        ['explain', '60.40.0.1', '--feed', bad, '--region', HOME, '--json'],
        ['replay', bad, '--region', HOME, '--out', inFolder(`out-${name}`), '--json'],
      ].map((args) => rangewatch(args));
      for (const run of await Promise.all(runs)) failed(run, 1);
    },
  );

  test('a list of names in a format of prefixes: the format that carries it is named, not a family', async () => {
    const line = `allowlist --feed FEED --region ${HOME} --list domains --format plain`;
    expect(failed(await command(line), 1)).toContain('plain-domains');
  });

  test('replay: a history that is none', async () => {
    writeFileSync(inFolder('none.jsonl'), '{"syncToken":"1700000000"}\n');
    failed(
      await command(`replay ${inFolder('none.jsonl')} --region ${HOME} --out ${inFolder('out-none')}`),
      1,
    );
  });
});

describe('--help', () => {
  test.concurrent.each(COMMANDS)('of %s is on standard output', async (name) => {
    expect(fine(await rangewatch([name, '--help']))).toContain(`rangewatch ${name} `);
  });

  test('names every command', async () => {
    const help = fine(await rangewatch(['--help']));
    for (const name of COMMANDS) expect(help).toMatch(new RegExp(`^ +${name} `, 'm'));
  });
});

test('formats --json is an array of what a consumer must know', async () => {
  const formats: unknown = JSON.parse(fine(await command('formats --json')));
  const known = ['id', 'file', 'families', 'carries', 'consumers', 'limits'];
  const all = Object.fromEntries(known.map((key) => [key, expect.anything()]));
  expect(formats).toEqual(expect.arrayContaining([expect.objectContaining({ ...all, id: 'plain' })]));
  for (const format of formats as readonly unknown[]) expect(format).toEqual(expect.objectContaining(all));
  expect(fine(await command('formats'))).toContain('plain');
});

describe('a reader that closes the pipe early is no error', () => {
  test.concurrent.each([
    `allowlist --feed LARGE --region ${HOME} --list web --format plain --family ipv4`,
    `allowlist --feed LARGE --region ${HOME} --list web --format json`,
    `diff FEED LARGE --region ${HOME} --format patch`,
  ])('%s | head -1', async (line) => {
    const run = await shell(`set -o pipefail; $RANGEWATCH ${words(line).join(' ')} | head -1`);
    expect(fine(run)).toMatch(/^[^\n]+\n$/);
  });
});
