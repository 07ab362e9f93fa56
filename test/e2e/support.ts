/** A real browser with the built extension, Chromium or Firefox, and a server for test pages. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { test } from 'vitest';
import type { Settings } from '../../browser/settings.ts';
import { closeWelcome } from '../../scripts/welcome-tab.ts';
import { type FirefoxInside, openFirefox } from './firefox-browser.ts';

/** Which browser the tests run in: vitest.config.ts says it. */
export const IN_FIREFOX = process.env.BACKBRIEF_BROWSER === 'firefox';

/** A page of the browser's own, in which no extension may look. */
export const BROWSERS_OWN = IN_FIREFOX ? 'about:support' : 'chrome://version/';
/** The browser's own page of its extensions, where their keys can be changed. */
export const BROWSERS_EXTENSIONS = IN_FIREFOX ? 'about:addons' : 'chrome://extensions';

/** What the reporter knows a test of Chromium's by (scripts/test-report.ts). */
const CHROMIUMS = { meta: { onlyInChromium: true } as object };
/** A test of what Chromium alone has, or its debugger alone can see: in Firefox it is counted as such and does not run. CONTRIBUTING.md names them. */
export const chromiumTest: (name: string, run: () => Promise<void>) => void = IN_FIREFOX
  ? (name) => test.skip(name, CHROMIUMS, () => {})
  : test;

/** Folder of the built extension; BACKBRIEF_BUILD names another. */
export const BUILD = resolve(process.env.BACKBRIEF_BUILD ?? '.output/chrome-mv3');
/** The browser; BACKBRIEF_CHROMIUM names another. */
const CHROMIUM = process.env.BACKBRIEF_CHROMIUM ?? '/usr/bin/chromium';

export interface TestBrowser {
  context: BrowserContext;
  /** The extension's background: in it tests do what no page can. */
  worker: Pick<Worker, 'evaluate' | 'url'>;
  /** Address of the extension's own pages, with a slash at the end. */
  root: string;
  /** Ways into Firefox itself; not there in Chromium, which has its debugger. */
  inside?: FirefoxInside;
  /** Errors that pages and consoles have shown so far. */
  errors: string[];
  /** Opens an address in a tab of its own, and waits until it has loaded. */
  open: Opener;
  /** Opens a page of the extension, "popup.html", behind the tab in front, which it then takes for the one it is about. */
  openBehind(path: string): Promise<Page>;
  close(): Promise<void>;
}

interface BrowserOptions {
  /** The browser's own language: English, whatever this machine speaks. */
  language?: string;
  args?: string[];
  /** True: the tab that opens after the installation stays. */
  welcome?: boolean;
  /** True: the driver puts scripts of a test into every page. */
  prepared?: boolean;
}

/** How long a step of a test may take, milliseconds: one that a busy machine holds up is no fault. */
const PATIENCE = 15_000;

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
  // So that what is waited for in vain is named, before the whole test has run out of time.
  context.setDefaultTimeout(PATIENCE);
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
 * Tabs begin on their own site, in the process that is there: one that begins at `about:blank` gets a process of its own.
 * @param prepared true: first at an empty page, for what the driver puts into pages is there for the second only
 */
export async function opener(context: BrowserContext, { prepared = false } = {}): Promise<Opener> {
  const debug = await context.browser()?.newBrowserCDPSession();
  let before: Promise<unknown> = Promise.resolve();
  return async (url) => {
    const first = prepared && url.startsWith('http') ? new URL(EMPTY, url).href : url;
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
    if (first !== url) await page.goto(url);
    return page;
  };
}

/** Starts a browser of one's own with the extension loaded. Close it when done. */
export async function startBrowser({
  args = [],
  welcome = false,
  prepared = false,
  ...options
}: BrowserOptions = {}): Promise<TestBrowser> {
  if (IN_FIREFOX) return openFirefox({ welcome: welcome ? 'stay' : 'close' });
  const load = [`--disable-extensions-except=${BUILD}`, `--load-extension=${BUILD}`];
  const context = await openPlain({ ...options, args: [...load, ...args] });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  if (!welcome) await closeWelcome(context, BUILD);
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  context.on('console', (message) => {
    if (message.type() === 'error' && !/favicon/.test(message.location().url)) errors.push(message.text());
  });
  const root = new URL('/', worker.url()).href;
  return {
    context,
    worker,
    root,
    errors,
    open: await opener(context, { prepared }),
    async openBehind(path) {
      const coming = context.waitForEvent('page');
      await worker.evaluate((url) => chrome.tabs.create({ url, active: false }), path);
      return coming;
    },
    close: () => context.close(),
  };
}

/** What the files of one worker share, and how it ends: to start a browser takes as long as many a test. */
const ends: (() => Promise<unknown>)[] = [];

/** Makes something for the first file that asks, and hands it on to the next. It is closed after the last. */
export function sharedByFiles<T extends { close(): Promise<unknown> }>(
  make: () => Promise<T>,
): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    if (made) return made;
    const first = make();
    made = first;
    ends.push(() => first.then((one) => one.close()));
    return first;
  };
}

/** Ends what the files have shared; test/e2e/setup.ts calls it. */
export const endShared = () => Promise.all(ends.splice(0).map((end) => end()));

const shared = sharedByFiles(() => startBrowser());

