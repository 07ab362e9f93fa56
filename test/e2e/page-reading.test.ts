/** What popup and panel show of a page that was read in context, in a real Chromium. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { THIS_PAGE } from '../../components/panel-strings.ts';
import { OUTCOMES, READING, SELLING } from '../../components/reading-strings.ts';
import { faultsIn } from './axe-support.ts';
import { openBrowser, openSite, type Site, type TestBrowser, texts, until } from './support.ts';

let browser: TestBrowser;
let site: Site;
const opened: Page[] = [];

const NOTE =
  '<!doctype html><html lang=en><title>Note</title><main><h1>Note</h1>' +
  '<p>58 year old man with chronic low back pain and saddle numbness since yesterday. He denies fever.</p>' +
  '<p>Past medical history: peptic ulcer disease, prostate cancer in 2015.</p>' +
  '<p>For the back pain he takes ibuprofen. TENS did not help. He declined opioids.</p>' +
  '<p>Return at once if you lose control of your bladder.</p></main>';
const SHOP =
  '<!doctype html><html lang=en><title>Shop</title><main><h1>Low back pain</h1>' +
  '<p>TENS relieves chronic low back pain. Yoga helps chronic low back pain.</p>' +
  '<p>Book now for a free consultation. Read our testimonials.</p>' +
  '<iframe src=/inner title=More style="width:500px;height:200px"></iframe></main>';
const INNER =
  '<!doctype html><html lang=en><title>More</title><main><h1>Low back pain</h1>' +
  '<p>A TENS unit helps chronic back pain. Bed rest should be avoided in low back pain.</p></main>';

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  site.pages.set('/note', { body: NOTE });
  site.pages.set('/shop', { body: SHOP });
  site.pages.set('/inner', { body: INNER });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(path: string, marks: number): Promise<Page> {
  const page = await browser.open(site.url + path);
  opened.push(page);
  await until(
    async () => (await Promise.all(page.frames().map(texts))).flat().length,
    (count) => count >= marks,
  );
  return page;
}

/** Opens a view behind the tab that is active, so that it follows that tab. */
async function behind(page: Page, address: string, size: { width: number; height: number }): Promise<Page> {
  await page.bringToFront();
  const view = await browser.openBehind(address);
  opened.push(view);
  await view.setViewportSize(size);
  return view;
}

const panelBehind = (page: Page) => behind(page, 'sidepanel.html#/page', { width: 360, height: 760 });
const popupOver = (page: Page) => behind(page, 'popup.html', { width: 360, height: 560 });

test('the panel lists signs by what the note says of them, and what happened to treatments', async () => {
  const panel = await panelBehind(await open('/note', 6));
  await panel.waitForSelector('.checked');
  const signs = await panel
    .locator('[data-verdict="red flag"] ul')
    .evaluateAll((lists) =>
      lists.map((list) => [
        (list as HTMLElement).dataset.status,
        ...[...list.querySelectorAll('li')].map((row) => row.dataset.concept),
      ]),
    );
  expect(signs).toEqual([
    ['present', 'cauda-equina-syndrome'],
    ['past', 'malignancy'],
    ['hypothetical', 'bladder-bowel-disturbance'],
    ['negated', 'infection'],
  ]);
  expect(await panel.textContent('.together')).toMatch(/ are (both|all) mentioned\.$/);
  const said = (concept: string) => panel.textContent(`[data-concept=${concept}] .statuses`);
  expect(await said('tens')).toBe('tried without success');
  expect(await said('ibuprofen')).toBe('in use now');
  expect(await said('opioids')).toBe('declined');
  expect(await panel.textContent('[data-caution=nsaid-ulcer]')).toContain(
    READING.raised('peptic ulcer disease'),
  );
  // A note about one patient promises nothing.
  expect(await panel.locator('.page-claims, .page-selling, .claims-told').count()).toBe(0);
  expect(await faultsIn(panel)).toEqual([]);
});

test('the panel sets claims of all frames against the documents, and each leads to its mention', async () => {
  const page = await open('/shop', 4);
  const panel = await panelBehind(page);
  const rows = panel.locator('.claims > li');
  await until(
    () => rows.count(),
    (count) => count === 4,
  );
  const outcomes = await rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.outcome));
  expect(outcomes).toEqual(['opposite', 'opposite', 'agrees', 'agrees']);
  const tally = `${THIS_PAGE.claimsCount(4)}: ${OUTCOMES.agrees.short(2)}, ${OUTCOMES.opposite.short(2)}`;
  expect(await panel.textContent('.claim-tally')).toBe(tally);
  expect(await panel.locator('.claim-tally .icon').count()).toBe(2);
  expect(await rows.nth(1).textContent()).toContain(READING.quoted('A TENS unit helps chronic back pain.'));
  expect(await panel.textContent('.page-claims .fair')).toBe(THIS_PAGE.fair);
  const selling = await panel.textContent('.selling');
  expect(selling).toContain(`${SELLING.booking}${READING.quoted('Book now')}`);
  expect(await faultsIn(panel)).toEqual([]);

  await rows
    .nth(1)
    .locator('button')
    .evaluate((button) => (button as HTMLButtonElement).click());
  const flashed = () =>
    page.frames()[1]?.evaluate(() => [...(CSS.highlights.get('tm-0') ?? [])].length) ?? Promise.resolve(0);
  await until(flashed, (count) => count > 0);
  await until(
    () => panel.textContent('.said'),
    (text) => text === THIS_PAGE.shown('TENS', 1, 2),
  );
  expect(await rows.nth(1).getAttribute('data-current')).toBe('true');
});

test('the panel follows a page that changes what it says', async () => {
  const page = await open('/shop', 4);
  const panel = await panelBehind(page);
  const count = () => panel.locator('.claims > li').count();
  await until(count, (now) => now === 4);
  await page.evaluate(() =>
    document.querySelector('iframe')?.insertAdjacentHTML('beforebegin', '<p>Yoga cures low back pain.</p>'),
  );
  await until(count, (now) => now === 5);
});

test('the popup tells claims, selling and signs in short, and keeps the field and the list in reach', async () => {
  const popup = await popupOver(await open('/shop', 4));
  await until(
    () => popup.textContent('.told').catch(() => null),
    (text) => Boolean(text?.startsWith(THIS_PAGE.claimsCount(4))),
  );
  expect(await popup.textContent('.selling-line')).toBe(
    THIS_PAGE.sellingLine(3, 'booking, free offer, testimonials'),
  );
  expect(await popup.textContent('.checked')).toBe(READING.check);
  const [field, row] = await Promise.all([
    popup.locator('.field').boundingBox(),
    popup.locator('.rows button').first().boundingBox(),
  ]);
  expect(field?.y).toBeGreaterThan(0);
  expect(row?.y).toBeLessThan(330);
  expect(await faultsIn(popup)).toEqual([]);
  await popup.close();

  const overNote = await popupOver(await open('/note', 6));
  await overNote.waitForSelector('.checked');
  const chips = await overNote.locator('.rows [data-verdict="red flag"]').allInnerTexts();
  expect(chips.map((text) => text.trim())).toEqual([
    'Named as present',
    'Named as past',
    'Named as something to watch for',
    'Named as denied',
  ]);
  expect(await overNote.locator('.told').count()).toBe(0);
});
