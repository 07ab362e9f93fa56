/** The extension comes, is updated, and goes, while pages are open. */
import type { Page } from 'playwright-core';
import { openSite, type Site, until } from '../test/e2e/support.ts';
import { badgeOf, install, openKeeper, openSoakBrowser, type SoakBrowser } from './soak-browser.ts';
import { hostsIn, INTRO, pointAt, untilPainted } from './soak-look.ts';
import { exactly, type Figure, median, type Options, type Part, told } from './soak-part.ts';

const INNER = 'Low back pain: yoga';
/** Frames of every sort: of the page, sandboxed, with an address that is its text. */
const PAGE = `<!doctype html><title>Page</title><body>${INTRO}<p>ibuprofen</p><iframe srcdoc="${INNER}"></iframe><iframe sandbox srcdoc="${INNER}"></iframe><iframe src="data:text/html,${INNER}"></iframe>`;
const MARKS = ['ibuprofen', 'yoga', 'yoga', 'yoga'];
/** A page that says nothing of the back, until it does. */
const GARDEN = '<!doctype html><title>Garden</title><body><p>Roses need sun.</p>';
/** What does not come within this time does not come, milliseconds. Scripts that are left behind look after themselves each second. */
const PATIENCE = 15_000;

async function openPages({ context }: SoakBrowser, site: Site): Promise<{ marked: Page; garden: Page }> {
  site.pages.set('/page', { body: PAGE });
  site.pages.set('/garden', { body: GARDEN });
  const [garden, marked] = [await context.newPage(), await context.newPage()];
  await garden.goto(`${site.url}/garden`);
  await marked.goto(`${site.url}/page`);
  await marked.bringToFront();
  return { marked, garden };
}

const cardIsShown = (page: Page, shown: boolean) =>
  until(
    () => hostsIn(page),
    (hosts) => hosts === Number(shown),
    PATIENCE,
  );

/** Milliseconds that something took; null where it did not come. */
async function timed(work: Promise<unknown>): Promise<number | null> {
  const since = performance.now();
  return work.then(
    () => performance.now() - since,
    () => null,
  );
}

/** How often it came, and how long it took in the middle and at most. */
function figuresOf(what: string, took: readonly (number | null)[]): Figure[] {
  const times = took.filter((time) => time !== null);
  return [
    exactly(`${what}: came within ${PATIENCE / 1000} s`, times.length, took.length, `of ${took.length}`),
    told(`${what}: median`, Math.round(median(times)), 'ms'),
    ...(times.length > 1 ? [told(`${what}: longest`, Math.round(Math.max(...times)), 'ms')] : []),
  ];
}

/** Waits until the scripts that run now have told of so many frames with marks, and these are what is painted. */
async function untilAnew({ background }: SoakBrowser, page: Page, count = MARKS.length): Promise<void> {
  const stored = () =>
    background.run<Record<string, object>>('chrome.storage.session.get()').catch(() => ({}));
  const frames = (all: object) => Object.keys(all).filter((key) => key.startsWith('counts:'));
  await until(stored, (all) => frames(all).length === count, PATIENCE);
  await untilPainted(page, MARKS);
}

async function run({ extension, quick, log }: Options): Promise<Figure[]> {
  const times = quick ? 1 : 20;
  const [browser, site] = await Promise.all([
    openSoakBrowser(null, ['--enable-unsafe-extension-debugging']),
    openSite(),
  ]);
  const { background, errors } = browser;
  const found: Record<'marks' | 'cards', (number | null)[]> = { marks: [], cards: [] };
  const right = { badges: 0, cards: 0, stayed: 0 };
  try {
    const { marked, garden } = await openPages(browser, site);
    const installing = install(browser, extension);
    const first = await timed(installing.then(() => untilAnew(browser, marked)));
    const id = await installing;
    const keeper = await openKeeper(browser, id);
    await marked.bringToFront();
    for (let time = 1; time <= times; time++) {
      await pointAt(marked, 'ibuprofen');
      await cardIsShown(marked, true);
      const gone = timed(cardIsShown(marked, false));
      found.marks.push(await timed(keeper.reload().then(() => untilAnew(browser, marked))));
      found.cards.push(await gone);
      // By then the old scripts have noticed, and have taken away what is theirs alone.
      await new Promise((go) => setTimeout(go, 1200));
      right.stayed += Number((await untilPainted(marked, MARKS, 0).catch(() => null)) !== null);
      const badge = () => badgeOf(background, marked).catch(() => '');
      right.badges += Number((await until(badge, (text) => text === '4').catch(() => '')) === '4');
      await pointAt(marked, 'ibuprofen');
      right.cards += Number((await cardIsShown(marked, true).catch(() => 0)) === 1);
      await marked.keyboard.press('Escape');
      if (time % 5 === 0) log(`${time} of ${times} updates`);
    }
    await garden.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), `${INTRO}tramadol`);
    const late = await timed(untilPainted(garden, ['tramadol']));
    await pointAt(marked, 'ibuprofen');
    await cardIsShown(marked, true);
    const off = keeper.switchOn(false);
    const [unmarked, closed] = await Promise.all([
      timed(off.then(() => untilPainted(marked, []))),
      timed(off.then(() => cardIsShown(marked, false))),
    ]);
    const again = await timed(keeper.switchOn(true).then(() => untilAnew(browser, marked, MARKS.length + 1)));
    return [
      ...figuresOf('marks of a page that was open, after installing', [first]),
      ...figuresOf('new marks after an update', found.marks),
      ...figuresOf('an old card gone after an update', found.cards),
      exactly('marks that are right when the old scripts have gone', right.stayed, times, `of ${times}`),
      exactly('badges that count nothing twice', right.badges, times, `of ${times}`),
      exactly('cards that open, one each', right.cards, times, `of ${times}`),
      ...figuresOf('marks of a page that speaks of the back only after the updates', [late]),
      ...figuresOf('marks gone, switched off', [unmarked]),
      ...figuresOf('an open card gone, switched off', [closed]),
      ...figuresOf('marks back, switched on again', [again]),
      exactly('errors in pages', errors.length, 0),
      exactly('errors in the background', background.errors.length, 0),
    ];
  } finally {
    await Promise.all([browser.close(), site.close()]);
  }
}

export const UPDATED: Part = {
  name: 'updated',
  title: 'The extension is installed, updated, switched off and on while pages are open.',
  run,
};
