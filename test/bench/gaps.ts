/** How long others wait on a page's main thread, as the page itself can tell: a timer that comes again and again comes late. */
import type { Tab } from './tab.ts';

interface Watched {
  benchGaps: number[];
}

/** Gaps between a timer's calls, which a page that does nothing else hears each 4 ms. */
export interface Gaps {
  /** Milliseconds. */
  longest: number;
  /** Of more than 50 ms. */
  long: number;
}

/** From now on each page of the tab looks at the clock again and again. */
export async function watchGaps(tab: Tab): Promise<void> {
  await tab.addInitScript(() => {
    if (window !== top) return;
    const world = globalThis as unknown as Watched;
    world.benchGaps = [];
    let last = performance.now();
    const look = () => {
      const now = performance.now();
      world.benchGaps.push(now - last);
      last = now;
      setTimeout(look);
    };
    setTimeout(look);
  });
}

/** The gaps since the page was opened, or since this was last asked. */
export async function gapsSince(tab: Tab): Promise<Gaps> {
  const gaps = await tab.evaluate(() => (globalThis as unknown as Watched).benchGaps.splice(0));
  return { longest: Math.max(0, ...gaps), long: gaps.filter((gap) => gap > 50).length };
}
