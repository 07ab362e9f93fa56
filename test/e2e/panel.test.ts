/** The panel's views of the page and of STarT Back, in a real Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { START_BACK, THIS_PAGE } from '../../components/panel-strings.ts';
import { POPUP } from '../../components/strings.ts';
import { startBack } from '../../data/start-back.ts';
import { scoreLine } from '../../data/start-back-copy.ts';
import { cardText, clickInside, hover } from './card-support.ts';
import {
  BROWSERS_OWN,
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
const opened: Page[] = [];

const GAP = '<div style="height:1600px"></div>';
const NOTE =
  '<!doctype html><title>Note</title><p>Low back pain for six weeks. For back pain: a TENS unit and yoga.</p>' +
  `${GAP}<p id=second>Back pain is no better with the TENS unit. No saddle anaesthesia.</p>${GAP}` +
  '<iframe src=/inner style="width:600px;height:300px"></iframe>';

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  base = `${browser.root}sidepanel.html`;
  site.pages.set('/note', { body: NOTE });
  site.pages.set('/inner', { body: '<!doctype html><p>For low back pain she has a TENS unit.</p>' });
  site.pages.set('/heat', {
    body: '<!doctype html><title>Heat</title><p>For low back pain: a heat wrap.</p>',
  });
  site.pages.set('/bread', { body: '<!doctype html><title>Bread</title><p>A recipe for bread.</p>' });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(address: string, marks = 0): Promise<Page> {
  const page = await browser.open(address);
  opened.push(page);
  await until(
    async () => (await Promise.all(page.frames().map(texts))).flat().length,
    (count) => count >= marks,
  );
  return page;
}

/** Opens the panel's page behind the tab that is active, so that it follows that tab. */
async function panelBehind(page: Page, address: string): Promise<Page> {
  await page.bringToFront();
  const panel = await browser.openBehind(`sidepanel.html${address}`);
  opened.push(panel);
  await panel.waitForSelector('main');
  return panel;
}

/** Presses a button in a page that is not in front. */
const press = (panel: Page, selector: string) =>
  panel.locator(selector).evaluate((button) => (button as HTMLButtonElement).click());

const rowsOf = (panel: Page) =>
  panel
    .locator('.this-page li[data-concept]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.concept));

/** What is flashed, over all frames. */
async function flashed(page: Page): Promise<string[]> {
  const found = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate(() =>
        [...(CSS.highlights.get('tm-0') ?? [])].map((range) => {
          const block = range.startContainer.parentElement?.id || location.pathname;
          return `${block}: ${(range.startContainer as Text).data.slice(range.startOffset, range.endOffset)}`;
        }),
      ),
    ),
  );
  return found.flat();
}

const said = (panel: Page) => panel.textContent('.said');

test('this page lists what all frames have, red flags first, with counts and a way to each entry', async () => {
  const page = await open(`${site.url}/note`, 2);
  const panel = await panelBehind(page, '#/page');
  await until(
    () => rowsOf(panel),
    (rows) => rows.length === 3,
  );
  const groups = await panel
    .locator('.this-page section[data-verdict]')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.verdict));
  expect(groups[0]).toBe('red flag');
  expect(groups[1]).toBe('no-better');
  await until(
    () => panel.textContent('[data-concept=tens] .go'),
    (text) => Boolean(text?.includes(POPUP.times(3))),
  );
  expect(await panel.textContent('.summary')).toContain(THIS_PAGE.summary(5, 3));
  expect(await panel.getAttribute('nav [aria-current]', 'href')).toBe('#/page');
  await press(panel, '[data-concept=tens] a');
  await panel.waitForSelector('.card[data-concept=tens]');
});

