/**
 * Focus that is seen and not under a bar (WCAG 2.4.7, 2.4.11), from the last control of a page back to its first: what comes
 * from above stops under a bar that stays at the top, and what comes from below under one at the foot. The windows are
 * as low as they can be while bars stay.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Keys } from './keys-support.ts';
import { askPassword, openHtml, openScan } from './reader-states.ts';
import { clearSettings, openBrowser, setHere, type TestBrowser, until } from './support.ts';

let browser: TestBrowser;
const opened: Page[] = [];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await clearSettings(browser.worker);
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(address: string, ready: string, width: number, height: number): Promise<Page> {
  const page = await browser.open(browser.root + address);
  opened.push(page);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.waitForSelector(ready);
  return page;
}

/** How many bars of a selector stay where they are while the page is scrolled. */
const staying = (page: Page, bars: string) =>
  page
    .locator(bars)
    .evaluateAll((all) => all.filter((bar) => getComputedStyle(bar).position === 'sticky').length);

/** Goes from wherever the focus is to the last control of a page, and back to its first. */
async function thereAndBack(page: Page, first: string, last: string): Promise<void> {
  const keys = new Keys(page);
  await keys.to(last, { most: 250 });
  await keys.to(first, { key: 'Shift+Tab', most: 250 });
}

test.each([
  'pathway/tramadol',
  'pathway/red-flags',
  'evidence',
  'compare/cyclobenzaprine+diclofenac+epidural-steroid-injection',
  'treatment/cyclobenzaprine',
  'documents/S1',
])('the panel at %s', async (place) => {
  const page = await open(`sidepanel.html#/${place}`, 'main.panel > *', 400, 420);
  expect(await staying(page, '.bar, .ways, .actions')).toBeGreaterThan(1);
  await thereAndBack(page, '.bar nav:first-of-type a:first-child', '.actions .print');
});

test('the reader’s page: HTML with tables and a notice, under a bar of one row and of two', async () => {
  await setHere(browser.worker, { paused: true });
  const page = await open('reader.html', 'main', 1100, 420);
  await openHtml(page);
  for (const width of [1100, 500]) {
    await page.setViewportSize({ width, height: 420 });
    expect(await staying(page, '.bar')).toBe(1);
    if (width === 500) {
      await until(
        () => page.locator('table[tabindex]').count(),
        (wide) => wide === 12,
      );
    }
    await thereAndBack(page, '.found', width === 500 ? '.paper table:last-of-type' : '.notices button');
  }
});

test('the reader’s page: a password, then a PDF that is made larger', async () => {
  const page = await open('reader.html', 'main', 560, 420);
  await askPassword(page);
  const keys = new Keys(page);
  await keys.on('#reader-password');
  await page.keyboard.type('secret');
  await keys.press('Enter');
  await keys.shown('.bar .zoom');
  await keys.to('.close', { key: 'Shift+Tab' });
  await keys.press('Enter');
  await keys.shown('.start');
  await openScan(page);
  await keys.to('.zoom button', { key: 'Shift+Tab' });
  const before = await page.textContent('.percent');
  await keys.to('.zoom :nth-last-child(2)', { key: 'Shift+Tab' });
  await keys.press('Enter');
  await until(
    () => page.textContent('.percent'),
    (now) => now !== before,
  );
});
