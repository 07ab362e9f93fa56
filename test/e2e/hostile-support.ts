/** A browser, pages and a card for tests with pages that fight. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Settings } from '../../browser/settings.ts';
import { cardText, hover } from './card-support.ts';
import {
  clearSettings,
  openBrowser,
  openCardsSoon,
  openSite,
  type Site,
  startBrowser,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

/** A page with marks. */
export const NOTE =
  '<h1>Visit note</h1><p>Low back pain for six weeks. Back pain is worse at night.</p>' +
  '<p id="plan">For back pain he takes cyclobenzaprine and asked about a TENS unit.</p>';

export interface Arena {
  browser: TestBrowser;
  site: Site;
  /** Opens a page of the test's own. `html` is all of it. */
  serve(html: string, options?: { type?: string; headers?: Record<string, string> }): Promise<Page>;
  /** Opens a page with some marks, and waits until they are painted. */
  open(body: string, head?: string, headers?: Record<string, string>): Promise<Page>;
  /** What is set, as it is stored; what stands as it was is not there. */
  settings(): Promise<Partial<Settings>>;
  /** Ends a test: takes back what was set, and closes its page. Fails where something was thrown. */
  leave(page: Page | undefined): Promise<void>;
  close(): Promise<void>;
}

/**
 * One browser and one server for a file of tests.
 * @param soon false: cards open after the usual pause
 * @param own true: a browser that no other file gets, for tests that leave something in the background
 */
export async function openArena({ soon = true, own = false } = {}): Promise<Arena> {
  const [browser, site] = await Promise.all([own ? startBrowser() : openBrowser(), openSite()]);
  if (soon) await openCardsSoon(browser.worker);
  let count = 0;
  const serve: Arena['serve'] = async (html, options = {}) => {
    const path = `/hostile-${++count}`;
    site.pages.set(path, { body: html, ...options });
    return browser.open(site.url + path);
  };
  return {
    browser,
    site,
    serve,
    async open(body, head = '', headers = {}) {
      const page = await serve(
        `<!doctype html><html><head><title>Page</title>${head}</head><body>${body}</body></html>`,
        { headers },
      );
      await marked(page);
      return page;
    },
    settings: () =>
      browser.worker.evaluate(async () => {
        const { settings } = await chrome.storage.sync.get('settings');
        return settings ?? {};
      }),
    async leave(page) {
      await clearSettings(browser.worker);
      if (soon) await openCardsSoon(browser.worker);
      await page?.close();
      expect(browser.errors.splice(0)).toEqual([]);
    },
    async close() {
      await Promise.all([browser.close(), site.close()]);
    },
  };
}

/** Waits until the TENS unit is painted. */
export const marked = (page: Page) =>
  until(
    () => texts(page),
    (all) => all.some((text) => text.includes('TENS')),
  );

/** Waits for a card with some words in it. */
export const shown = (page: Page, text = '') =>
  until(
    () => cardText(page),
    (card) => card?.includes(text) ?? false,
  );

/** Waits until no card is shown. */
export const gone = (page: Page) =>
  until(
    () => cardText(page),
    (card) => card === undefined,
  );

/** Gives a page one of the browser's own commands, as a key would that never comes by the page. */
export const command = ({ browser }: Arena, page: Page, direction: 'next' | 'open') =>
  browser.worker.evaluate(
    `chrome.tabs.query({}).then((tabs) => tabs.find((tab) => tab.url === ${JSON.stringify(page.url())}))
      .then((tab) => chrome.tabs.sendMessage(tab.id, { type: 'step', direction: '${direction}' }, { frameId: 0 }))`,
  );

/** Has a card opened by hovering. */
export async function openCard(page: Page, on = 'TENS'): Promise<string> {
  await page.bringToFront();
  await hover(page, on);
  return String(await shown(page, 'Who says so'));
}
