// Health: what is held and what waits.
import { expect, it } from 'vitest';
import { latest } from '../site.ts';
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
}
