/** Copying from popup and panel in a real Chromium: what lies on the clipboard is what the data write. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { COPY } from '../../components/strings.ts';
import { cardView } from '../../data/card.ts';
import { startBackCited, startBackNote } from '../../data/start-back-copy.ts';
import { openBrowser, type TestBrowser } from './support.ts';

let browser: TestBrowser;
let base: string;
const opened: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  base = browser.root;
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
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
  return page;
}

/** Presses a button that copies, waits until that is said, and reads the clipboard. */
async function copied(page: Page, form: 'note' | 'cited'): Promise<string> {
  await page.click(`.copy-${form}`);
  await page.waitForSelector(`.notice:has-text("${COPY[form].done}")`);
  return page.evaluate(() => navigator.clipboard.readText());
}

test('an entry of the panel is copied in the words of the reader who is chosen', async () => {
  const page = await open('sidepanel.html#/treatment/ibuprofen', '.card');
  for (const reader of ['clinician', 'patient'] as const) {
    await page.locator(`.readers input[value=${reader}]`).check({ force: true });
    await page.waitForSelector(`.card[data-reader=${reader}]`);
    const view = cardView('ibuprofen', reader, new Date());
    for (const form of ['note', 'cited'] as const) expect(await copied(page, form)).toBe(view?.[form]);
  }
});

test('a card in the popup is copied in both ways', async () => {
  const page = await open('popup.html', '#bb-search');
  await page.fill('#bb-search', 'tens');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.card[data-concept=tens]');
  const view = cardView('tens', 'patient', new Date());
  for (const form of ['note', 'cited'] as const) expect(await copied(page, form)).toBe(view?.[form]);
});

test('a STarT Back score can be copied only when it is complete', async () => {
  const page = await open('sidepanel.html#/start-back', '.start-back');
  const items = await page.locator('fieldset.item').all();
  for (const item of items.slice(1)) await item.locator('input').first().check({ force: true });
  expect(await page.locator('.copy-note, .copy-cited').count()).toBe(0);
  await items[0]?.locator('input').first().check({ force: true });
  const score = { total: 9, psychosocial: 5, group: 'high' } as const;
  expect(await copied(page, 'note')).toBe(startBackNote(score, 'patient', new Date()));
  expect(await copied(page, 'cited')).toBe(startBackCited(score, 'patient', new Date()));
});
