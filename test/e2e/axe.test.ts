/**
 * Barriers to access, looked for by axe in every view: light and dark, for three readers. In the closed root of
 * the card on a page it cannot tell contrast; the popup's card is the same view, and test/unit/tokens.test.ts
 * holds the colours.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EVIDENCE } from '../../components/evidence-strings.ts';
import { READERS } from '../../data/citations.ts';
import type { Reader } from '../../data/schema.ts';
import { openCard, worldsOf } from '../../scripts/eyes.ts';
import { AXE, axeFaults, BOTH, faultsInBoth, type Scheme } from './axe-support.ts';
import { hover } from './card-support.ts';
import {
  clearSettings,
  openBrowser,
  openSite,
  type Site,
  setSettings,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let base: string;
/** One tab for all views of the panel. */
let panel: Page;

const NOTE =
  '<!doctype html><html lang=en><title>Note</title><main><h1>Note</h1>' +
  '<p>Low back pain for six weeks. For back pain: a TENS unit, tramadol and yoga. No saddle anaesthesia.</p></main>';

/** A view of the panel: its address, and what is done there before it is looked at. */
interface View {
  address: string;
  /** Width of the window, CSS pixels; 400 where nothing is said. */
  width?: number;
  prepare?: (panel: Page) => Promise<unknown>;
  /** Whom it is looked at for: all, where what it consists of depends on the reader, and not its words alone. */
  readers?: readonly Reader[];
}

const unfold = (panel: Page) =>
  panel.locator('details').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });

/** A group with every sort of row (the others repeat them), side by side with another, and looked at by kind of pain. */
async function choose(panel: Page): Promise<void> {
  await panel.getByRole('combobox', { name: EVIDENCE.kind, exact: true }).selectOption('procedure');
  await panel.locator('.situation button').first().click();
  await panel.locator('.entry-row[data-concept="nerve-block"] input').check();
}

/** Every view of the panel, in the states that look different. */
const PANEL_VIEWS: View[] = [
  { address: '#/page' },
  { address: '#/pathway/red-flags', prepare: unfold },
  { address: '#/pathway/emergency', prepare: unfold },
  { address: '#/pathway/tramadol', prepare: unfold },
  { address: '#/pathway/pattern', prepare: unfold, readers: ['student'] },
  { address: '#/pathway/axial-pain', prepare: unfold, readers: ['patient'] },
  { address: '#/pathway/spasm-flare', prepare: unfold, readers: ['clinician'] },
  { address: '#/pathway/review-times', prepare: unfold, readers: ['student'] },
  { address: '#/pathway/keep-going', readers: ['patient'] },
  { address: '#/map', prepare: (panel) => panel.click('.outline summary'), readers: ['patient'] },
  { address: '#/map', width: 1100, readers: ['clinician'] },
  { address: '#/start-back', readers: ['clinician'] },
  { address: '#/evidence', readers: ['student'] },
  { address: '#/evidence', width: 900, prepare: choose },
  { address: '#/compare/cyclobenzaprine+diclofenac+epidural-steroid-injection+massage', width: 900 },
  { address: '#/compare/tens', readers: ['clinician'] },
  { address: '#/compare/zzz', readers: ['patient'] },
  { address: '#/treatment/cyclobenzaprine' },
  { address: '#/treatment/cauda-equina-syndrome' },
  { address: '#/treatment/nothing-of-this-name', readers: ['student'] },
  { address: '#/documents/S1', prepare: unfold, readers: ['patient'] },
  { address: '#/glossary/sham', readers: ['student'] },
  { address: '#/none', readers: ['clinician'] },
];

const LIGHT: readonly Scheme[] = ['light'];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  base = browser.root;
  site.pages.set('/note', { body: NOTE });
  panel = await browser.open(`${base}sidepanel.html#/none`);
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  expect(browser.errors.splice(0)).toEqual([]);
});

