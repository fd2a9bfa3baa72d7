// The lists, their URLs and guides.
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function listsTests(visits: Visits): void {
  describe('the lists', () => {
    it('come with the recommended ones first, wide ones marked, and an URL to copy', async () => {
      const page = await visits.visit('?page=lists');
      const names = await page.locator('.card').evaluateAll((cards) => cards.map(({ id }) => id));
      expect(names.slice(0, 3).sort()).toEqual(['domains', 'health-check', 'streaming']);
      expect(names.slice(-2)).toEqual(['client', 'web']);
      expect(await page.locator('#client .warn').innerText()).toBe(EN.wide);
      await page.locator('#streaming').getByRole('button', { name: 'URL' }).first().click();
      await page.getByRole('button', { name: EN.copied }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(`${visits.site().url}/current/ap-northeast-1/streaming/ipv4.txt`);
      expect(await (await fetch(copied)).text()).toContain('/');
      await page.locator('#streaming').getByRole('button', { name: 'curl' }).first().click();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`"${copied}"`);
      visits.expectClean();
    });

    it('lead to a guide that a browser shows', async () => {
      const page = await visits.visit('?page=lists&lang=ja');
      const guide = await page.locator('#streaming tbody a').last().getAttribute('href');
      const answer = await fetch(`${visits.site().url}${guide}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    });
  });
}
