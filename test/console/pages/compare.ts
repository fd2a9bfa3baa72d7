// Compare: rules that are pasted, and go nowhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { axeFindings, settled } from '../browser.ts';
import { gateway } from '../site.ts';
import { type Visits, verdict } from '../visits.ts';

/** Registers the tests. */
export function compareTests(visits: Visits): void {
  it('compares rules that are pasted, and keeps them out of the URL and off the network', async () => {
    const page = await visits.visit('?page=compare&region=ap-northeast-1');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
    const whole = (list: string, file: string) =>
      readFileSync(join(visits.site().root, `current/ap-northeast-1/${list}/${file}.txt`), 'utf8');
    const rest = ['ipv6', 'ipv4'].flatMap((family) => [
      whole('health-check', family),
      whole('streaming', family),
    ]);
    const names = [whole('domains', 'domains'), whole('health-check', 'domains')];
    await page.locator('#pasted').fill([...rest, ...names, '203.0.113.77', '0.0.0.0/0'].join('\n'));
    await settled(page);
    expect(await verdict(page)).toBe(EN['none-missing']);
    expect(await page.locator('table').last().innerText()).toContain('covers nearly everything');
    expect(await axeFindings(page)).toEqual([]);
    await page.locator('#pasted').fill('access-list out permit tcp any 203.0.113.77 255.255.255.255');
    expect(await verdict(page)).toMatch(/^Missing: \d+$/);
    expect(await page.locator('table').first().innerText()).toContain(gateway(visits.site()));
    expect(page.url() + requests.join()).not.toContain('203.0.113');
    await page.getByRole('link', { name: EN.lists, exact: true }).click();
    await page.getByRole('link', { name: EN.compare, exact: true }).click();
    expect(await page.locator('#pasted').inputValue()).toContain('203.0.113.77');
    visits.expectClean();
  });

  it('compares nothing with a list that is not published, and says so in place of good news', async () => {
    const page = await visits.visit('?page=freshness');
    await page.route('**/manifest.json', async (route) => {
      const response = await route.fetch();
      const manifest = await response.json();
      const allowlists = manifest.allowlists.filter(({ name }: { name: string }) => name === 'streaming');
      await route.fulfill({ response, json: { ...manifest, allowlists } });
    });
    await page.goto(new URL('?page=compare&region=ap-northeast-1', page.url()).href);
    await page.locator('#pasted').fill('0.0.0.0/0 ::/0');
    expect(await verdict(page)).toBe('Not compared, since not published: health-check, domains.');
    await page.locator('#pasted').fill('①203.0.113.77');
    expect(await verdict(page)).toMatch(
      /^Missing: \d+\nNot compared, since not published: health-check, domains\.$/,
    );
    expect(await page.locator('table').last().innerText()).toMatch(/\b203\.0\.113\.77/);
    visits.expectClean();
  });
}
