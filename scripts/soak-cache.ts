/** Pages go into the back/forward cache and come back, marked as they were. */
import type { Page } from 'playwright-core';
import { openSite, type Site, until } from '../test/e2e/support.ts';
import { badgeOf, openSoakBrowser, type SoakBrowser } from './soak-browser.ts';
import { hostsIn, INTRO, pointAt, untilPainted } from './soak-look.ts';
import { exactly, type Figure, median, type Options, type Part, told } from './soak-part.ts';

/** The page writes down whether it was shown out of the cache. */
const PAGE = `<!doctype html><title>Page</title><body>${INTRO}<p>ibuprofen</p><iframe srcdoc="Low back pain: yoga"></iframe>
<script>onpageshow = ({ persisted }) => { document.documentElement.dataset.persisted = persisted }</script>`;
const GARDEN = '<!doctype html><title>Garden</title><body><p>Roses need sun.</p>';

const badgeIs = (browser: SoakBrowser, page: Page, expected: string) =>
  until(
    () => badgeOf(browser.background, page).catch(() => null),
    (text) => text === expected,
  ).then(
    () => 1,
    () => 0,
  );

/** Goes to another page and back. @returns true where the page came out of the cache */
async function leaveAndReturn(page: Page, site: Site): Promise<boolean> {
  await page.goto(`${site.url}/garden`);
  // A page out of the cache does not load.
  await page.goBack({ waitUntil: 'commit' });
  return (await page.evaluate(() => document.documentElement.dataset.persisted)) === 'true';
}

async function run({ extension, quick }: Options): Promise<Figure[]> {
  const times = quick ? 2 : 20;
  const [browser, site] = await Promise.all([openSoakBrowser(extension), openSite()]);
  site.pages.set('/page', { body: PAGE }).set('/garden', { body: GARDEN });
  const took: number[] = [];
  const right = { cached: 0, badges: 0, none: 0, cards: 0, follow: 0 };
  let reasons: string[] = [];
  try {
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('Page.enable');
    session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) => {
      reasons = notRestoredExplanations.map(({ reason }) => reason);
    });
    for (let time = 1; time <= times; time++) {
      await page.goto(`${site.url}/page?${time}`);
      // Its frame is not found again by Playwright: the page's own part is looked at here, all of it by the badge.
      await until(() => pointAt(page, 'ibuprofen'), Boolean, 15_000);
      await until(
        () => hostsIn(page),
        (hosts) => hosts === 1,
      );
      await badgeIs(browser, page, '2');
      // It is left with its card open.
      right.cached += Number(await leaveAndReturn(page, site));
      took.push(await untilPainted({ frames: () => [page.mainFrame()] } as unknown as Page, ['ibuprofen']));
      right.cards += Number((await hostsIn(page)) === 0);
      right.badges += await badgeIs(browser, page, '2');
      await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>For back pain: tramadol'));
      right.follow += await badgeIs(browser, page, '3');
      await page.goto(`${site.url}/garden?${time}`);
      right.none += await badgeIs(browser, page, '');
    }
    return [
      exactly(
        `pages that come out of the cache${reasons.length ? ` (${reasons.join(', ')})` : ''}`,
        right.cached,
        times,
        `of ${times}`,
      ),
      told('from coming back to the marks, median', Math.round(median(took)), 'ms'),
      told('from coming back to the marks, longest', Math.round(Math.max(...took)), 'ms'),
      exactly('pages that come back without the card', right.cards, times, `of ${times}`),
      exactly('badges that are right after', right.badges, times, `of ${times}`),
      exactly('pages that follow changes after', right.follow, times, `of ${times}`),
      exactly('pages without a mention that have no badge', right.none, times, `of ${times}`),
      exactly('errors in pages', browser.errors.length, 0),
    ];
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

export const CACHE: Part = {
  name: 'cache',
  title: 'Pages go into the back/forward cache, a card open, and come back.',
  run,
};
