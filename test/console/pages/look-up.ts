// Look-up: answers, and what may not be called an answer.
import { describe, expect, it } from 'vitest';
import { EN } from '../../../console/words/en.ts';
import { settled } from '../browser.ts';
import { gateway, MARKUP } from '../site.ts';
import { type Visits, verdict } from '../visits.ts';

/** Registers the tests. */
export function lookUpTests(visits: Visits): void {
  describe('look-up', () => {
    it('answers while one types, with list, prefix, ports, date and reason, and keeps the place in the URL', async () => {
      const page = await visits.visit('?region=ap-northeast-1');
      await page.locator('#asked').pressSequentially(gateway(visits.site()).replace(/\.0\/.*/, '.9'));
      await settled(page);
      expect(await verdict(page)).toContain('is allowed');
      const table = await page.locator('table').innerText();
      expect(table).toContain(gateway(visits.site()));
      expect(table).toContain('WORKSPACES_GATEWAYS');
      expect(table).toContain('TCP/UDP');
      expect(table).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC \(\d{4}-\d\d-\d\d \d\d:\d\d local\)/);
      expect(new URL(page.url()).searchParams.get('q')).toBe(gateway(visits.site()).replace(/\.0\/.*/, '.9'));
      const before = await page.locator('main').innerText();
      await page.reload();
      await settled(page);
      expect(await page.locator('main').innerText()).toBe(before);
      visits.expectClean();
    });

    it('says so where no list has an address, and that private space never is in one', async () => {
      const page = await visits.visit('?q=8.8.8.8');
      expect(await verdict(page)).toContain('not needed by WorkSpaces');
      await page.locator('#asked').fill('10.1.2.3');
      expect(await verdict(page)).toContain('private space');
      visits.expectClean();
    });

    it('shows both parts of a prefix that is allowed in part', async () => {
      const page = await visits.visit(`?q=${gateway(visits.site()).split('.')[0]}.0.0.0/8`);
      expect(await verdict(page)).toContain('in the lists in part');
      expect(await page.getByRole('heading', { name: EN['other-part'] }).count()).toBe(1);
      visits.expectClean();
    });

    it('finds names, by documented wildcards as well', async () => {
      const page = await visits.visit('?q=d-95671234ab.awsapps.com&region=ap-northeast-1');
      expect(await verdict(page)).toContain('is allowed');
      expect(await page.locator('table').innerText()).toContain('*.awsapps.com');
      visits.expectClean();
    });

    it('looks into the past', async () => {
      const page = await visits.visit('?q=18.180.178.9&at=2010-01-01');
      const begun = /begin on (\d{4}-\d\d-\d\d)/.exec(await verdict(page))?.[1] ?? '';
      expect(begun > '2010-01-01').toBe(true);
      await page.goto(`${visits.site().url}/?q=18.180.178.9&at=${begun}`);
      await settled(page);
      expect(await verdict(page)).toContain(`is allowed. By the feeds up to ${begun}.`);
      await page.goto(`${visits.site().url}/?q=18.180.178.9&at=junk`);
      await settled(page);
      expect(await verdict(page)).not.toContain('feeds');
      visits.expectClean();
    });

    it('offers the block where bits are set after the length, and waits for what is not an address yet', async () => {
      const page = await visits.visit('?q=18.180.178.9/24');
      await page.getByRole('link', { name: '18.180.178.0/24' }).click();
      await settled(page);
      expect(await verdict(page)).toContain('18.180.178.0/24');
      await page.locator('#asked').fill('18.180.');
      expect(await verdict(page)).toBe(EN.unreadable);
      visits.expectClean();
    });

    it('says what was searched, and searches everything where a Region has no lists', async () => {
      const page = await visits.visit(`?q=8.8.8.8&region=us-east-1`);
      expect(await verdict(page)).toContain('Only the lists of us-east-1 were searched');
      await page.goto(`${visits.site().url}/?q=${gateway(visits.site())}&region=eu-west-9`);
      await settled(page);
      expect(await verdict(page)).toContain('is allowed');
      expect(await verdict(page)).not.toContain('searched');
      visits.expectClean();
    });

    it('calls nothing “not needed” that waits, that a rule needs or that only wide lists have', async () => {
      const page = await visits.visit('?q=43.218.3.9');
      expect(await verdict(page)).toContain('waits for approval');
      expect(await verdict(page)).not.toContain('not needed');
      await page.locator('#asked').fill('169.254.169.254');
      await settled(page);
      expect(await verdict(page)).toContain('A rule that is no list needs it');
      await page.locator('#asked').fill('203.0.114.5');
      expect(await verdict(page)).toContain('only in wide lists');
      expect(await page.locator('table').innerText()).toContain(MARKUP);
      visits.expectClean();
    });

    it.each([
      [
        'https://ws-broker-service.ap-northeast-1.amazonaws.com/a?b',
        'ws-broker-service.ap-northeast-1.amazonaws.com',
      ],
      ['18.180.178.9:4172', '18.180.178.9'],
      ['[2406:da24:28::1]:443', '2406:da24:28::1'],
      ['::ffff:18.180.178.9', '18.180.178.9'],
      ['１８．１８０。１７８.9', '18.180.178.9'],
      [
        '\u200bWS-Broker-Service.ap-northeast-1.amazonaws.com.',
        'ws-broker-service.ap-northeast-1.amazonaws.com',
      ],
    ])('understands %s', async (typed, understood) => {
      const page = await visits.visit('');
      await page.locator('#asked').fill(typed);
      expect(await verdict(page)).toContain(`${understood} is in the lists`);
    });
  });
}
