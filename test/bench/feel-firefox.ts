/** How a page feels in Firefox, as far as page and machine can tell. */
import { type Both, inTurn, median, percentile, publish } from './browser.ts';
import { type KeyDelays, pressKeys, underlined, watchKeys, watchUnderlines } from './feel-page.ts';
import {
  type FirefoxPair,
  type FirefoxSide,
  inFirefoxTab,
  processorTime,
  untilFirefoxQuiet,
} from './firefox.ts';
import { type Gaps, gapsSince, watchGaps } from './gaps.ts';
import { alone, figuresFrom, sideBySide } from './lines.ts';
import type { BenchPage } from './pages.ts';
import type { Measure } from './part.ts';

/** What one visit has shown. */
interface Visit extends Gaps {
  /** Milliseconds on the processor; null where the machine does not tell. */
  mainThread: number | null;
  /** First contentful paint, milliseconds from the start of the navigation; null where nothing was painted. */
  firstPaint: number | null;
  /** From the end of loading to the first underline in view, milliseconds; null where none has come. */
  underlined: number | null;
}

/** How long a page is busy once it has loaded, milliseconds; and makes the browser warm. */
function workTime(side: FirefoxSide, url: string): Promise<number> {
  return inFirefoxTab(side, async (tab) => {
    await tab.goto(url);
    const since = performance.now();
    await untilFirefoxQuiet(side, tab);
    return performance.now() - since;
  });
}

/** Loads a page and looks at it for some time. */
function visit(side: FirefoxSide, url: string, time: number): Promise<Visit> {
  return inFirefoxTab(side, async (tab) => {
    await watchGaps(tab);
    await watchUnderlines(tab);
    const mainThread = await processorTime(side, async () => {
      await tab.goto(url);
      await tab.waitForTimeout(time);
    });
    const firstPaint = await tab.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
    );
    return { ...(await gapsSince(tab)), mainThread, firstPaint, underlined: await underlined(tab) };
  });
}

/** Loads a page and presses keys at once. */
function type(side: FirefoxSide, url: string, time: number): Promise<KeyDelays> {
  return inFirefoxTab(side, async (tab) => {
    await watchKeys(tab);
    await tab.goto(url);
    return pressKeys(tab, time);
  });
}

/**
 * Measures one page.
 * @param least so long it is looked at, milliseconds
 */
export async function measureInFirefox(
  pair: FirefoxPair,
  page: BenchPage,
  runs: number,
  least: number,
): Promise<Measure[]> {
  const url = publish(pair.site, page);
  await workTime(pair.without, url);
  const work = await workTime(pair.with, url);
  const time = Math.max(least, work * 1.5);
  const visits = await inTurn(pair, runs, (side: FirefoxSide) => visit(side, url, time));
  const keys = await inTurn(pair, Math.max(1, runs >> 1), (side: FirefoxSide) =>
    type(side, url, Math.max(500, work)),
  );
  const line = (what: string, unit: Measure['unit'], both: Both<number | null>) =>
    sideBySide(page.name, what, unit, both);
  const of = (figure: (one: Visit) => number | null) => figuresFrom(visits, figure);
  const underlines = visits.with.map((one) => one.underlined);
  return [
    line(
      'main-thread time',
      'ms',
      of(({ mainThread }) => mainThread),
    ),
    line(
      'longest gap in the event loop',
      'ms',
      of(({ longest }) => longest),
    ),
    line(
      'gaps of more than 50 ms',
      'count',
      of(({ long }) => long),
    ),
    line(
      'first contentful paint',
      'ms',
      of(({ firstPaint }) => firstPaint),
    ),
    line(
      'key to its handling, longest',
      'ms',
      figuresFrom(keys, ({ waited }) => percentile(waited, 1)),
    ),
    line(
      'key to the screen, p95',
      'ms',
      figuresFrom(keys, ({ shown }) => percentile(shown, 0.95)),
    ),
    ...(median(underlines) === null ? [] : [line('load to the underlines in view', 'ms', alone(underlines))]),
  ];
}
