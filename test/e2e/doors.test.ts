/**
 * The ways in, in both browsers: menus, keyword, badge, the real popup and the real side panel. In Chromium menus and the
 * address bar's list are windows of the browser's own, which no test driver reaches: their events are dispatched in
 * the worker as the browser would. No gesture comes with them, so that the panel opens as a tab. In Firefox the real menu is
 * opened and the real sidebar comes.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULTS, type Settings } from '../../browser/settings.ts';
import { MENU } from '../../components/door-strings.ts';
import { POPUP } from '../../components/strings.ts';
import { COLOURS } from '../../entrypoints/background/label.ts';
import { AXE, axeFaults, RULES } from './axe-support.ts';
import { attach, freePort, openPopup, type Surface } from './real-surface.ts';
import {
  chromiumTest,
  openSite,
  type Site,
  settle,
  startBrowser,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let port: number;
const opened: Page[] = [];
const surfaces: Surface[] = [];

beforeAll(async () => {
  port = await freePort();
  [browser, site] = await Promise.all([
    startBrowser({ args: [`--remote-debugging-port=${port}`] }),
    openSite(),
  ]);
  const page = (text: string) => ({ body: `<!doctype html><title>Page</title><p>${text}</p>` });
  site.pages.set('/plain', page('For low back pain: a TENS unit, yoga and massage.'));
  site.pages.set('/flag', page('Low back pain, treated with TENS. No saddle anaesthesia.'));
  site.pages.set('/bread', page('A recipe for sourdough bread.'));
  site.pages.set('/told', page('Mrs Quillfeather was told to try a TENS unit for her back every evening'));
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  for (const surface of surfaces.splice(0)) surface.close();
  await worker('Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()])');
  await Promise.all(browser.context.pages().map((page) => page.goto('about:blank').catch(() => {})));
  await Promise.all(opened.splice(0).map((page) => page.close()));
  expect(browser.errors.splice(0)).toEqual([]);
});

const worker = <T>(expression: string) => browser.worker.evaluate<T>(expression);
const set = (change: Partial<Settings>) =>
  worker(`chrome.storage.sync.set({ settings: ${JSON.stringify({ version: 2, ...DEFAULTS, ...change })} })`);
const stored = async (): Promise<Partial<Settings>> =>
  (await worker<{ settings: Settings }>('chrome.storage.sync.get()')).settings ?? {};
/** All that the extension keeps anywhere, as text. */
const kept = () =>
  worker<string>(
    'Promise.all([chrome.storage.local.get(), chrome.storage.sync.get(), chrome.storage.session.get()]).then(JSON.stringify)',
  );

async function open(address: string, marks: number): Promise<Page> {
  const page = await browser.open(address);
  opened.push(page);
  await until(
    () => texts(page),
    (all) => all.length >= marks,
  );
  return page;
}

/** Text, colour and title of the toolbar button for the tab in front. */
const button = () =>
  worker<{ text: string; colour: number[]; ink: number[]; title: string }>(
    `chrome.tabs.query({ active: true }).then(async ([{ id: tabId }]) => ({
      text: await chrome.action.getBadgeText({ tabId }),
      colour: await chrome.action.getBadgeBackgroundColor({ tabId }),
      ink: await chrome.action.getBadgeTextColor({ tabId }),
      title: await chrome.action.getTitle({ tabId }),
    }))`,
  );
const rgba = (colour: string) => [
  ...[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)),
  255,
];
const badgeIs = (text: string) => until(button, (now) => now.text === text);

