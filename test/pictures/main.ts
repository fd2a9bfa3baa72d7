// Pictures of what the documentation shows, taken by a real browser: the pages of test/cases as they would be printed.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Debian's, or the one that is named. */
const BROWSER = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Each page, and the picture of it. */
const PICTURES = ['en', 'ja'].map((language) => ({
  page: `test/cases/request/gateways-of-2025-10-16.${language}.html`,
  picture: `docs/pictures/request.${language}.png`,
}));

/** A4 on its side, in the pixels of a screen: 96 an inch. */
const A4 = { width: 1123, height: 794 };

if (existsSync(BROWSER)) await takeAll();
else {
  process.stderr.write(
    `no browser at ${BROWSER}: apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM\n`,
  );
  process.exitCode = 1;
}

async function takeAll(): Promise<void> {
  const started = performance.now();
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  try {
    for (const { page: path, picture } of PICTURES) {
      const page = await browser.newPage({ viewport: A4, javaScriptEnabled: false });
      await page.goto(pathToFileURL(resolve(path)).href);
      await page.screenshot({ path: picture });
      process.stdout.write(`${picture}\n`);
    }
  } finally {
    await browser.close();
  }
  process.stdout.write(`${PICTURES.length} pictures in ${Math.round(performance.now() - started)} ms\n`);
}
