/** Two real Chromiums side by side, one with the extension and one without, and a server for pages. */
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { closeWelcome } from '../../scripts/welcome-tab.ts';
import { BUILD, openSite, type Site } from '../e2e/support.ts';
import type { BenchPage } from './pages.ts';
import type { Options } from './part.ts';

/** One of the two browsers. */
export interface Side {
  name: 'with' | 'without';
  context: BrowserContext;
  /** What addresses of our scripts begin with; null without the extension. */
  ours: string | null;
  /** The extension's service worker; null without the extension. */
  worker: Worker | null;
}

/** Both browsers, and the pages that they see. */
export interface Pair {
  with: Side;
  without: Side;
  site: Site;
  close(): Promise<void>;
}

/** Measurements of both sides, in the order of the runs. */
export interface Both<T> {
  with: T[];
  without: T[];
}

async function launch(executablePath: string, name: Side['name']): Promise<Side> {
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    headless: true,
    viewport: { width: 1100, height: 800 },
    // Whoever runs us ends us, and has us close.
    ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    args: [
      '--headless=new',
      '--no-sandbox',
      ...(name === 'with' ? [`--disable-extensions-except=${BUILD}`, `--load-extension=${BUILD}`] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
  // Pages' own addresses elsewhere are not asked: only what is in the file is measured.
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  if (name === 'without') return { name, context, ours: null, worker: null };
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await closeWelcome(context, BUILD);
  return { name, context, ours: `chrome-extension://${new URL(worker.url()).host}/`, worker };
}

/** Opens both browsers. Close them when done. */
export async function openPair({ executable }: Pick<Options, 'executable'>): Promise<Pair> {
  const site = await openSite();
  const sides: Side[] = [];
  const close = async () => {
    await Promise.all([...sides.map(({ context }) => context.close()), site.close()]);
  };
  try {
    const one = await launch(executable, 'with');
    sides.push(one);
    const other = await launch(executable, 'without');
    sides.push(other);
    return { with: one, without: other, site, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Puts a page on the server. @returns its address */
export function publish({ url, pages }: Site, { name, html }: BenchPage): string {
  const path = `/${encodeURIComponent(name)}.html`;
  pages.set(path, { body: html });
  return url + path;
}

/** Measures on both sides in turn; which comes first changes with each run. */
export async function inTurn<T, S = Side>(
  pair: { with: S; without: S },
  runs: number,
  measure: (side: S, run: number) => Promise<T>,
): Promise<Both<T>> {
  const all: Both<T> = { with: [], without: [] };
  for (let run = 0; run < runs; run++) {
    for (const name of run % 2 ? (['without', 'with'] as const) : (['with', 'without'] as const))
      all[name].push(await measure(pair[name], run));
  }
  return all;
}

/** Opens a page of its own, hands it out, and closes it. */
export async function inTab<T>(side: Side, use: (page: Page) => Promise<T>): Promise<T> {
  const page = await side.context.newPage();
  try {
    return await use(page);
  } finally {
    await page.close();
  }
}

/** How long our scripts may be busy with a page, milliseconds. */
const LONGEST_WAIT = 60_000;

/** Asks the isolated worlds of our scripts in a page and in all of its frames of the same process. */
async function inWorlds<T>(
  page: Page,
  use: (run: (expression: string) => Promise<unknown[]>) => Promise<T>,
): Promise<T> {
  const session = await page.context().newCDPSession(page);
  const worlds = new Set<number>();
  session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (origin.startsWith('chrome-extension://')) worlds.add(id);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) =>
    worlds.delete(executionContextId),
  );
  await session.send('Runtime.enable');
  try {
    return await use(async (expression) => {
      const answers = await Promise.allSettled(
        [...worlds].map((contextId) =>
          session.send('Runtime.evaluate', { expression, contextId, returnByValue: true }),
        ),
      );
      // A frame that goes meanwhile answers nothing.
      return answers.flatMap((one) => (one.status === 'fulfilled' ? [one.value.result.value] : []));
    });
  } finally {
    await session.detach();
  }
}

/** Waits until our scripts have nothing more to do in any frame; not at all where there are none. */
export async function untilQuiet(side: Side, page: Page): Promise<void> {
  if (side.name === 'without') return;
  const end = performance.now() + LONGEST_WAIT;
  await inWorlds(page, async (run) => {
    // Between gate and spotter there is a moment in which neither tells.
    for (let quiet = 0; quiet < 3; ) {
      if (performance.now() > end) throw new Error(`Our scripts are still busy on ${page.url()}.`);
      await page.waitForTimeout(60);
      const busy = await run('globalThis.__backbriefSpotter?.isBusy() ?? false');
      quiet = busy.length > 0 && !busy.includes(true) ? quiet + 1 : 0;
    }
  });
}

/** The middle one of some numbers, or the mean of both middle ones; null where there are none. */
export function median(numbers: readonly (number | null)[]): number | null {
  const sorted = numbers.filter((number) => number !== null).sort((a, b) => a - b);
  const { length } = sorted;
  if (length === 0) return null;
  return ((sorted[(length - 1) >> 1] as number) + (sorted[length >> 1] as number)) / 2;
}

/** The number that so great a part of all does not exceed, the nearest one that is there; null where there are none. */
export function percentile(numbers: readonly number[], part: number): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null;
}
