/** How soon a card is there in Chromium, and what its main thread does until then. */
import { DEFAULTS } from '../../browser/settings-schema.ts';
import { inTab, type Pair, publish, type Side, untilQuiet } from './browser.ts';
import { CARDS, hoverTerm, MOST, stopWorker, watchCard } from './card-page.ts';
import { delayLine } from './lines.ts';
import type { BenchPage } from './pages.ts';
import type { Measure } from './part.ts';
import { betweenMarks, figuresOf, workSince } from './trace.ts';
import { record } from './trace-record.ts';

/** No task of ours may be longer, milliseconds. */
const LONGEST = 16;
/** Work counts from so long after the pointer's coming on: a little before the pause ends, when a card is put in. */
const SINCE = DEFAULTS.hoverPause - 20;

interface Visit {
  /** True: the browser has stopped the service worker before the first card. */
  isCold: boolean;
  isTraced: boolean;
  /** Cards that are opened. */
  count: number;
}

/** What cards on one page have taken, milliseconds each. */
interface Opened {
  /** From the end of the pause to the frame that shows the card. */
  delays: number[];
  /** What the page's main thread has worked in that time and shortly before, on the processor. */
  work: number[];
  /** The longest task of ours while all of them were made and shown, on the processor. */
  longest: number;
}

/**
 * Opens cards on a fresh page, one after the other.
 * @param isTraced true: takes the time on the processor, which makes all a little slower; else the delays alone
 */
function openCards(side: Side, url: string, { isCold, isTraced, count }: Visit): Promise<Opened> {
  return inTab(side, async (page) => {
    await watchCard(page);
    await page.goto(url);
    await untilQuiet(side, page);
    if (isCold) await stopWorker(side);
    const end = isTraced ? await record(page) : null;
    await page.evaluate(() => performance.mark('bench:first'));
    const delays: number[] = [];
    for (let at = 0; at < count; at++) {
      const delay = await hoverTerm(page, at);
      if (delay !== null) delays.push(delay);
    }
    await page.evaluate(() => performance.mark('bench:last'));
    const events = (await end?.()) ?? null;
    if (!events) return { delays, work: [], longest: 0 };
    const { oursLongestOnProcessor } = figuresOf(events, betweenMarks(events, 'first', 'last'), side.ours);
    return { delays: [], work: workSince(events, 'moved', SINCE, 'card'), longest: oursLongestOnProcessor };
  });
}

/**
 * Measures cards on one page.
 * @param isCold true: the browser has stopped the service worker before the first card, and no other follows
 */
export async function measureCards(
  pair: Pair,
  page: BenchPage,
  isCold: boolean,
  runs: number,
): Promise<Measure[]> {
  const url = publish(pair.site, page);
  const count = isCold ? 1 : CARDS;
  const first: Opened = { delays: [], work: [], longest: 0 };
  const later: Opened = { delays: [], work: [], longest: 0 };
  // A p95 of few numbers is their greatest.
  for (let run = 0; run < runs * 4; run++) {
    const { delays, work, longest } = await openCards(pair.with, url, {
      isCold,
      isTraced: run % 2 > 0,
      count,
    });
    for (const [all, from, to] of [
      [first, 0, 1],
      [later, 1, CARDS],
    ] as const) {
      all.delays.push(...delays.slice(from, to));
      all.work.push(...work.slice(from, to));
    }
    first.longest = Math.max(first.longest, longest);
  }
  const on = isCold ? `${page.name}, service worker stopped` : page.name;
  return [
    delayLine(on, 'hover to card after the pause, first on a page', first.delays, MOST.first),
    delayLine(on, 'the same, time on the processor', first.work, null),
    ...(isCold
      ? []
      : [
          delayLine(on, 'hover to card after the pause, later', later.delays, MOST.later),
          delayLine(on, 'the same, time on the processor, later', later.work, null),
        ]),
    {
      page: on,
      what: 'longest task of ours, time on the processor',
      unit: 'ms',
      values: { ours: first.longest },
      ratio: null,
      goal: { wanted: `at most ${LONGEST} ms`, met: first.longest <= LONGEST },
    },
  ];
}
