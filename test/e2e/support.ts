/** A real Chromium with the built extension, and a server for test pages. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import type { Settings } from '../../browser/settings.ts';
import { closeWelcome } from '../../scripts/welcome-tab.ts';

/** Folder of the built extension; BACKBRIEF_BUILD names another. */
export const BUILD = resolve(process.env.BACKBRIEF_BUILD ?? '.output/chrome-mv3');
/** The browser; BACKBRIEF_CHROMIUM names another. */
const CHROMIUM = process.env.BACKBRIEF_CHROMIUM ?? '/usr/bin/chromium';

export interface TestBrowser {
  context: BrowserContext;
  /** The extension's service worker. */
  worker: Worker;
  /** Errors that pages and consoles have shown so far. */
  errors: string[];
  /** Opens an address in a tab of its own, and waits until it has loaded. */
  open: Opener;
  close(): Promise<void>;
}

interface BrowserOptions {
  hasTouch?: boolean;
  /** The browser's own language: English, whatever this machine speaks. */
  language?: string;
  args?: string[];
  /** True: the tab that opens after the installation stays. */
  welcome?: boolean;
}

/** Starts the same browser without the extension. Close it when done. */
export async function openPlain({
  args = [],
  language = 'en-US',
  ...options
}: BrowserOptions = {}): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: CHROMIUM,
    headless: true,
    viewport: { width: 1100, height: 800 },
    // Chromium on Linux takes it from here, elsewhere from its arguments.
    env: { ...process.env, LANGUAGE: language } as Record<string, string>,
    ...options,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // Pages of one site share a process, which the tab that the browser began with keeps: to start one costs more than a page.
      '--renderer-process-limit=1',
      `--lang=${language}`,
      ...args,
    ],
  });
  const [first] = context.pages();
  await first?.route(KEPT, (route) => route.fulfill({ contentType: 'text/html', body: BLANK }));
  await first?.goto(KEPT);
  await first?.unroute(KEPT);
  return context;
}

/** A page without anything, for which no picture is asked for either. */
const BLANK = '<!doctype html><link rel="icon" href="data:,">';
/** Where it lies on each site. */
const EMPTY = '/empty';

/** A page of the site that all test pages are of, whatever their port. Nothing is asked of the network for it. */
const KEPT = 'http://127.0.0.1/';

/** Opens an address in a new tab, and waits until it has loaded. */
type Opener = (url: string) => Promise<Page>;

/**
 * Tabs begin at an empty page of the site they are for, in the process that is there: one that begins at `about:blank`
 * gets a process of its own. A page of the extension is opened straight away, for its process is there, too.
 */
export async function opener(context: BrowserContext): Promise<Opener> {
  const debug = await context.browser()?.newBrowserCDPSession();
  let before: Promise<unknown> = Promise.resolve();
  return async (url) => {
    const first = url.startsWith('http') ? new URL(EMPTY, url).href : url;
    // One after another, so that each is given its own tab.
    const tab = before.then(async () => {
      const coming = context.waitForEvent('page');
      await debug?.send('Target.createTarget', { url: first });
      return coming;
    });
    before = tab.catch(() => {});
    const page = await tab;
    // Left before it has loaded, it would not be in the tab's history.
    await page.waitForLoadState();
    // What the driver puts into pages is there for the second only.
    if (first !== url) await page.goto(url);
    return page;
  };
}

/** Starts a browser with the extension loaded. Close it when done. */
export async function openBrowser({
  args = [],
  welcome = false,
  ...options
}: BrowserOptions = {}): Promise<TestBrowser> {
  const load = [`--disable-extensions-except=${BUILD}`, `--load-extension=${BUILD}`];
  const context = await openPlain({ ...options, args: [...load, ...args] });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  if (!welcome) await closeWelcome(context, BUILD);
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) errors.push(message.text());
  });
  return { context, worker, errors, open: await opener(context), close: () => context.close() };
}

export interface Site {
  /** Address without a slash at the end. */
  url: string;
  /** Pages by path. Add to it at any time. */
  pages: Map<string, { body: string; type?: string; headers?: Record<string, string> }>;
  close(): Promise<void>;
}

/** Serves pages on this machine. */
export async function openSite(): Promise<Site> {
  const pages: Site['pages'] = new Map([[EMPTY, { body: BLANK }]]);
  const server = createServer(({ url = '/' }, response) => {
    const page = pages.get(url.split('?')[0] ?? '/');
    if (!page) {
      response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    response.writeHead(200, { 'content-type': page.type ?? 'text/html; charset=utf-8', ...page.headers });
    response.end(page.body);
  });
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    close: () => new Promise((go) => server.close(() => go())),
  };
}

/** What is painted in a page or frame now: text of each range by highlight name, sorted. */
export function painted(page: Pick<Page, 'evaluate'>): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const found: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('tm-') || name === 'tm-0') continue;
      const texts = [...highlight].map((range) => {
        const live = new Range();
        try {
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
        } catch {
          return '(a range that no longer fits its text)';
        }
        return live.toString();
      });
      if (texts.length > 0) found[name] = texts.sort();
    }
    return found;
  });
}

/** Changes settings as another device would: in the synced storage, beside what stands there. */
export async function setSettings(worker: Worker, change: Partial<Settings>): Promise<void> {
  await worker.evaluate(async (change) => {
    const { sync } = chrome.storage;
    const { settings } = await sync.get('settings');
    await sync.set({ settings: { ...(settings as object), version: 2, ...change } });
  }, change);
}

/** Takes away all settings, and whatever else is stored for good. */
export async function clearSettings(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    // Each write counts towards the browser's limit of changes a minute.
    for (const area of [chrome.storage.local, chrome.storage.sync]) {
      if (Object.keys(await area.get()).length > 0) await area.clear();
    }
  });
}

/** The texts of all painted mentions, sorted, each once: what tells of a claim lies over a mention that is there. */
export async function texts(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  return Object.entries(await painted(page))
    .flatMap(([name, found]) => (name.startsWith('tm-c') ? [] : found))
    .sort();
}

/** Waits until a condition holds; fails with what was seen last. */
export async function until<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  timeout = 5000,
): Promise<T> {
  const end = Date.now() + timeout;
  // To look often takes from what is waited for.
  for (let pause = 40; ; pause = Math.min(pause * 1.5, 200)) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms, last seen: ${JSON.stringify(seen)}`);
    await new Promise((go) => setTimeout(go, pause));
  }
}

/** Time in which the spotter would surely have acted: for tests that expect that nothing happens. */
export const settle = () => new Promise((go) => setTimeout(go, 700));
