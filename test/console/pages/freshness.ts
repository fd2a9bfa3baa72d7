// Whether the lists are called stale, and what is left without the network.
import { expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { settled } from '../browser.ts';
import { type Visits, verdict } from '../visits.ts';

/** Registers the tests. */
export function freshnessTests(visits: Visits): void {
  it('is not called stale where it was verified just now', async () => {
    const page = await visits.visit('?page=lists');
    expect(await page.locator('.stale').count()).toBe(1);
    const now = new Date().toISOString().replace(/\.\d+/, '');
    await page.route('**/version.json', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), verifiedAt: now } });
    });
    await page.reload();
    await settled(page);
    expect(await page.locator('.stale').count()).toBe(0);
  });

  it.each(['{}', 'nothing', '{"verifiedAt":5}'])('is called stale where version.json is %s', async (text) => {
    const page = await visits.visit('?page=lists');
    await page.route('**/version.json', (route) =>
      route.fulfill({ body: text, contentType: 'application/json' }),
    );
    await page.goto(`${visits.site().url}/?page=health`);
    await settled(page);
    expect(await page.locator('.stale').count()).toBe(1);
    expect(await page.locator('.facts').count()).toBe(1);
  });

  it('offline keeps what it has, says what it lacks, and gets it when the network is back', async () => {
    const page = await visits.visit('?q=18.180.178.9');
    await page.context().setOffline(true);
    await page.getByRole('link', { name: EN.requirements, exact: true }).click();
    await page.getByRole('link', { name: EN.changes, exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'changes/index.json' }).waitFor();
    await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
    await page.locator('#asked').fill('18.180.178.9');
    expect(await verdict(page)).toContain('18.180.178.9');
    await page.getByRole('link', { name: EN.changes, exact: true }).click();
    await page.context().setOffline(false);
    await page.locator('.day').first().waitFor();
  });
}