/** The panel's page in a tab, opened by something that is done. */
async function panelTab(act: () => Promise<unknown>): Promise<string> {
  const coming = browser.context.waitForEvent('page');
  await act();
  const page = await coming;
  opened.push(page);
  await page.waitForURL(/sidepanel\.html#/);
  return new URL(page.url()).hash;
}

/** Expects a choice in a menu to lead to a place in the panel. */
async function expectPanelAt(place: string, act: () => Promise<unknown>): Promise<void> {
  const { inside } = browser;
  if (!inside) return expect(await panelTab(act)).toBe(place);
  await act();
  await until(
    () => inside.inView<string>('sidebar', 'location.hash').catch(() => ''),
    (now) => now === place,
  );
}

/** Chooses an entry of ours in the menu of a page, over what is selected there. */
async function choose(page: Page, menuItemId: 'look-up' | 'switch-on'): Promise<void> {
  const { inside } = browser;
  if (inside) {
    await page.bringToFront();
    await page.mouse.click(40, 24, { button: 'right' });
    expect(await inside.chooseInMenu(menuItemId)).toBe(true);
    return;
  }
  const selectionText = await page.evaluate(() => String(getSelection()));
  await worker(
    `chrome.tabs.query({ active: true }).then(([tab]) => { chrome.contextMenus.onClicked.dispatch(${JSON.stringify({ menuItemId, selectionText })}, tab) })`,
  );
}

/** Opens a page, and selects all of its text. */
async function openSelected(address: string): Promise<Page> {
  const page = await open(site.url + address, 0);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('p') as Element));
  return page;
}

describe('the menu on a selection', () => {
  test('leads to the entry, and keeps nothing of the text', async () => {
    const page = await openSelected('/told');
    await expectPanelAt('#/treatment/tens', () => choose(page, 'look-up'));
    expect(await kept()).not.toMatch(/Quillfeather|evening/);
  });

  test('says so in the panel where nothing matches', async () => {
    const page = await openSelected('/bread');
    await expectPanelAt('#/none', () => choose(page, 'look-up'));
    expect(await kept()).not.toMatch(/sourdough/);
  });
});

test('where pages are marked by hand the menu marks this one', async () => {
  await set({ where: 'click' });
  const page = await open(`${site.url}/plain`, 0);
  await settle();
  expect(await texts(page)).toEqual([]);
  await choose(page, 'switch-on');
  await until(
    () => texts(page),
    (all) => all.length === 3,
  );
});

test('both menus are there, with the words for them', async () => {
  // The browser tells of a menu that is not there.
  const update = (id: string, title: string) =>
    worker<string>(
      `chrome.contextMenus.update('${id}', { title: ${JSON.stringify(title)} }).then(() => 'there', String)`,
    );
  expect(await update('look-up', MENU.lookUp)).toBe('there');
  expect(await update('switch-on', MENU.switchOn)).toBe('there');
  expect(await update('no-such-menu', 'x')).toMatch(/Cannot find|Could not find/);
});

chromiumTest(
  'the keyword opens the entry in the tab that was asked for, and keeps nothing of the words',
  async () => {
    await open(`${site.url}/plain`, 3);
    const enter = (words: string, disposition: string) =>
      panelTab(() => worker(`chrome.omnibox.onInputEntered.dispatch('${words}', '${disposition}')`));
    expect(await enter('flexaril', 'newForegroundTab')).toBe('#/treatment/cyclobenzaprine');
    expect(await enter('numb legs', 'newBackgroundTab')).toBe('#/treatment/cauda-equina-syndrome');
    expect(await enter('TENS', 'currentTab')).toBe('#/treatment/tens');
    expect(await kept()).not.toMatch(/flexaril|numb legs/);
  },
);

chromiumTest('the keyword suggests as one types, in XML that the browser takes', async () => {
  const said = await worker<{ content: string; description: string }[]>(
    `new Promise((suggest) => chrome.omnibox.onInputChanged.dispatch('heat & <cold', suggest))`,
  );
  expect(said.length).toBeGreaterThan(0);
  const descriptions = JSON.stringify(said.map(({ description }) => `<a>${description}</a>`));
  const page = await open(`${site.url}/bread`, 0);
  const wrong = await page.evaluate(
    (all) =>
      (JSON.parse(all) as string[]).filter((xml) =>
        new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror'),
      ),
    descriptions,
  );
  expect(wrong).toEqual([]);
});

