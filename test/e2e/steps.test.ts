/** Keyboard commands over the frames of a page, from the background on. */
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Command,
  openBrowser,
  openSite,
  pressKeys,
  type Site,
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
  const inner = (...terms: string[]) =>
    `<!doctype html><body><p>Low back pain for weeks.</p>${terms.map((term) => `<p>For back pain: ${term}.</p>`).join('')}`;
  site.pages.set('/one', { body: inner('yoga', 'massage') });
  site.pages.set('/two', { body: inner('TENS') });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await page?.close();
  expect(browser.errors.splice(0)).toEqual([]);
});

/** Opens a page with two frames, after so many mentions are painted in all. */
async function open(body: string, mentions: number): Promise<void> {
  const path = `/steps-${++count}`;
  const frames = ['one', 'two'].map(
    (name) =>
      `<iframe src=/${name} style="width:600px;height:400px;display:block;margin-top:900px"></iframe>`,
  );
  site.pages.set(path, { body: `<!doctype html><title>Page</title><body>${body}${frames.join('')}` });
  page = await browser.open(site.url + path);
  await page.bringToFront();
  await until(badge, (text) => text === String(mentions));
}

const badge = () =>
  browser.worker.evaluate(async (address) => {
    const tab = (await chrome.tabs.query({})).find(({ url }) => url === address);
    return chrome.action.getBadgeText({ tabId: tab?.id as number });
  }, page.url());

const press = (command: Command) => pressKeys(browser, page, command);

/** Where the current mention is: address of the frame and text, over all frames. */
async function current(): Promise<string[]> {
  const found = await Promise.all(
    page
      .frames()
      .map((frame: Frame) =>
        frame.evaluate(() =>
          [...(CSS.highlights.get('tm-0') ?? [])].map((range) =>
            (range.startContainer as Text).data.slice(range.startOffset, range.endOffset),
          ),
        ),
      ),
  );
  return found.flat();
}

const expectStep = async (command: Command, text: string) => {
  await press(command);
  await until(current, (now) => now.join() === text);
};

test('steps reach frames that do not have the focus, in turn and round the ends', async () => {
  await open('<p>About the garden.</p><input>', 3);
  await page.focus('input');
  for (const text of ['yoga', 'massage', 'TENS', 'yoga']) await expectStep('next-term', text);
  await expectStep('previous-term', 'TENS');
  await expectStep('previous-term', 'massage');
  // The frame is scrolled into view, which it cannot know of itself.
  const top = await page.evaluate(() => document.querySelector('iframe')?.getBoundingClientRect().top ?? -1);
  expect(top).toBeLessThan(800);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('input');
});

test('steps go from the page to its frames and back; the keyboard decides where they begin', async () => {
  await open('<p>Low back pain, aching. For low back pain: ibuprofen.</p>', 4);
  for (const text of ['ibuprofen', 'yoga', 'massage', 'TENS', 'ibuprofen'])
    await expectStep('next-term', text);
  await page.frames()[2]?.evaluate(() => window.focus());
  await page.locator('iframe').nth(1).click();
  await expectStep('next-term', 'TENS');
});

test('the card of a mention in a frame opens from the keyboard', async () => {
  await open('<p>About the garden.</p>', 3);
  await expectStep('next-term', 'yoga');
  await press('open-card');
  const frame = page.frames().find((one) => one.url().endsWith('/one')) as Frame;
  await until(
    () => frame.evaluate(() => document.documentElement.lastElementChild?.localName),
    (name) => name === 'div',
  );
});

test('where nothing is marked nothing happens', async () => {
  site.pages.set('/garden', { body: '<!doctype html><p>About the garden.</p>' });
  page = await browser.open(`${site.url}/garden`);
  await press('next-term');
  await settle();
  expect(await texts(page)).toEqual([]);
  expect(await current()).toEqual([]);
});
