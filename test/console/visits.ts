// Visits of one browser to one site: each test has a window of its own, which is closed behind it.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { open, startBrowser, type Watched } from './browser.ts';
import { makeSite, type Site } from './site.ts';

/** What tests of pages are given. */
export interface Visits {
  /** The site; there is none before the tests begin. */
  readonly site: () => Site;
  /** Opens a place of the console. `query` begins with `?`, or is empty. */
  readonly visit: (query: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Expects that nothing went wrong on the way. */
  readonly expectClean: () => void;
}

/** Plays the site and starts the browser before the tests of the block where it is called, and ends both after them. */
export function openVisits(): Visits {
  let running: { readonly site: Site; readonly browser: Browser } | undefined;
  let watched: Watched | undefined;
  beforeAll(async () => {
    const [site, browser] = await Promise.all([makeSite(), startBrowser()]);
    running = { site, browser };
  }, 300_000);
  afterAll(async () => {
    await running?.browser.close();
    await running?.site.close();
  });
  afterEach(async () => {
    await watched?.page.context().close();
    watched = undefined;
  });
  const here = () => {
    if (running === undefined) throw new Error('no site before the tests begin');
    return running;
  };
  return {
    site: () => here().site,
    visit: async (query, options) => {
      const { browser, site } = here();
      watched = await open(browser, site.url, query, options);
      return watched.page;
    },
    expectClean: () => {
      expect(watched?.errors).toEqual([]);
      expect(watched?.foreign).toEqual([]);
    },
  };
}

/** The verdict that a page shows. */
export function verdict(page: Page): Promise<string> {
  return page.locator('[data-told]').innerText();
}
