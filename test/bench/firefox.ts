/** Two real Firefoxes side by side, one with the extension and one without, and a server for pages. */
import { resolve } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { closeWelcomeIn } from '../../scripts/welcome-tab.ts';
import { openSite, type Site } from '../e2e/support.ts';
import type { Options } from './part.ts';
import { pageTimes, spent, type Times } from './processor.ts';
import { asTab, type Tab } from './tab.ts';

/** The extension, built for Firefox. */
const BUILD = resolve('.output/firefox-mv3');
/** An empty page, for a process to be there before anything is timed. */
const BLANK = '/blank.html';
/** A page is quiet when it has taken less than this share of the processor for so long, milliseconds. */
const QUIET = { share: 0.06, time: 1000, look: 200 };
/** Where the machine does not tell that a page is quiet, milliseconds. */
const SURELY_QUIET = 4000;
/** A page on which nothing is underlined after so long has no term in it, milliseconds. */
const SURELY_MARKED = 30_000;
/** How long a page may load or be busy, milliseconds. */
const PATIENCE = 120_000;

const PREFERENCES = {
  // A page reads the clock exactly, as isolated pages do.
  'privacy.reduceTimerPrecision': false,
  // Timers come while a page loads, too: they tell how long others wait.
  'dom.timeout.defer_during_load': false,
  'dom.max_script_run_time': 0,
  // No process is started while something is measured.
  'dom.ipc.processPrelaunch.enabled': false,
  // Pages' own addresses elsewhere are not asked: only what is in the file is measured. This machine's own are never sent there.
  'network.proxy.type': 1,
  ...Object.fromEntries(
    ['http', 'ssl'].flatMap((sort) => [
      [`network.proxy.${sort}`, '127.0.0.1'],
      [`network.proxy.${sort}_port`, 9],
    ]),
  ),
};

/** One of the two browsers. */
export interface FirefoxSide {
  name: 'with' | 'without';
  browser: Browser;
  /** Address of an empty page. */
  blank: string;
}

/** Both browsers, and the pages that they see. */
export interface FirefoxPair {
  with: FirefoxSide;
  without: FirefoxSide;
  site: Site;
  close(): Promise<void>;
}

async function launchOne(executablePath: string): Promise<Browser> {
  return launch({
    executablePath,
    browser: 'firefox',
    headless: true,
    protocolTimeout: PATIENCE,
    extraPrefsFirefox: PREFERENCES,
    // Whoever runs us ends us, and has us close.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  });
}

/** Opens both browsers. Close them when done. */
export async function openFirefoxPair({ executable }: Pick<Options, 'executable'>): Promise<FirefoxPair> {
  const site = await openSite();
  site.pages.set(BLANK, { body: '<!doctype html><title>Nothing</title>' });
  const browsers: Browser[] = [];
  const close = async () => {
    await Promise.all([...browsers.map((browser) => browser.close()), site.close()]);
  };
  const open = async (name: FirefoxSide['name']): Promise<FirefoxSide> => {
    const browser = await launchOne(executable);
    browsers.push(browser);
    // An add-on that is loaded for a while only is given its sites at once.
    if (name === 'with') {
      await browser.installExtension(BUILD);
      await closeWelcomeIn(browser, BUILD);
    }
    return { name, browser, blank: site.url + BLANK };
  };
  try {
    return { with: await open('with'), without: await open('without'), site, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens a tab of its own on an empty page, hands it out, and closes it. */
export async function inFirefoxTab<T>(side: FirefoxSide, use: (tab: Tab) => Promise<T>): Promise<T> {
  const page = await side.browser.newPage();
  try {
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({ width: 1100, height: 800 });
    await page.goto(side.blank);
    return await use(asTab(page));
  } finally {
    await page.close();
  }
}

/** What the browser's pages have spent on the processor so far; null where the machine does not tell. */
function timesNow({ browser }: FirefoxSide): Times | null {
  const pid = browser.process()?.pid;
  return pid === undefined ? null : pageTimes(pid);
}

/**
 * Has a page do something.
 * @returns what its main thread has spent on the processor meanwhile, milliseconds; null where the machine does not tell
 */
export async function processorTime(side: FirefoxSide, act: () => Promise<unknown>): Promise<number | null> {
  const before = timesNow(side);
  await act();
  return spent(before, timesNow(side));
}

/** Waits until a page has next to nothing more to do: nobody can ask our scripts there. */
export async function untilFirefoxQuiet(side: FirefoxSide, tab: Tab): Promise<void> {
  if (timesNow(side) === null) return tab.waitForTimeout(SURELY_QUIET);
  const end = performance.now() + PATIENCE;
  for (let quiet = 0; quiet < QUIET.time / QUIET.look; ) {
    if (performance.now() > end) throw new Error('The page is still busy.');
    const since = performance.now();
    const took = await processorTime(side, () => tab.waitForTimeout(QUIET.look));
    quiet = (took ?? 0) < (performance.now() - since) * QUIET.share ? quiet + 1 : 0;
  }
}

/**
 * Waits until something is underlined and the page is quiet again.
 * @returns false where nothing is, as without the extension and on pages that name no term
 */
export async function untilMarked(side: FirefoxSide, tab: Tab): Promise<boolean> {
  const marked = () =>
    tab
      .waitForFunction(() => CSS.highlights.size > 0, undefined, { timeout: SURELY_MARKED })
      .then(
        () => true,
        () => false,
      );
  const isMarked = side.name === 'with' && (await marked());
  await untilFirefoxQuiet(side, tab);
  return isMarked;
}
