/** A real Chromium or Firefox with the extension of the contestants, and a server for pages. */
import { type Browser, type Frame, launch, type Page } from 'puppeteer-core';
import { openSite } from '../e2e/support.ts';
import type { BenchPage } from './pages.ts';
import type { Options } from './part.ts';
import { ANSWER, ASK, type Asked, type Timed } from './scan-asked.ts';
import { timesBetween } from './trace.ts';
import { type Debugger, recordBy } from './trace-record.ts';

/** How long one run, or the loading of a page, may take, milliseconds. */
const PATIENCE = 600_000;
/** With these a page may read the clock to 5 microseconds in Chromium instead of 100. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** The browser that is opened. */
type Where = Pick<Options, 'browser' | 'executable'>;

/** A browser in which contestants can be run. */
export interface Arena {
  /** Name and version. */
  version: string;
  /** Opens a page afresh, and waits until its content scripts are there. */
  open(page: BenchPage): Promise<void>;
  /** Runs a contestant once in the page that is open, frame after frame; the figures are sums. */
  run(asked: Asked): Promise<Timed>;
  /** Bytes of JavaScript objects of the page and its content scripts, after garbage was collected; null where the browser does not tell. */
  memory(): Promise<number | null>;
  /**
   * Starts to take the time of runs on the processor: on a machine with other work the clock tells of that, too.
   * @returns ends it, and gives the milliseconds of each run since, in order, without what is painted as marks come into view
   * @throws Error in Firefox, which has no such debugger
   */
  processorTimes(): Promise<() => Promise<number[]>>;
  close(): Promise<void>;
}

async function launchBrowser({ browser, executable }: Where, extension: string): Promise<Browser> {
  const common = {
    executablePath: executable,
    headless: true,
    protocolTimeout: PATIENCE,
    // Whoever runs us ends us, and has us close.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
  };
  if (browser === 'chromium') {
    return launch({
      ...common,
      pipe: true,
      enableExtensions: [extension],
      // Frames come as soon as they are drawn, not sixty times a second: their length is measured, not their rhythm.
      args: ['--no-sandbox', '--disable-frame-rate-limit', '--disable-gpu-vsync', '--no-first-run'],
    });
  }
  const firefox = await launch({
    ...common,
    browser: 'firefox',
    extraPrefsFirefox: {
      'privacy.reduceTimerPrecision': false,
      'layout.frame_rate': 0,
      'dom.max_script_run_time': 0,
      'dom.max_chrome_script_run_time': 0,
    },
  });
  await firefox.installExtension(extension);
  return firefox;
}

/** Asks the content script of a frame; runs in the page. */
async function askFrame(frame: Frame, asked: Asked): Promise<Timed> {
  const said = await frame.evaluate(
    (ask, answer, detail) =>
      new Promise<string>((end) => {
        document.addEventListener(answer, (event) => end((event as CustomEvent<string>).detail), {
          once: true,
        });
        document.dispatchEvent(new CustomEvent(ask, { detail }));
      }),
    ASK,
    ANSWER,
    JSON.stringify(asked),
  );
  const { error, ...timed } = JSON.parse(said) as Timed & { error?: string };
  if (error) throw new Error(`${asked.contestant} failed: ${error}`);
  return timed;
}

/** Opens the browser that the options name. Close it when done. */
export async function openArena(options: Where, extension: string): Promise<Arena> {
  const browser = await launchBrowser(options, extension);
  const site = await openSite();
  let tab: Page | null = null;
  return {
    version: await browser.version(),
    async open({ html }) {
      site.pages.set('/', { body: html, headers: ISOLATED });
      await tab?.close();
      tab = await browser.newPage();
      await tab.setViewport({ width: 1100, height: 800 });
      await tab.goto(`${site.url}/`, { waitUntil: 'load', timeout: PATIENCE });
      for (const frame of tab.frames())
        await frame.waitForFunction(() => document.documentElement.dataset.bench === 'ready', {
          timeout: PATIENCE,
        });
    },
    async run(asked) {
      const sum: Timed = { startUp: 0, work: 0, painted: 0, found: 0 };
      for (const frame of tab?.frames() ?? []) {
        const timed = await askFrame(frame, asked);
        for (const figure of ['startUp', 'work', 'painted', 'found'] as const) sum[figure] += timed[figure];
      }
      return sum;
    },
    async memory() {
      if (options.browser !== 'chromium' || !tab) return null;
      const session = await tab.createCDPSession();
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      await session.detach();
      return usedSize;
    },
    async processorTimes() {
      const session = await tab?.createCDPSession();
      // Both drivers hand on the same debugger, with types of their own.
      const end = await recordBy(session as unknown as Debugger, ['blink.user_timing']);
      return async () => timesBetween(await end(), 'work', 'worked');
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
