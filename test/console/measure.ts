// How long people wait: until the first page can be used, and for the answer of a look-up once it can.
import type { Browser } from 'playwright-core';
import { open } from './browser.ts';

/** Times that are taken of each. */
const ROUNDS = 7;

const ASKED = [
  '18.180.178.9',
  '3.114.160.0/19',
  '52.0.0.0/8',
  '8.8.8.8',
  'ws-broker-service.ap-northeast-1.amazonaws.com',
];

/** Lines with medians and worst times, in milliseconds. */
export async function measure(browser: Browser, url: string): Promise<readonly string[]> {
  const first: number[] = [];
  const ready: number[] = [];
  const answers = new Map<string, number[]>(ASKED.map((asked) => [asked, []]));
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${url}/`);
    await page.locator('#asked').waitFor();
    first.push(await page.evaluate(() => performance.now()));
    await page.locator('#asked').fill('192.0.2.1');
    await page.locator('[data-told]').waitFor();
    ready.push(performance.now() - start);
    await context.close();
  }
  const { page } = await open(browser, url, '?q=192.0.2.1');
  for (let round = 0; round < ROUNDS; round++) {
    for (const [asked, times] of answers) times.push(await page.evaluate(answerTime, asked));
  }
  await page.context().close();
  return [
    line('first page usable', first),
    line('first answer, with every history fetched and read (a new browser window included)', ready),
    ...[...answers].map(([asked, times]) =>
      line(`look-up of ${asked}, from the key to the drawn answer`, times),
    ),
  ];
}

/** Runs in the page: types at once, and waits until the answer is painted. */
async function answerTime(asked: string): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('#asked');
  if (input === null) throw new Error('no input');
  const start = performance.now();
  input.value = asked;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  for (;;) {
    await new Promise(requestAnimationFrame);
    if (document.querySelector('[data-told]')?.textContent?.includes(asked) === true)
      return performance.now() - start;
  }
}

function line(name: string, times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const [median = 0, worst = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${name}: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms`;
}
