// A change: addresses, diff and the request to hand in.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { JA } from '../../../console/words/ja.ts';
import { settled } from '../browser.ts';
import { latest } from '../site.ts';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function changeTests(visits: Visits): void {
  describe('a change', () => {
    it('between two releases says what to open and to close, and as a diff', async () => {
      const page = await visits.visit(
        `?page=change&from=1&to=${latest(visits.site()).seq}&region=ap-northeast-1`,
      );
      expect(await page.locator('.card').count()).toBeGreaterThan(0);
      await page.locator('select[name=view]').selectOption('diff');
      expect(await page.locator('pre.diff').first().innerText()).toMatch(
        /^--- a\/ap-northeast-1\/[\s\S]*\n@@ -\d+,\d+ \+\d+,\d+ @@\n/,
      );
      await page.locator('select[name=view]').selectOption('raw');
      expect(await page.locator('.card').count()).toBeGreaterThan(0);
      await page.getByLabel(EN['to-release']).fill('1');
      await page.getByLabel(EN['to-release']).press('Enter');
      await settled(page);
      expect(new URL(page.url()).searchParams.get('to')).toBe('1');
      visits.expectClean();
    });

    it.each(['to=99999', 'to=3&from=3', 'to=0'])(
      'says so where there is no such release: %s',
      async (query) => {
        const page = await visits.visit(`?page=change&${query}`);
        expect(await page.getByRole('alert').last().innerText()).toContain('the newest release is');
        expect(await page.locator('.card').count()).toBe(0);
      },
    );

    it('is a request to hand in, which prints alone, and a CSV that a spreadsheet opens', async () => {
      const page = await visits.visit(
        `?page=change&from=1&to=${latest(visits.site()).seq}&region=ap-northeast-1&view=request&list=all&lang=ja`,
      );
      const heading = page.getByRole('heading', { name: JA['view-request'] });
      await heading.waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'CSV' }).click(),
      ]);
      const csv = await readFile(await download.path(), 'utf8');
      expect(download.suggestedFilename()).toBe(`request-ap-northeast-1-${latest(visits.site()).seq}.csv`);
      expect(csv.startsWith('\ufeffNo.,')).toBe(true);
      expect(csv.split('\r\n').length - 2).toBe(await page.locator('tbody tr').count());
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').first().isVisible()).toBe(false);
      expect(await page.locator('header').isVisible()).toBe(false);
      expect(await heading.isVisible()).toBe(true);
      visits.expectClean();
    });
  });
}
