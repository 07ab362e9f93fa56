/** Popup and side panel in a real Chromium, with the extension as it is built. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CARD, countedNote, DOCUMENT_WORDS, PANEL, POPUP } from '../../components/strings.ts';
import { evidence } from '../../data/evidence.ts';
import type { Reader } from '../../data/schema.ts';
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
const opened: Page[] = [];

const NOTE =
  '<!doctype html><title>Note</title><p>Low back pain for six weeks. Back pain is worse at night.</p>' +
  '<p>For back pain he takes cyclobenzaprine and asked about a TENS unit. No saddle anaesthesia.</p>';

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  site.pages.set('/note', { body: NOTE });
  site.pages.set('/demo', { body: await readFile('test/pages/demo.html', 'utf8') });
  site.pages.set('/injection', {
    body: '<!doctype html><p>Low back pain. Epidural steroid injections for sciatica. No saddle anaesthesia.</p>',
  });
  site.pages.set('/other', { body: '<!doctype html><title>Other</title><p>A recipe for bread.</p>' });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

async function open(address: string): Promise<Page> {
  const page = await browser.open(address);
  opened.push(page);
  return page;
}

/** Opens the popup's page behind the tab that is active, so that it reads that tab. */
async function openPopup(over: Page): Promise<Page> {
  await over.bringToFront();
  const popup = await browser.openBehind('popup.html');
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
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('found-tens');
  // Nothing takes it away once the list has been drawn.
  await popup.bringToFront();
  await popup.evaluate(() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 100))));
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('found-tens');
});

test('the words of the lists and documents follow the reader, and no procedure stands without its kind of pain', async () => {
  const page = await open(`${site.url}/injection`);
  await until(
    () => texts(page),
    (all) => all.length >= 2,
  );
  const popup = await openPopup(page);
  await popup.waitForSelector('.rows button');
  const row = () => popup.textContent('#found-epidural-steroid-injection');
  const [epidural, flag] = [
    evidence.treatments.find(({ id }) => id === 'epidural-steroid-injection'),
    evidence.redFlags.find(({ id }) => id === 'cauda-equina-syndrome'),
  ];
  for (const { label, forWhom } of epidural?.verdicts ?? [])
    expect(await row()).toContain(`${label}: ${forWhom}`);
  expect(await popup.locator('#found-epidural-steroid-injection .chip').count()).toBe(0);
  expect(await row()).toContain(epidural?.plainName);
  expect(await popup.textContent('#found-cauda-equina-syndrome')).toContain(flag?.plainName);
  expect(await popup.textContent('.counted')).toBe(countedNote());
  await setSettings(browser.worker, { reader: 'clinician' });
  await until(row, (text) => !text?.includes(epidural?.plainName ?? ''));

  await page.bringToFront();
  const panel = await browser.openBehind('sidepanel.html#/page');
  opened.push(panel);
  const entry = '[data-concept=epidural-steroid-injection]';
  await panel.waitForSelector(entry);
  const group = () => panel.locator(`section:has(${entry})`).getAttribute('data-verdict');
  expect(await group()).toBe('depends');
  for (const { label, forWhom } of epidural?.verdicts ?? [])
    expect(await panel.textContent(entry)).toContain(`${label}: ${forWhom}`);
  expect(await panel.textContent(entry)).not.toContain(epidural?.plainName);
  expect(await panel.textContent('.counted')).toBe(countedNote());
  const choose = (reader: Reader) =>
    panel.locator(`.readers input[value=${reader}]`).evaluate((input) => (input as HTMLInputElement).click());
  await choose('patient');
  await until(
    () => panel.textContent(entry),
    (text) => Boolean(text?.includes(epidural?.plainName ?? '')),
  );
  await panel.evaluate(() => location.assign('#/documents/S3'));
  await panel.waitForSelector(`.documents h3:has-text("${DOCUMENT_WORDS.patient.limits}")`);
  expect(await panel.textContent('#S3')).toContain('(cancer as a cause of back pain)');
  await choose('clinician');
  await panel.waitForSelector(`.documents h3:has-text("${DOCUMENT_WORDS.clinician.limits}")`);
  expect(await panel.textContent('#S3')).not.toContain('(cancer as a cause of back pain)');
});

