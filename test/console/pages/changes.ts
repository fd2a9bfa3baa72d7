// The timeline: folded, filtered, and readable whatever its documents are.
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { settled } from '../browser.ts';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function changesTests(visits: Visits): void {
  describe('the timeline', () => {
    it('folds what is routine, filters, and goes back', async () => {
      const page = await visits.visit('?page=changes');
      const all = await page.locator('.day').count();
      expect(all).toBeGreaterThan(0);
      await page.locator('select[name=kind]').selectOption('routine');
      expect(new URL(page.url()).searchParams.get('kind')).toBe('routine');
      await page.locator('select[name=list]').selectOption('streaming');
      expect(await page.locator('.day li').count()).toBe(0);
      expect(await page.locator('main').innerText()).toMatch(/No change in \d{4}-\d\d matches/);
      await page.locator('select[name=kind]').selectOption('');
      const earlier = page.locator('#earlier');
      while ((await earlier.count()) > 0) {
        await earlier.click();
        await settled(page);
      }
      expect(await page.locator('.day li.action').count()).toBeGreaterThan(0);
      await page.locator('.day li.action a').first().click();
      await settled(page);
      expect(await page.locator('h1').innerText()).toBe(EN.change);
      await page.goBack();
      await settled(page);
      expect(await page.locator('.day li.action').count()).toBeGreaterThan(0);
      expect(await page.locator('select[name=list]').inputValue()).toBe('streaming');
      visits.expectClean();
    });

    it.each([
      ['an empty index', '{"throughSeq":0,"months":[],"atomFor":""}', EN.nothing],
      ['an index that is no JSON', '<html>', 'changes/index.json cannot be read'],
      ['an index of another shape', '{"months":7}', 'changes/index.json cannot be read'],
      [
        'a month that is missing',
        '{"throughSeq":1,"months":[{"month":"1999-01"}]}',
        'changes/1999-01.json does not exist',
      ],
      ['months that are none', '{"throughSeq":1,"months":[null]}', 'This page cannot be shown'],
    ])('stays readable with %s', async (_name, text, said) => {
      const page = await visits.visit('?page=health');
      await page.route('**/changes/index.json', (route) =>
        route.fulfill({ body: text, contentType: 'application/json' }),
      );
      await page.goto(`${visits.site().url}/?page=changes`);
      await settled(page);
      expect(await page.locator('main').innerText()).toContain(said);
      expect(await page.getByRole('navigation', { name: EN.menu }).isVisible()).toBe(true);
    });
  });
}