test('the badge counts, tells of a red flag by shape and colour, and can be hidden in all tabs at once', async () => {
  const plain = await open(`${site.url}/plain`, 3);
  const usual = await badgeIs('3');
  expect(usual.colour).toEqual(rgba(COLOURS.usual));
  expect(usual.ink).toEqual(rgba(COLOURS.text));
  expect(usual.title).not.toMatch(/red flag/);
  const flag = await open(`${site.url}/flag`, 2);
  const flagged = await badgeIs('!2');
  expect(flagged.colour).toEqual(rgba(COLOURS.redFlag));
  expect(flagged.title).toMatch(/including 1 red flag$/);
  await set({ badge: false });
  expect((await badgeIs('')).title).toMatch(/including 1 red flag$/);
  await plain.bringToFront();
  await badgeIs('');
  await set({ badge: true });
  await badgeIs('3');
  await flag.bringToFront();
  await badgeIs('!2');
});

/** CSS pixels, as its stylesheet says. */
const POPUP_WIDTH = 372;

/** Opens the real popup over the tab in front. */
async function popupOver(page: Page): Promise<Surface> {
  await page.bringToFront();
  await openPopup(browser);
  const popup = await attach(browser, port, 'popup.html');
  surfaces.push(popup);
  await until(
    () => popup.run<boolean>(`document.querySelector('.controls') !== null`),
    (is) => is,
  );
  return popup;
}
const contexts = (type: string) =>
  worker<string[]>(
    `chrome.runtime.getContexts({ contextTypes: ['${type}'] }).then((all) => all.map((one) => one.documentUrl))`,
  );
const message = (popup: Surface) =>
  popup.run<string | null>(`document.querySelector('.message p')?.textContent ?? null`);
const siteSwitch = (popup: Surface) =>
  popup.run<{ on: boolean; disabled: boolean } | null>(
    `(([one, other]) => other ? { on: one.checked, disabled: one.disabled } : null)(document.querySelectorAll('[role=switch]'))`,
  );

