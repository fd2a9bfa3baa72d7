// docs/alerts.md shows messages as they are kept in test/cases, and the years as golden.json has them. UPDATE_CASES=1 writes them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Year } from '../history/alerts-per-year.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = join(ROOT, 'docs', 'alerts.md');

const COLUMNS = ['year', 'notifications', 'action', 'approval', 'health', 'baseline', 'digests'] as const;

/** The page with every shown file and figure as it is now. */
function freshPage(page: string): string {
  const golden = JSON.parse(readFileSync(join(ROOT, 'test', 'history', 'golden.json'), 'utf8')) as {
    readonly alertsPerYear: { readonly is: readonly Year[] };
  };
  const rows = golden.alertsPerYear.is.map((year) => COLUMNS.map((column) => String(year[column])));
  const head = ['year', "AWS's notifications", 'action', 'approval', 'health', 'baseline', 'digests'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return page
    .replace(/<!-- years -->\n(?:.*\n)*?<!-- \/years -->/, `<!-- years -->\n${table}\n<!-- /years -->`)
    .replace(/<!-- (test\/cases\/alerts\/\S+) -->\n(?:\n```\w*\n(?:.*\n)*?```\n)?/g, (_, path: string) => {
      const kind = path.endsWith('.json') ? 'json' : 'text';
      return `<!-- ${path} -->\n\n\`\`\`${kind}\n${readFileSync(join(ROOT, path), 'utf8')}\`\`\`\n`;
    });
}

it('shows what is sent', () => {
  if (process.env['UPDATE_CASES'] === '1') writeFileSync(PAGE, freshPage(readFileSync(PAGE, 'utf8')));
  const page = readFileSync(PAGE, 'utf8');
  expect(page.match(/<!-- test\/cases/g)?.length).toBeGreaterThanOrEqual(8);
  expect(page).toBe(freshPage(page));
});
