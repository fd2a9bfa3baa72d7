// The console in a browser: every page, as people use it, on real history.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EN } from '../../console/words/en.ts';
import { JA } from '../../console/words/ja.ts';
import { describeWithTool } from '../real-tools.ts';
import { axeFindings, open, settled, startBrowser, type Watched } from './browser.ts';
import { MARKUP, makeSite, type Site } from './site.ts';

const PAGES = [
  '?q=18.180.178.9',
  '?page=changes',
  '?page=change&to=2',
  '?page=change&to=2&view=diff',
  '?page=change&from=0&to=2&view=request',
  '?page=lists',
  '?page=requirements',
  '?page=compare',
  '?page=health',
];

describeWithTool('the console', 'chromium', () => {
  let site: Site;
  let browser: Browser;
  let watched: Watched | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([makeSite(), startBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  afterEach(async () => {
    await watched?.page.context().close();
    watched = undefined;
  });

  async function visit(query: string, options?: BrowserContextOptions): Promise<Page> {
    watched = await open(browser, site.url, query, options);
    return watched.page;
  }

  /** Nothing went wrong on the way. */
  function expectClean(): void {
    expect(watched?.errors).toEqual([]);
    expect(watched?.foreign).toEqual([]);
  }

  const verdict = (page: Page) => page.locator('output').innerText();
  const latest = () =>
    JSON.parse(readFileSync(join(site.root, 'latest.json'), 'utf8')) as {
      seq: number;
      held: { prefix: string; until: string | null }[];
      waiting: { digest: string }[];
    };
  /** A gateway that every feed of the site has. */
  const gateway = () =>
    readFileSync(join(site.root, 'current/ap-northeast-1/streaming/ipv4.txt'), 'utf8').split('\n').at(-2) ??
    '';

  describe('look-up', () => {
    it('answers while one types, with list, prefix, ports, date and reason, and keeps the place in the URL', async () => {
      const page = await visit('?region=ap-northeast-1');
      await page.locator('#asked').pressSequentially(gateway().replace(/\.0\/.*/, '.9'));
      await settled(page);
      expect(await verdict(page)).toContain('is allowed');
      const table = await page.locator('table').innerText();
      expect(table).toContain(gateway());
      expect(table).toContain('WORKSPACES_GATEWAYS');
      expect(table).toContain('TCP/UDP');
      expect(table).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC \(\d{4}-\d\d-\d\d \d\d:\d\d local\)/);
      expect(new URL(page.url()).searchParams.get('q')).toBe(gateway().replace(/\.0\/.*/, '.9'));
      const before = await page.locator('main').innerText();
      await page.reload();
      await settled(page);
      expect(await page.locator('main').innerText()).toBe(before);
      expectClean();
    });

    it('says so where no list has an address, and that private space never is in one', async () => {
      const page = await visit('?q=8.8.8.8');
      expect(await verdict(page)).toContain('not needed by WorkSpaces');
      await page.locator('#asked').fill('10.1.2.3');
      expect(await verdict(page)).toContain('private space');
      expectClean();
    });

    it('shows both parts of a prefix that is allowed in part', async () => {
      const page = await visit(`?q=${gateway().split('.')[0]}.0.0.0/8`);
      expect(await verdict(page)).toContain('in the lists in part');
      expect(await page.getByRole('heading', { name: EN['other-part'] }).count()).toBe(1);
      expectClean();
    });

    it('finds names, by documented wildcards as well', async () => {
      const page = await visit('?q=d-95671234ab.awsapps.com&region=ap-northeast-1');
      expect(await verdict(page)).toContain('is allowed');
      expect(await page.locator('table').innerText()).toContain('*.awsapps.com');
      expectClean();
    });

    it('looks into the past', async () => {
      const page = await visit('?q=18.180.178.9&at=2010-01-01');
      const begun = /begin on (\d{4}-\d\d-\d\d)/.exec(await verdict(page))?.[1] ?? '';
      expect(begun > '2010-01-01').toBe(true);
      await page.goto(`${site.url}/?q=18.180.178.9&at=${begun}`);
      await settled(page);
      expect(await verdict(page)).toContain(`is allowed. By the feeds up to ${begun}.`);
      await page.goto(`${site.url}/?q=18.180.178.9&at=junk`);
      await settled(page);
      expect(await verdict(page)).not.toContain('feeds');
      expectClean();
    });

    it('offers the block where bits are set after the length, and waits for what is not an address yet', async () => {
      const page = await visit('?q=18.180.178.9/24');
      await page.getByRole('link', { name: '18.180.178.0/24' }).click();
      await settled(page);
      expect(await verdict(page)).toContain('18.180.178.0/24');
      await page.locator('#asked').fill('18.180.');
      expect(await verdict(page)).toBe(EN.unreadable);
      expectClean();
    });

    it('says what was searched, and searches everything where a Region has no lists', async () => {
      const page = await visit(`?q=8.8.8.8&region=us-east-1`);
      expect(await verdict(page)).toContain('Only the lists of us-east-1 were searched');
      await page.goto(`${site.url}/?q=${gateway()}&region=eu-west-9`);
      await settled(page);
      expect(await verdict(page)).toContain('is allowed');
      expect(await verdict(page)).not.toContain('searched');
      expectClean();
    });

    it('calls nothing “not needed” that waits, that a rule needs or that only wide lists have', async () => {
      const page = await visit('?q=43.218.3.9');
      expect(await verdict(page)).toContain('waits for approval');
      expect(await verdict(page)).not.toContain('not needed');
      await page.locator('#asked').fill('169.254.169.254');
      await settled(page);
      expect(await verdict(page)).toContain('A rule that is no list needs it');
      await page.locator('#asked').fill('203.0.114.5');
      expect(await verdict(page)).toContain('only in wide lists');
      expect(await page.locator('table').innerText()).toContain(MARKUP);
      expectClean();
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
      const page = await visit('');
      await page.locator('#asked').fill(typed);
      expect(await verdict(page)).toContain(`${understood} is in the lists`);
    });

    it('gives no verdict by a history that is older than what is published', async () => {
      const page = await visit('?page=lists');
      await page.route('**/history/us-east-1/client.json', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, json: { ...(await answer.json()), throughSeq: 0 } });
      });
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').fill('8.8.8.8');
      await page.getByRole('alert').filter({ hasText: 'older than what is published' }).waitFor();
      expect(await page.locator('output').count()).toBe(0);
    });

    it('loses no character of what is typed in a rush', async () => {
      const page = await visit('');
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
      const page = await visit('?page=health');
      await page.route('**/requirements/**', (route) => route.fulfill({ json: [null] }));
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').fill('18.180.178.9');
      await page.getByRole('alert').filter({ hasText: 'This page cannot be shown' }).waitFor();
      await page.getByRole('link', { name: EN.health, exact: true }).last().click();
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').waitFor();
    });

    it('gives no verdict without every history', async () => {
      const page = await visit('?page=lists');
      await page.route('**/history/**/web.json', (route) => route.abort());
      await page.getByRole('link', { name: EN['look-up'], exact: true }).click();
      await page.locator('#asked').fill('8.8.8.8');
      await page.getByRole('alert').filter({ hasText: 'history/ap-northeast-1/web.json' }).waitFor();
      expect(await page.locator('output').count()).toBe(0);
      await page.unroute('**/history/**/web.json');
      await page.getByRole('button', { name: EN.retry }).click();
      await page.locator('output').waitFor();
      expect(await verdict(page)).toContain('not needed');
    });
  });

  describe('the timeline', () => {
    it('folds what is routine, filters, and goes back', async () => {
      const page = await visit('?page=changes');
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
      expectClean();
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
      const page = await visit('?page=health');
      await page.route('**/changes/index.json', (route) =>
        route.fulfill({ body: text, contentType: 'application/json' }),
      );
      await page.goto(`${site.url}/?page=changes`);
      await settled(page);
      expect(await page.locator('main').innerText()).toContain(said);
      expect(await page.getByRole('navigation', { name: EN.menu }).isVisible()).toBe(true);
    });
  });

  describe('a change', () => {
    it('between two releases says what to open and to close, and as a diff', async () => {
      const page = await visit(`?page=change&from=1&to=${latest().seq}&region=ap-northeast-1`);
      expect(await page.locator('.card').count()).toBeGreaterThan(0);
      await page.locator('select[name=view]').selectOption('diff');
      expect(await page.locator('pre.diff').first().innerText()).toMatch(
        /^--- a\/ap-northeast-1\/[\s\S]*\n@@ -\d+,\d+ \+\d+,\d+ @@\n/,
      );
      await page.locator('select[name=view]').selectOption('raw');
      expect(await page.locator('.card').count()).toBeGreaterThan(0);
      await page.getByLabel(EN['to-release']).fill('1');
      await page.getByLabel(EN['to-release']).press('Enter');
      await settled(page);
      expect(new URL(page.url()).searchParams.get('to')).toBe('1');
      expectClean();
    });

    it.each(['to=99999', 'to=3&from=3', 'to=0'])(
      'says so where there is no such release: %s',
      async (query) => {
        const page = await visit(`?page=change&${query}`);
        expect(await page.getByRole('alert').last().innerText()).toContain('the newest release is');
        expect(await page.locator('.card').count()).toBe(0);
      },
    );

    it('is a request to hand in, which prints alone, and a CSV that a spreadsheet opens', async () => {
      const page = await visit(
        `?page=change&from=1&to=${latest().seq}&region=ap-northeast-1&view=request&list=all&lang=ja`,
      );
      const heading = page.getByRole('heading', { name: JA['view-request'] });
      await heading.waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'CSV' }).click(),
      ]);
      const csv = await readFile(await download.path(), 'utf8');
      expect(download.suggestedFilename()).toBe(`request-ap-northeast-1-${latest().seq}.csv`);
      expect(csv.startsWith('\ufeffNo.,')).toBe(true);
      expect(csv.split('\r\n').length - 2).toBe(await page.locator('tbody tr').count());
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button').first().isVisible()).toBe(false);
      expect(await page.locator('header').isVisible()).toBe(false);
      expect(await heading.isVisible()).toBe(true);
      expectClean();
    });
  });

  describe('the lists', () => {
    it('come with the recommended ones first, wide ones marked, and an URL to copy', async () => {
      const page = await visit('?page=lists');
      const names = await page.locator('.card').evaluateAll((cards) => cards.map(({ id }) => id));
      expect(names.slice(0, 3).sort()).toEqual(['domains', 'health-check', 'streaming']);
      expect(names.slice(-2)).toEqual(['client', 'web']);
      expect(await page.locator('#client .warn').innerText()).toBe(EN.wide);
      await page.locator('#streaming').getByRole('button', { name: 'URL' }).first().click();
      await page.getByRole('button', { name: EN.copied }).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toBe(`${site.url}/current/ap-northeast-1/streaming/ipv4.txt`);
      expect(await (await fetch(copied)).text()).toContain('/');
      await page.locator('#streaming').getByRole('button', { name: 'curl' }).first().click();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`"${copied}"`);
      expectClean();
    });

    it('lead to a guide that a browser shows', async () => {
      const page = await visit('?page=lists&lang=ja');
      const guide = await page.locator('#streaming tbody a').last().getAttribute('href');
      const answer = await fetch(`${site.url}${guide}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    });
  });

  it('the requirements of a Region are a table, and a CSV', async () => {
    const page = await visit('?page=requirements&region=us-east-1');
    const rules = JSON.parse(
      readFileSync(join(site.root, 'requirements/us-east-1.json'), 'utf8'),
    ) as unknown[];
    expect(await page.locator('tbody tr').count()).toBe(rules.length);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect((await readFile(await download.path(), 'utf8')).split('\r\n')).toHaveLength(rules.length + 2);
    expectClean();
  });

  it('compares rules that are pasted, and keeps them out of the URL and off the network', async () => {
    const page = await visit('?page=compare&region=ap-northeast-1');
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url() + (request.postData() ?? '')));
    const whole = (list: string, file: string) =>
      readFileSync(join(site.root, `current/ap-northeast-1/${list}/${file}.txt`), 'utf8');
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
    expect(await page.locator('table').first().innerText()).toContain(gateway());
    expect(page.url() + requests.join()).not.toContain('203.0.113');
    await page.getByRole('link', { name: EN.lists, exact: true }).click();
    await page.getByRole('link', { name: EN.compare, exact: true }).click();
    expect(await page.locator('#pasted').inputValue()).toContain('203.0.113.77');
    expectClean();
  });

  it('health shows what is held, what waits and the command that approves it', async () => {
    const page = await visit('?page=health');
    const { held, waiting } = latest();
    expect(waiting).toHaveLength(1);
    const text = await page.locator('main').innerText();
    expect(held.length).toBeGreaterThan(0);
    expect(text).toContain(held[0]?.prefix);
    await page.getByRole('button', { name: 'approve' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`npm run -s rangewatch -- approve ${waiting[0]?.digest} --reason "…"`);
    expectClean();
  });

  it('text from outside is only ever text', async () => {
    const page = await visit('?page=health');
    expect(await page.locator('main').innerText()).toContain(MARKUP);
    expect(await page.locator('main img').count()).toBe(0);
    await page.goto(
      `${site.url}/?q=${encodeURIComponent(MARKUP)}&region=${encodeURIComponent(MARKUP)}&list=${encodeURIComponent(MARKUP)}`,
    );
    await settled(page);
    expect(await page.locator('img').count()).toBe(0);
    expectClean();
  });

  it('is not called stale where it was verified just now', async () => {
    const page = await visit('?page=lists');
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
    const page = await visit('?page=lists');
    await page.route('**/version.json', (route) =>
      route.fulfill({ body: text, contentType: 'application/json' }),
    );
    await page.goto(`${site.url}/?page=health`);
    await settled(page);
    expect(await page.locator('.stale').count()).toBe(1);
    expect(await page.locator('.facts').count()).toBe(1);
  });

  it('offline keeps what it has, says what it lacks, and gets it when the network is back', async () => {
    const page = await visit('?q=18.180.178.9');
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

  it('by keyboard alone: menu, focus at the new page, choice, and typing never lose the focus', async () => {
    const page = await visit('');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(EN.skip);
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(EN.lists);
    await page.keyboard.press('Enter');
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(new URL(page.url()).searchParams.get('region')).toBe('us-east-1');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.goto(`${site.url}/`);
    await settled(page);
    await page.locator('#asked').focus();
    await page.keyboard.type('18.180.178.9', { delay: 5 });
    await settled(page);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('asked');
    expect(await page.locator('#asked').inputValue()).toBe('18.180.178.9');
    expectClean();
  });

  it('speaks the language of the browser, or the one that is chosen, everywhere', async () => {
    const page = await visit('?page=changes', { locale: 'ja-JP' });
    expect(await page.locator('h1').innerText()).toBe(JA.changes);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.getByRole('link', { name: 'English' }).click();
    await settled(page);
    expect(await page.locator('h1').innerText()).toBe(EN.changes);
    await page.getByRole('link', { name: EN.health, exact: true }).first().click();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    expectClean();
  });

  it('is dark or light as the system is, or as is chosen', async () => {
    const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const page = await visit('', { colorScheme: 'dark' });
    const dark = await ground(page);
    await page.getByRole('link', { name: EN.theme }).click();
    expect(await ground(page)).not.toBe(dark);
    await page.reload();
    await settled(page);
    expect(await ground(page)).toBe('rgb(255, 255, 255)');
    expectClean();
  });

  describe.each([
    ['en', 1_920],
    ['ja', 390],
  ] as const)('every page, in %s and %i pixels wide', (language, width) => {
    it.each(['light', 'dark'] as const)('%s', { timeout: 240_000 }, async (colorScheme) => {
      const page = await visit(`${PAGES[0]}&lang=${language}`, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      for (const query of PAGES) {
        await page.goto(`${site.url}/${query}&lang=${language}`);
        await settled(page);
        expect(await axeFindings(page), query).toEqual([]);
        // What is shown was published in 2024: that is said everywhere.
        expect(await page.locator('.stale').count(), query).toBe(1);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${query} scrolls sideways`).toBeLessThanOrEqual(0);
      }
      expectClean();
    });
  });
});
