/** Pages with nothing to find in Firefox, as far as page and machine can tell. */
import { type Both, inTurn, median, publish } from './browser.ts';
import {
  type FirefoxPair,
  type FirefoxSide,
  inFirefoxTab,
  processorTime,
  untilFirefoxQuiet,
} from './firefox.ts';
import { type Gaps, gapsSince, watchGaps } from './gaps.ts';
import { figuresFrom, sideBySide } from './lines.ts';
import { movePointer, readAll, timeOfMarks } from './nothing-page.ts';
import type { BenchPage } from './pages.ts';
import type { Measure } from './part.ts';

/** What a load has shown. */
interface Visit extends Gaps {
  /** Milliseconds on the processor; null where the machine does not tell. */
  mainThread: number | null;
  /** What reading each character once takes, milliseconds by the clock. */
  floor: number;
  isMarked: boolean;
}

function visit(side: FirefoxSide, url: string, time: number): Promise<Visit> {
  return inFirefoxTab(side, async (tab) => {
    await watchGaps(tab);
    const mainThread = await processorTime(side, async () => {
      await tab.goto(url);
      await tab.waitForTimeout(time);
    });
    const gaps = await gapsSince(tab);
    const isMarked = await tab.evaluate(() => CSS.highlights.size > 0);
    await tab.evaluate(readAll);
    return { ...gaps, mainThread, isMarked, floor: await timeOfMarks(tab, 'floor', 'read') };
  });
}

/** Main-thread time of 500 moves of the pointer; null where the machine does not tell. */
function moves(side: FirefoxSide, url: string): Promise<number | null> {
  return inFirefoxTab(side, async (tab) => {
    await tab.goto(url);
    await untilFirefoxQuiet(side, tab);
    return processorTime(side, () => movePointer(tab, 500));
  });
}

/** How much more one side takes than the other, medians; null where the machine does not tell. */
function more({ with: ours, without }: Both<number | null>): number | null {
  const [a, b] = [median(ours), median(without)];
  return a === null || b === null ? null : a - b;
}

/**
 * Measures one page.
 * @param time so long it is looked at from loading on, milliseconds
 */
export async function measureInFirefox(
  pair: FirefoxPair,
  page: BenchPage,
  runs: number,
  time: number,
): Promise<Measure[]> {
  const url = publish(pair.site, page);
  const visits = await inTurn(pair, runs, (side: FirefoxSide) => visit(side, url, time));
  const mainThread = figuresFrom(visits, (one) => one.mainThread);
  const floor = median([...visits.with, ...visits.without].map((one) => one.floor));
  const added = more(mainThread);
  const measures = [
    sideBySide(page.name, 'main-thread time, whole', 'ms', mainThread),
    {
      page: page.name,
      // A small difference of great figures: it says something over many runs only.
      what: 'what it is more with the extension, against the floor',
      unit: 'ms',
      values: { more: added, floor },
      ratio: added !== null && floor ? added / floor : null,
      goal: null,
    } satisfies Measure,
    sideBySide(
      page.name,
      'longest gap in the event loop',
      'ms',
      figuresFrom(visits, ({ longest }) => longest),
    ),
  ];
  // Only where nothing is found: a named file may name the back.
  if (visits.with.some(({ isMarked }) => isMarked)) return measures;
  const moved = await inTurn(pair, runs, (side: FirefoxSide) => moves(side, url));
  return [...measures, sideBySide(page.name, '500 moves of the pointer', 'ms', moved)];
}
