// Look-up where a document is missing, old or broken, and where one types in a rush.
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { type Visits, verdict } from '../visits.ts';

/** Registers the tests. */
export function lookUpFailureTests(visits: Visits): void {
  describe('look-up, where something fails,', () => {
    it('gives no verdict by a history that is older than what is published', async () => {
      const page = await visits.visit('?page=lists');
      await page.route('**/history/us-east-1/client.json', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, json: { ...(await answer.json()), throughSeq: 0 } });
      });
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').fill('8.8.8.8');
      await page.getByRole('alert').filter({ hasText: 'older than what is published' }).waitFor();
      expect(await page.locator('[data-told]').count()).toBe(0);
    });

    it('loses no character of what is typed in a rush', async () => {
      const page = await visits.visit('');
      await page.evaluate(() => {
        const input = document.querySelector<HTMLInputElement>('#asked');
        for (let count = 1; count <= 400 && input !== null; count++) {
          input.value = '1'.repeat(count);
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
      });
      await page.waitForFunction(() => new URL(location.href).searchParams.get('q')?.length === 400);
      expect(await page.locator('#asked').inputValue()).toHaveLength(400);
    });

    it('comes back after a document that is none', async () => {
      const page = await visits.visit('?page=health');
      await page.route('**/requirements/**', (route) => route.fulfill({ json: [null] }));
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').fill('18.180.178.9');
      await page.getByRole('alert').filter({ hasText: 'This page cannot be shown' }).waitFor();
      await page.getByRole('link', { name: EN.health, exact: true }).last().click();
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').waitFor();
    });

    it('gives no verdict without every history', async () => {
      const page = await visits.visit('?page=lists');
      await page.route('**/history/**/web.json', (route) => route.abort());
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').fill('8.8.8.8');
      await page.getByRole('alert').filter({ hasText: 'history/ap-northeast-1/web.json' }).waitFor();
      expect(await page.locator('[data-told]').count()).toBe(0);
      await page.unroute('**/history/**/web.json');
      await page.getByRole('button', { name: EN.retry }).click();
      await page.locator('[data-told]').waitFor();
      expect(await verdict(page)).toContain('not needed');
    });
  });
}