/** A browser with the extension as it is when it comes, shared by the files of one worker. `close` hands it on. */
export async function openBrowser(): Promise<TestBrowser> {
  const browser = await shared();
  return { ...browser, close: () => tidy(browser) };
}

/** Leaves pages and grants of a browser behind, but for its first page. */
export async function tidyPages(context: BrowserContext): Promise<void> {
  const pages = context.pages().slice(1);
  await Promise.all([context.clearPermissions(), ...pages.map((page) => page.close())]);
}

/** Leaves a browser as it came: without pages, settings and grants, and with nothing in its memory but that it has begun. */
export async function tidy({ context, worker, errors }: TestBrowser): Promise<void> {
  await tidyPages(context);
  await clearSettings(worker);
  await worker.evaluate(async () => {
    const { begun, ...rest } = await chrome.storage.session.get(null);
    await chrome.storage.session.remove(Object.keys(rest));
  });
  errors.length = 0;
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
    close: () =>
      new Promise((go) => {
        server.close(() => go());
        // A browser that goes on would keep them open.
        server.closeAllConnections();
      }),
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
export async function setSettings(worker: TestBrowser['worker'], change: Partial<Settings>): Promise<void> {
  await worker.evaluate(async (change) => {
    const { sync } = chrome.storage;
    const { settings } = await sync.get('settings');
    await sync.set({ settings: { ...(settings as object), version: 2, ...change } });
  }, change);
}

/** Takes away all settings, and whatever else is stored for good. */
export async function clearSettings(worker: TestBrowser['worker']): Promise<void> {
  await worker.evaluate(async () => {
    // Each write counts towards the browser's limit of changes a minute.
    for (const area of [chrome.storage.local, chrome.storage.sync]) {
      if (Object.keys(await area.get()).length > 0) await area.clear();
    }
  });
}

/** Changes settings in this browser's own storage: it takes as many changes as one likes, and stands before the synced one. */
export async function setHere(worker: TestBrowser['worker'], change: Partial<Settings>): Promise<void> {
  await worker.evaluate(async (change) => {
    const { local } = chrome.storage;
    const { settings } = await local.get('settings');
    await local.set({ settings: { ...(settings as object), version: 2, ...change } });
  }, change);
}

/**
 * Has cards open soon, in a file where the pause is not what is looked at. It stands in this browser's own storage, which
 * takes as many changes as one likes, and goes with all settings.
 */
export const openCardsSoon = (worker: TestBrowser['worker']) =>
  worker.evaluate(() => chrome.storage.local.set({ settings: { version: 2, hoverPause: 100 } }));

/** The texts of all painted mentions, sorted, each once: what tells of a claim lies over a mention that is there. */
export async function texts(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  return Object.entries(await painted(page))
    .flatMap(([name, found]) => (name.startsWith('tm-c') ? [] : found))
    .sort();
}

/** What the driver says of a document that was left while it was asked. */
const LEFT = /Execution context was destroyed|Frame was detached/;

/** Waits until a condition holds; fails with what was seen last. */
export async function until<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  timeout = PATIENCE,
): Promise<T> {
  const end = Date.now() + timeout;
  // To look often takes from what is waited for.
  for (let pause = 40; ; pause = Math.min(pause * 1.5, 200)) {
    const seen = await look().catch((error) => {
      // A frame that is just being loaded is looked at again.
      if (!LEFT.test(String(error)) || Date.now() > end) throw error;
      return LEFT;
    });
    if (seen !== LEFT && holds(seen as T)) return seen as T;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms, last seen: ${JSON.stringify(seen)}`);
    await new Promise((go) => setTimeout(go, pause));
  }
}

/** The keys of the commands beside Alt and Shift, as the manifest suggests them. */
const KEYS = { 'next-term': 'N', 'previous-term': 'P', 'open-card': 'C' };
export type Command = keyof typeof KEYS;

/** Has the reader press the keys of a command. No key of a driver comes by Chromium's own: there the browser's event is dispatched. */
export async function pressKeys(
  { inside, worker }: TestBrowser,
  page: Page,
  command: Command,
): Promise<void> {
  if (inside) {
    await page.bringToFront();
    return inside.pressAltShift(KEYS[command]);
  }
  await worker.evaluate(
    `chrome.tabs.query({}).then((tabs) => chrome.commands.onCommand.dispatch('${command}',
      tabs.find((tab) => tab.url === ${JSON.stringify(page.url())})))`,
  );
}

/** How far a page reaches beyond the side of its window, CSS pixels. A bar to scroll by takes its room from both. */
export const beyond = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

/** A file that a page hands out. @param act what has it do so */
export async function saved(
  { inside }: TestBrowser,
  page: Page,
  act: () => Promise<unknown>,
): Promise<{ name: string; text: string }> {
  if (!inside) {
    const [file] = await Promise.all([page.waitForEvent('download'), act()]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }
  // Of those of an extension's page Firefox tells the driver nothing. It counts those of one name up.
  const before = (await inside.downloads()).length;
  await act();
  const all = await until(inside.downloads, (now) => now.length > before);
  const path = String(all.at(-1));
  return { name: basename(path).replace(/\(\d+\)(?=\.)/, ''), text: await readFile(path, 'utf8') };
}

/** Time in which the spotter would surely have acted: for tests that expect that nothing happens. */
export const settle = () => new Promise((go) => setTimeout(go, 700));
