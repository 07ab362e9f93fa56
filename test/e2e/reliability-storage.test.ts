/** A storage that is full, spoilt, or not there: everything works as it did before anything was chosen, and says what it cannot keep. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { OPTIONS } from '../../components/options-strings.ts';
import { POPUP } from '../../components/strings.ts';
import { badgeOf, openSoakBrowser, type SoakBrowser } from '../../scripts/soak-browser.ts';
import { cardIn, INTRO, pointAt, untilPainted } from '../../scripts/soak-look.ts';
import { type Failing, failingBuild } from './reliability-build.ts';
import { openSite, type Site, until } from './support.ts';

const PAGE = `<!doctype html><title>Page</title><body>${INTRO}<p>ibuprofen</p>`;

let browser: SoakBrowser;
let site: Site;
let root: string;
let build: ReturnType<typeof failingBuild>;

beforeAll(async () => {
  build = failingBuild();
  [browser, site] = await Promise.all([openSoakBrowser(build.folder), openSite()]);
  root = new URL('/', browser.context.serviceWorkers()[0]?.url()).href;
  site.pages.set('/page', { body: PAGE });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
  build?.takeAway();
});
afterEach(async () => {
  await browser.background.run('globalThis.storageFails = undefined').catch(() => {});
  await browser.background.run('Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()])');
  await Promise.all(
    browser.context
      .pages()
      .slice(1)
      .map((page) => page.close()),
  );
  expect(browser.errors.splice(0)).toEqual([]);
  expect(browser.background.errors.splice(0)).toEqual([]);
});

/** From now on the background's storage fails; that of a page or view fails by its address. */
const fail = (how: Failing) => browser.background.run(`globalThis.storageFails = '${how}'`);

async function open(address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

const badgeIs = (page: Page, expected: string) =>
  until(
    () => badgeOf(browser.background, page).catch(() => null),
    (text) => text === expected,
    8000,
  );

test.each(['throws', 'hangs'] as const)(
  'one that %s: marks, badge, card, popup, panel and options work',
  async (how) => {
    await open(`${site.url}/page`);
    await fail(how);
    const page = await open(`${site.url}/page?storage=${how}`);
    await untilPainted(page, ['ibuprofen']);
    await badgeIs(page, '1');
    await pointAt(page, 'ibuprofen');
    await until(
      () => cardIn(page),
      (concept) => concept === 'ibuprofen',
      8000,
    );
    await page.keyboard.press('Escape');
    const view = (name: string) => open(`${root}${name}.html?storage=${how}`);
    // The popup follows the tab that was used last.
    const popup = await view('popup');
    await popup.locator('#found-ibuprofen').waitFor();
    const inPopup = async () => {
      await popup.getByText(POPUP.everywhere, { exact: true }).click();
      await popup.getByText(POPUP.saveFailed).waitFor();
    };
    const inPanel = async () => {
      const panel = await view('sidepanel');
      await panel.locator('nav a[href="#/pathway"]').click();
      await panel.locator('main h1, main h2').first().waitFor();
    };
    const inOptions = async () => {
      const options = await view('options');
      await options.locator('label.choice:has(input[name=theme][value=dark])').click();
      await options.getByText(OPTIONS.saveFailed).waitFor();
    };
    // Side by side, for each waits some seconds for a storage that hangs.
    await Promise.all([inPopup(), inPanel(), inOptions()]);
  },
);

test('one that is full: what could not be saved is said, and what was saved before is as it was', async () => {
  const settings = { version: 2, reader: 'student', mutedSites: ['a.example'] };
  await browser.background.run(`chrome.storage.sync.set({ settings: ${JSON.stringify(settings)} })`);
  await fail('full');
  const page = await open(`${site.url}/page?storage=full`);
  await untilPainted(page, ['ibuprofen']);
  // Numbers that the session does not take are kept by the background while it runs.
  await badgeIs(page, '1');
  await page.bringToFront();
  const popup = await open(`${root}popup.html?storage=full`);
  await popup.locator('#found-ibuprofen').waitFor();
  await popup.getByText(POPUP.everywhere, { exact: true }).click();
  await popup.getByText(POPUP.saveFailed).waitFor();
  expect(await browser.background.run('chrome.storage.sync.get()')).toEqual({ settings });
  expect(await browser.background.run('chrome.storage.local.get()')).toEqual({});
});

test('one that holds nonsense: it is left out, and what is right beside it counts', async () => {
  const first = await open(`${site.url}/page`);
  await untilPainted(first, ['ibuprofen']);
  await badgeIs(first, '1');
  await browser.background.run(`(async () => {
    const { session, local, sync } = chrome.storage;
    const [key] = Object.keys(await session.get()).filter((key) => key.startsWith('counts:'));
    const nonsense = ['text', -1, null, [], { tens: 'many' }, { tens: -3 }, { tens: 1e99 }];
    const [, tab] = key.split(':');
    const spoilt = Object.fromEntries(nonsense.map((value, index) => ['counts:' + tab + ':' + (900 + index), value]));
    await session.set({ ...spoilt, ['counts:' + tab + ':x']: { tens: 1 }, ['step:' + tab]: 'x', 'pathway-trail': 7,
      'pathway-answers': 'x', 'panel-address': [1], begun: null });
    await sync.set({ settings: { version: 2, theme: 7, mutedSites: ['b.example', 9], reader: 'clinician' } });
    await local.set({ settings: 'x'.repeat(1_000_000), 'settings-broken': 5, unknown: {} });
  })()`);
  await first.reload();
  await untilPainted(first, ['ibuprofen']);
  await badgeIs(first, '1');
  await first.bringToFront();
  const popup = await open(`${root}popup.html`);
  await popup.locator('#found-ibuprofen').waitFor();
  expect(await popup.locator('input[type=radio]:checked').first().inputValue()).toBe('clinician');
  const panel = await open(`${root}sidepanel.html#/pathway`);
  await panel.locator('main h1, main h2').first().waitFor();
});
