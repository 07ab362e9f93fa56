/** A policy in a real Chromium and a real Firefox: where browsers look for it, and that it holds in pages and settings. */
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { launch } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WELCOME } from '../../components/help-strings.ts';
import { METHOD } from '../../components/method-strings.ts';
import { OPTIONS } from '../../components/options-strings.ts';
import { TAB_NAMES } from '../../components/panel-strings.ts';
import { POLICY } from '../../components/policy-words.ts';
import { POPUP } from '../../components/strings.ts';
import { installedFirefox } from '../../scripts/bench-browsers.ts';
import { closeWelcome } from '../../scripts/welcome-tab.ts';
import { FIREFOX_BUILD } from './firefox-browser.ts';
import { BUILD, opener, openPlain, openSite, painted, type Site, until } from './support.ts';

/** Where Chromium, as systems package it, looks for policies. */
const MANAGED = '/etc/chromium/policies/managed';
const FIREFOX_ID = 'backbrief@backbrief.example';

/** What both browsers are given. */
const SET = {
  underline: 'tinted',
  mutedSites: ['localhost'],
  hoverPause: 'soon',
  reader: 'clinician',
  badge: false,
  search: false,
  pathway: false,
};
const NOTE =
  '<!doctype html><title>Note</title><h1>Back pain</h1><p>For low back pain he tried a TENS unit.</p>';
/** The name of a highlight in the look "tinted". */
const TINTED = /^tm-\d+b$/;

