// The PAC file, evaluated: every name of a list goes direct, and nothing that only looks like one does.
import { readFileSync } from 'node:fs';
import { createPacResolver } from 'pac-resolver';
import { QuickJS } from 'quickjs-wasi';
import { describe, expect, test } from 'vitest';
import { fine } from '../../local/command/run.ts';
import { describeWithTool } from '../../real-tools.ts';
import { judges, put, shell } from './judging.ts';
import { FEEDS, listsOf, SMALL, writtenFiles } from './lists.ts';

const PROXY = 'PROXY proxy.invalid:3128';

const isWild = (name: string) => name.startsWith('*.');

/** Hosts that a list allows: an exact name as it is and in capitals; of a wildcard, names at any depth below it. */
function allowedBy(names: readonly string[]): readonly string[] {
  return names.flatMap((name) =>
    isWild(name) ? ['a', 'b.c', 'WWW'].map((sub) => `${sub}${name.slice(1)}`) : [name, name.toUpperCase()],
  );
}

/** Hosts that look alike: with letters or labels before or after, siblings, a wildcard's own apex, names of objects. */
function trapsOf(names: readonly string[]): readonly string[] {
  const traps = names.flatMap((name) => {
    const apex = name.replace('*.', '');
    const alike = [
      `not${apex}`,
      `${apex}.evil`,
      `${apex}.evil.example`,
      `${apex}x`,
      apex.slice(1),
      apex.replaceAll('.', '-'),
    ];
    const parent = apex.split('.').slice(1).join('.');
    return [...alike, `sibling.${parent}`, `${apex}.`, ...(isWild(name) ? [apex] : [`sub.${apex}`])];
  });
  const everywhere = [
    'example.com',
    'localhost',
    '10.0.0.1',
    '__proto__',
    'constructor',
    'tostring',
    'amazonaws.com',
  ];
  const below = names.filter(isWild).map((name) => name.slice(1));
  const rightly = new Set(names);
  return [...new Set([...traps, ...everywhere])].filter(
    (host) => !rightly.has(host) && !below.some((tail) => host.endsWith(tail)),
  );
}

async function evaluate(text: string, hosts: readonly string[]): Promise<readonly string[]> {
  const find = createPacResolver(await QuickJS.create(), text);
  const answers: string[] = [];
  for (const host of hosts) answers.push(await find(`https://${host.toLowerCase()}/`, host));
  return answers;
}

describe('in pac-resolver', () => {
  const cases = FEEDS.flatMap(([feed, content]) =>
    writtenFiles('pac', listsOf(content)).map((file) => ({ feed, where: file.allowlist.region, ...file })),
  );

  test.each(cases)('$feed feed, $where $allowlist.name: every name direct', async ({ text, allowlist }) => {
    const allowed = allowedBy(allowlist.domains);
    expect(allowed.length).toBeGreaterThan(1);
    expect(await evaluate(text, allowed)).toEqual(allowed.map(() => 'DIRECT'));
  });

  test.each(cases)(
    '$feed feed, $where $allowlist.name: no look-alike direct',
    async ({ text, allowlist }) => {
      const traps = trapsOf(allowlist.domains);
      const direct = await evaluate(text, traps);
      expect(traps.filter((_, index) => direct[index] !== PROXY)).toEqual([]);
    },
  );

  test('a wildcard needs at least one character in front of its dot', async () => {
    const [file] = writtenFiles('pac', listsOf(SMALL));
    expect(file?.text).toContain('"*.awsapps.com"');
    const find = createPacResolver(await QuickJS.create(), file?.text ?? '');
    expect(await find('https://awsapps.com/', '.awsapps.com')).toBe(PROXY);
  });

  test('the traps catch a file that compares by dnsDomainIs', async () => {
    const wide = readFileSync(new URL('../../cases/formats/pac/wide.pac', import.meta.url), 'utf8');
    expect(await evaluate(wide, ['notexample.com', 'sub.example.com'])).toEqual(['DIRECT', 'DIRECT']);
    expect(trapsOf(['example.com'])).toEqual(expect.arrayContaining(['notexample.com', 'sub.example.com']));
  });
});

describeWithTool('in pactester', 'pactester', () => {
  const answersOf = async (path: string, hosts: readonly string[]) => {
    const [urls = ''] = put([{ file: 'urls', text: hosts.map((host) => `https://${host}/\n`).join('') }]);
    return shell(`pactester -p ${path} -f ${urls}`);
  };
  test.each(FEEDS)('%s feed: names direct, look-alikes not', async (_, feed) => {
    const files = writtenFiles('pac', listsOf(feed));
    expect(files.length).toBeGreaterThan(1);
    for (const [index, path] of put(files).entries()) {
      const names = files[index]?.allowlist.domains ?? [];
      const allowed = allowedBy(names);
      const hosts = [...allowed, ...trapsOf(names)];
      const answers = fine(await answersOf(path, hosts))
        .trimEnd()
        .split('\n');
      expect(answers).toEqual(
        hosts.map((host, place) => `https://${host}/ : ${place < allowed.length ? 'DIRECT' : PROXY}`),
      );
    }
  });
  judges('pac', async (path) => (await answersOf(path, ['www.example.com'])).code === 0, {
    'good.pac': true,
    'broken.pac': false,
  });
});
