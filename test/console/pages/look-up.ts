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
      expect(await verdict(page)).toContain('has waited for approval');
      expect(await verdict(page)).not.toContain('not needed');
      await page.locator('#asked').fill('169.254.169.254');
      await settled(page);
      expect(await verdict(page)).toContain('A rule that is no list needs it');
      await page.locator('#asked').fill('203.0.114.5');
      expect(await verdict(page)).toContain('only in wide lists');
      expect(await page.locator('table').innerText()).toContain(MARKUP);
      visits.expectClean();
    });

    it('says since when an addition waits, by the feed that brought it, on the days since then too, and who denied it', async () => {
      const site = visits.site();
      const time = new Date((site.feed.createDate + 3_600) * 1_000).toISOString();
      const day = (days: number) => new Date(Date.parse(time) + days * 86_400_000).toISOString().slice(0, 10);
      const at = `${time.slice(0, 16).replace('T', ' ')} UTC`;
      const said = `43.218.3.0/24 (WORKSPACES_GATEWAYS ap-northeast-1) arrived in the feed of ${at} and has waited for approval since`;
      const page = await visits.visit('?q=43.218.3.9');
      const ask = async (query: string) => {
        await page.goto(`${site.url}/?q=${query}`);
        await settled(page);
        return verdict(page);
      };
      expect(await verdict(page)).toContain(said);
      expect(await ask('43.218.3.9&lang=ja')).toContain(
        `43.218.3.0/24（WORKSPACES_GATEWAYS ap-northeast-1）は ${at} のフィードで追加され、それ以来、承認待ちです`,
      );
      expect(await ask('43.218.0.0/16')).toContain(
        '43.218.0.0/24, 43.218.1.0/24, 43.218.10.0/24 and 38 more',
      );
      expect(await ask(`43.218.3.9&at=${day(0)}`)).toContain(said);
      expect(await ask(`43.218.3.9&at=${day(-1)}`)).not.toContain('waited');
      expect(await ask('43.219.3.9')).not.toContain('waited');
      await page.route('**/latest.json', async (route) => {
        const answer = await route.fetch();
        const { waiting, ...rest } = await answer.json();
        const denied = waiting.map((each: object) => ({ ...each, deniedAt: '2024-10-01T02:03:04Z' }));
        await route.fulfill({ response: answer, json: { ...rest, waiting: denied } });
      });
      expect(await ask('43.218.3.9&lang=en')).toContain('a person denied it at 2024-10-01 02:03 UTC');
      expect(await verdict(page)).not.toContain('not needed');
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