const undo: (() => Promise<unknown>)[] = [];
async function undoAll(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

let site: Site;
async function pageOf(): Promise<{ marked: string; muted: string }> {
  site ??= await openSite();
  site.pages.set('/note', { body: NOTE });
  return { marked: `${site.url}/note`, muted: `${site.url.replace('127.0.0.1', 'localhost')}/note` };
}
afterAll(() => site?.close());

const folder = async () => {
  const made = await mkdtemp(join(tmpdir(), 'backbrief-policy-'));
  undo.push(() => rm(made, { recursive: true, force: true }));
  return made;
};

/** The id that Chromium gives to an extension that is loaded from a folder. */
const idOf = (path: string) =>
  createHash('sha256')
    .update(path)
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/** Sets a policy for one extension of this machine. @returns false where this account may not */
async function setPolicy(id: string, policy: object): Promise<boolean> {
  const file = join(MANAGED, `backbrief-test-${id}.json`);
  try {
    await mkdir(MANAGED, { recursive: true });
    await writeFile(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
  } catch {
    return false;
  }
  undo.push(() => rm(file, { force: true }));
  return true;
}

const look = async (page: Pick<Page, 'evaluate'>) => Object.keys(await painted(page));
const isTinted = (names: readonly string[]) => names.length > 0 && names.every((name) => TINTED.test(name));

/** The Chromium that the policy is set for. */
interface Held {
  worker: Worker;
  open(url: string): Promise<Page>;
  /** Address of the extension's own pages, with a slash at the end. */
  root: string;
}

/** Starts it. @returns null where this account may set no policy */
async function openHeld(): Promise<Held | null> {
  // A folder of its own has an id of its own: the policy is for nobody else.
  const build = join(await folder(), 'extension');
  await cp(BUILD, build, { recursive: true });
  const id = idOf(build);
  if (!(await setPolicy(id, SET))) return null;
  const context: BrowserContext = await openPlain({
    args: [`--disable-extensions-except=${build}`, `--load-extension=${build}`],
  });
  undo.push(() => context.close());
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  expect(worker.url()).toContain(id);
  await closeWelcome(context, build);
  return { worker, open: await opener(context), root: `chrome-extension://${id}/` };
}

describe('in Chromium', () => {
  let browser: Held | null = null;
  beforeAll(async () => {
    browser = await openHeld();
  });
  afterAll(undoAll);
  const NOT_SET = `this account may not write to ${MANAGED}`;

  test('it holds in pages and settings', async ({ skip }) => {
    if (!browser) return skip(NOT_SET);
    const { worker, open, root } = browser;
    const { marked, muted } = await pageOf();
    const page = await open(marked);
    await until(() => look(page), isTinted);

    const options = await open(`${root}options.html`);
    const held = options.locator('fieldset:disabled', { hasText: POLICY.by });
    await held.first().waitFor();
    expect(await options.locator('input[name=reader]:checked').inputValue()).toBe('clinician');
    expect(await options.locator('input[name=underline]').first().isDisabled()).toBe(true);
    expect(await options.locator('input[name=theme]').first().isDisabled()).toBe(false);
    expect(await options.locator('input[name=badge]').isDisabled()).toBe(true);

    await open(muted);
    const isOn = (host: string) =>
      worker.evaluate(`chrome.tabs.query({ url: 'http://${host}/*' })
        .then(([tab]) => chrome.tabs.sendMessage(tab.id, { type: 'is-on' }, { frameId: 0 }))
        .catch(() => null)`);
    expect(
      await until(
        () => isOn('localhost'),
        (on) => on !== null,
      ),
    ).toBe(false);
    expect(await isOn('127.0.0.1')).toBe(true);
  });

  test('the search that it switches off is gone from the popup and from the menu of selected text', async ({
    skip,
  }) => {
    if (!browser) return skip(NOT_SET);
    const { worker, open, root } = browser;
    const popup = await open(`${root}popup.html`);
    await popup.getByRole('heading', { name: POPUP.title }).waitFor();
    await until(
      () => popup.getByRole('combobox').count(),
      (fields) => fields === 0,
    );

    // Nor is it spoken of where the places are explained.
    const welcome = await open(`${root}welcome.html`);
    await welcome.getByText(WELCOME.popupAlone).waitFor();
    expect(await welcome.getByText(WELCOME.searchTitle).count()).toBe(0);
    expect(await welcome.getByText(WELCOME.panelAlone).count()).toBe(1);
    expect(await welcome.getByText(WELCOME.privacy(false)[1] as string).count()).toBe(1);
    const method = await open(`${root}method.html`);
    await method.getByText(METHOD.signs).waitFor();
    await until(
      () => method.locator('a[href*="#/pathway"]').count(),
      (links) => links === 0,
    );

    // What the browser's menus show cannot be asked for: what the background asks of them is written down.
    await worker.evaluate(`{
      globalThis.asked = {};
      const { update } = chrome.contextMenus;
      chrome.contextMenus.update = (id, menu, ...rest) => {
        asked[id] = menu.visible;
        return update.call(chrome.contextMenus, id, menu, ...rest);
      };
    }`);
    const options = await open(`${root}options.html`);
    await options.getByText(OPTIONS.keptAlone).waitFor();
    await options.locator('input[name=theme][value=dark]').check();
    expect(
      await until(
        () => worker.evaluate<Record<string, boolean>>('asked'),
        (asked) => 'look-up' in asked,
      ),
    ).toMatchObject({ 'look-up': false });
  });

  test('the care pathway that it switches off has no tab, and its addresses say so', async ({ skip }) => {
    if (!browser) return skip(NOT_SET);
    const { open, root } = browser;
    const panel = await open(`${root}sidepanel.html#/pathway`);
    const tabs = panel.getByRole('navigation').getByRole('link');
    await panel.getByText(POLICY.noPathway).waitFor();
    expect(await tabs.allTextContents()).toEqual([TAB_NAMES.page, TAB_NAMES.evidence, TAB_NAMES.documents]);
    for (const address of ['#/map', '#/start-back', '#/pathway']) {
      // Elsewhere first, so that the sentence is not that of the address before.
      await tabs.getByText(TAB_NAMES.evidence, { exact: true }).click();
      await panel.getByText(POLICY.noPathway).waitFor({ state: 'detached' });
      await panel.evaluate((there) => {
        location.hash = there;
      }, address);
      await panel.getByText(POLICY.noPathway).waitFor();
    }
    // Nor do the documents' statements lead to its steps.
    await tabs.getByText(TAB_NAMES.documents, { exact: true }).click();
    await panel.locator('.bears-on a[href^="#/treatment/"]').first().waitFor({ state: 'attached' });
    expect(await panel.locator('a[href^="#/pathway"]').count()).toBe(0);
  });
});

test('it holds in Firefox', async ({ skip, onTestFinished }) => {
  onTestFinished(undoAll);
  const executablePath = installedFirefox();
  if (!executablePath) skip('no Firefox is installed here');
  const home = await folder();
  const manifests = join(home, '.mozilla', 'managed-storage');
  await mkdir(manifests, { recursive: true });
  const manifest = { name: FIREFOX_ID, description: 'A test', type: 'storage', data: SET };
  await writeFile(join(manifests, `${FIREFOX_ID}.json`), JSON.stringify(manifest));
  const browser = await launch({
    executablePath: String(executablePath),
    browser: 'firefox',
    headless: true,
    env: { ...process.env, HOME: home },
  });
  undo.push(() => browser.close());
  await browser.installExtension(FIREFOX_BUILD);
  const { marked } = await pageOf();
  const names = () => [...CSS.highlights.keys()].filter((name) => /^tm-[1-9]/.test(name));
  const page = await browser.newPage();
  await page.goto(marked);
  await until(() => page.evaluate(names), isTinted, 10_000);
}, 60_000);
