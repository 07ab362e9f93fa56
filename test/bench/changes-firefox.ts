/** What it costs a page to change in Firefox, as far as page and machine can tell. */
import { inTurn, publish } from './browser.ts';
import { AFTER, type Changing, change, codeTime, MOST, MUTATIONS } from './changes-page.ts';
import { type FirefoxPair, type FirefoxSide, inFirefoxTab, processorTime, untilMarked } from './firefox.ts';
import { type Gaps, gapsSince, watchGaps } from './gaps.ts';
import { atMostTimes, figuresFrom, sideBySide } from './lines.ts';
import type { Measure } from './part.ts';

/** What one run has shown. */
interface Change extends Gaps {
  /** Of the page's own code with the layout that it asks for, milliseconds by the clock. */
  code: number;
  /** Milliseconds on the processor; null where the machine does not tell. */
  mainThread: number | null;
  /** Frames that have not come in their turn. */
  dropped: number;
}

function run(side: FirefoxSide, url: string, { scenario }: Changing): Promise<Change> {
  return inFirefoxTab(side, async (tab) => {
    await watchGaps(tab);
    await tab.goto(url);
    const isMarked = await untilMarked(side, tab);
    if (side.name === 'with' && !isMarked) throw new Error('Nothing was underlined on the page.');
    await gapsSince(tab);
    let dropped = 0;
    const mainThread = await processorTime(side, async () => {
      dropped = await change(tab, scenario, AFTER);
    });
    return { ...(await gapsSince(tab)), mainThread, dropped, code: await codeTime(tab) };
  });
}

/** Measures one page that changes. */
export async function measureInFirefox(pair: FirefoxPair, page: Changing, runs: number): Promise<Measure[]> {
  const url = publish(pair.site, { name: page.name, html: await page.html() });
  const both = await inTurn(pair, runs, (side: FirefoxSide) => run(side, url, page));
  const goal = page.scenario === MUTATIONS ? atMostTimes(MOST) : () => null;
  const name = `${page.name}: ${page.scenario.name}`;
  const of = <T>(figure: (one: Change) => T) => figuresFrom(both, figure);
  return [
    sideBySide(
      name,
      'the page’s own code, by the clock',
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
      'longest gap in the event loop',
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