test('a term is scrolled to and flashed, with next and previous over the frames', async () => {
  const page = await open(`${site.url}/note`, 2);
  const panel = await panelBehind(page, '#/page');
  await until(
    async () => (await panel.locator('[data-concept=tens] .go').allInnerTexts()).join(),
    (text) => Boolean(text?.includes(POPUP.times(3))),
  );
  const expectAt = async (index: number, place: string) => {
    await until(
      () => flashed(page),
      (now) => now.some((one) => one.startsWith(`${place}: TENS`)),
    );
    await until(
      () => said(panel),
      (text) => text === THIS_PAGE.shown('TENS', index, 3),
    );
    expect(await panel.textContent('[data-concept=tens] .position')).toBe(THIS_PAGE.position(index, 3));
  };
  await press(panel, '[data-concept=tens] .go');
  await expectAt(0, '/note');
  await press(panel, '[data-concept=tens] .next');
  await expectAt(1, 'second');
  const top = await page.locator('#second').evaluate((at) => at.getBoundingClientRect().top);
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(800);
  await press(panel, '[data-concept=tens] .next');
  await expectAt(2, '/inner');
  await press(panel, '[data-concept=tens] .next');
  await expectAt(0, '/note');
  await press(panel, '[data-concept=tens] .previous');
  await expectAt(2, '/inner');
  await until(
    () => page.evaluate(() => document.querySelector('iframe')?.getBoundingClientRect().top ?? 9999),
    (now) => now < 800,
  );
  // The colour goes again, and nothing of ours is left in the page.
  await until(
    () => flashed(page),
    (now) => now.length === 0,
  );
});

test('this page follows navigation, changes, other tabs and switches, and says why there is no list', async () => {
  const page = await open(`${site.url}/note`, 2);
  const panel = await panelBehind(page, '#/page');
  const expectRows = (...rows: string[]) =>
    until(
      () => rowsOf(panel),
      (now) => now.sort().join() === rows.sort().join(),
    );
  const expectSays = (words: string) =>
    until(
      () => panel.textContent('.summary'),
      (text) => text === words,
    );
  await until(
    () => rowsOf(panel),
    (rows) => rows.length === 3,
  );
  await page.goto(`${site.url}/heat`);
  await until(
    async () => [await rowsOf(panel), await panel.textContent('.summary')],
    ([rows, summary]) => rows?.length === 1 && String(summary).includes('1 mention'),
  );
  const [heat] = await rowsOf(panel);
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p>For low back pain: yoga and massage.</p>');
  });
  await expectRows(String(heat), 'yoga', 'massage');
  await page.evaluate(() => document.querySelector('p:last-of-type')?.remove());
  await expectRows(String(heat));
  await page.goto(`${site.url}/bread`);
  await expectSays(POPUP.silence.nothing());

  const other = await open(`${site.url}/heat`, 1);
  await expectRows(String(heat));
  await page.bringToFront();
  await expectSays(POPUP.silence.nothing());
  await other.bringToFront();
  await expectRows(String(heat));

  await setSettings(browser.worker, { paused: true });
  await expectSays(POPUP.silence.paused());
  await setSettings(browser.worker, { paused: false, mutedSites: ['127.0.0.1'] });
  await expectSays(POPUP.silence.muted('127.0.0.1'));
  await setSettings(browser.worker, { mutedSites: [] });
  await expectRows(String(heat));
  await other.goto(BROWSERS_OWN);
  await expectSays(POPUP.silence.unreachable());
});

/** Answers so many of the physical and of the psychosocial items so that they count, the others the other way. */
async function answer(panel: Page, physical: number, psychosocial: number): Promise<void> {
  let left = { true: psychosocial, false: physical };
  for (const item of startBack.items) {
    const part = String(item.psychosocial) as 'true' | 'false';
    const value = left[part] > 0 ? 'counts' : 'other';
    left = { ...left, [part]: left[part] - 1 };
    await panel.locator(`[data-item=${item.id}] input[value=${value}]`).check({ force: true });
  }
}

test('STarT Back adds up to low, medium and high risk, and only when it is complete', async () => {
  const panel = await open(`${base}#/start-back`);
  await panel.waitForSelector('.start-back');
  const status = '.actions [role=status]';
  expect(await panel.locator('.start-back fieldset').count()).toBe(9);
  expect(await panel.textContent(status)).toBe(START_BACK.notComplete(0, 9));
  for (const [physical, psychosocial, group] of [
    [2, 1, 'low'],
    [3, 2, 'medium'],
    [1, 4, 'high'],
  ] as const) {
    await answer(panel, physical, psychosocial);
    await panel.waitForSelector(`${status}[data-group=${group}]`);
    expect(await panel.textContent(status)).toContain(
      scoreLine({ total: physical + psychosocial, psychosocial, group }),
    );
    expect(await panel.getAttribute('.groups [aria-current]', 'data-group')).toBe(group);
  }
  await panel.click(`.result button`);
  expect(await panel.textContent(status)).toBe(START_BACK.notComplete(0, 9));
  expect(await panel.locator('.groups [aria-current]').count()).toBe(0);
  expect(await panel.locator('.start-back input:checked').count()).toBe(0);
});

