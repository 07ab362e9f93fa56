/** What the settings do to a page: where terms are marked, how they look, which of them, and how the card opens. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { cardText, hover, inside } from './card-support.ts';
import {
  clearSettings,
  openBrowser,
  openSite,
  painted,
  type Site,
  setSettings,
  settle,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let page: Page;
let count = 0;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  site.pages.set('/inner', { body: '<!doctype html><p>Low back pain: massage for low back pain.</p>' });
  site.pages.set('/garden', { body: '<!doctype html><title>Garden</title><p>About the garden.</p>' });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await page?.close();
  await clearSettings(browser.worker);
  expect(browser.errors.splice(0)).toEqual([]);
});

const INTRO = '<h1>Low back pain</h1><p>Chronic low back pain is common. Back pain has many treatments.</p>';
const YOGA = `${INTRO}<p>For back pain: yoga.</p>`;

async function open(body: string, path = `/where-${++count}`): Promise<string> {
  const html = `<!DOCTYPE html><html><head><title>Page</title></head><body>${body}</body></html>`;
  site.pages.set(path, { body: html });
  page = await browser.open(site.url + path);
  return html;
}

/** What is painted in all frames of the page. */
const everywhere = async () => (await Promise.all(page.frames().map(texts))).flat().sort();

async function expectMarked(...expected: string[]): Promise<void> {
  await until(everywhere, (seen) => seen.join() === [...expected].sort().join());
}
async function expectNothingMarked(): Promise<void> {
  await settle();
  expect(await everywhere()).toEqual([]);
}

/** Sends a message to all frames of the page, or to the top frame alone, as popup and menu do; again until our script is there. */
const send = (type: 'switch-on' | 'is-on', frameId?: number) =>
  until(
    () =>
      browser.worker.evaluate<boolean | string>(
        `chrome.tabs.query({}).then((tabs) => chrome.tabs.sendMessage(tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id,
      { type: '${type}' }, ${frameId === undefined ? '{}' : `{ frameId: ${frameId} }`})).catch(() => 'not there')`,
      ),
    (answer) => answer !== 'not there',
  );

const addFrame = (address: string) =>
  page.evaluate((src) => {
    const frame = Object.assign(document.createElement('iframe'), { src });
    frame.style.cssText = 'width: 500px; height: 200px';
    document.body.append(frame);
  }, address);
/** The same server by another name: a frame of another site. */
const elsewhere = () => site.url.replace('127.0.0.1', 'localhost');

test('settings spoilt in this browser, or of version 1, do not bring marks back where they were switched off', async () => {
  await setSettings(browser.worker, { mutedSites: ['127.0.0.1'] });
  await browser.worker.evaluate("chrome.storage.local.set({ settings: 'bad' })");
  await open(YOGA);
  await expectNothingMarked();
  await setSettings(browser.worker, { mutedSites: [] });
  await expectMarked('yoga');
  await browser.worker.evaluate("chrome.storage.local.set({ mutedSites: ['127.0.0.1'] })");
  await expectMarked();
  await browser.worker.evaluate('chrome.storage.local.set({ mutedSites: [], paused: true })');
  await page.reload();
  await expectNothingMarked();
  await browser.worker.evaluate("chrome.storage.local.remove(['mutedSites', 'paused'])");
  await expectMarked('yoga');
});

describe('by address', () => {
  test('all sites but these, and only these: at once, and back', async () => {
    await setSettings(browser.worker, { where: 'all-but', allBut: ['*://*.example.org/*'] });
    await open(YOGA);
    await expectMarked('yoga');
    await setSettings(browser.worker, { allBut: ['*://127.0.0.1/where-*'] });
    await expectMarked();
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(await send('is-on')).toBe(false);
    await setSettings(browser.worker, { where: 'only', only: ['*://*.example.org/*'] });
    expect(await send('is-on')).toBe(false);
    await setSettings(browser.worker, { only: ['*://*.example.org/*', 'http://127.0.0.1/*'] });
    await expectMarked('yoga');
    expect(await send('is-on')).toBe(true);
    await setSettings(browser.worker, { where: 'all' });
    await expectMarked('yoga');
  });

  test('a page that changes its address without loading is followed', async () => {
    await setSettings(browser.worker, { where: 'all-but', allBut: ['*://127.0.0.1/*/private*'] });
    await open(YOGA);
    await expectMarked('yoga');
    await page.evaluate(() => history.pushState({}, '', `${location.pathname}/private`));
    await expectMarked();
    await page.evaluate(() => history.back());
    await expectMarked('yoga');
  });

  test('a frame goes with its page, whatever its own address', async () => {
    await setSettings(browser.worker, { where: 'all-but', allBut: ['*://127.0.0.1/off*'] });
    await open(`${YOGA}<iframe src="${elsewhere()}/inner"></iframe><iframe src=/inner></iframe>`, '/off');
    await expectNothingMarked();
    await setSettings(browser.worker, { allBut: ['*://localhost/*', '*://127.0.0.1/inner'] });
    await expectMarked('yoga', 'massage', 'massage');
  });
});

