// By keyboard alone.
import { expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { settled } from '../browser.ts';
import type { Visits } from '../visits.ts';

/** Registers the tests. */
export function keyboardTests(visits: Visits): void {
  it('by keyboard alone: menu, focus at the new page, choice, and typing never lose the focus', async () => {
    const page = await visits.visit('');
    const focused = () =>
      page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent]);
    expect((await focused())[0]).toBe('BODY');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(EN.skip);
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(EN.lists);
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await focused()).toEqual(['H1', EN.lists]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(new URL(page.url()).searchParams.get('region')).toBe('us-east-1');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    const heading = await page.locator('h1').elementHandle();
    await page.goBack();
    await settled(page);
    expect(await focused()).toEqual(['H1', EN['look-up']]);
    // Another heading: one that has the focus already would not be read.
    expect(await heading?.evaluate((element) => element.isConnected)).toBe(false);
    await page.goForward();
    await settled(page);
    expect(await focused()).toEqual(['H1', EN.lists]);
    await page.goto(`${visits.site().url}/`);
    await settled(page);
    await page.locator('#asked').focus();
    await page.keyboard.type('18.180.178.9', { delay: 5 });
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('asked');
    expect(await page.locator('#asked').inputValue()).toBe('18.180.178.9');
    visits.expectClean();
  });
}
