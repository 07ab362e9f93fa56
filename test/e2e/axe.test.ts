/**
 * Barriers to access, looked for by axe in every view: light and dark, for three readers. In the closed root of
 * the card on a page it cannot tell contrast; the popup's card is the same view, and test/unit/tokens.test.ts
 * holds the colours.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { READERS } from '../../data/citations.ts';
import type { Reader } from '../../data/schema.ts';
import { openCard, worldsOf } from '../../scripts/eyes.ts';
import { AXE, axeFaults, faultsIn, type Rules } from './axe-support.ts';
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

const NOTE =
  '<!doctype html><html lang=en><title>Note</title><main><h1>Note</h1>' +
  '<p>Low back pain for six weeks. For back pain: a TENS unit, tramadol and yoga. No saddle anaesthesia.</p></main>';

/** Every view of the panel by its address, in the states that look different. */
const PANEL_VIEWS = [
  '#/page',
  '#/pathway/red-flags',
  '#/pathway/emergency',
  '#/pathway/axial-pain',
  '#/pathway/tramadol',
  '#/pathway/keep-going',
  '#/map',
  '#/start-back',
  '#/evidence',
  '#/compare/tens+massage+yoga+cyclobenzaprine',
  '#/compare/tens',
  '#/treatment/cyclobenzaprine',
  '#/treatment/cauda-equina-syndrome',
  '#/treatment/nothing-of-this-name',
  '#/documents/S1',
  '#/none',
];

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  base = `chrome-extension://${new URL(browser.worker.url()).host}`;
  site.pages.set('/note', { body: NOTE });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  expect(browser.errors.splice(0)).toEqual([]);
});

/** The second scheme differs from the first in colours alone. */
const RULES: Record<'light' | 'dark', Rules> = { light: 'all', dark: 'colours' };

/** Looks at a page in light and dark for each reader. */
async function look(
  page: Page,
  view: string,
  shown: (reader: Reader) => Promise<unknown>,
): Promise<string[]> {
  const found: string[] = [];
  for (const reader of READERS) {
    await setSettings(browser.worker, { reader });
    await shown(reader);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const faults = await faultsIn(page, RULES[colorScheme]);
      found.push(...faults.map((fault) => `${view}, ${reader}, ${colorScheme}: ${fault}`));
    }
  }
  return found;
}

const chosen = (page: Page) => (reader: Reader) =>
  page.waitForSelector(`.readers input[value=${reader}]:checked`, { state: 'attached' });

test.each(PANEL_VIEWS)('the panel at %s', async (address) => {
  const panel = await browser.context.newPage();
  await panel.setViewportSize({ width: 400, height: 760 });
  await panel.goto(`${base}/sidepanel.html${address}`);
  await panel.waitForSelector('main.panel > *');
  const shown =
    (await panel.locator('.readers').count()) > 0 ? chosen(panel) : () => panel.waitForTimeout(100);
  expect(await look(panel, address, shown)).toEqual([]);
  await panel.close();
});

test('the popup: its list, a card, and results of a search', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const coming = browser.context.waitForEvent('page');
  await browser.worker.evaluate("chrome.tabs.create({ url: 'popup.html', active: false })");
  const popup = await coming;
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
  await options.goto(`${base}/options.html`);
  await options.waitForSelector('main');
  expect(await look(options, 'options', () => options.waitForTimeout(150))).toEqual([]);
  await options.close();
});

/** A function that is there as its source only: the world of a content script takes no other way. */
const written = <T>(source: string) => ({ toString: () => source }) as unknown as () => Promise<T>;

test('the card on a page', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${site.url}/note`);
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
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const faults = await world.run(
          written<string[]>(`function () { return ${axeFaults(RULES[colorScheme])} }`),
        );
        found.push(...faults.map((fault) => `${concept}, ${reader}, ${colorScheme}: ${fault}`));
      }
      await page.keyboard.press('Escape');
    }
  }
  expect(found).toEqual([]);
  await page.close();
});
