/** Pages with nothing to find: what they pay for being looked at, and for a pointer that moves. */
import { inTab, inTurn, median, type Pair, publish, type Side, untilQuiet } from './browser.ts';
import { inEither } from './either.ts';
import { measureInFirefox } from './nothing-firefox.ts';
import { listenersIn, movePointer, readAll, readAllBeside } from './nothing-page.ts';
import { type BenchPage, makePage, readPage } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';
import { betweenMarks, type Figures, figuresOf, sinceLoading, timesBetween } from './trace.ts';
import { record } from './trace-record.ts';

/** So much of the floor a page of many nodes may cost. */
const MOST = 0.5;
/** A page of more text nodes than this is one of many nodes. */
const MANY = 50_000;
/** From loading on, milliseconds: with the look for late shadow roots. */
const TIME = 4000;

/** What a load has shown, and what reading each character once takes there, milliseconds on the processor. */
interface Visit extends Figures {
  /** In a world of its own, as our scripts are. */
  floor: number;
  /** In the page's own world, which no extension reads in. */
  pageFloor: number;
  nodes: number;
}

/** Without what the generator puts in of the back. */
function withoutTerms({ name, html }: BenchPage): BenchPage {
  return {
    name: `${name}, nothing to find`,
    html: html.replace(/<u>.*?<\/u>/gs, '').replace(/<title>.*?<\/title>/, '<title>A listing</title>'),
  };
}

function pagesFor({ quick, files }: Options): BenchPage[] {
  const nodes = withoutTerms(makePage('small-nodes', quick ? 500_000 : 1_300_000));
  const named = files.map((file) => readPage(file));
  if (quick) return [nodes, ...named];
  return [makePage('none', 1_000_000), nodes, ...named];
}

function visit(side: Side, url: string): Promise<Visit> {
  return inTab(side, async (page) => {
    const end = await record(page);
    await page.goto(url);
    await page.waitForTimeout(TIME);
    await page.evaluate(() => performance.mark('bench:loaded'));
    const nodes = await readAllBeside(page);
    await page.evaluate(readAll);
    const events = await end();
    const loading = sinceLoading(events, url);
    const figures = figuresOf(
      events,
      { ...loading, to: betweenMarks(events, 'loaded', 'read').from },
      side.ours,
    );
    const [floor = Number.NaN, pageFloor = Number.NaN] = timesBetween(events, 'floor', 'read');
    return { ...figures, nodes, floor, pageFloor };
  });
}

/** Main-thread time of 500 moves of the pointer. */
function moves(side: Side, url: string): Promise<number> {
  return inTab(side, async (page) => {
    await page.goto(url);
    await untilQuiet(side, page);
    const end = await record(page);
    await movePointer(page, 500);
    const events = await end();
    return figuresOf(events, betweenMarks(events, 'from', 'to'), side.ours).mainThread;
  });
}

async function measure(pair: Pair, page: BenchPage, runs: number): Promise<Measure[]> {
  const { name } = page;
  const url = publish(pair.site, page);
  const visits = await inTurn(pair, runs, (side) => visit(side, url));
  const all = [...visits.with, ...visits.without];
  const floor = median(all.map((one) => one.floor)) as number;
  const pageFloor = median(all.map((one) => one.pageFloor)) as number;
  const ours = median(visits.with.map((one) => one.ours)) as number;
  const without = median(visits.without.map(({ mainThread }) => mainThread)) as number;
  const whole = median(visits.with.map(({ mainThread }) => mainThread)) as number;
  const isHeavy = (visits.with[0]?.nodes ?? 0) > MANY;
  // Only where nothing is found: a named file may name the back.
  const marked = await inTab(pair.with, async (page) => {
    await page.goto(url);
    await untilQuiet(pair.with, page);
    return listenersIn(page);
  });
  const measures: Measure[] = [
    {
      page: name,
      what: 'our scripts, from loading on, against the floor',
      unit: 'ms',
      values: { ours, floor, 'floor, in the page’s own world': pageFloor },
      ratio: ours / floor,
      goal:
        isHeavy && !marked.spotter ? { wanted: 'at most half the floor', met: ours <= floor * MOST } : null,
    },
    {
      page: name,
      what: 'main-thread time, whole',
      unit: 'ms',
      values: { with: whole, without },
      ratio: whole / without,
      goal: null,
    },
  ];
  if (marked.spotter) return measures;
  const moved = await inTurn(pair, runs, (side) => moves(side, url));
  const [a, b] = [median(moved.with) as number, median(moved.without) as number];
  return [
    ...measures,
    {
      page: name,
      what: 'listeners of ours to pointer and scrolling',
      unit: 'count',
      values: { ours: marked.listeners },
      ratio: null,
      goal: { wanted: 'none', met: marked.listeners === 0 },
    },
    {
      page: name,
      what: '500 moves of the pointer',
      unit: 'ms',
      values: { with: a, without: b },
      ratio: a / b,
      goal: null,
    },
  ];
}

export const nothing: Part = {
  name: 'nothing',
  title: 'A page with nothing to find: what looking at it costs, against reading each of its characters once',
  run: (options) =>
    inEither(options, 'nothing to find', pagesFor(options), {
      chromium: (pair, page) => measure(pair, page, options.runs),
      firefox: (pair, page) => measureInFirefox(pair, page, options.runs, TIME),
    }),
};
