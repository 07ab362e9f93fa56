/** What a reader feels of a page: how it loads, how busy it is, how soon it answers, what it holds in memory. */
import { inTab, inTurn, type Pair, percentile, publish, type Side, untilQuiet } from './browser.ts';
import { inEither } from './either.ts';
import { measureInFirefox } from './feel-firefox.ts';
import { heapOf, type KeyDelays, pressKeys, underlined, watchKeys, watchUnderlines } from './feel-page.ts';
import { alone, figuresFrom, sideBySide } from './lines.ts';
import { type BenchPage, makePage, type PageKind, readPage } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';
import { type Figures, figuresOf, sinceLoading } from './trace.ts';
import { record } from './trace-record.ts';

/** Made-up pages, UTF-16 units. */
const PAGES: readonly (readonly [PageKind, number])[] = [
  ['dense', 100_000],
  ['dense', 1_000_000],
  ['sparse', 1_000_000],
  ['none', 1_000_000],
  ['small-nodes', 1_300_000],
  ['frames', 500_000],
  ['shadows', 500_000],
];
/** A page is looked at so long at least after it has loaded, milliseconds: what comes some seconds later is ours too. */
const LEAST = 3000;
/** A page may be so much larger in memory, bytes. */
const MOST_HEAP = 2e6;
/** No task of ours may be longer, milliseconds. */
const LONGEST = 16;

/** What one visit has shown; `heap` in bytes. */
type Visit = Figures & { heap: number };

function pagesFor({ quick, files }: Options): BenchPage[] {
  const made = quick ? PAGES.slice(0, 1) : PAGES;
  return [...made.map(([kind, units]) => makePage(kind, units)), ...files.map((file) => readPage(file))];
}

/** How long our scripts work on a page once it has loaded, milliseconds; and makes both browsers warm. */
async function workTime(pair: Pair, url: string): Promise<number> {
  await inTab(pair.without, (page) => page.goto(url));
  return inTab(pair.with, async (page) => {
    await page.goto(url);
    const since = performance.now();
    await untilQuiet(pair.with, page);
    return performance.now() - since;
  });
}

/** Loads a page and looks at it for some time. */
function visit(side: Side, url: string, time: number): Promise<Visit> {
  return inTab(side, async (page) => {
    const end = await record(page);
    await page.goto(url);
    await page.waitForTimeout(time);
    const events = await end();
    const figures = figuresOf(events, sinceLoading(events, url), side.ours);
    return { ...figures, heap: await heapOf(page) };
  });
}

/** Loads a page and presses keys at once. */
function type(side: Side, url: string, time: number): Promise<KeyDelays> {
  return inTab(side, async (page) => {
    await watchKeys(page);
    await page.goto(url);
    return pressKeys(page, time);
  });
}

/** Loads a page and waits for the first underline in view. */
function underline(side: Side, url: string, time: number): Promise<number | null> {
  return inTab(side, async (page) => {
    await watchUnderlines(page);
    await page.goto(url);
    await page.waitForTimeout(time);
    return underlined(page);
  });
}

async function measure(pair: Pair, page: BenchPage, runs: number): Promise<Measure[]> {
  const { name } = page;
  const url = publish(pair.site, page);
  const work = await workTime(pair, url);
  const time = Math.max(LEAST, work * 1.5);
  const visits = await inTurn(pair, runs, (side) => visit(side, url, time));
  const keys = await inTurn(pair, Math.max(1, runs >> 1), (side) => type(side, url, Math.max(500, work)));
  const underlines: (number | null)[] = [];
  for (let run = 0; run < Math.max(1, runs >> 1); run++)
    underlines.push(await underline(pair.with, url, Math.max(500, work)));
  const ours = visits.with;
  return [
    sideBySide(
      name,
      'main-thread time',
      'ms',
      figuresFrom(visits, ({ mainThread }) => mainThread),
    ),
    sideBySide(name, 'of it in our scripts', 'ms', alone(ours.map((one) => one.ours))),
    sideBySide(
      name,
      'longest task',
      'ms',
      figuresFrom(visits, ({ longest }) => longest),
    ),
    sideBySide(
      name,
      'longest task of ours',
      'ms',
      alone(ours.map(({ oursLongest }) => oursLongest)),
      (longest) => ({
        wanted: `at most ${LONGEST} ms`,
        met: longest <= LONGEST,
      }),
    ),
    sideBySide(
      name,
      'longest task of ours, on the processor',
      'ms',
      alone(ours.map(({ oursLongestOnProcessor }) => oursLongestOnProcessor)),
    ),
    sideBySide(
      name,
      'tasks of more than 50 ms',
      'count',
      figuresFrom(visits, ({ longTasks }) => longTasks),
    ),
    sideBySide(
      name,
      'first contentful paint',
      'ms',
      figuresFrom(visits, ({ firstPaint }) => firstPaint),
    ),
    sideBySide(
      name,
      'layout shift',
      'count',
      figuresFrom(visits, ({ layoutShift }) => layoutShift),
      (now, before) => ({
        wanted: 'no change',
        met: Math.abs(now - before) < 0.001,
      }),
    ),
    sideBySide(
      name,
      'key to its handling, longest',
      'ms',
      figuresFrom(keys, ({ waited }) => percentile(waited, 1)),
    ),
    sideBySide(
      name,
      'key to the screen, p95',
      'ms',
      figuresFrom(keys, ({ shown }) => percentile(shown, 0.95)),
    ),
    sideBySide(
      name,
      'JS heap',
      'MB',
      figuresFrom(visits, ({ heap }) => heap / 1e6),
      (now, before) => ({
        wanted: 'at most 2 MB more',
        met: (now - before) * 1e6 <= MOST_HEAP,
      }),
    ),
    sideBySide(name, 'load to the underlines in view', 'ms', alone(underlines)),
  ];
}

export const feel: Part = {
  name: 'feel',
  title:
    'Page feel: the same pages in two browsers, with and without the extension; in Chromium by the browser’s own trace',
  run: (options) =>
    inEither(options, 'page feel', pagesFor(options), {
      chromium: (pair, page) => measure(pair, page, options.runs),
      firefox: (pair, page) => measureInFirefox(pair, page, options.runs, LEAST),
    }),
};
