/** A real Firefox with the built extension, pages to open in it, and eyes for what is inside a card. */
import { resolve } from 'node:path';
import { type Browser, type Frame, launch, type Page } from 'puppeteer-core';
import { hasWelcome } from '../../scripts/welcome-tab.ts';
import { openSite, type Site, until } from './support.ts';

/** Folder of the extension, built for Firefox; BACKBRIEF_FIREFOX_BUILD names another. */
export const FIREFOX_BUILD = resolve(process.env.BACKBRIEF_FIREFOX_BUILD ?? '.output/firefox-mv3');
/** How long the browser may take to answer, milliseconds. */
const PATIENCE = 60_000;
/** How long a card may take to come or to change, milliseconds. */
const SOON = 10_000;

/** A page with marks. */
export const NOTE =
  '<h1>Visit note</h1><p>Low back pain for six weeks. Back pain is worse at night.</p>' +
  '<p id="plan">For back pain he takes cyclobenzaprine and asked about a TENS unit.</p>';

export interface Firefox {
  browser: Browser;
  site: Site;
  /** Opens a page with some marks, and waits until they are painted. */
  open(body: string, head?: string, headers?: Record<string, string>): Promise<Page>;
  close(): Promise<void>;
}

/** Waits for the tab that the extension opens once it is installed, and closes it. @param build folder of the extension */
export async function closeWelcomeIn(browser: Browser, build: string): Promise<void> {
  if (!hasWelcome(build)) return;
  // The driver has noted the address with which the tab began; the page itself is asked where it is.
  const isWelcome = (page: Page) =>
    page.evaluate(() => location.pathname === '/welcome.html').catch(() => false);
  const tab = await until(
    async () => {
      for (const page of await browser.pages()) if (await isWelcome(page)) return page;
      return null;
    },
    (page) => page !== null,
    PATIENCE / 2,
  );
  await tab?.close();
}

/** Opens a Firefox with the extension, and a server. Close it when done. */
export async function openFirefox(executablePath: string): Promise<Firefox> {
  const site = await openSite();
  const browser = await launch({
    executablePath,
    browser: 'firefox',
    headless: true,
    protocolTimeout: PATIENCE,
  });
  await browser.installExtension(FIREFOX_BUILD);
  await closeWelcomeIn(browser, FIREFOX_BUILD);
  let count = 0;
  return {
    browser,
    site,
    async open(body, head = '', headers = {}) {
      const path = `/firefox-${++count}`;
      site.pages.set(path, {
        body: `<!doctype html><html><head><title>Page</title>${head}</head><body>${body}</body></html>`,
        headers,
      });
      const page = await browser.newPage();
      await page.setViewport({ width: 1100, height: 800 });
      await page.goto(site.url + path);
      await until(() => marks(page), Boolean, PATIENCE / 2);
      return page;
    },
    async close() {
      await Promise.all([browser.close(), site.close()]);
    },
  };
}

/** How many sorts of marks are painted in a page. */
export const marks = (page: Page | Frame) => page.evaluate(() => CSS.highlights.size);

/** The frame in which a card (`sheet`) or a notice (`toast`) is drawn; null where none is shown. */
async function frameOf(page: Page, className: string): Promise<Frame | null> {
  for (const frame of page.frames()) {
    if (frame === page.mainFrame()) continue;
    const is = (name: string) => document.querySelector(`.bb.frame.${name}`) !== null;
    if (await frame.evaluate(is, className).catch(() => false)) return frame;
  }
  return null;
}

/** Asks the document of a card; undefined where none is shown. */
export async function inside<T>(page: Page, ask: () => T, className = 'sheet'): Promise<T | undefined> {
  const frame = await frameOf(page, className);
  return frame?.evaluate(ask).catch(() => undefined) as Promise<T | undefined> | undefined;
}

/** What stands in a card; undefined where none is shown. */
export const cardText = (page: Page, className = 'sheet') =>
  inside(page, () => document.body.textContent, className);

/** Waits for a card with some words in it. @returns its words */
export const shown = (page: Page, words = '', className = 'sheet') =>
  until(
    () => cardText(page, className),
    (text) => Boolean(text?.includes(words)),
    SOON,
  ) as Promise<string>;

/** True where something of ours is in the page. */
const isThere = (page: Page) => page.evaluate(() => document.querySelector('html > div') !== null);

/** Waits until nothing of ours is in the page. */
export const gone = (page: Page) =>
  until(
    () => isThere(page),
    (there) => !there,
    SOON,
  );

/** Moves the pointer on a word of the page, and waits for the card and until it stands still. @returns where the pointer is */
export async function openCard(page: Page, word = 'TENS'): Promise<{ x: number; y: number }> {
  const at = await page.evaluate((word) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = new Range();
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const from = node.data.indexOf(word);
      if (from < 0) continue;
      range.setStart(node, from);
      range.setEnd(node, from + word.length);
    }
    const { x, y } = range.getBoundingClientRect();
    return { x: x + 6, y: y + 6 };
  }, word);
  await page.mouse.move(2, 2);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await shown(page);
  await until(
    async () => boxOf(page, 'body'),
    (box) => box !== null && box.x > 0,
    SOON,
  );
  return at;
}

/** Where something in a card is on the page; null where it is not. */
export async function boxOf(
  page: Page,
  selector: string,
  className = 'sheet',
): Promise<{ x: number; y: number; width: number; height: number } | null> {
  const frame = await frameOf(page, className);
  const corner = () => {
    const { mozInnerScreenX, mozInnerScreenY } = window as unknown as Record<string, number>;
    return [mozInnerScreenX ?? 0, mozInnerScreenY ?? 0] as const;
  };
  const box = await frame?.evaluate((selector) => {
    const { x, y, width, height } =
      document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
    return { x, y, width, height };
  }, selector);
  if (!frame || !box) return null;
  const [[left, top], [pageLeft, pageTop]] = await Promise.all([
    frame.evaluate(corner),
    page.evaluate(corner),
  ]);
  return { ...box, x: box.x + left - pageLeft, y: box.y + top - pageTop };
}

/** Clicks something in a card with the real pointer. */
export async function clickInside(page: Page, selector: string, className = 'sheet'): Promise<void> {
  const box = await boxOf(page, selector, className);
  if (!box) throw new Error(`There is no ${selector} to click.`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y, { steps: 2 });
  await page.mouse.click(x, y);
}
