// The requirements of a Region.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settled } from '../browser.ts';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function requirementsTests(visits: Visits): void {
  it('the requirements of a Region are a table, and a CSV', async () => {
    const page = await visits.visit('?page=requirements&region=us-east-1');
    const rules = JSON.parse(
      readFileSync(join(visits.site().root, 'requirements/us-east-1.json'), 'utf8'),
    ) as { purpose: string; interface: string }[];
    expect(await page.locator('tbody tr').count()).toBe(rules.length);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect((await readFile(await download.path(), 'utf8')).split('\r\n')).toHaveLength(rules.length + 2);
    visits.expectClean();
  });

  it('says purposes and interfaces in words, and a code that is newer than its words as it is', async () => {
    const page = await visits.visit('?page=requirements&lang=ja');
    const options = await page
      .locator('select[name=kind] option')
      .evaluateAll((all) => all.map((each) => [each.getAttribute('value'), each.textContent]));
    expect(options).toContainEqual(['management-interface', '管理インターフェイス']);
    expect(options.filter(([code, text]) => code === text)).toEqual([]);
    expect(await page.locator('td:nth-child(2)').allInnerTexts()).toContain(
      'アウトバウンド WorkSpace の管理インターフェイス',
    );
    await page.route('**/requirements/*.json', async (route) => {
      const answer = await route.fetch();
      const [first, ...rest] = await answer.json();
      await route.fulfill({ response: answer, json: [{ ...first, purpose: 'newer-code' }, ...rest] });
    });
    await page.reload();
    await settled(page);
    expect(await page.locator('select[name=kind]').innerText()).toContain('newer-code');
    visits.expectClean();
  });
}
