// docs/comparing shows results as they are kept in test/cases. UPDATE_CASES=1 writes them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** The page with every shown file as it is now. */
function freshPage(page: string): string {
  return page.replace(
    /<!-- (test\/cases\/compare\/\S+) -->\n(?:\n```\w*\n(?:.*\n)*?```\n)?/g,
    (_, path: string) => `<!-- ${path} -->\n\n\`\`\`text\n${readFileSync(join(ROOT, path), 'utf8')}\`\`\`\n`,
  );
}

test.each(['comparing.md', 'comparing.ja.md'])(
  '%s shows what is kept, and leads to what is there',
  (name) => {
    const path = join(ROOT, 'docs', name);
    if (process.env['UPDATE_CASES'] === '1') writeFileSync(path, freshPage(readFileSync(path, 'utf8')));
    const page = readFileSync(path, 'utf8');
    expect(page.match(/<!-- test\/cases/g)?.length).toBe(1);
    expect(page).toBe(freshPage(page));
    for (const [, target = ''] of page.matchAll(/\]\(([^)#\s]+)/g)) {
      expect([target, existsSync(join(ROOT, 'docs', target))]).toEqual([target, true]);
    }
  },
);