test('a long list leaves the search field and the switches their room', async () => {
  const page = await open(`${site.url}/demo`);
  await until(
    () => texts(page),
    (all) => all.length > 20,
  );
  const popup = await openPopup(page);
  await popup.setViewportSize({ width: 372, height: 580 });
  await until(
    () => popup.locator('.rows button').count(),
    (count) => count > 40,
  );
  const boxOf = (selector: string) =>
    popup.locator(selector).evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top, bottom };
    });
  const [field, tally, controls] = await Promise.all([boxOf('.field'), boxOf('.tally'), boxOf('.controls')]);
  expect(field.bottom).toBeLessThanOrEqual(tally.top);
  expect(controls.bottom).toBeLessThanOrEqual(580);
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
  await popup.waitForSelector(`text=${POPUP.silence.muted('127.0.0.1')}`);
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
  await popup.waitForSelector(`text=${POPUP.silence.paused()}`);
});

test('the popup says so where there is nothing, and where it cannot look', async () => {
  const other = await openPopup(await open(`${site.url}/other`));
  await other.waitForSelector(`text=${POPUP.silence.nothing()}`);
  const own = await openPopup(await open(BROWSERS_OWN));
  await own.waitForSelector('.message');
  expect(await own.textContent('.message')).toBe(POPUP.silence.unreachable());
  // The button that the sentence names is there.
  const named = await own.textContent('.to-reader');
  expect(POPUP.silence.unreachable()).toContain(`“${named}”`);
});

/** Opens the popup's page over a tab with a note, and waits for its list. */
async function popupOverNote(): Promise<Page> {
  const page = await open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  const popup = await openPopup(page);
  await popup.waitForSelector('.rows button');
  // From here on the popup's page is itself the active tab, as far as it can tell.
  await popup.bringToFront();
  return popup;
}
const field = (popup: Page) => popup.locator('#bb-search');
const results = (popup: Page) =>
  popup.locator('[role=option]').evaluateAll((all) => all.map((one) => one.getAttribute('data-entry')));
const chosen = (popup: Page) => popup.locator('[role=option][aria-selected=true]').getAttribute('data-entry');

test('the search field has the keyboard at once, and finds as one types', async () => {
  const popup = await popupOverNote();
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('bb-search');
  await popup.keyboard.type('is it safe to take flexaril with cymbalta');
  const all = await results(popup);
  expect(all.slice(0, 2)).toContain('caution cyclobenzaprine/caution-3');
  expect(all).toEqual(expect.arrayContaining(['treatment cyclobenzaprine', 'treatment duloxetine']));
  expect(await popup.locator('.result mark').count()).toBeGreaterThan(0);
  expect(await popup.locator('.rows').count()).toBe(0);
  await popup.keyboard.press('Escape');
  expect(await field(popup).inputValue()).toBe('');
  await popup.waitForSelector('.controls');
  await field(popup).fill('<img src=x onerror=alert(1)> tens');
  expect((await results(popup))[0]).toBe('treatment tens');
  expect(await popup.locator('.search img').count()).toBe(0);
});

