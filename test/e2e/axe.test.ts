/**
 * Barriers to access, looked for by axe in every view: light and dark, for three readers. Welcome, help and method are
 * looked at in welcome.test.ts, the reader's page in access.test.ts, which has it in all its states. In the closed root of
 * the card on a page axe cannot tell contrast, and nothing else depends on the scheme; the popup's card is the same view,
 * and test/unit/tokens.test.ts holds the colours.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EVIDENCE } from '../../components/evidence-strings.ts';
import { READERS } from '../../data/citations.ts';
import type { Reader } from '../../data/schema.ts';
import { openCard, worldsOf } from '../../scripts/eyes.ts';
import { ANY, follow, type View } from './access-views.ts';
import { AXE, axeFaults, faultsInBoth } from './axe-support.ts';
import { cardText, hover, inside } from './card-support.ts';
import {
  clearSettings,
  IN_FIREFOX,
  openBrowser,
  openSite,
  type Site,
  setHere,
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
interface PanelView extends Pick<View, 'address' | 'prepare' | 'readers'> {
  /** Width of the window, CSS pixels; 400 where nothing is said. */
  width?: number;
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
const PANEL_VIEWS: PanelView[] = [
  { address: '#/page' },
  { address: '#/pathway/red-flags', prepare: unfold },
  { address: '#/pathway/emergency', prepare: unfold },
  { address: '#/pathway/tramadol', prepare: unfold },
  { address: '#/pathway/pattern', prepare: unfold },
  { address: '#/pathway/axial-pain', prepare: unfold },
  { address: '#/pathway/spasm-flare', prepare: unfold },
  { address: '#/pathway/review-times', prepare: unfold },
  { address: '#/pathway/keep-going' },
  // The drawing and the list of the wider one, which all three look at.
  { address: '#/map', prepare: (panel) => panel.click('.outline summary'), readers: ANY },
  { address: '#/map', width: 1100 },
  { address: '#/start-back' },
  // More rows of the sorts that the next one has.
  { address: '#/evidence', readers: ANY },
  { address: '#/evidence', width: 900, prepare: choose },
  { address: '#/compare/cyclobenzaprine+diclofenac+epidural-steroid-injection+massage', width: 900 },
  { address: '#/compare/tens' },
  { address: '#/compare/zzz' },
  { address: '#/treatment/cyclobenzaprine' },
  { address: '#/treatment/cauda-equina-syndrome' },
  // What is not there is told to all in the same words.
  { address: '#/treatment/nothing-of-this-name', readers: ANY },
  { address: '#/documents/S1', prepare: unfold },
  { address: '#/glossary/sham' },
  { address: '#/none', readers: ANY },
];

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

/** Looks at a page in both schemes for each reader, when it is shown for that reader. */
async function look(
  page: Page,
  view: string,
  shown: (reader: Reader) => Promise<unknown>,
  readers: readonly Reader[] = READERS,
): Promise<string[]> {
  const found: string[] = [];
  for (const reader of readers) {
    await setHere(browser.worker, { reader });
    // What is the same for all may have no switch either.
    if (readers !== ANY) await shown(reader);
    found.push(...(await faultsInBoth(page)).map((fault) => `${view}, ${reader}, ${fault}`));
  }
  return found;
}

/** Waits until a page that has a switch shows its words for a reader. */
const chosen = (page: Page) => (reader: Reader) => follow(page, reader);

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
  expect(await look(panel, address, chosen(panel), readers)).toEqual([]);
});

test('popup and panel over a page: their lists, a card, and results of a search', async () => {
  const page = await browser.open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const [popup, list] = [
    await browser.openBehind('popup.html'),
    await browser.openBehind('sidepanel.html#/page'),
  ];
  await list.setViewportSize({ width: 400, height: 760 });
  await list.waitForSelector('[data-concept] .go');
  await unfold(list);
  const found = await look(list, 'panel', chosen(list));
  await list.close();
  await popup.setViewportSize({ width: 372, height: 580 });
  await popup.waitForSelector('.rows button');
  found.push(...(await look(popup, 'list', chosen(popup))));
  await popup.locator('#found-tens').evaluate((button) => (button as HTMLButtonElement).click());
  await popup.waitForSelector('.card');
  found.push(...(await look(popup, 'card', chosen(popup))));
  await popup.locator('.back').evaluate((button) => (button as HTMLButtonElement).click());
  await popup.bringToFront();
  // Results have no switch: they come when the list has followed.
  const results = async (reader: Reader) => {
    await popup.fill('[role=combobox]', '');
    await follow(popup, reader);
    await popup.fill('[role=combobox]', 'tens');
    await popup.waitForSelector('[role=option]');
  };
  found.push(...(await look(popup, 'results', results)));
  expect(found).toEqual([]);
  await Promise.all([popup.close(), page.close()]);
});

test('the options', async () => {
  const options = await browser.open(`${base}options.html`);
  await options.waitForSelector('main');
  expect(await look(options, 'options', chosen(options))).toEqual([]);
  await options.close();
});

/** A function that is there as its source only: the world of a content script takes no other way. */
const written = <T>(source: string) => ({ toString: () => source }) as unknown as () => Promise<T>;

/** What axe finds in the card that is open, or opens: in Firefox it lies in a frame of its own, whose document has neither a title nor words. */
async function faultsInCard(page: Page): Promise<string[]> {
  if (IN_FIREFOX) {
    await until(
      () => cardText(page),
      (text) => text !== undefined,
    );
    const run = `async function () { if (!('axe' in globalThis)) { ${AXE} } return ${axeFaults('all', 'this')} }`;
    return (await inside<string[]>(page, run)) ?? ['there is no card'];
  }
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
  return world.run(written<string[]>(`function () { return ${axeFaults()} }`));
}

test('the card on a page', async () => {
  const page = await browser.open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const found: string[] = [];
  for (const reader of READERS) {
    await setHere(browser.worker, { reader, hoverPause: 100 });
    for (const concept of ['TENS', 'tramadol', 'saddle anaesthesia']) {
      await page.mouse.move(2, 2);
      await hover(page, concept);
      const faults = await faultsInCard(page);
      found.push(...faults.map((fault) => `${concept}, ${reader}: ${fault}`));
      await page.keyboard.press('Escape');
    }
  }
  expect(found).toEqual([]);
  await page.close();
});
