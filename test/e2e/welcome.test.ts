/** First minutes in a real browser: the page after the installation, the help, and the page on the method. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ADVICE, HELP, LEGEND, WELCOME } from '../../components/help-strings.ts';
import { METHOD, VERDICT_MEANINGS } from '../../components/method-strings.ts';
import { READERS } from '../../data/citations.ts';
import { methodFigures } from '../../data/method-figures.ts';
import { noteText, sampleNote } from '../../data/sample-note.ts';
import type { Reader } from '../../data/schema.ts';
import { documentOf } from '../../scripts/read-file.ts';
import { welcomeTab } from '../../scripts/welcome-tab.ts';
import { readPassages } from '../../spotting/reading.ts';
import { follow } from './access-views.ts';
import { faultsInBoth } from './axe-support.ts';
import { cardText, hover } from './card-support.ts';
import { beyond, setHere, setSettings, startBrowser, type TestBrowser, texts, until } from './support.ts';

let browser: TestBrowser;
let root: string;
/** The tab that has opened by itself; the other pages are shown in it, too. */
let page: Page;

beforeAll(async () => {
  browser = await startBrowser({ welcome: true });
  root = browser.root;
  page = await welcomeTab(browser.context);
});
afterAll(() => browser?.close());
afterEach(() => {
  expect(browser.errors.splice(0)).toEqual([]);
});

/**
 * Looks for barriers in both themes, and for what runs out of a narrow window.
 * @param shown waits until the page is there for a reader; left out where it says the same to all
 */
async function look(shown?: (reader: Reader) => Promise<unknown>): Promise<void> {
  for (const reader of shown ? READERS : []) {
    await setHere(browser.worker, { reader });
    await shown?.(reader);
    expect(await faultsInBoth(page), reader).toEqual([]);
  }
  if (!shown) expect(await faultsInBoth(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await beyond(page)).toBe(0);
  await page.setViewportSize({ width: 1100, height: 800 });
}

/** Opens the card of a mention and waits for its words; points at it anew where the page moved under the pointer. */
async function expectCard(mention: string, words: RegExp): Promise<void> {
  const shown = () =>
    until(
      () => cardText(page),
      (text) => words.test(text ?? ''),
    );
  await hover(page, mention);
  await shown().catch(async () => {
    await page.mouse.move(5, 5);
    await hover(page, mention);
    await shown();
  });
  await page.keyboard.press('Escape');
}

test('the tab opens by itself, and its note is marked like any page, with cards', async () => {
  await page.waitForSelector('.note');
  expect(await page.title()).toBe(WELCOME.title);
  await page.setViewportSize({ width: 1100, height: 2400 });
  const expected = readPassages(documentOf('note.txt', noteText(sampleNote)).passages);
  const marked = await until(
    () => texts(page),
    (all) => all.length >= expected.length,
    15_000,
  );
  // Nothing of the page's own words is marked.
  expect(marked).toEqual(expected.map(({ text }) => text).sort());
  await expectCard('cyclobenzaprine', /weeks/);
  await expectCard('numb between the legs', /emergency/i);
  await page.setViewportSize({ width: 1100, height: 800 });
});

test('a reader is saved at once, the keys are the browser’s own, and the panel opens', async () => {
  await page.locator('.readers label').nth(2).click();
  await until(
    () => browser.worker.evaluate("chrome.storage.sync.get('settings').then((all) => all.settings?.reader)"),
    (reader) => reader === 'clinician',
  );
  const commands = (await browser.worker.evaluate('chrome.commands.getAll()')) as { name: string }[];
  const rows = page.locator('[data-command]');
  expect(await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-command')))).toEqual(
    commands.map(({ name }) => name),
  );
  await page.getByRole('button', { name: WELCOME.openPanel }).click();
  await until(
    () =>
      page.evaluate<number>(
        "chrome.extension.getViews().filter(({ location }) => location.pathname === '/sidepanel.html').length",
      ),
    (panels) => panels === 1,
    10_000,
  );
});

test('it says so where everything is paused', async () => {
  await setSettings(browser.worker, { paused: true });
  await page.getByText(WELCOME.paused()).waitFor();
  await setSettings(browser.worker, { paused: false });
  await page.getByText(WELCOME.paused()).waitFor({ state: 'detached' });
});

test('the welcome has no barriers', () => look((reader) => follow(page, reader)));

test('the settings open at the part that their address names', async () => {
  await page.goto('about:blank');
  await page.goto(`${root}options.html#help`);
  await page.waitForSelector('#help');
  const top = () => page.locator('#help').evaluate((help) => help.getBoundingClientRect().top);
  await until(top, (place) => place < 100);
});

test('the help opens at the question that its address names', async () => {
  await page.goto(`${root}options.html#help-nothing`);
  await page.waitForSelector('#help-nothing[open]');
  expect(await page.locator('#help details[open]').count()).toBe(1);
  await page.getByText(HELP.nothingNever).waitFor();
  await page.evaluate(() => {
    location.hash = '#help-marks';
  });
  await page.waitForSelector('#help-marks[open]');
  expect(await page.locator('#help-marks .legend dd').allTextContents()).toEqual(Object.values(LEGEND.lines));
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  // The choices of the options, which depend on the reader, are looked at in axe.test.ts; the help does not.
  await look();
});

test('the method counts the data, and begins with what to do in an emergency', async () => {
  await page.goto(`${root}method.html#verdicts`);
  await page.waitForSelector('main section');
  const figures = methodFigures(new Date());
  expect(await page.locator('section').first().textContent()).toContain(ADVICE.emergency);
  await page.getByText(METHOD.documents(5, figures.statements)).waitFor();
  await page.getByText(METHOD.sure(figures.certain, figures.statements, figures.compared)).waitFor();
  for (const [word, meaning] of Object.entries(VERDICT_MEANINGS)) {
    const row = page.locator(`[data-word="${word}"]`);
    expect(await row.locator('dd').textContent()).toContain(meaning);
    expect(await row.locator('.count').textContent()).toBe(
      String(figures.verdicts[word as keyof typeof figures.verdicts]),
    );
  }
  await until(
    () => page.evaluate(() => document.getElementById('verdicts')?.getBoundingClientRect().top ?? 999),
    (top) => top < 100,
  );
  // It reads the settings once.
  await look(() => page.reload().then(() => page.waitForSelector('#emergency')));
});
