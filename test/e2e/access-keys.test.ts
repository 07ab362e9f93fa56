/**
 * Every task by the keyboard alone. At each stop the focus has to be seen (WCAG 2.4.7) and not lie under a bar
 * (2.4.11); a way that does not come to where it should is a trap or a hole, and fails. What is said in a live
 * region is waited for where it stands.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FILE } from '../../components/options-strings.ts';
import { CARD, COPY } from '../../components/strings.ts';
import { cardText, inside } from './card-support.ts';
import { Keys } from './keys-support.ts';
import {
  clearSettings,
  openBrowser,
  openSite,
  pressKeys,
  type Site,
  saved,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let base: string;
const opened: Page[] = [];

const NOTE =
  '<!doctype html><html lang=en><title>Note</title><button>Before</button><p>Low back pain for six weeks. ' +
  'For back pain: a TENS unit and cyclobenzaprine. No saddle anaesthesia.</p><a href="#after">After</a>';

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  base = browser.root;
  site.pages.set('/note', { body: NOTE });
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(address: string, ready: string): Promise<Keys> {
  const page = await browser.open(base + address);
  opened.push(page);
  await page.setViewportSize({ width: 400, height: 700 });
  await page.waitForSelector(ready);
  return new Keys(page);
}

interface BrowserWindow {
  SidebarController: { hide(): void };
}

/** Runs in Firefox's own window. */
function hideSidebar(): void {
  const { Services } = globalThis as unknown as {
    Services: { wm: { getMostRecentWindow(type: string): BrowserWindow } };
  };
  Services.wm.getMostRecentWindow('navigator:browser').SidebarController.hide();
}

/** A page with marks, in front. */
async function openNote(): Promise<Page> {
  const page = await browser.open(`${site.url}/note`);
  opened.push(page);
  await page.bringToFront();
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  return page;
}

/** Opens the card of the first mention from the keys. */
async function openCard(): Promise<Keys> {
  const page = await openNote();
  await page.focus('button');
  await pressKeys(browser, page, 'next-term');
  await until(
    () => page.evaluate(() => CSS.highlights.get('tm-0')?.size ?? 0),
    (size) => size > 0,
  );
  await pressKeys(browser, page, 'open-card');
  await until(
    () => cardText(page),
    (text) => text !== undefined,
  );
  return new Keys(page, 'sheet');
}

const closed = (page: Page, className = 'sheet') =>
  until(
    () => cardText(page, className),
    (text) => text === undefined,
  );
/** What the card's live region says. */
const said = (page: Page) =>
  inside<string>(page, "function () { return this.querySelector('[role=status]')?.textContent ?? '' }");

test('card: find a term, open it, read to the end, switch the reader, copy with citations, close', async () => {
  const keys = await openCard();
  const { page } = keys;
  await keys.on('#bb-card-name');
  for (let at = 0; at < 30; at++) await keys.press('PageDown');
  await until(
    () =>
      inside<number>(
        page,
        `function () { const box = this.querySelector('.scroll-box'); return box.scrollHeight - box.scrollTop - box.clientHeight }`,
      ),
    (left) => left !== undefined && left < 3,
  );
  await keys.to('.copy-cited');
  await keys.press('Enter');
  await until(
    () => said(page),
    (words) => words === COPY.cited.done,
  );
  await keys.to('.readers input');
  await keys.press('ArrowRight');
  await until(
    () =>
      browser.worker.evaluate<string>(
        "chrome.storage.sync.get('settings').then(({ settings }) => settings?.reader ?? '')",
      ),
    (reader) => reader === 'student',
  );
  await keys.press('Escape');
  await closed(page);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Before');
});

test('card: Tab leads through all of it and out again', async () => {
  const keys = await openCard();
  const { page } = keys;
  const isWithin = () =>
    inside<boolean>(
      page,
      'function () { return document.hasFocus() && this.contains(this.getRootNode().activeElement) }',
    );
  expect(await isWithin()).toBe(true);
  const stops = await inside<number>(
    page,
    `function () {
      return [...this.querySelectorAll('a[href], button, input:not([type=radio]), input:checked, summary')]
        .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0).length;
    }`,
  );
  let presses = 0;
  // More than it has.
  for (; presses < 60 && (await isWithin()); presses++) await keys.press('Tab');
  expect(await isWithin()).toBe(false);
  expect(presses).toBeGreaterThanOrEqual(stops ?? Number.POSITIVE_INFINITY);
});