describe('only when clicked', () => {
  test('nothing is looked for before the reader asks; then the page is on with its frames, late ones too', async () => {
    await setSettings(browser.worker, { where: 'click' });
    await open(`${YOGA}<iframe src=/inner style="width:500px;height:200px"></iframe>`);
    await expectNothingMarked();
    expect(await send('is-on', 0)).toBe(false);
    expect(await send('switch-on')).toBe(true);
    await expectMarked('yoga', 'massage');
    expect(await send('is-on', 0)).toBe(true);
    await addFrame(`${elsewhere()}/inner`);
    await expectMarked('yoga', 'massage', 'massage');
    await page.evaluate((late) => {
      history.pushState({}, '', '?next');
      document.body.insertAdjacentHTML('beforeend', late);
    }, '<p>For back pain: acupuncture.</p>');
    await expectMarked('yoga', 'massage', 'massage', 'acupuncture');
    await page.goto(`${site.url}/where-${count}`);
    await expectNothingMarked();
  });

  test('a page that does not speak of the back is watched on', async () => {
    await setSettings(browser.worker, { where: 'click' });
    await open('<p>About the garden.</p>');
    expect(await send('switch-on')).toBe(true);
    await settle();
    await page.evaluate((late) => document.body.insertAdjacentHTML('beforeend', late), YOGA);
    await expectMarked('yoga');
  });

  test('paused and muted win over it', async () => {
    await setSettings(browser.worker, { where: 'click', paused: true });
    await open(YOGA);
    expect(await send('switch-on')).toBe(false);
    await setSettings(browser.worker, { paused: false, mutedSites: ['127.0.0.1'] });
    expect(await send('switch-on')).toBe(false);
    await setSettings(browser.worker, { mutedSites: [] });
    expect(await send('is-on')).toBe(false);
    expect(await send('switch-on')).toBe(true);
    await expectMarked('yoga');
    await setSettings(browser.worker, { paused: true });
    await expectMarked();
    await setSettings(browser.worker, { paused: false });
    await expectMarked('yoga');
  });
});