/** Looks at a page in light for each of some readers, and in dark for the first: which colours there are does not depend on the reader. */
async function look(
  page: Page,
  view: string,
  shown: (reader: Reader) => Promise<unknown>,
  readers: readonly Reader[] = READERS,
): Promise<string[]> {
  const found: string[] = [];
  for (const reader of readers) {
    await setSettings(browser.worker, { reader });
    await shown(reader);
    const schemes = reader === readers[0] ? BOTH : LIGHT;
    found.push(...(await faultsInBoth(page, schemes)).map((fault) => `${view}, ${reader}, ${fault}`));
  }
  return found;
}

const chosen = (page: Page) => (reader: Reader) =>
  page.waitForSelector(`.readers input[value=${reader}]:checked`, { state: 'attached' });

test.each(PANEL_VIEWS)('the panel at $address', async ({ address, width = 400, prepare, readers }) => {
  const shownNow = () => panel.textContent('main');
  const before = await shownNow();
  const isSame = panel.url().endsWith(address);
  await panel.setViewportSize({ width, height: 760 });
  // Where the address after the # alone is another, nothing is loaded anew.
  await panel.goto(`${base}sidepanel.html${address}`);
  if (!isSame) await until(shownNow, (now) => now !== before);
  await panel.waitForSelector('main.panel > *');
  await prepare?.(panel);
  const shown =
    (await panel.locator('.readers').count()) > 0 ? chosen(panel) : () => panel.waitForTimeout(100);
  expect(await look(panel, address, shown, readers)).toEqual([]);
});

test('the popup: its list, a card, and results of a search', async () => {
  const page = await browser.open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const popup = await browser.openBehind('popup.html');
  await popup.setViewportSize({ width: 372, height: 580 });
  await popup.waitForSelector('.rows button');
  const found = await look(popup, 'list', chosen(popup));
  await popup.locator('#found-tens').evaluate((button) => (button as HTMLButtonElement).click());
  await popup.waitForSelector('.card');
  found.push(...(await look(popup, 'card', chosen(popup))));
  await popup.locator('.back').evaluate((button) => (button as HTMLButtonElement).click());
  await popup.bringToFront();
  await popup.fill('[role=combobox]', 'tens');
  await popup.waitForSelector('[role=option]');
  found.push(...(await look(popup, 'results', () => popup.waitForTimeout(150))));
  expect(found).toEqual([]);
  await Promise.all([popup.close(), page.close()]);
});

test('the options', async () => {
  const options = await browser.context.newPage();
  await options.goto(`${base}options.html`);
  await options.waitForSelector('main');
  expect(await look(options, 'options', () => options.waitForTimeout(150))).toEqual([]);
  await options.close();
});

/** A function that is there as its source only: the world of a content script takes no other way. */
const written = <T>(source: string) => ({ toString: () => source }) as unknown as () => Promise<T>;

test('the card on a page', async () => {
  const page = await browser.open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const found: string[] = [];
  for (const reader of READERS) {
    await setSettings(browser.worker, { reader });
    for (const concept of ['TENS', 'tramadol', 'saddle anaesthesia']) {
      await page.mouse.move(2, 2);
      await hover(page, concept);
      const [world] = await worldsOf(page);
      if (!world) throw new Error('There is no script of ours on the page.');
      await until(
        () => openCard(world),
        (card) => card !== null,
      );
      // Only our own world can look into the closed root.
      const isNew = await world.run(() => !('axe' in globalThis));
      if (isNew) {
        await world.run(() => {
          interface Dom {
            openOrClosedShadowRoot(element: Element): ShadowRoot | null;
          }
          const { dom } = (globalThis as unknown as { chrome: { dom: Dom } }).chrome;
          Object.defineProperty(Element.prototype, 'shadowRoot', {
            configurable: true,
            get(this: Element) {
              return this instanceof HTMLElement ? dom.openOrClosedShadowRoot(this) : null;
            },
          });
        });
        await world.run(written(`function () { ${AXE} }`));
      }
      const faults = await world.run(written<string[]>(`function () { return ${axeFaults()} }`));
      found.push(...faults.map((fault) => `${concept}, ${reader}: ${fault}`));
      await page.keyboard.press('Escape');
    }
  }
  expect(found).toEqual([]);
  await page.close();
});