test('card: mute the site and undo', async () => {
  const keys = await openCard();
  const { page } = keys;
  await keys.to('.mute');
  await keys.press('Enter');
  await until(
    () => cardText(page, 'toast'),
    (text) => text?.includes(CARD.undo) ?? false,
  );
  const toast = new Keys(page, 'toast');
  await toast.on('button, [tabindex]').catch(() => toast.to('button'));
  if (!toast.stops.at(-1)?.includes(CARD.undo)) await toast.to('button');
  // What is not seen yet does not act.
  await until(
    async () => {
      await toast.press('Enter');
      return (await cardText(page, 'toast')) ?? '';
    },
    (text) => text === '',
  );
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
});

test('popup: search, open a result and go back, switch the reader, pause the site', async () => {
  await openNote();
  const popup = await browser.openBehind('popup.html');
  opened.push(popup);
  await popup.setViewportSize({ width: 372, height: 580 });
  await popup.waitForSelector('.rows button');
  await popup.bringToFront();
  const keys = new Keys(popup);
  await keys.on('#bb-search');
  await popup.keyboard.type('tens');
  await keys.shown('[role=option]');
  await keys.press('ArrowDown', 'ArrowUp', 'Enter');
  await keys.shown('.card[data-concept=tens]');
  await keys.to('.back', { key: 'Shift+Tab' });
  await keys.press('Enter');
  await keys.shown('#bb-search');
  await keys.on('#bb-search');
  await keys.press('Control+a', 'Delete');
  await keys.shown('.rows button');
  await keys.to('.rows button');
  await keys.press('Enter');
  await keys.shown('.card');
  await keys.to('.back', { key: 'Shift+Tab' });
  await keys.press('Enter');
  await keys.shown('.rows button');
  await keys.on('.rows button');
  await keys.to('.readers input');
  await keys.press('ArrowRight');
  await keys.shown('.readers input[value=student]:checked');
  await keys.to('[role=switch]');
  await keys.press('Space');
  // Told where it happens.
  await keys.shown('.message [role=status]');
});

test('panel: every view by its tabs, the pathway and back', async () => {
  const keys = await open('sidepanel.html#/page', 'nav a');
  for (const view of ['pathway', 'map', 'start-back', 'evidence', 'documents', 'page', 'pathway']) {
    // From the beginning of the page: in Firefox the way round leads through the browser's own bars.
    await keys.page.evaluate(() => {
      (document.activeElement as HTMLElement | null)?.blur();
      getSelection()?.collapse(document.body, 0);
    });
    await keys.to(`nav a[href^="#/${view}"]`, { key: view === 'page' ? 'Shift+Tab' : 'Tab', most: 150 });
    await keys.press('Enter');
    await keys.shown(`nav a[href^="#/${view}"][aria-current=page]`);
  }
  await keys.to('.answers button');
  await keys.to('.answers li:last-child button, .answers > button:last-of-type');
  await keys.press('Enter');
  await keys.shown('.pathway[data-node=whole-person]');
  await keys.on('.pathway h2');
  await keys.press('1');
  await keys.shown('.pathway:not([data-node=whole-person])');
  await keys.to('.ways .back');
  await keys.press('Enter');
  await keys.shown('.pathway[data-node=whole-person]');
  // A number acts where the focus is in the view, and nowhere else.
  await keys.to('nav a', { key: 'Shift+Tab' });
  await keys.press('1');
  expect(await keys.page.getAttribute('.pathway', 'data-node')).toBe('whole-person');
});

test('map: reach it, walk it, zoom, open a step', async () => {
  const keys = await open('sidepanel.html#/map', '.frame [data-step]');
  await keys.to('.frame [data-step]');
  await keys.press('ArrowDown', '+', '0');
  await keys.on('.frame [data-step]');
  await keys.to('.tools button');
  await keys.to('.outline summary');
  await keys.press('Enter');
  await keys.to('.outline a');
  await keys.press('Enter');
  await keys.shown('.pathway');
});

test('evidence: filter, tick two and compare them', async () => {
  const keys = await open('sidepanel.html#/evidence', '.matrix');
  await keys.to('.evidence input[type=search], .evidence input:not([type=checkbox])');
  await keys.page.keyboard.type('spinal');
  await keys.to('.matrix [tabindex="0"]');
  await keys.press('Space');
  await keys.press('ArrowDown');
  await keys.to('.evidence input[type=search], .evidence input:not([type=checkbox])', { key: 'Shift+Tab' });
  await keys.press('Control+a');
  await keys.page.keyboard.type('massage');
  await until(
    () => keys.page.locator('.entry-row').count(),
    (rows) => rows < 5,
  );
  await keys.to('.matrix [tabindex="0"]');
  await keys.press('Space');
  await keys.to('.actions a[href^="#/compare/"]');
  await keys.press('Enter');
  await keys.shown('.panel[data-view=compare]');
});

