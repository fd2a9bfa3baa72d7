// The requirements of a Region.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function requirementsTests(visits: Visits): void {
  it('the requirements of a Region are a table, and a CSV', async () => {
    const page = await visits.visit('?page=requirements&region=us-east-1');
    const rules = JSON.parse(
      readFileSync(join(visits.site().root, 'requirements/us-east-1.json'), 'utf8'),
    ) as unknown[];
    expect(await page.locator('tbody tr').count()).toBe(rules.length);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect((await readFile(await download.path(), 'utf8')).split('\r\n')).toHaveLength(rules.length + 2);
    visits.expectClean();
  });
}
