/** The background is ended in the very middle of each thing that it does: the next action finds everything as it should be. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { look, worldsOf } from '../../scripts/eyes.ts';
import { badgeOf, openSoakBrowser, type SoakBrowser } from '../../scripts/soak-browser.ts';
import { cardIn, INTRO, pointAt, untilPainted } from '../../scripts/soak-look.ts';
import { BUILD, openSite, type Site, settle, until } from './support.ts';

let browser: SoakBrowser;
let site: Site;
let page: Page;

const open = async () => {
  page = await browser.context.newPage();
  await page.goto(`${site.url}/page`);
};

beforeAll(async () => {
  [browser, site] = await Promise.all([openSoakBrowser(BUILD), openSite()]);
  site.pages.set('/page', { body: `<!doctype html><title>Page</title><body>${INTRO}<p>ibuprofen</p>` });
  // It has begun, and has nothing left to do.
  await open();
  await untilPainted(page, ['ibuprofen']);
  await page.close();
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await page?.close();
  expect(browser.errors.splice(0)).toEqual([]);
  expect(browser.background.errors.splice(0)).toEqual([]);
});

/** From now on the background waits for ever when it makes this call, until it is ended. */
const hang = (call: string) =>
  browser.background.run(`(() => {
    const wait = () => { globalThis.isHanging = true; return new Promise(() => {}); };
    for (const api of [globalThis.chrome, globalThis.browser]) if (api) api.${call} = wait;
  })()`);

/** Waits until it has made the call, then ends it. */
async function endInTheMiddle(): Promise<void> {
  await until(
    () => browser.background.run<boolean>('globalThis.isHanging === true').catch(() => false),
    Boolean,
  );
  await browser.background.stop();
}

test('while it puts the spotter into a page: the page is marked all the same', async () => {
  await hang('scripting.executeScript');
  await open();
  await endInTheMiddle();
  await untilPainted(page, ['ibuprofen']);
});

test('after it has put the gate in again: the spotter that it brought stays as it is', async () => {
  await open();
  await untilPainted(page, ['ibuprofen']);
  const [world] = await worldsOf(page);
  await browser.background.run(`chrome.tabs.query({}).then((tabs) => {
    const tab = tabs.find(({ url }) => url === ${JSON.stringify(page.url())});
    return chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ['/content-scripts/gate.js'] });
  })`);
  await settle();
  expect((world && (await look(world)))?.mentions.map(({ text }) => text)).toEqual(['ibuprofen']);
});

test('while it writes down what a page has: the badge tells it all the same', async () => {
  await hang('storage.session.set');
  await open();
  await endInTheMiddle();
  await untilPainted(page, ['ibuprofen']);
  await until(
    () => badgeOf(browser.background, page).catch(() => ''),
    (text) => text === '1',
  );
});

test('while it puts the card into a page: the card opens, at the latest when it is asked for again', async () => {
  await open();
  await untilPainted(page, ['ibuprofen']);
  await until(
    () => badgeOf(browser.background, page).catch(() => ''),
    (text) => text === '1',
  );
  // What reads in context comes before the card, and is put there by the same call.
  const [world] = await worldsOf(page);
  await until(async () => world?.run(() => '__backbriefReading' in globalThis), Boolean);
  await hang('scripting.executeScript');
  await pointAt(page, 'ibuprofen');
  await endInTheMiddle();
  const shown = () => cardIn(page);
  const concept = await until(shown, Boolean, 2500).catch(async () => {
    await pointAt(page, 'ibuprofen');
    return until(shown, Boolean);
  });
  expect(concept).toBe('ibuprofen');
});

test('while it opens the panel: the next click opens it', async () => {
  await open();
  await untilPainted(page, ['ibuprofen']);
  const [world] = await worldsOf(page);
  const ask = () =>
    world?.run(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };
      };
      return chrome.runtime.sendMessage({ type: 'open-panel', address: '#/page' }).catch(() => null);
    });
  await hang('sidePanel.open');
  const first = ask();
  await endInTheMiddle();
  expect(await first).toBe(null);
  expect(await ask()).toBe(true);
  // The panel itself, or its page in a tab where the browser opens none without a reader's gesture.
  const views =
    'chrome.runtime.getContexts({}).then((all) => all.map(({ documentUrl }) => String(documentUrl)))';
  await until(
    () => browser.background.run<string[]>(views),
    (all) => all.some((address) => address.includes('/sidepanel.html')),
  );
});

test('while it makes its menus: they are made when it starts next', async () => {
  await browser.background.run(
    "chrome.storage.session.remove('begun').then(() => chrome.contextMenus.removeAll())",
  );
  await browser.background.stop();
  await open();
  await until(
    () =>
      browser.background.run("chrome.contextMenus.update('look-up', {}).then(() => true)").catch(() => false),
    (there) => there === true,
  );
});

test('between two letters of a search in the address bar', async () => {
  const suggest = (input: string) =>
    browser.background.run<string[]>(
      `new Promise((tell) => chrome.omnibox.onInputChanged.dispatch('${input}', (list) => tell(list.map(({ content }) => content))))`,
    );
  const before = await suggest('ten');
  expect(before.length).toBeGreaterThan(0);
  await browser.background.stop();
  await open();
  await untilPainted(page, ['ibuprofen']);
  expect(await suggest('ten')).toEqual(before);
});
