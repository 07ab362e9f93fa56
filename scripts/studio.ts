/** A browser with the built extension for taking pictures: what pictures, gallery and artwork share. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Settings } from '../browser/settings.ts';
import { browserArguments, findBrowser } from './browser.ts';
import { openCard, type Rect, worldsOf } from './eyes.ts';
import { type FileServer, startServer } from './serve.ts';
import { ROOT } from './steps.ts';
import { closeWelcome } from './welcome-tab.ts';

/** The extension as `npm run build` makes it; BACKBRIEF_BUILD names another. */
const EXTENSION = process.env.BACKBRIEF_BUILD ?? join(ROOT, '.output', 'chrome-mv3');

/** Width and height in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** A browser with the extension, and what a picture of it needs. */
export interface Studio {
  context: BrowserContext;
  /** Shows files and texts of ours as pages. */
  server: FileServer;
  /**
   * Stores settings beside the defaults; what is stored otherwise goes. Does nothing where they are so already.
   * @param policy what an organisation has set; absent: nothing. It counts until the background starts again.
   */
  set(change: Partial<Settings>, policy?: object): Promise<void>;
  /** Stores a value in the place of the settings, whatever it is. */
  setRaw(value: unknown): Promise<void>;
  /** Opens an address, or a page of the extension (`options.html`), in a tab of its own. */
  open(address: string, size: Size, before?: (page: Page) => Promise<void>): Promise<Page>;
  /** Opens a page of the extension in the background, over a page that stays in front, as popup and panel are. */
  behind(over: Page, address: string, size: Size): Promise<Page>;
  close(): Promise<void>;
}

/** How a studio is lit. */
interface StudioOptions {
  /** Device pixels to a CSS pixel. */
  scale: number;
  /** The browser's own language, BCP 47. English where none is named. */
  language?: string;
}

/**
 * Starts a browser with the extension. Close it when done.
 * @throws Error, a sentence, where no browser is found, or no build
 */
export async function openStudio({ scale, language = 'en-US' }: StudioOptions): Promise<Studio> {
  if (!existsSync(join(EXTENSION, 'manifest.json')))
    throw new Error(`There is no extension in ${EXTENSION}. Run the command without --no-build.`);
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowser(),
    headless: true,
    viewport: { width: 1180, height: 860 },
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    // Chromium on Linux takes its language from here, elsewhere from its arguments.
    env: { ...process.env, LANGUAGE: language } as Record<string, string>,
    args: ['--headless=new', `--lang=${language}`, ...browserArguments(EXTENSION)],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await closeWelcome(context, EXTENSION);
  const id = new URL(worker.url()).host;
  const server = await startServer();
  let stored = '';
  const store = async (value: unknown, policy?: object) => {
    const theirs = policy && { policy: { version: 2, ...policy } };
    const next = `{ settings: ${JSON.stringify(value)} }, ${JSON.stringify(theirs ?? {})}`;
    // The browser takes only so many writes a minute.
    if (next === stored) return;
    const put = (change: string) => worker.evaluate(`((mine, theirs) => ${change})(${next})`);
    await put('chrome.storage.local.clear().then(() => chrome.storage.sync.set(mine))');
    // A background that has only just started finds, late on a busy machine, that this browser has no policy.
    for (let round = 0; theirs && round < 4; round++) {
      await put('chrome.storage.local.set(theirs)');
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    stored = next;
  };
  return {
    context,
    server,
    set: (change, policy) => store({ version: 2, ...change }, policy),
    setRaw: (value) => store(value),
    async open(address, size, before) {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await before?.(page);
      await page.goto(/^\w+:/.test(address) ? address : `chrome-extension://${id}/${address}`);
      return page;
    },
    async behind(over, address, size) {
      await over.bringToFront();
      const coming = context.waitForEvent('page');
      await worker.evaluate(`chrome.tabs.create({ url: '${address}', active: false })`);
      const page = await coming;
      await page.setViewportSize(size);
      await page.waitForSelector('main');
      return page;
    },
    async close() {
      await context.close();
      server.close();
    },
  };
}

/** Waits until two frames have been drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    // A page in the background draws no frames.
    const frame = () =>
      new Promise((next) => {
        requestAnimationFrame(next);
        setTimeout(next, 100);
      });
    await frame();
    await frame();
  });
}

/** How long is waited for what a page is to show, milliseconds. */
const PATIENCE = 12_000;

/**
 * Waits until the page has a marked mention that has these words in it, and scrolls it into view.
 * @returns its middle in the viewport
 * @throws Error, a sentence, where it has none
 */
async function mentionAt(page: Page, words: string): Promise<{ x: number; y: number }> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const at = await page.evaluate((wanted) => {
      for (const [name, highlight] of CSS.highlights) {
        if (!/^tm-\d/.test(name)) continue;
        for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
          const live = new Range();
          live.setStart(startContainer, startOffset);
          live.setEnd(endContainer, endOffset);
          if (!live.toString().replace(/\s+/g, ' ').includes(wanted)) continue;
          startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
          // Where the card opens below, there is room for it.
          scrollBy({ top: live.getBoundingClientRect().top - innerHeight * 0.16, behavior: 'instant' });
          const [box] = live.getClientRects();
          if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        }
      }
      return null;
    }, words);
    if (at) return at;
    if (Date.now() > end) throw new Error(`The page has no marked "${words}".`);
    await page.waitForTimeout(150);
  }
}

/** Waits until the page's spotter and its reading are at rest: every term that will be marked is. */
export async function marked(page: Page, words: string): Promise<void> {
  await mentionAt(page, words);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(1200);
}

/**
 * Rests the pointer on the first marked mention of these words and waits for its card.
 * @returns where the card lies in the viewport
 * @throws Error, a sentence, where there is no such mention or no card comes
 */
export async function hover(page: Page, words: string): Promise<Rect> {
  const at = await mentionAt(page, words);
  const end = Date.now() + PATIENCE;
  const worlds = await worldsOf(page);
  while (Date.now() < end) {
    await page.mouse.move(at.x - 4, at.y);
    await page.mouse.move(at.x, at.y, { steps: 3 });
    for (let look = 0; look < 8; look++) {
      await page.waitForTimeout(250);
      for (const world of await worldsOf(page).catch(() => worlds)) {
        const card = await openCard(world).catch(() => null);
        if (card) return card.box;
      }
    }
  }
  throw new Error(`No card came for "${words}".`);
}
