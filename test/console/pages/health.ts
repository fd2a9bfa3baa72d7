// Health: what is held and what waits.
import { expect, it } from 'vitest';
import { JA } from '../../../console/words/ja.ts';
import { settled } from '../browser.ts';
import { latest, MARKUP } from '../site.ts';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function healthTests(visits: Visits): void {
  it('health shows what is held, what waits and the command that approves it', async () => {
    const page = await visits.visit('?page=health');
    const { held, waiting } = latest(visits.site());
    expect(waiting).toHaveLength(1);
    const text = await page.locator('main').innerText();
    expect(held.length).toBeGreaterThan(0);
    expect(text).toContain(held[0]?.prefix);
    await page.getByRole('button', { name: 'approve' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`npm run -s rangewatch -- approve ${waiting[0]?.digest} --reason "…"`);
    visits.expectClean();
  });

  it('exceptions, what is dropped and the cause of a release have words', async () => {
    const page = await visits.visit('?page=health&lang=en');
    await page.route('**/latest.json', async (route) => {
      const answer = await route.fetch();
      const dropped = ['reserved', 'too-wide'].map((reason) => ({
        selector: 'S',
        prefix: '10.0.0.0/8',
        reason,
      }));
      await route.fulfill({ response: answer, json: { ...(await answer.json()), dropped } });
    });
    await page.goto(`${visits.site().url}/?page=health&lang=ja`);
    await settled(page);
    const table = (name: string) => page.getByRole('region', { name, exact: true }).locator('tbody');
    expect(await table(JA.exceptions).locator('td').first().innerText()).toBe('追加');
    expect(await table(JA.dropped).locator('td:last-child').allInnerTexts()).toEqual([
      '予約済みまたはプライベートの範囲',
      '公開できる範囲より広い',
    ]);
    await page.goto(`${visits.site().url}/?page=change&to=1&lang=ja`);
    await settled(page);
    const text = await page.locator('main').innerText();
    expect(text).toContain('契機: 新規公開');
    expect(text).toContain(`203.0.114.0/24 追加 (${MARKUP})`);
    visits.expectClean();
  });
}
