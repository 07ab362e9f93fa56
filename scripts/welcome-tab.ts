/** The tab that the extension opens once it is installed: in the browsers of scripts and tests it would lie over what they look at. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { Browser } from 'puppeteer-core';

/** Its page, in the folder of the build. */
const PAGE = 'welcome.html';

/** How long it may take to open, milliseconds: a busy machine is slow. */
const PATIENCE = 20_000;

/** True for a build that opens it. */
export const hasWelcome = (build: string): boolean => existsSync(join(build, PAGE));

const isWelcome = (page: Pick<Page, 'url'>) => page.url().endsWith(`/${PAGE}`);

/** The tab, as soon as it is there. Rejects where none comes. */
export async function welcomeTab(context: BrowserContext): Promise<Page> {
  const wanted = { predicate: isWelcome, timeout: PATIENCE };
  return context.pages().find(isWelcome) ?? context.waitForEvent('page', wanted);
}

/**
 * Waits for the tab, and closes it; does nothing for a build without it.
 * @param build folder of the extension that was just loaded
 */
export async function closeWelcome(context: BrowserContext, build: string): Promise<void> {
  if (!hasWelcome(build)) return;
  // An organisation may have switched it off on this machine.
  const tab = await welcomeTab(context).catch(() => null);
  // Closed while it asks for its words, it would leave the process of all our pages without any.
  await tab?.waitForSelector('h1');
  await tab?.close();
}

/** The same in a Firefox that puppeteer drives. */
export async function closeWelcomeIn(browser: Browser, build: string): Promise<void> {
  if (!hasWelcome(build)) return;
  for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((go) => setTimeout(go, 100)))
    for (const page of await browser.pages()) {
      // The driver has noted the address with which the tab began; the page itself is asked where it is.
      const path = await page.evaluate(() => location.pathname).catch(() => '');
      if (path !== `/${PAGE}`) continue;
      await page.waitForSelector('h1');
      return page.close();
    }
}
