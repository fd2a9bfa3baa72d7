// What a screen reader is told, and what it reads where others see signs.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { settled } from '../browser.ts';
import { gateway } from '../site.ts';
import { type Visits, verdict } from '../visits.ts';

/** Registers the tests. */
export function hearingTests(visits: Visits): void {
  describe('who hears the page', () => {
    it('is told the verdict once, when one has typed, by a polite region that was there before', async () => {
      const page = await visits.visit('');
      const told = await listen(page);
      await page
        .locator('#asked')
        .pressSequentially(gateway(visits.site()).replace(/\.0\/.*/, '.9'), { delay: 60 });
      await settled(page);
      await heard(page, 'is allowed');
      expect(await told()).toEqual([(await verdict(page)).trim()]);
      // What is read anew and is the same is drawn again, and not told again.
      await Promise.all([
        page.waitForResponse(/version\.json/),
        page.evaluate(() => dispatchEvent(new Event('online'))),
      ]);
      await page.waitForTimeout(1_500);
      expect(await told()).toHaveLength(1);
      await page.locator('#asked').fill('8.8.8.8');
      await heard(page, 'not needed');
      expect(await told()).toHaveLength(2);
      // It would be told twice.
      expect(
        await page.locator(':is([role=status], [role=alert], [aria-live], output) [data-told]').count(),
      ).toBe(0);
      expect(await page.locator('main :is([role=status], [aria-live], output)').count()).toBe(0);
      visits.expectClean();
    });

    it('is told what a filter leaves, and again where that is as much as before', async () => {
      const page = await visits.visit('?page=changes');
      const releases = await page.locator('.day li').count();
      const month = (await page.locator('.day h2').first().innerText()).slice(0, 7);
      await heard(page, `Releases since ${month}: ${releases}`);
      const told = await listen(page);
      await page.locator('select[name=region]').selectOption('us-east-1');
      await heard(page, `Releases since ${month}: ${await page.locator('.day li').count()}`);
      await page.locator('select[name=kind]').selectOption('approval');
      await heard(page, `Releases since ${month}: 0`);
      await page.locator('select[name=list]').selectOption('web');
      await page.waitForFunction(() => (Reflect.get(globalThis, 'told') as string[]).length === 3);
      expect((await told()).slice(1)).toEqual([`Releases since ${month}: 0`, `Releases since ${month}: 0`]);
      visits.expectClean();
    });

    it.each([
      ['?page=requirements&region=us-east-1&kind=mail', /^Rules of us-east-1: \d+$/],
      ['?page=lists&region=us-east-1', /^Lists of us-east-1: \d+$/],
      ['?page=change&from=0&to=1&region=us-east-1', /^Lists of us-east-1 that differ: \d+$/],
    ])('is told how much there is on %s', async (query, said) => {
      const page = await visits.visit(query);
      const status = page.getByRole('status').filter({ hasText: said });
      await status.waitFor({ state: 'attached' });
      const counted = await page
        .locator('main')
        .locator(query.includes('lists') ? '.card' : '.card, tbody tr')
        .count();
      expect(Number(/\d+$/.exec((await status.textContent()) ?? '')?.[0])).toBe(counted);
    });

    it.each([
      ['en', /^[\d,]+ added [\d,]+ removed/, /^and \d+ more$/],
      ['ja', /^追加 [\d,]+ 件 削除 [\d,]+ 件/, /^ほか \d+ 件$/],
    ])('reads counts as words and no signs, in %s', async (language, counts, more) => {
      const page = await visits.visit(`?page=changes&lang=${language}`);
      const read = await readOut(page, '.counts');
      expect(read.length).toBeGreaterThan(0);
      for (const each of read) {
        expect(each).toMatch(counts);
        expect(each).not.toMatch(/[+−]/);
      }
      const seen = await page.locator('.counts:visible').first().locator('[aria-hidden]').allInnerTexts();
      expect(seen.map((sign) => sign.slice(1))).toEqual((read[0]?.match(/[\d,]+/g) ?? []).slice(0, 2));
      await page.goto(`${visits.site().url}/?page=requirements&lang=${language}`);
      await settled(page);
      const summary = page.locator('summary').first();
      expect(await summary.innerText()).toMatch(/^\+\d+/);
      expect((await readOut(page, 'summary'))[0]).toMatch(more);
      visits.expectClean();
    });
  });
}

/** Keeps what the live region says from now on. @returns what it has said so far, but for its falling silent */
async function listen(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.getByRole('status').evaluate((region) => {
    const told: string[] = [];
    Reflect.set(globalThis, 'told', told);
    new MutationObserver(() => {
      const text = region.textContent?.replace(/\s+/g, ' ').trim() ?? '';
      if (text !== '') told.push(text);
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => Reflect.get(globalThis, 'told') as string[]);
}

async function heard(page: Page, text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });
}

/** What Chromium gives to assistive technology of the elements that are in sight, a text for each. */
async function readOut(page: Page, selector: string): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const texts: string[] = [];
  const inSight = `[...document.querySelectorAll('${selector}')].filter((each) => each.checkVisibility())`;
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const { result } = await session.send('Runtime.evaluate', { expression: `${inSight}.length` });
  for (let at = 0; at < Number(result.value); at++) {
    const element = await session.send('Runtime.evaluate', { expression: `${inSight}[${at}]` });
    const { node } = await session.send('DOM.describeNode', {
      objectId: String(element.result.objectId),
      depth: -1,
    });
    const within = new Set(idsIn(node));
    const read = nodes.filter(
      ({ role, backendDOMNodeId: id }) => role?.value === 'StaticText' && id !== undefined && within.has(id),
    );
    texts.push(read.map(({ name }) => String(name?.value).trim()).join(' '));
  }
  return texts;
}

interface DomNode {
  readonly backendNodeId: number;
  readonly children?: readonly DomNode[];
}

function idsIn({ backendNodeId, children = [] }: DomNode): readonly number[] {
  return [backendNodeId, ...children.flatMap(idsIn)];
}