test('STarT Back works from the keyboard, in three wordings, and keeps nothing', async () => {
  const panel = await open(`${base}#/start-back`);
  await panel.waitForSelector('.start-back');
  await panel.locator('[data-item=leg-pain] input').first().focus();
  await panel.keyboard.press('Space');
  await panel.keyboard.press('Tab');
  await panel.keyboard.press('ArrowDown');
  expect(await panel.textContent('.actions [role=status]')).toBe(START_BACK.notComplete(2, 9));
  expect(await panel.locator('[data-item=shoulder-neck-pain] input:checked').getAttribute('value')).toBe(
    'other',
  );
  for (const reader of ['student', 'clinician', 'patient'] as const) {
    await panel.locator(`.readers input[value=${reader}]`).check({ force: true });
    await panel.waitForSelector(`text=${startBack.official[reader].text}`);
  }
  expect(await panel.textContent('.actions [role=status]')).toBe(START_BACK.notComplete(2, 9));
  const stored = await browser.worker.evaluate<string>(
    "Promise.all(['local', 'sync', 'session'].map((area) => chrome.storage[area].get())).then(JSON.stringify)",
  );
  expect(stored).not.toMatch(/leg-pain|shoulder/);
  await panel.click('nav a[href="#/documents"]');
  await panel.click('nav a[href="#/pathway"]');
  await panel.click('nav a[href="#/start-back"]');
  expect(await panel.textContent('.actions [role=status]')).toBe(START_BACK.notComplete(0, 9));
});

test('the panel fits 320 px in all its tabs and marks the current one', async () => {
  const panel = await open(base);
  await panel.setViewportSize({ width: 320, height: 640 });
  // Under "Pathway" there is a second row.
  const rows = [
    ...['#/page', '#/evidence', '#/documents'].map((address) => ({ address, marked: 1 })),
    ...['#/pathway', '#/map', '#/start-back'].map((address) => ({ address, marked: 2 })),
  ];
  for (const { address, marked } of rows) {
    await panel.locator(`nav a[href="${address}"]`).last().click();
    await panel.locator(`nav a[href="${address}"][aria-current=page]`).last().waitFor();
    await panel.waitForSelector('main.panel > *');
    expect(await panel.locator('nav [aria-current]').count()).toBe(marked);
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('the real side panel shows the page beside it and goes to its terms', async () => {
  const page = await open(`${site.url}/note`, 2);
  await hover(page, 'TENS');
  await until(
    () => cardText(page),
    (card) => card !== undefined,
  );
  await clickInside(page, '.buttons button');
  const eyes = await browser.context.newPage();
  opened.push(eyes);
  await eyes.goto(base.replace('sidepanel.html', 'popup.html'));
  await page.bringToFront();
  /** Runs an expression in the side panel's window, named `panel`. */
  const inPanel = <T>(expression: string) =>
    eyes.evaluate<T>(
      `(() => { const panel = chrome.extension.getViews().find((view) => view.location.pathname === '/sidepanel.html');
        return panel && (${expression}); })()`,
    );
  await until(
    () => inPanel<string>('panel.location.hash'),
    (hash) => hash === '#/treatment/tens',
  );
  await inPanel(`panel.document.querySelector('nav a[href="#/page"]').click()`);
  await until(
    () => inPanel<string>(`panel.document.querySelector('[data-concept=tens] .go')?.innerText`),
    (text) => Boolean(text?.includes(POPUP.times(3))),
  );
  await inPanel(`panel.document.querySelector('[data-concept=tens] .go').click()`);
  await until(
    () => flashed(page),
    (now) => now.some((one) => one.startsWith('/note: TENS')),
  );
  await until(
    () => inPanel<string>(`panel.document.querySelector('.said')?.textContent`),
    (text) => text === THIS_PAGE.shown('TENS', 0, 3),
  );
});
