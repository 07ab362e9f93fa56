/** How soon a card is there, and how soon an answer to a key in a search field. */
import { resolve } from 'node:path';
import { inTab, type Pair, type Side } from './browser.ts';
import { measureInFirefox } from './card-firefox.ts';
import { measureCards } from './card-hover.ts';
import { inEither } from './either.ts';
import { keysPressed, watchKeys } from './feel-page.ts';
import type { FirefoxPair } from './firefox.ts';
import { delayLine } from './lines.ts';
import { type BenchPage, makePage, readPage } from './pages.ts';
import type { Measure, Options, Part } from './part.ts';

/** What is typed, one key after the other. */
const QUERIES = ['sciatica', 'ibuprofen and blood thinners', 'tens', 'is yoga good', 'caudaequina'];

const ARTICLE = resolve(import.meta.dirname, '../pages/article.html');

/** Pages of the extension with a field to search in. */
const FIELDS = ['popup.html', 'sidepanel.html#/evidence'];

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

/** Types into a search field of a page of the extension; from each key to the frame that shows the answer, milliseconds. */
async function search(side: Side, path: string): Promise<number[]> {
  return inTab(side, async (page) => {
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

function pagesFor({ quick, files }: Options): BenchPage[] {
  const dense = makePage('dense', 200_000);
  return [NOTE, ...(quick ? [] : [readPage(ARTICLE)]), dense, ...files.map(readPage)];
}

/** Keys in one search field. */
async function keys(pair: Pair, path: string, runs: number): Promise<Measure[]> {
  const delays: number[] = [];
  for (let run = 0; run < runs; run++) delays.push(...(await search(pair.with, path)));
  return [delayLine(path, 'key to answer on the screen', delays, null)];
}

/** What is measured one after the other. */
interface Step {
  name: string;
  chromium(pair: Pair): Promise<Measure[]>;
  /** Null where Firefox does not let it be measured: its drivers may not open the extension's own pages. */
  firefox: ((pair: FirefoxPair) => Promise<Measure[]>) | null;
}

function stepsFor(options: Options): Step[] {
  const { quick, runs } = options;
  const hovered = pagesFor(options).flatMap((page) =>
    (quick ? [false] : [false, true]).map(
      (isCold): Step => ({
        name: isCold ? `${page.name}, service worker stopped` : page.name,
        chromium: (pair) => measureCards(pair, page, isCold, runs),
        firefox: isCold ? null : (pair) => measureInFirefox(pair, page, runs),
      }),
    ),
  );
  const typed = FIELDS.map(
    (path): Step => ({ name: path, chromium: (pair) => keys(pair, path, runs), firefox: null }),
  );
  return [...hovered, ...typed];
}

export const card: Part = {
  name: 'card',
  title:
    'Cards and search: from the end of the pause to the card on the screen, from a key to its answer on the screen',
  run(options) {
    const steps = stepsFor(options).filter(({ firefox }) => firefox || options.browser === 'chromium');
    return inEither(options, 'cards and search', steps, {
      chromium: (pair, step) => step.chromium(pair),
      firefox: async (pair, { firefox }) => (await firefox?.(pair)) ?? [],
    });
  },
};
