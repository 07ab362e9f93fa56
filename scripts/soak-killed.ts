/** The background is ended at moments that nobody chooses, while pages load, are marked and asked about. */
import type { Page } from 'playwright-core';
import { openSite, until } from '../test/e2e/support.ts';
import { badgeOf, openSoakBrowser, type SoakBrowser } from './soak-browser.ts';
import { cardIn, INTRO, pointAt, untilPainted } from './soak-look.ts';
import { atMost, exactly, type Figure, median, type Options, type Part, random, told } from './soak-part.ts';

const PAGE = `<!doctype html><title>Page</title><body>${INTRO}<p>ibuprofen</p><iframe srcdoc="Low back pain: yoga"></iframe>`;
const MARKS = ['ibuprofen', 'yoga'];
/** The background is ended so many times in each round, at most so long after the round began, milliseconds. */
const KILLS = 3;
const WITHIN = 600;

/** Ends the background some times, at random. @returns how often it ran then */
async function kill({ background }: SoakBrowser, next: () => number): Promise<number> {
  let killed = 0;
  const moments = Array.from({ length: KILLS }, () => next() * WITHIN).sort((one, other) => one - other);
  const since = performance.now();
  for (const moment of moments) {
    await new Promise((go) => setTimeout(go, Math.max(0, moment - (performance.now() - since))));
    if (await background.stop()) killed++;
  }
  return killed;
}

/** Opens the card of a mention, pointing at it again where the first time was the last of the background. */
async function openCardOf(page: Page): Promise<number> {
  for (let times = 1; times <= 3; times++) {
    await pointAt(page, 'ibuprofen');
    const concept = await until(() => cardIn(page), Boolean, 3000).catch(() => null);
    if (concept === 'ibuprofen') return times;
  }
  return Number.POSITIVE_INFINITY;
}

async function run({ extension, quick, log }: Options): Promise<Figure[]> {
  const rounds = quick ? 5 : 60;
  const [browser, site] = await Promise.all([openSoakBrowser(extension), openSite()]);
  site.pages.set('/page', { body: PAGE });
  const next = random(7);
  const times: number[] = [];
  const counts = { killed: 0, badges: 0, cards: 0, pointed: 0 };
  try {
    const page = await browser.context.newPage();
    for (let round = 1; round <= rounds; round++) {
      const killing = kill(browser, next);
      await page.goto(`${site.url}/page?${round}`);
      // In every other round a card is asked for in the middle of it.
      if (round % 2) await pointAt(page, 'ibuprofen');
      counts.killed += await killing;
      times.push(await untilPainted(page, MARKS));
      const pointed = await openCardOf(page);
      if (pointed < Number.POSITIVE_INFINITY) counts.cards++;
      counts.pointed = Math.max(counts.pointed, pointed);
      // The card has woken the background, so that it can be asked.
      const badge = await until(
        () => badgeOf(browser.background, page),
        (text) => text === '2',
        4000,
      ).catch(() => '');
      if (badge === '2') counts.badges++;
      if (round % 10 === 0)
        log(`${round} of ${rounds} rounds, the background was ended ${counts.killed} times`);
      await page.keyboard.press('Escape');
    }
    return [
      told('times that the background was ended', counts.killed, ''),
      exactly('pages that are marked after all', times.length, rounds, `of ${rounds}`),
      told('from the last end to the marks, median', Math.round(median(times)), 'ms'),
      told('from the last end to the marks, longest', Math.round(Math.max(...times)), 'ms'),
      exactly('badges that are right', counts.badges, rounds, `of ${rounds}`),
      exactly('cards that open', counts.cards, rounds, `of ${rounds}`),
      atMost('times a term was pointed at for its card, most', counts.pointed, 2, ''),
      exactly('errors in pages', browser.errors.length, 0),
      exactly('errors in the background', browser.background.errors.length, 0),
    ];
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

export const KILLED: Part = {
  name: 'killed',
  title: 'The background is ended at random while pages load, are marked and asked about.',
  run,
};
