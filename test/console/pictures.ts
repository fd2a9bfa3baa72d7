// The pictures of docs/console.md: every page in both languages, on the day after the newest change.
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ChangeIndex, ChangeSummary, MonthDocument } from '../../shared/release/changes.ts';
import { open, settled } from './browser.ts';
import { REGIONS, type Site } from './site.ts';

/** A picture and the place it shows; `{to}` is the newest release that opened gateways. */
const PICTURES: readonly (readonly [name: string, query: string])[] = [
  ['look-up', '?q=3.114.160.0/19&region=ap-northeast-1'],
  ['changes', '?page=changes&since=2024-09'],
  ['change', '?page=change&to={to}&region=ap-northeast-1'],
  ['request', '?page=change&to={to}&region=ap-northeast-1&view=request'],
  ['lists', '?page=lists'],
  ['requirements', '?page=requirements'],
  ['compare', '?page=compare'],
  ['health', '?page=health'],
];

/** Rules that somebody may have. */
const RULES = `permit tcp any 54.250.251.0 255.255.255.0 eq 4172
permit tcp any 18.180.178.0 255.255.254.0 eq 4172
permit tcp any 203.0.113.0/24 eq 443
*.amazonworkspaces.com, *.awsapps.com
0.0.0.0/0`;

/** Takes all of them. */
export async function takePictures(
  browser: Browser,
  { url }: Site,
  folder: string,
  done: (name: string) => void,
): Promise<void> {
  const { verifiedAt } = (await (await fetch(`${url}/version.json`)).json()) as { verifiedAt: string };
  const to = await lastAction(url);
  for (const language of ['en', 'ja']) {
    for (const [name, query] of PICTURES) {
      const { page } = await open(browser, url, `?page=health&lang=${language}`, {
        viewport: { width: 1_000, height: 720 },
        colorScheme: 'light',
      });
      // Five minutes after the last verification: nothing is stale then.
      await page.clock.install({ time: Date.parse(verifiedAt) + 300_000 });
      await page.goto(`${url}/${query.replace('{to}', String(to))}&lang=${language}`);
      await settled(page);
      if (name === 'compare') {
        await page.locator('#pasted').fill(RULES);
        await settled(page);
      }
      const file = `console-${name}.${language}.png`;
      // What is handed in stands below what is told of it.
      await page.screenshot({ path: join(folder, file), fullPage: name === 'request' });
      await page.context().close();
      done(file);
    }
  }
}

/** The newest release that opened gateways of the first Region. */
async function lastAction(url: string): Promise<number> {
  const read = async (key: string) => (await fetch(`${url}/${key}`)).json();
  const { months } = (await read('changes/index.json')) as ChangeIndex;
  let last = 1;
  for (const { month } of months) {
    const { changes } = (await read(`changes/${month}.json`)) as MonthDocument;
    const isMeant = ({ allowlists }: ChangeSummary) =>
      allowlists.some(({ name, region }) => name === 'streaming' && region === REGIONS[0]);
    last = changes.findLast(isMeant)?.seq ?? last;
  }
  return last;
}
