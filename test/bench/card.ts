/** How soon a card is there, and how soon an answer to a key in a search field. */
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { inTab, median, openPair, type Pair, percentile, type Side, untilQuiet } from './browser.ts';
import { hoverTerm, stopWorker, watchCard } from './card-page.ts';
import { keysPressed, watchKeys } from './feel-page.ts';
import { type BenchPage, makePage, readPage } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';
import { betweenMarks, figuresOf, timesBetween } from './trace.ts';
import { record } from './trace-record.ts';

/** The first card of a page may take so long after the pause, p95, milliseconds. */
const FIRST = 50;
/** Each card after it may take one frame. */
const FRAME = 1000 / 60;
/** No task of ours may be longer, milliseconds. */
const LONGEST = 16;
/** Cards that are opened on each page: the first one and those after it. */
const CARDS = 8;
/** What is typed, one key after the other. */
const QUERIES = ['sciatica', 'ibuprofen and blood thinners', 'tens', 'is yoga good', 'caudaequina'];

const ARTICLE = resolve(import.meta.dirname, '../pages/article.html');

/** Pages of the extension with a field to search in. */
const FIELDS = ['popup.html', 'sidepanel.html#/evidence'];

interface Visit {
  /** True: the browser has stopped the service worker before the first card. */
  isCold: boolean;
  isTraced: boolean;
  /** Cards that are opened. */
  count: number;
}

/** A short page. */
const NOTE = {
  name: 'a short note',
  html: `<!doctype html><meta charset="utf-8"><title>Visit</title><h1>Low back pain</h1>${[
    'Low back pain for six weeks; takes ibuprofen and naproxen.',
    'Asked about acupuncture, a TENS unit and yoga.',
    'Spinal manipulation gave no relief; cyclobenzaprine at night.',
    'Massage once a week, duloxetine discussed.',
  ]
    .map((text) => `<p>${text}</p>`)
    .join('')}`,
};

/** What cards on one page have taken, milliseconds each. */
interface Opened {
  /** From the end of the pause to the frame that shows the card. */
  delays: number[];
  /** What the page's main thread has worked in that time, on the processor. */
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
    return { delays: [], work: timesBetween(events, 'pause', 'card'), longest: oursLongestOnProcessor };
  });
}

/** Types into a search field of a page of the extension; from each key to the frame that shows the answer, milliseconds. */
async function search(side: Side, path: string): Promise<number[]> {
  return inTab(side, async (page: Page) => {
    await watchKeys(page);
    await page.goto(`${side.ours}${path}`);
    const field = page.locator('[type=search], [role=combobox]').first();
    await field.waitFor();
    // The index is made once the field can be typed in.
    await page.waitForTimeout(500);
    await field.focus();
    for (const query of QUERIES) {
      await field.fill('');
      for (const key of query) {
        await page.keyboard.press(key === ' ' ? 'Space' : key);
        await page.waitForTimeout(30);
      }
    }
    return (await keysPressed(page)).shown;
  });
}

function line(page: string, what: string, delays: readonly number[], most: number | null): Measure {
  const p95 = percentile(delays, 0.95);
  return {
    page,
    what,
    unit: 'ms',
    values: { p95, median: median(delays) },
    ratio: null,
    goal:
      most === null || p95 === null
        ? null
        : { wanted: `p95 at most ${most.toFixed(0)} ms`, met: p95 <= most },
  };
}

function pagesFor({ quick, files }: Options): BenchPage[] {
  const dense = makePage('dense', 200_000);
  return quick ? [NOTE, dense] : [NOTE, readPage(ARTICLE), dense, ...files.map(readPage)];
}

async function cards(pair: Pair, options: Options): Promise<Measure[]> {
  const { runs, quick, log } = options;
  const measures: Measure[] = [];
  for (const { name, html } of pagesFor(options)) {
    const path = `/${encodeURIComponent(name)}.html`;
    const url = pair.site.url + path;
    pair.site.pages.set(path, { body: html });
    for (const isCold of quick ? [false] : [false, true]) {
      log(`cards: ${name}${isCold ? ', service worker stopped' : ''}`);
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
      const on = isCold ? `${name}, service worker stopped` : name;
      measures.push(
        line(on, 'hover to card after the pause, first on a page', first.delays, FIRST),
        line(on, 'the same, time on the processor', first.work, null),
      );
      if (!isCold)
        measures.push(
          line(on, 'hover to card after the pause, later', later.delays, FRAME),
          line(on, 'the same, time on the processor, later', later.work, null),
        );
      measures.push({
        page: on,
        what: 'longest task of ours, time on the processor',
        unit: 'ms',
        values: { ours: first.longest },
        ratio: null,
        goal: { wanted: `at most ${LONGEST} ms`, met: first.longest <= LONGEST },
      });
    }
  }
  return measures;
}

export const card: Part = {
  name: 'card',
  title:
    'Cards and search: from the end of the pause to the card on the screen, from a key to its answer on the screen',
  inFirefox: false,
  async run(options) {
    const pair = await openPair(options);
    try {
      const measures = await cards(pair, options);
      for (const path of FIELDS) {
        options.log(`search: ${path}`);
        const keys: number[] = [];
        for (let run = 0; run < options.runs; run++) keys.push(...(await search(pair.with, path)));
        measures.push(line(path, 'key to answer on the screen', keys, null));
      }
      return measures;
    } finally {
      await pair.close();
    }
  },
};