test('arrow keys choose, Enter shows the card in place, and the way back leads to the field', async () => {
  const popup = await popupOverNote();
  await field(popup).fill('numb legs');
  const all = await results(popup);
  expect(all.length).toBeGreaterThan(1);
  expect(await chosen(popup)).toBe(all[0]);
  await popup.keyboard.press('ArrowDown');
  expect(await chosen(popup)).toBe(all[1]);
  expect(await field(popup).getAttribute('aria-activedescendant')).toBe('bb-results-1');
  await popup.keyboard.press('ArrowUp');
  await popup.keyboard.press('ArrowUp');
  expect(await chosen(popup)).toBe(all.at(-1));
  await field(popup).fill('flexeril');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.card[data-concept=cyclobenzaprine]');
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('bb-card-name');
  // In Firefox what scrolls is a stop on the way.
  const isBack = () => popup.evaluate(() => document.activeElement?.matches('.back') ?? false);
  for (let stops = 0; stops < 2 && !(await isBack()); stops++) await popup.keyboard.press('Shift+Tab');
  expect(await isBack()).toBe(true);
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('[role=option]');
  expect(await popup.evaluate(() => document.activeElement?.id)).toBe('bb-search');
  expect(await field(popup).inputValue()).toBe('flexeril');
  await field(popup).fill('what is a placebo');
  await popup.keyboard.press('Enter');
  await popup.waitForSelector('.entry[data-entry=placebo]');
});

test('results fit their window, keep the chosen one in sight, and are drawn in light and dark', async () => {
  const popup = await popupOverNote();
  await popup.setViewportSize({ width: 372, height: 580 });
  await field(popup).fill('is it safe to take flexeril with cymbalta');
  const drawn: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    drawn.push((await popup.screenshot()).toString('base64'));
  }
  expect(new Set(drawn).size).toBe(2);
  const wide = await popup.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const all = await results(popup);
  for (let step = 1; step < all.length; step++) await popup.keyboard.press('ArrowDown');
  expect(await chosen(popup)).toBe(all.at(-1));
  const box = await popup.locator('#bb-results').boundingBox();
  const last = await popup.locator('[role=option][aria-selected=true]').boundingBox();
  if (!box || !last) throw new Error('The chosen result is not drawn.');
  expect(last.y + last.height).toBeLessThanOrEqual(box.y + box.height + 1);
});

test('Ctrl and Enter open the real side panel at the result', async () => {
  const popup = await popupOverNote();
  await field(popup).fill('accupuncture');
  // The popup closes before the key is let go.
  await popup.keyboard.press('Control+Enter').catch(() => {});
  await until(
    () =>
      browser.worker.evaluate<string[]>(
        "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }).then((all) => all.map((one) => one.documentUrl))",
      ),
    (all) => all.some((url) => url.endsWith('#/treatment/acupuncture')),
  );
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

test('the panel shows an entry with every part open, every entry in the evidence, and the five documents', async () => {
  const base = `${browser.root}sidepanel.html`;
  const panel = await open(`${base}#/treatment/cyclobenzaprine`);
  await panel.waitForSelector('.card[data-concept=cyclobenzaprine]');
  expect(await panel.locator('.card details:not([open])').count()).toBe(0);
  await panel.locator('input[value=clinician]').check({ force: true });
  await panel.waitForSelector(`text=${CARD.dosing}`);
  await panel.click('nav a[href="#/evidence"]');
  await panel.waitForSelector('table');
  const entries = panel.locator('main a[href^="#/treatment/"]');
  const addresses = new Set(await entries.evaluateAll((all) => all.map((one) => one.getAttribute('href'))));
  for (const { id } of [...evidence.treatments, ...evidence.redFlags])
    expect(addresses).toContain(`#/treatment/${id}`);
  await panel.locator('main a[href="#/treatment/tens"]').first().click();
  await panel.waitForSelector('.card[data-concept=tens]');
  await panel.click('nav a[href="#/documents"]');
  await panel.waitForSelector('.documents');
  expect(await panel.locator('.documents article').count()).toBe(5);
  const headings = await panel.locator('.documents h2').allInnerTexts();
  expect(headings).toEqual(evidence.documents.map(({ id, shortName }) => `${id} ${shortName}`));
  await panel.goto(`${base}#/treatment/no-such-thing`);
  await panel.waitForSelector(`text=${PANEL.unknown}`);
  await panel.click('main a[href="#/evidence"]');
  await panel.waitForSelector('table');
});
