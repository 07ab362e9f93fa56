/** How soon a card is there in Firefox. Its drivers may not open the extension's own pages, so search fields are not measured there. */
import { publish } from './browser.ts';
import { CARDS, hoverTerm, MOST, watchCard } from './card-page.ts';
import { type FirefoxPair, type FirefoxSide, inFirefoxTab, untilMarked } from './firefox.ts';
import { delayLine } from './lines.ts';
import type { BenchPage } from './pages.ts';
import type { Measure } from './part.ts';

/** Opens cards on a fresh page, one after the other; from the end of the pause to the frame that shows each, milliseconds. */
function openCards(side: FirefoxSide, url: string): Promise<number[]> {
  return inFirefoxTab(side, async (tab) => {
    await watchCard(tab);
    await tab.goto(url);
    if (!(await untilMarked(side, tab))) return [];
    const delays: number[] = [];
    for (let at = 0; at < CARDS; at++) {
      const delay = await hoverTerm(tab, at);
      if (delay !== null) delays.push(delay);
    }
    return delays;
  });
}

/** Measures cards on one page. */
export async function measureInFirefox(pair: FirefoxPair, page: BenchPage, runs: number): Promise<Measure[]> {
  const url = publish(pair.site, page);
  const first: number[] = [];
  const later: number[] = [];
  // A p95 of few numbers is their greatest.
  for (let run = 0; run < runs * 2; run++) {
    const [one, ...others] = await openCards(pair.with, url);
    // A page that names no term has no cards.
    if (one === undefined) break;
    first.push(one);
    later.push(...others);
  }
  return [
    delayLine(page.name, 'hover to card after the pause, first on a page', first, MOST.first),
    delayLine(page.name, 'hover to card after the pause, later', later, MOST.later),
  ];
}
