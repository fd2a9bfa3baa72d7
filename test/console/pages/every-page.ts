// What holds on every page: text from outside, language, light and dark, and what axe finds.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { JA } from '../../../console/words/ja.ts';
import { axeFindings, settled } from '../browser.ts';
import { MARKUP } from '../site.ts';
import type { Visits } from '../visits.ts';

const PAGES = [
  '?q=18.180.178.9',
  '?page=changes',
  '?page=change&to=2',
  '?page=change&to=2&view=diff',
  '?page=change&from=0&to=2&view=request',
  '?page=lists',
  '?page=requirements',
  '?page=compare',
  '?page=health',
];

/** Registers the tests. */
export function everyPageTests(visits: Visits): void {
  it('text from outside is only ever text', async () => {
    const page = await visits.visit('?page=health');
    expect(await page.locator('main').innerText()).toContain(MARKUP);
    expect(await page.locator('main img').count()).toBe(0);
    await page.goto(
      `${visits.site().url}/?q=${encodeURIComponent(MARKUP)}&region=${encodeURIComponent(MARKUP)}&list=${encodeURIComponent(MARKUP)}`,
    );
    await settled(page);
    expect(await page.locator('img').count()).toBe(0);
    visits.expectClean();
  });

  it('speaks the language of the browser, or the one that is chosen, everywhere', async () => {
    const page = await visits.visit('?page=changes', { locale: 'ja-JP' });
    expect(await page.locator('h1').innerText()).toBe(JA.changes);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.getByRole('link', { name: 'English' }).click();
    await settled(page);
    expect(await page.locator('h1').innerText()).toBe(EN.changes);
    await page.getByRole('link', { name: EN.health, exact: true }).first().click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    visits.expectClean();
  });

  it('is dark or light as the system is, or as is chosen', async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const page = await visits.visit('', { colorScheme: 'dark' });
    const dark = await ground(page);
    await page.getByRole('link', { name: EN.theme }).click();
    expect(await ground(page)).not.toBe(dark);
    await page.reload();
    await settled(page);
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
    visits.expectClean();
  });

  describe.each([
    ['en', 1_920],
    ['ja', 390],
  ] as const)('every page, in %s and %i pixels wide', (language, width) => {
    it.each(['light', 'dark'] as const)('%s', { timeout: 240_000 }, async (colorScheme) => {
      const page = await visits.visit(`${PAGES[0]}&lang=${language}`, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      for (const query of PAGES) {
        await page.goto(`${visits.site().url}/${query}&lang=${language}`);
        await settled(page);
        expect(await axeFindings(page), query).toEqual([]);
        // What is shown was published in 2024: that is said everywhere.
        expect(await page.locator('.stale').count(), query).toBe(1);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${query} scrolls sideways`).toBeLessThanOrEqual(0);
      }
      visits.expectClean();
    });
  });
}
