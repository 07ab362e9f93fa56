/** What it costs a page to change while the extension follows. */
import { APP_NAMES, appPage, buildApp } from './apps/build.ts';
import { type Both, inTab, inTurn, median, openPair, type Pair, type Side, untilQuiet } from './browser.ts';
import { CHAT, change, DRAWING, LIST, MUTATIONS, type Scenario } from './changes-page.ts';
import { makePage } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';
import { betweenMarks, type Figures, figuresOf, timesBetween } from './trace.ts';
import { record } from './trace-record.ts';

/** How many times as long as without us 2,000 changes may take. */
const MOST = 1.1;
/** After the last change so long is looked on, milliseconds: what follows changes is put off. */
const AFTER = 2500;

/** What one run has shown. */
interface Change extends Figures {
  /** Time on the processor of the page's own code with the layout that it asks for, milliseconds. */
  code: number;
  /** Frames that have not come in their turn, at 60 a second. */
  dropped: number;
}

/** A page and what it does. */
interface Changing {
  name: string;
  html: string;
  scenario: Scenario;
}

async function all({ quick }: Options): Promise<Changing[]> {
  const { name, html } = makePage('dense', 100_000);
  const chat =
    '<!doctype html><meta charset="utf-8"><title>Low back pain, a chat</title><h1>Low back pain</h1><p>Ibuprofen?</p>';
  const pages = [
    { name, html, scenario: MUTATIONS },
    { name: 'chat', html: chat, scenario: CHAT },
    { name: 'virtual list', html: chat, scenario: LIST },
  ];
  if (quick) return pages.slice(0, 1);
  for (const app of APP_NAMES)
    pages.push({ name: `app in ${app}`, html: appPage(app, await buildApp(app)), scenario: DRAWING });
  return pages;
}

function run(side: Side, url: string, scenario: Scenario): Promise<Change> {
  return inTab(side, async (page) => {
    await page.goto(url);
    await untilQuiet(side, page);
    const end = await record(page);
    const dropped = await change(page, scenario, AFTER);
    const events = await end();
    const figures = figuresOf(events, betweenMarks(events, 'from', 'to'), side.ours);
    return {
      ...figures,
      dropped,
      code: timesBetween(events, 'step', 'rest').reduce((sum, time) => sum + time, 0),
    };
  });
}

function line(
  page: string,
  what: string,
  unit: Measure['unit'],
  both: Both<Change>,
  of: (one: Change) => number,
  most: number | null = null,
): Measure {
  const ours = median(both.with.map(of));
  const without = median(both.without.map(of));
  const ratio = ours !== null && without ? ours / without : null;
  const goal =
    most === null || ratio === null
      ? null
      : { wanted: `at most ${most} times what it costs without`, met: ratio <= most };
  return { page, what, unit, values: { with: ours, without }, ratio, goal };
}

async function measure(pair: Pair, { name, html, scenario }: Changing, runs: number): Promise<Measure[]> {
  const path = `/${encodeURIComponent(name)}.html`;
  pair.site.pages.set(path, { body: html });
  const both = await inTurn(pair, runs, (side) => run(side, pair.site.url + path, scenario));
  const most = scenario === MUTATIONS ? MOST : null;
  const page = `${name}: ${scenario.name}`;
  return [
    line(page, 'the page’s own code', 'ms', both, ({ code }) => code, most),
    line(page, 'main-thread time', 'ms', both, ({ mainThread }) => mainThread, most),
    line(page, 'of it in our scripts', 'ms', both, ({ ours }) => ours),
    line(page, 'longest task', 'ms', both, ({ longest }) => longest),
    line(page, 'frames dropped', 'count', both, ({ dropped }) => dropped),
  ];
}

export const changes: Part = {
  name: 'changes',
  title: 'A page that changes: marked pages change themselves, with and without the extension',
  inFirefox: false,
  async run(options) {
    const pair = await openPair(options);
    try {
      const measures: Measure[] = [];
      for (const page of await all(options)) {
        options.log(`a page that changes: ${page.name}`);
        measures.push(...(await measure(pair, page, options.runs)));
      }
      return measures;
    } finally {
      await pair.close();
    }
  },
};
