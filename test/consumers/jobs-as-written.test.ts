// What can be said of the jobs without running them: shellcheck, PowerShell's grammar, systemd, ASCII, and one table.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { run } from '../local/command/run.ts';
import { describeWithTools, TOOL_ENVIRONMENT } from '../real-tools.ts';
import { JOBS } from './job.ts';
import { newFolder, plain, REGION, releases } from './releases.ts';

const FILES: readonly string[] = readdirSync(JOBS);
const text = (file: string) => readFileSync(join(JOBS, file), 'latin1');
const shells = FILES.filter((file) => file === 'rangewatch-fetch' || file.endsWith('.job'));

describeWithTools('shellcheck', ['shellcheck'], () => {
  test('has nothing to say of any script', async () => {
    expect(shells).toHaveLength(6);
    const paths = shells.map((file) => join(JOBS, file));
    const { code, stdout, stderr } = await run(
      'shellcheck',
      ['--severity=style', ...paths],
      TOOL_ENVIRONMENT,
    );
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });
});

describeWithTools('systemd', ['systemd'], () => {
  test('takes both units, and knows each setting', async () => {
    const folder = newFolder();
    const { cpSync } = await import('node:fs');
    for (const kind of ['service', 'timer']) {
      cpSync(join(JOBS, `rangewatch-fetch@.${kind}`), join(folder, `rangewatch-fetch@x.${kind}`));
    }
    const units = ['service', 'timer'].map((kind) => join(folder, `rangewatch-fetch@x.${kind}`));
    const { stdout, stderr } = await run(
      'systemd-analyze',
      ['verify', '--man=no', ...units],
      TOOL_ENVIRONMENT,
    );
    // The program is not installed here.
    const others = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => line.includes(folder) || /Unknown/.test(line));
    expect(others.filter((line) => !line.includes('is not executable'))).toEqual([]);
  });
});

describe('rangewatch-windows.ps1', () => {
  const script = text('rangewatch-windows.ps1');
  test('is PowerShell by its grammar, in ASCII', async () => {
    const require = createRequire(import.meta.url);
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(
      await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')),
    );
    expect(script).toMatch(/^[\n -~]+$/);
    expect(parser.parse(script)?.rootNode.hasError).toBe(false);
    expect(parser.parse(script.replace('} finally {', '} finally'))?.rootNode.hasError).toBe(true);
  });

  test('the forms of lines that it takes are those of every published windows.ps1, and nothing else', async () => {
    const [, second] = await releases();
    const [, block = ''] = /\$forms = @\(\n([\s\S]*?)\n {2}\)/.exec(script) ?? [];
    const name = /\$name = '([^']*)'/.exec(script)?.[1] ?? '';
    // Between single quotes a doubled quote is one; between double quotes $name is filled in.
    const forms = [...block.matchAll(/'((?:[^']|'')*)'|"([^"]*)"/g)].map(
      ([, single, double]) => single?.replaceAll("''", "'") ?? double?.replaceAll('$name', name),
    );
    expect(forms).toHaveLength(18);
    const pattern = new RegExp(`^(${forms.join('|')})$`);
    const published = second.read(`current/${REGION}/streaming/windows.ps1`).split('\n');
    expect(published.filter((line) => !pattern.test(line))).toEqual([]);
    for (const line of [
      'Remove-NetFirewallRule',
      "  Action = 'Block'; rm x",
      '# a\r',
      "  '1.2.3.0/24', (Stop-Computer)",
    ]) {
      expect(pattern.test(line)).toBe(false);
    }
    const addresses = published.flatMap((line) => /^ {2}'([0-9a-f.:]+\/[0-9]+)',?$/.exec(line)?.[1] ?? []);
    expect(addresses.sort()).toEqual(plain(second, 'streaming', 'ipv4.txt', 'ipv6.txt'));
  });
});

describe('README.md', () => {
  const readme = text('README.md');
  test('names each file, each setting with its default, and each exit code', () => {
    const named = (word: string) => readme.includes(`\`${word}\``);
    expect(FILES.filter((file) => file !== 'README.md' && !named(file))).toEqual([]);
    const settings = [...text('rangewatch-fetch').matchAll(/\b([A-Z][A-Z0-9_]{3,})=([a-z0-9/]*)/g)];
    const own = settings.filter(
      ([, name]) => !['PATH', 'LC_ALL', 'RESERVED', 'BASE_URL'].includes(name ?? ''),
    );
    expect(own.length).toBeGreaterThanOrEqual(12);
    expect(own.flatMap(([, name = '']) => (named(name) ? [] : [name]))).toEqual([]);
    for (const [, name = '', value = ''] of own.filter(([, , value]) => /^\d+$/.test(value ?? ''))) {
      expect(readme).toMatch(new RegExp(`\\| \`${name}\` \\| ${value} `));
    }
  });
});
