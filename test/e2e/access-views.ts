/** Every view of the extension's own pages, in the states that look different. A new page or view is one line. */
import type { Page } from 'playwright-core';
import { EVIDENCE } from '../../components/evidence-strings.ts';

export interface View {
  /** Address from the extension's root. */
  address: string;
  /** What tells that it is drawn. */
  ready: string;
  /** True where it is opened behind a note with findings, which it then tells about. */
  behind?: true;
  /** What is done before it is looked at. */
  prepare?: (page: Page) => Promise<unknown>;
}

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
  panel('compare/cyclobenzaprine+diclofenac+epidural-steroid-injection'),
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
  { address: 'options.html', ready: 'main', prepare: unfold },
  { address: 'welcome.html', ready: 'main' },
  { address: 'method.html', ready: 'main' },
  { address: 'reader.html', ready: 'main' },
];

/** Boxes that may scroll sideways: tables of data and the map (WCAG 1.4.10 excepts both). */
export const SIDEWAYS = '.compare, .region, .names, .map-view, .matrix';
