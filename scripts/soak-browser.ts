/** A Chromium to be treated badly: with the extension or without, with its back/forward cache, and with ways to update and disable. */
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from './browser.ts';
import { Background } from './soak-background.ts';
import { closeWelcome } from './welcome-tab.ts';

/** Playwright switches these off, and with them what is to be looked at. */
const KEPT = ['--disable-extensions', '--disable-back-forward-cache'];

/** The page of the browser on which extensions are switched on and off. */
interface Extensions {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(id: string, how: { failQuietly: boolean }): Promise<unknown>;
  };
  management: { setEnabled(id: string, on: boolean): Promise<void> };
}

export interface SoakBrowser {
  context: BrowserContext;
  background: Background;
  /** Errors that pages have thrown or written so far. */
  errors: string[];
  close(): Promise<void>;
}

/** Starts a browser. @param extension folder of the built extension; null for a browser without it */
export async function openSoakBrowser(
  extension: string | null,
  args: readonly string[] = [],
): Promise<SoakBrowser> {
  const own = browserArguments(extension ?? '/').filter(
    (arg) => extension !== null || !/extension/.test(arg),
  );
  const context = await chromium.launchPersistentContext('', {
    executablePath: process.env.BACKBRIEF_CHROMIUM ?? findBrowser(),
    headless: true,
    viewport: { width: 1100, height: 800 },
    args: ['--headless=new', ...own, ...args],
    ignoreDefaultArgs: KEPT,
  });
  if (extension !== null && context.serviceWorkers().length === 0)
    await context.waitForEvent('serviceworker');
  if (extension !== null) await closeWelcome(context, extension);
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) errors.push(message.text());
  });
  return { context, background: await Background.of(context), errors, close: () => context.close() };
}

/** What a person can do to an extension on the browser's page for it. */
export interface Keeper {
  /** As when it is updated while pages are open. */
  reload(): Promise<void>;
  switchOn(on: boolean): Promise<void>;
}

/**
 * Installs the extension in a browser that was started without, with pages open. Wants the argument
 * `--enable-unsafe-extension-debugging`. @returns its id
 */
export async function install({ context }: SoakBrowser, extension: string): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  // Playwright's list of commands is older than this one.
  const send = session?.send as unknown as (method: string, params: object) => Promise<{ id: string }>;
  const { id } = await send.call(session, 'Extensions.loadUnpacked', { path: extension });
  await closeWelcome(context, extension);
  return id;
}

/** Opens the browser's page for extensions, in developer mode, without which one that was loaded by hand stays off. */
export async function openKeeper({ context }: SoakBrowser, id: string): Promise<Keeper> {
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  await page.evaluate(() => {
    const { developerPrivate } = chrome as unknown as Extensions;
    return developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
  });
  return {
    async reload() {
      await page.evaluate(
        (id) => (chrome as unknown as Extensions).developerPrivate.reload(id, { failQuietly: true }),
        id,
      );
    },
    async switchOn(on) {
      await page.evaluate(([id, on]) => (chrome as unknown as Extensions).management.setEnabled(id, on), [
        id,
        on,
      ] as const);
    },
  };
}

/** What a page holds after its memory was tidied up. */
export interface PageMemory {
  /** JavaScript of the page and of our scripts in it, bytes. */
  heap: number;
  /** Nodes that are held, in the page or not. */
  nodes: number;
  listeners: number;
  documents: number;
}

/** Looks at the memory of a page. */
export async function memoryOf(session: CDPSession): Promise<PageMemory> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners, documents } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners, documents };
}

/** What the toolbar button says for a page. */
export function badgeOf(background: Background, page: Page): Promise<string> {
  return background.run<string>(`chrome.tabs.query({}).then((tabs) => {
    const tab = tabs.find(({ url }) => url === ${JSON.stringify(page.url())});
    return chrome.action.getBadgeText({ tabId: tab?.id });
  })`);
}