describe('the real popup', () => {
  test('opens the real side panel on this page, and closes', async () => {
    const popup = await popupOver(await open(`${site.url}/flag`, 2));
    expect(await popup.run('document.activeElement.id')).toBe('bb-search');
    await popup.click('.top .plain-button');
    await until(
      () => contexts('SIDE_PANEL'),
      ([url]) => Boolean(url?.endsWith('#/page')),
    );
    await until(
      () => contexts('POPUP'),
      (all) => all.length === 0,
    );
    const panel = await attach(browser, port, 'sidepanel.html');
    surfaces.push(panel);
    await until(
      () => panel.run<string>('document.body.innerText'),
      (text) => /Cauda equina/.test(text),
    );
    await panel.run('window.close()');
  });

  test('is as wide with a long list and a card as with nothing to tell', async () => {
    const width = (popup: Surface) => popup.run<number>('innerWidth');
    const nothing = await popupOver(await open(`${site.url}/bread`, 0));
    expect(await width(nothing)).toBe(POPUP_WIDTH);
    const popup = await popupOver(await open(`${site.url}/flag`, 2));
    expect(await width(popup)).toBe(POPUP_WIDTH);
    await popup.click('.rows button');
    await until(
      () => popup.run<boolean>(`document.querySelector('.card') !== null`),
      (is) => is,
    );
    // The browser measures anew when it has drawn.
    await settle();
    expect(await width(popup)).toBe(POPUP_WIDTH);
  });

  test('leads to the settings, and closes', async () => {
    const popup = await popupOver(await open(`${site.url}/plain`, 3));
    const coming = browser.context.waitForEvent('page');
    await popup.click('.to-settings');
    const options = await coming;
    opened.push(options);
    await options.waitForURL(/options\.html/);
    await until(
      () => contexts('POPUP'),
      (all) => all.length === 0,
    );
  });

  test('switches a site on and off in the mode "only these"', async () => {
    await set({ where: 'only' });
    const page = await open(`${site.url}/plain`, 0);
    const popup = await popupOver(page);
    expect(await message(popup)).toBe(POPUP.silence['not-listed']('127.0.0.1'));
    expect(await siteSwitch(popup)).toEqual({ on: false, disabled: false });
    await popup.click('[role=switch]');
    await until(
      () => texts(page),
      (all) => all.length === 3,
    );
    expect((await stored()).only).toEqual(['*://127.0.0.1/*']);
    await until(
      () => popup.run<number>(`document.querySelectorAll('.rows button').length`),
      (rows) => rows === 3,
    );
    await popup.click('[role=switch]');
    await until(
      () => texts(page),
      (all) => all.length === 0,
    );
    expect((await stored()).only).toEqual([]);
  });

  test('takes the site’s own pattern out of the mode "all but these", and names a wider one', async () => {
    await set({ where: 'all-but', allBut: ['*://127.0.0.1/*'] });
    const page = await open(`${site.url}/plain`, 0);
    const popup = await popupOver(page);
    expect(await message(popup)).toBe(POPUP.silence.excluded('', ['*://127.0.0.1/*']));
    await popup.click('[role=switch]');
    await until(
      () => texts(page),
      (all) => all.length === 3,
    );
    expect((await stored()).allBut).toEqual([]);
    await set({ where: 'all-but', allBut: ['http://*/*'] });
    await until(
      () => message(popup),
      (text) => text === POPUP.silence.excluded('', ['http://*/*']),
    );
    expect(await siteSwitch(popup)).toEqual({ on: false, disabled: true });
    expect(await popup.run(`document.querySelector('.message button').textContent`)).toBe(POPUP.toSettings);
  });

  test('marks this page where pages are marked by hand', async () => {
    await set({ where: 'click' });
    const page = await open(`${site.url}/plain`, 0);
    const popup = await popupOver(page);
    expect(await message(popup)).toBe(POPUP.silence.click());
    await popup.click('.mark-here');
    await until(
      () => texts(page),
      (all) => all.length === 3,
    );
    await until(
      () => popup.run<number>(`document.querySelectorAll('.rows button').length`),
      (rows) => rows === 3,
    );
  });

  /** What axe finds in a state of the popup, in light and dark. */
  async function faults(popup: Surface, state: string): Promise<string[]> {
    const found: string[] = [];
    await popup.run(`${AXE}; null`);
    for (const theme of ['light', 'dark'] as const) {
      await popup.run(`document.documentElement.dataset.theme = '${theme}'`);
      const wrong = await popup.run<string[]>(axeFaults(RULES[theme]));
      found.push(...wrong.map((one) => `${state}, ${theme}: ${one}`));
    }
    return found;
  }

  test('says where settings could not be read', async () => {
    await worker(`chrome.storage.sync.set({ settings: 'not settings at all' })`);
    const popup = await popupOver(await open(`${site.url}/plain`, 3));
    await until(
      () => popup.run<string>(`document.querySelector('.broken-notice')?.textContent ?? ''`),
      (text) => text.includes(POPUP.broken),
    );
    expect(await faults(popup, 'broken')).toEqual([]);
    const coming = browser.context.waitForEvent('page');
    await popup.click('.broken-notice button');
    const options = await coming;
    opened.push(options);
    await options.waitForURL(/options\.html/);
  });

  test('has nothing for axe to find in any of its states, in light and dark', async () => {
    await set({ theme: 'dark' });
    const popup = await popupOver(await open(`${site.url}/flag`, 2));
    expect(await popup.run('document.documentElement.dataset.theme')).toBe('dark');
    const found = await faults(popup, 'list');
    await popup.click('.rows button');
    found.push(...(await faults(popup, 'card')));
    await popup.click('.back');
    for (const change of [
      { where: 'click' },
      { where: 'only' },
      { where: 'all-but', allBut: ['http://*/*'] },
      { paused: true },
      { mutedSites: ['127.0.0.1'] },
    ] satisfies Partial<Settings>[]) {
      const before = await message(popup);
      await set(change);
      await until(
        () => message(popup),
        (text) => text !== null && text !== before,
      );
      found.push(...(await faults(popup, JSON.stringify(change))));
    }
    await set({});
    await popup.click('#bb-search');
    await popup.type('heat');
    await until(
      () => popup.run<number>(`document.querySelectorAll('[role=option]').length`),
      (results) => results > 1,
    );
    found.push(...(await faults(popup, 'results')));
    expect(found).toEqual([]);
  });
});
