/** Popup and side panel in a real Chromium, with the extension as it is built. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CARD, PANEL, POPUP } from '../../components/strings.ts';
import { cardText, clickInside, hover } from './card-support.ts';
import { openBrowser, openSite, type Site, type TestBrowser, texts, until } from './support.ts';

let browser: TestBrowser;
let site: Site;
const opened: Page[] = [];

const NOTE =
  '<!doctype html><title>Note</title><p>Low back pain for six weeks. Back pain is worse at night.</p>' +
  '<p>For back pain he takes cyclobenzaprine and asked about a TENS unit. No saddle anaesthesia.</p>';

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  site.pages.set('/note', { body: NOTE });
  site.pages.set('/other', { body: '<!doctype html><title>Other</title><p>A recipe for bread.</p>' });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await browser.worker.evaluate('chrome.storage.local.clear()');
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(address: string): Promise<Page> {
  const page = await browser.context.newPage();
  opened.push(page);
  await page.goto(address);
  return page;
}

/** Opens the popup's page behind the tab that is active, so that it reads that tab. */
async function openPopup(over: Page): Promise<Page> {
  await over.bringToFront();
  const coming = browser.context.waitForEvent('page');
  await browser.worker.evaluate("chrome.tabs.create({ url: 'popup.html', active: false })");
  const popup = await coming;
  opened.push(popup);
  await popup.waitForSelector('.controls');
  return popup;
}

test('the popup lists what the page has, red flags first, and opens the card in place', async () => {
  const page = await open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const popup = await openPopup(page);
  await popup.waitForSelector('.rows button');
  const rows = await popup.locator('.rows button').allInnerTexts();
  expect(rows[0]).toMatch(/cauda equina/i);
  expect(rows.join('\n')).toMatch(/Cyclobenzaprine[\s\S]*TENS/);
  await popup.locator('#found-tens').evaluate((button) => (button as HTMLButtonElement).click());
  await popup.waitForSelector('.card[data-concept=tens]');
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('bb-card-name');
  await popup.locator('.back').evaluate((button) => (button as HTMLButtonElement).click());
  await until(
    () => popup.evaluate(() => document.activeElement?.id),
    (id) => id === 'found-tens',
  );
});

test('the switches of the popup act on the page at once', async () => {
  const page = await open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const popup = await openPopup(page);
  const flip = (index: number) =>
    popup
      .locator('[role=switch]')
      .nth(index)
      .evaluate((box) => (box as HTMLInputElement).click());
  await flip(0);
  await until(
    () => texts(page),
    (all) => all.length === 0,
  );
  await popup.waitForSelector(`text=${POPUP.mutedHere('127.0.0.1')}`);
  await flip(0);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  await flip(1);
  await until(
    () => texts(page),
    (all) => all.length === 0,
  );
  await popup.waitForSelector(`text=${POPUP.paused}`);
});

test('the popup says so where there is nothing, and where it cannot look', async () => {
  const other = await openPopup(await open(`${site.url}/other`));
  await other.waitForSelector(`text=${POPUP.nothing}`);
  const own = await openPopup(await open('chrome://version/'));
  await own.waitForSelector('.message');
  expect(await own.textContent('.message')).toBe(POPUP.unreachable);
});

test('the card opens the real side panel at its treatment', async () => {
  const page = await open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  await hover(page, 'TENS');
  await until(
    () => cardText(page),
    (card) => card !== undefined,
  );
  await clickInside(page, '.buttons button');
  const panels = await until(
    () =>
      browser.worker.evaluate<string[]>(
        "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.map((one) => one.documentUrl))",
      ),
    (all) => all.some((url) => url.endsWith('#/treatment/tens')),
  );
  expect(panels).toHaveLength(1);
});

test('the panel shows an entry with every part open, all entries, and the five documents', async () => {
  const base = `chrome-extension://${new URL(browser.worker.url()).host}/sidepanel.html`;
  const panel = await open(`${base}#/treatment/cyclobenzaprine`);
  await panel.waitForSelector('.card[data-concept=cyclobenzaprine]');
  expect(await panel.locator('.card details:not([open])').count()).toBe(0);
  await panel.locator('input[value=clinician]').check({ force: true });
  await panel.waitForSelector(`text=${CARD.dosing}`);
  await panel.click(`text=${PANEL.all}`);
  await panel.waitForSelector('.index');
  expect(await panel.locator('.index li').count()).toBeGreaterThan(60);
  await panel.click('.index a[href="#/treatment/tens"]');
  await panel.waitForSelector('.card[data-concept=tens]');
  await panel.click(`text=${PANEL.documents}`);
  await panel.waitForSelector('.documents');
  expect(await panel.locator('.documents article').count()).toBe(5);
  await panel.goto(`${base}#/treatment/no-such-thing`);
  await panel.waitForSelector(`text=${PANEL.unknown}`);
});
