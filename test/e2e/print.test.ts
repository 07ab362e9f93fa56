/** What comes out on paper: every surface of the built extension in a real Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { PATHWAY } from '../../components/pathway-strings.ts';
import { printLine } from '../../components/print.ts';
import { documentViews } from '../../data/document-views.ts';
import { openBrowser, type TestBrowser, until } from './support.ts';

let browser: TestBrowser;
let base: string;
const opened: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  base = browser.root;
  // The dark theme is the one that paper must not follow.
  await browser.worker.evaluate(
    "chrome.storage.sync.set({ settings: { version: 2, reader: 'clinician', theme: 'dark' } })",
  );
});
afterAll(() => browser?.close());
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(address: string, ready: string): Promise<Page> {
  const page = await browser.open(`${base}${address}`);
  opened.push(page);
  await page.waitForSelector(ready);
  await page.waitForSelector('html[data-theme=dark]');
  return page;
}

/** Lays the page out as for paper, and tells what a reader would hold in hand. */
async function printed(page: Page) {
  await page.pdf();
  await page.emulateMedia({ media: 'print' });
  return page.evaluate(() => {
    const shown = (one: Element) =>
      one.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true });
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    return {
      line: getComputedStyle(document.body, '::before').content,
      noise: all(
        'nav, .actions, .readers, button:not(.prints, .stop, td *, .rows *), input[type=text], textarea',
      )
        .filter(shown)
        .map((one) => one.outerHTML.slice(0, 80)),
      folded: all('details > :not(summary)').filter((one) => !shown(one) && !one.matches('.unseen')).length,
      folds: all('details').length,
      ink: getComputedStyle(document.body).color,
      paper: getComputedStyle(document.documentElement).backgroundColor,
      // biome-ignore lint/performance/useDomNodeTextContent: what is laid out, and nothing that is hidden
      text: document.body.innerText,
    };
  });
}

test.each([
  ['sidepanel.html#/treatment/cyclobenzaprine', '.card', 5],
  ['sidepanel.html#/treatment/cauda-equina-syndrome', '.card', 3],
  ['sidepanel.html#/documents', '.documents article', 5],
  ['sidepanel.html#/start-back', '.start-back', 2],
  ['options.html', 'main', 0],
])(
  '%s prints clean: dated, open, black on white, without bars and buttons',
  async (address, ready, folds) => {
    const page = await open(address, ready);
    const paper = await printed(page);
    expect(paper.line).toContain(printLine(await page.title(), new Date()));
    expect(paper.noise).toEqual([]);
    expect(paper.folds).toBeGreaterThanOrEqual(folds);
    expect(paper.folded).toBe(0);
    expect(paper.ink).toBe('rgb(0, 0, 0)');
    expect(paper.paper).toBe('rgb(255, 255, 255)');
  },
);

test('a document prints with every statement, though they are folded on the screen', async () => {
  const page = await open('sidepanel.html#/documents', '.documents article');
  expect(await page.locator('details[open]').count()).toBe(0);
  const { text } = await printed(page);
  for (const { statements } of documentViews('clinician')) {
    for (const row of statements) expect(text).toContain(`${row.id}, line ${row.line}`);
  }
});

test('a card in the popup prints whole, not only what its box shows', async () => {
  const page = await open('popup.html', '#bb-search');
  await page.setViewportSize({ width: 372, height: 580 });
  await page.fill('#bb-search', 'cyclobenzaprine');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.card');
  const { noise, folded } = await printed(page);
  expect([noise, folded]).toEqual([[], 0]);
  const box = page.locator('.scroll-box');
  const [height, whole] = await box.evaluate((one) => [one.clientHeight, one.scrollHeight]);
  expect(height).toBe(whole);
  expect(whole).toBeGreaterThan(700);
});

test('STarT Back prints each answer as a word, and the score', async () => {
  const page = await open('sidepanel.html#/start-back', '.start-back');
  for (const item of await page.locator('fieldset.item').all()) {
    await item.locator('input').first().check({ force: true });
  }
  await until(
    () => page.locator('.start-back .printed').count(),
    (count) => count === 1,
  );
  await printed(page);
  expect(await page.locator('.start-back .choices label:visible').count()).toBe(9);
  expect(await page.locator('.start-back .printed').isVisible()).toBe(true);
});

test('a step prints before the way to it, with its possible answers, and without what only a screen can do', async () => {
  const page = await open('sidepanel.html#/pathway/adjuncts', '.pathway');
  const { text, noise } = await printed(page);
  expect(noise).toEqual([]);
  const places = [PATHWAY.possible, 'Neither', PATHWAY.walked, PATHWAY.here].map((words) =>
    text.indexOf(words),
  );
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(text).toMatch(/\d+ steps on the shortest way were not walked/);
  expect(text).toContain(PATHWAY.signsNotAsked);
  expect(text).not.toContain(PATHWAY.passedOver);
  expect(text).not.toContain(PATHWAY.askSigns);
});

test('the end of a walk prints the answers that led to it, and no word of the panel', async () => {
  const page = await open('sidepanel.html#/pathway/red-flags', '.pathway[data-node=red-flags]');
  await page.click('.answers [data-to=emergency]');
  await page.waitForSelector('.pathway[data-node=emergency]');
  const { text } = await printed(page);
  expect(text).toContain('Answered “');
  for (const words of [PATHWAY.endsHint, PATHWAY.kept, PATHWAY.wholeMap, PATHWAY.restart])
    expect(text).not.toContain(words);
});

test('a link to a document brings it into view, with its statements open and linked to entries', async () => {
  const page = await open('sidepanel.html#/documents/S3', '.documents article');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('document-S3');
  expect(await page.locator('details[open]').count()).toBe(1);
  const top = await page.locator('#document-S3').evaluate((heading) => heading.getBoundingClientRect().top);
  expect(top).toBeGreaterThan(40);
  expect(top).toBeLessThan(300);
  await page.click('#S3-48 a[href="#/treatment/tens"]');
  await page.waitForSelector('.card[data-concept=tens]');
});