test('STarT Back: answer, read the score as it is told, copy', async () => {
  const keys = await open('sidepanel.html#/start-back', '.start-back');
  for (let item = 1; item <= 9; item++) {
    await keys.to('.start-back input[type=radio]');
    await keys.press('Space');
  }
  await keys.shown('.groups [aria-current=true]');
  expect(await keys.page.locator('[role=status]').allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringMatching(/\d/)]),
  );
  await keys.to('.copy-cited');
  await keys.press('Enter');
  await keys.shown(`.notice:has-text("${COPY.cited.done}")`);
});

test('options: change one of each sort, save as a file, choose a file, undo', async () => {
  const keys = await open('options.html', 'main');
  await keys.to('input[name=where]');
  await keys.press('ArrowDown');
  await keys.shown('.saved:not(:empty)');
  await keys.to('input[name=pattern]');
  await keys.page.keyboard.type('*://example.org/*');
  await keys.press('Enter');
  await keys.shown('.patterns button, .rows button');
  await keys.to('input[name=hover-pause]');
  await keys.press('ArrowRight');
  await keys.to('input[name=badge]');
  await keys.press('Space');
  await keys.to('#file button');
  const { name } = await saved(browser, keys.page, () => keys.press('Enter'));
  expect(name).toBe('backbrief-settings.json');
  await keys.to('input[type=file]');
  await keys.give('mine.json', 'application/json', 'no settings');
  await keys.shown('#file [role=alert]');
  await keys.give(
    'mine.json',
    'application/json',
    '{ "app": "backbrief", "version": 2, "reader": "student" }',
  );
  await keys.shown('input[name=reader][value=student]:checked');
  // The button comes with the words that say what was done.
  await keys.shown('#file .told ~ button');
  await keys.to('#file .told ~ button');
  await keys.press('Enter');
  await keys.shown(`text=${FILE.undone}`);
});

test('reader: paste a text, read what was found, close it, choose a file', async () => {
  const keys = await open('reader.html', 'main.start');
  await keys.to('.main-button');
  await keys.give('empty.txt', 'text/plain', '');
  await keys.shown('.trouble:not(:empty)');
  await keys.to('#reader-text');
  await keys.page.keyboard.type('For low back pain he tried a TENS unit.');
  await keys.to('.second-button');
  await keys.press('Enter');
  await keys.shown('.bar .found');
  await until(
    () => texts(keys.page),
    (all) => all.includes('TENS unit'),
  );
  await keys.to('.bar .close', { key: 'Shift+Tab' });
  await keys.press('Enter');
  await keys.on('.main-button');
});

test('welcome: choose a reader, open the panel, go to the method and to one of its parts', async () => {
  const keys = await open('welcome.html', 'main');
  await keys.to('.readers input');
  await keys.press('ArrowRight');
  await keys.shown('.readers input[value=student]:checked');
  await keys.to('.open-panel');
  await keys.press('Enter');
  const panels = () =>
    browser.worker.evaluate<number>(
      "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.length)",
    );
  await until(panels, (count) => count === 1);
  // The browser is shared with other files.
  if (browser.inside) await browser.inside.inBrowser(hideSidebar);
  else
    await browser.worker.evaluate(
      'chrome.windows.getAll().then((all) => Promise.all(all.map(({ id }) => chrome.sidePanel.close({ windowId: id }))))',
    );
  await until(panels, (count) => count === 0);
  await keys.page.bringToFront();
  await keys.on('.open-panel');
  await keys.to('a[href*="method.html"]');
  await keys.press('Enter');
  await keys.shown('#emergency');
  await keys.to('header nav a[href="#reading"]');
  await keys.press('Enter');
  await until(
    () => keys.page.evaluate(() => document.getElementById('reading')?.getBoundingClientRect().top ?? 999),
    (top) => Math.abs(top) < 100,
  );
});

test('help: unfold a question', async () => {
  const keys = await open('options.html#help', '#help');
  await keys.to('#help summary', { key: 'Shift+Tab' });
  const folds = keys.page.locator('#help details[open]');
  const before = await folds.count();
  await keys.press('Enter');
  await until(
    () => folds.count(),
    (count) => count === before + 1,
  );
});
