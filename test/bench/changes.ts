/** What it costs a page to change while the extension follows. */
import { APP_NAMES, appPage, buildApp } from './apps/build.ts';
import { inTab, inTurn, type Pair, publish, type Side, untilQuiet } from './browser.ts';
import { measureInFirefox } from './changes-firefox.ts';
import {
  AFTER,
  CHAT,
  type Changing,
  change,
  DRAWING,
  LIST,
  MOST,
  MUTATIONS,
  type Scenario,
} from './changes-page.ts';
import { inEither } from './either.ts';
import { atMostTimes, figuresFrom, sideBySide } from './lines.ts';
import { makePage } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';
import { betweenMarks, type Figures, figuresOf, timesBetween } from './trace.ts';
import { record } from './trace-record.ts';

/** What one run has shown. */
interface Change extends Figures {
  /** Time on the processor of the page's own code with the layout that it asks for, milliseconds. */
  code: number;
  /** Frames that have not come in their turn, at 60 a second. */
  dropped: number;
}

function pagesFor({ quick }: Options): Changing[] {
  const { name, html } = makePage('dense', 100_000);
  const chat =
    '<!doctype html><meta charset="utf-8"><title>Low back pain, a chat</title><h1>Low back pain</h1><p>Ibuprofen?</p>';
  const pages: Changing[] = [
    { name, html: () => html, scenario: MUTATIONS },
    { name: 'chat', html: () => chat, scenario: CHAT },
    { name: 'virtual list', html: () => chat, scenario: LIST },
  ];
  if (quick) return pages.slice(0, 2);
  const apps = APP_NAMES.map((app) => ({
    name: `app in ${app}`,
    html: async () => appPage(app, await buildApp(app)),
    scenario: DRAWING,
  }));
  return [...pages, ...apps];
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

async function measure(pair: Pair, page: Changing, runs: number): Promise<Measure[]> {
  const { scenario } = page;
  const url = publish(pair.site, { name: page.name, html: await page.html() });
  const both = await inTurn(pair, runs, (side) => run(side, url, scenario));
  const goal = scenario === MUTATIONS ? atMostTimes(MOST) : () => null;
  const name = `${page.name}: ${scenario.name}`;
  const of = (figure: (one: Change) => number) => figuresFrom(both, figure);
  return [
    sideBySide(
      name,
      'the page’s own code',
      'ms',
      of(({ code }) => code),
      goal,
    ),
    sideBySide(
      name,
      'main-thread time',
      'ms',
      of(({ mainThread }) => mainThread),
      goal,
    ),
    sideBySide(
      name,
      'of it in our scripts',
      'ms',
      of(({ ours }) => ours),
    ),
    sideBySide(
      name,
      'longest task',
      'ms',
      of(({ longest }) => longest),
    ),
    sideBySide(
      name,
      'frames dropped',
      'count',
      of(({ dropped }) => dropped),
    ),
  ];
}

export const changes: Part = {
  name: 'changes',
  title: 'A page that changes: marked pages change themselves, with and without the extension',
  run: (options) =>
    inEither(options, 'a page that changes', pagesFor(options), {
      chromium: (pair, page) => measure(pair, page, options.runs),
      firefox: (pair, page) => measureInFirefox(pair, page, options.runs),
    }),
};
