/** Every view of the extension's own pages, in the states that look different. A new page or view is one line. */
import type { Page } from 'playwright-core';
import type { Settings } from '../../browser/settings.ts';
import { EVIDENCE } from '../../components/evidence-strings.ts';
import type { Reader } from '../../data/schema.ts';
import { askPassword, openHtml, openScan, refuse } from './reader-states.ts';

export interface View {
  /** Address from the extension's root. */
  address: string;
  /** What tells that it is drawn. */
  ready: string;
  /** True where it is opened behind a note with findings, which it then tells about. */
  behind?: true;
  /** What is done before it is looked at. */
  prepare?: (page: Page) => Promise<unknown>;
  /** Whom it is looked at for: all three where nothing is said. */
  readers?: readonly Reader[];
  /** True where axe looks at it here, for no other test has the page in this state. */
  axe?: true;
  /** What is set besides. */
  settings?: Partial<Settings>;
}

/** Where what a view shows is the same for all readers, or the same as in another view: one of them is enough. */
export const ANY: readonly Reader[] = ['patient'];

/** Opens whatever folds. */
const unfold = (page: Page) =>
  page.locator('details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });

/** A group of the matrix by kind of pain, with one entry chosen. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: EVIDENCE.kind, exact: true }).selectOption('procedure');
  await page.locator('.situation button').first().click();
  await page.locator('.entry-row[data-concept="nerve-block"] input').check();
}

const panel = (place: string, prepare?: View['prepare']): View => ({
  address: `sidepanel.html#/${place}`,
  ready: 'main.panel > *',
  ...(prepare ? { prepare } : {}),
});

export const VIEWS: readonly View[] = [
  panel('page'),
  { ...panel('page', unfold), behind: true, ready: '[data-concept] .go' },
  panel('pathway/red-flags', unfold),
  panel('pathway/pattern', unfold),
  panel('pathway/tramadol', unfold),
  panel('pathway/emergency', unfold),
  panel('map', (page) => page.click('.outline summary')),
  panel('glossary/sham'),
  panel('start-back'),
  panel('evidence'),
  panel('evidence', choose),
  // It asks how wide its window is, and is drawn anew.
  panel('compare/cyclobenzaprine+diclofenac+epidural-steroid-injection', (page) =>
    page.waitForSelector('.region[data-scrolls=true]'),
  ),
  panel('treatment/cyclobenzaprine', unfold),
  panel('treatment/cauda-equina-syndrome', unfold),
  panel('documents/S1', unfold),
  panel('none'),
  {
    address: 'popup.html',
    ready: '.controls, .message',
    prepare: async (page) => {
      await page.fill('[role=combobox]', 'is it safe to take flexeril with cymbalta');
      await page.waitForSelector('[role=option]');
    },
  },
  { address: 'popup.html', behind: true, ready: '.rows button' },
  {
    address: 'popup.html',
    behind: true,
    ready: '.rows button',
    prepare: async (page) => {
      // The tab of the note is in front.
      await page.locator('#found-tens').evaluate((button) => (button as HTMLButtonElement).click());
      await page.waitForSelector('.card');
    },
  },
  { address: 'options.html', ready: 'main', prepare: unfold },
  { address: 'welcome.html', ready: 'main' },
  { address: 'method.html', ready: 'main' },
  // The reader's page says the same to all: the words that depend on the reader are in cards.
  ...[
    {},
    { prepare: refuse },
    { prepare: openHtml },
    { prepare: openHtml, settings: { paused: true } },
    { prepare: openScan },
    { prepare: askPassword },
  ].map((state) => ({ address: 'reader.html', ready: 'main', readers: ANY, axe: true as const, ...state })),
];

/** Where a page tells for whom its words are: the switch, or the choice in the settings. */
const CHOICE = ':is(.readers, #reading) input';

/** Draws a view: once it is open, and again where another reader is chosen and it does not follow by itself. */
export async function draw(page: Page, { ready, prepare }: View): Promise<void> {
  await page.waitForSelector(ready);
  await prepare?.(page);
}

/** Waits until an open page shows its words for a reader who has just been chosen. */
export const follow = (page: Page, reader: Reader) =>
  page.waitForSelector(`${CHOICE}[value=${reader}]:checked`, { state: 'attached' });

/** True where a page follows by itself; any other is loaded again. */
export const follows = async (page: Page) => (await page.locator(CHOICE).count()) > 0;

/** Boxes that may scroll sideways: tables of data, the reader's own too, and the map (WCAG 1.4.10 excepts both). */
export const SIDEWAYS = '.compare, .region, .names, .map-view, .matrix, .paper table';
