/** Two browsers that show the same pages, one with the extension and one without: what differs is our doing. */
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { look, type World, worldsOf } from '../../scripts/eyes.ts';
import {
  opener,
  openPlain,
  openSite,
  type Site,
  setSettings,
  sharedByFiles,
  startBrowser,
  type TestBrowser,
  tidy,
  tidyPages,
  until,
} from './support.ts';
import { witness } from './witness.ts';

/** One page in both browsers. */
export interface Both {
  /** The page with the extension. */
  ours: Page;
  /** The same page without. */
  plain: Page;
  /** What each has written to its console and thrown, in order. */
  consoles: { ours: string[]; plain: string[] };
  /** Does the same in both, the one with the extension first. @returns what came of it in each */
  each<T>(act: (page: Page) => Promise<T>): Promise<{ ours: T; plain: T }>;
  /** The extension's world of each frame with a spotter or a gate. */
  worlds: World[];
  /** Waits until every frame has been scanned and read. */
  read(): Promise<void>;
  /** Leaves its tabs to the page that is opened next. */
  close(): void;
}

export interface Pair {
  browser: TestBrowser;
  site: Site;
  /** Opens a page of the site in both, and waits until it has loaded and nothing of it is left to be read. */
  open(path: string): Promise<Both>;
  /** Opens it without waiting for the extension. */
  openUnread(path: string): Promise<Both>;
  /** Grants the pages of the site what a person would be asked for. */
  allow(permissions: string[]): Promise<void>;
  close(): Promise<unknown>;
}

const shared = sharedByFiles(startPair);

/** Both browsers, shared by the files of one worker. Cards open soon, so that tests are quick. `close` hands them on. */
export async function openPair(): Promise<Pair> {
  const pair = await shared();
  await setSettings(pair.browser.worker, { hoverPause: 100 });
  return {
    ...pair,
    close: () => {
      pair.rested.length = 0;
      return Promise.all([tidy(pair.browser), tidyPages(pair.plain)]);
    },
  };
}

async function startPair(): Promise<Pair & { plain: BrowserContext; rested: Tabs[] }> {
  const [browser, plain, site] = await Promise.all([
    startBrowser({ prepared: true }),
    openPlain(),
    openSite(),
  ]);
  await Promise.all([browser.context, plain].map((context) => context.addInitScript(witness)));
  const ours = { open: browser.open, said: listen(browser.context) };
  const without = { open: await opener(plain, { prepared: true }), said: listen(plain) };
  const rested: Tabs[] = [];
  const openUnread = (path: string) => openBoth(ours, without, rested, site.url + path);
  return {
    browser,
    plain,
    rested,
    site,
    openUnread,
    async open(path) {
      const both = await openUnread(path);
      await both.read();
      return both;
    },
    async allow(permissions) {
      for (const context of [browser.context, plain]) await context.grantPermissions(permissions);
    },
    close: async () => {
      await Promise.all([browser.close(), plain.close(), site.close()]);
    },
  };
}

/** The same page in each. */
type Tabs = Pick<Both, 'ours' | 'plain'>;

/** One of the two: how a page is opened, and where what it says can be read. */
interface Side {
  open: TestBrowser['open'];
  said: WeakMap<Page, string[]>;
}

/** Hears what all pages of a browser write to their consoles and throw, from their first line on. */
function listen(context: BrowserContext): Side['said'] {
  const said: Side['said'] = new WeakMap();
  const hear = (page: Page | null, line: string) => {
    if (page) said.set(page, [...(said.get(page) ?? []), line]);
  };
  context.on('console', (message) => {
    // The witness may not run in a frame without scripts: that is told once or several times.
    if (!message.text().startsWith('Blocked script execution'))
      hear(message.page(), `${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => hear(error.page(), `thrown: ${error.error().message}`));
  return said;
}

/** Loads another page in a tab. What the last one said is forgotten at the moment in which it goes. */
async function visit({ said }: Side, page: Page, url: string): Promise<Page> {
  const forget = (frame: Frame) => {
    if (frame !== page.mainFrame()) return;
    page.off('framenavigated', forget);
    said.delete(page);
  };
  page.on('framenavigated', forget);
  await page.goto(url);
  return page;
}

/** @param rested tabs that a page before this one has left: to make one takes longer than to load a page */
async function openBoth(withUs: Side, without: Side, rested: Tabs[], url: string): Promise<Both> {
  const tabs = rested.pop();
  const [ours, plain] = tabs
    ? await Promise.all([visit(withUs, tabs.ours, url), visit(without, tabs.plain, url)])
    : await Promise.all([withUs.open(url), without.open(url)]);
  const both: Both = {
    ours,
    plain,
    get consoles() {
      return { ours: withUs.said.get(ours) ?? [], plain: without.said.get(plain) ?? [] };
    },
    each: async (act) => {
      const [a, b] = await Promise.all([act(ours), act(plain)]);
      return { ours: a, plain: b };
    },
    worlds: [],
    async read() {
      await until(
        async () => {
          // Scripts come to a frame when it is idle.
          if (both.worlds.length < ours.frames().length) both.worlds = await worldsOf(ours);
          const frames = await Promise.all(both.worlds.map(look));
          return [ours.frames().length - frames.length, frames.filter((frame) => frame?.busy).length];
        },
        ([missing, busy]) => missing === 0 && busy === 0,
        20_000,
      );
    },
    close() {
      rested.push({ ours, plain });
    },
  };
  return both;
}