test('each style of underline is put on at once, and the page is not written to', async () => {
  const html = await open(
    `${INTRO}<p>For back pain: yoga, TENS, acupuncture. Saddle anaesthesia needs care.</p>`,
  );
  const looks = async () => Object.keys(await painted(page)).sort();
  const standard = await until(looks, (names) => names.length >= 3);
  expect(standard).toContain('tm-9');
  const drawn = new Set<string>();
  for (const [underline, end] of [
    ['standard', ''],
    ['thin', 'a'],
    ['tinted', 'b'],
  ] as const) {
    await setSettings(browser.worker, { underline });
    await until(looks, (names) => names.join() === standard.map((name) => name + end).join());
    drawn.add((await page.screenshot()).toString('base64'));
  }
  expect(drawn.size).toBe(3);
  expect(await page.content()).toBe(html);
  // What comes later is marked in the same style, as is what a page has cleared away.
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>Back pain: tapentadol.</p>'));
  await until(looks, (names) => names.length > standard.length && names.every((name) => name.endsWith('b')));
  await page.evaluate(() => CSS.highlights.clear());
  await until(looks, (names) => names.length > standard.length);
  await setSettings(browser.worker, { paused: true });
  await expectMarked();
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('the first in each section is marked and stepped to; all red flags are marked, all mentions counted', async () => {
  const html = await open(
    `${INTRO}<p>Yoga, and yoga again, for back pain. Saddle anaesthesia?</p><p>More yoga, TENS. No saddle anaesthesia.</p>` +
      '<h2>Pain in the low back at work</h2><p>Yoga at work for back pain, TENS; yoga.</p>',
  );
  const ALL = [
    'Yoga',
    'yoga',
    'Saddle anaesthesia',
    'yoga',
    'TENS',
    'saddle anaesthesia',
    'Yoga',
    'TENS',
    'yoga',
  ];
  await expectMarked(...ALL);
  const badge = () =>
    browser.worker.evaluate<string>(
      `chrome.tabs.query({}).then((tabs) => chrome.action.getBadgeText({ tabId: tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id }))`,
    );
  const before = await until(badge, (text) => text.includes('9'));
  await setSettings(browser.worker, { marks: 'first' });
  await expectMarked('Yoga', 'Saddle anaesthesia', 'TENS', 'saddle anaesthesia', 'Yoga', 'TENS');
  expect(await badge()).toBe(before);
  const tell = (message: object) =>
    browser.worker.evaluate(
      `chrome.tabs.query({}).then((tabs) => chrome.tabs.sendMessage(tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id, ${JSON.stringify(message)}))`,
    );
  const current = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get('tm-0') ?? [])].map(
        ({ startContainer, startOffset, endOffset }) =>
          `${(startContainer as Text).data.slice(startOffset, endOffset)} ${startOffset}`,
      ),
    );
  const stops = new Set<string>();
  for (let step = 0; step < 6; step++) {
    const last = (await current()).join();
    await tell({ type: 'step', direction: 'next' });
    stops.add((await until(current, (now) => now.length === 1 && now.join() !== last)).join());
  }
  expect([...stops].filter((stop) => stop.startsWith('yoga'))).toEqual([]);
  // The panel goes to any mention that it counts, and steps go on from there.
  expect(await tell({ type: 'get-counts' })).toMatchObject({ yoga: 5 });
  await tell({ type: 'go-to', concept: 'yoga', index: 4 });
  await until(current, ([now]) => now?.startsWith('yoga') ?? false);
  await tell({ type: 'step', direction: 'previous' });
  await until(current, ([now]) => now?.startsWith('TENS') ?? false);
  // A heading that comes makes a section of its own.
  await page.evaluate(() =>
    document.querySelectorAll('p')[2]?.insertAdjacentHTML('beforebegin', '<h2>More for the low back</h2>'),
  );
  await expectMarked('Yoga', 'Saddle anaesthesia', 'yoga', 'TENS', 'saddle anaesthesia', 'Yoga', 'TENS');
  await page.evaluate(() => document.querySelectorAll('h2')[0]?.remove());
  await setSettings(browser.worker, { marks: 'each' });
  await expectMarked(...ALL);
  expect(await page.content()).toBe(html);
});

test('the pointer rests as long as the settings say', async () => {
  await setSettings(browser.worker, { hoverPause: 1200 });
  await open(YOGA);
  await expectMarked('yoga');
  const shown = () =>
    until(
      () => cardText(page),
      (card) => card !== undefined,
    );
  const openedAfter = async () => {
    const began = Date.now();
    await hover(page, 'yoga');
    await shown();
    return Date.now() - began;
  };
  const late = await openedAfter();
  expect(late).toBeGreaterThanOrEqual(1150);
  await page.keyboard.press('Escape');
  await page.mouse.move(2, 700);
  await setSettings(browser.worker, { hoverPause: 100 });
  await settle();
  expect(await openedAfter()).toBeLessThan(late);
});

test('the card has the theme of the settings, at once', async () => {
  await setSettings(browser.worker, { theme: 'dark' });
  await open(YOGA);
  await expectMarked('yoga');
  await hover(page, 'yoga');
  const paper = () => inside<string>(page, 'function () { return getComputedStyle(this).backgroundColor }');
  await until(paper, (colour) => colour === 'rgb(23, 27, 32)');
  await setSettings(browser.worker, { theme: 'light' });
  await until(paper, (colour) => colour === 'rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).toBe('rgb(255, 255, 255)');
  await setSettings(browser.worker, { theme: 'system' });
  await until(paper, (colour) => colour === 'rgb(23, 27, 32)');
});
