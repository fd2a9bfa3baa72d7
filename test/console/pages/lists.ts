// The lists, their URLs and guides.
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { settled } from '../browser.ts';
import { gateway } from '../site.ts';
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

    it('are gone to from a look-up, by keyboard as well: card in sight, marked, with the focus, and so again after a reload', async () => {
      const page = await visits.visit(`?q=${gateway(visits.site())}`, {
        viewport: { width: 1_000, height: 400 },
      });
      const link = page.getByRole('link', { name: 'ap-northeast-1 streaming', exact: true }).first();
      await link.focus();
      await page.keyboard.press('Enter');
      await page.locator('#streaming').waitFor();
      for (const _ of ['as gone to', 'after a reload']) {
        expect(new URL(page.url()).searchParams.get('list')).toBe('streaming');
        expect(
          await page.locator('.card:has([aria-current])').evaluateAll((cards) => cards.map(({ id }) => id)),
        ).toEqual(['streaming']);
        const heading = page.locator('#streaming h2');
        expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
        const box = await heading.boundingBox();
        expect(box?.y).toBeGreaterThan(-1);
        expect(box?.y).toBeLessThan(200);
        await page.keyboard.press('Tab');
        expect(await page.locator('#streaming').locator(':focus').count()).toBe(1);
        await page.reload();
        await settled(page);
      }
      visits.expectClean();
    });

    it('are gone to at once where somebody wants no motion', async () => {
      const page = await visits.visit(`?q=${gateway(visits.site())}`, {
        reducedMotion: 'reduce',
        viewport: { width: 1_000, height: 400 },
      });
      // In one turn: what moves smoothly has not moved by then.
      const top = await page.evaluate(() => {
        [...document.querySelectorAll('a')]
          .find(({ textContent }) => / streaming$/.test(textContent ?? ''))
          ?.click();
        return document.querySelector('#streaming')?.getBoundingClientRect().top;
      });
      expect(top).toBeGreaterThan(-1);
      expect(top).toBeLessThan(200);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    });

    it('do not take the focus from whoever has gone on before they came', async () => {
      const page = await visits.visit('?page=health');
      let deliver: () => void = () => undefined;
      const asked = new Promise<void>((resolve) => {
        deliver = resolve;
      });
      await page.route('**/manifest.json', async (route) => {
        await asked;
        await route.continue();
      });
      await page.goto(`${visits.site().url}/?page=lists&list=streaming-dcv`);
      await page.locator('h1').waitFor();
      await page.keyboard.press('Tab');
      deliver();
      await settled(page);
      expect(await page.locator('#streaming-dcv [aria-current]').count()).toBe(1);
      expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(EN.skip);
    });

    it('lead to a guide that a browser shows', async () => {
      const page = await visits.visit('?page=lists&lang=ja');
      const guide = await page.locator('#streaming tbody a').last().getAttribute('href');
      const answer = await fetch(`${visits.site().url}${guide}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    });
  });
}
