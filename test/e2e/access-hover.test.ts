/** What comes up on hover or focus (WCAG 1.4.13): the card can be dismissed, pointed at, and stays. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardBox, cardText, hover, textBox } from './card-support.ts';
import { openBrowser, openSite, type Site, settle, type TestBrowser, texts, until } from './support.ts';

let browser: TestBrowser;
let site: Site;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  site.pages.set('/note', {
    body: '<!doctype html><title>Note</title><p>Low back pain for six weeks. For back pain: a TENS unit and yoga.</p>',
  });
  page = await browser.open(`${site.url}/note`);
  await until(
    () => texts(page),
    (all) => all.length >= 2,
  );
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});

const shown = () =>
  until(
    () => cardText(page),
    (card) => card !== undefined,
  );
const gone = () =>
  until(
    () => cardText(page),
    (card) => card === undefined,
  );

test('Escape dismisses it under a pointer that rests, and it does not come back by itself', async () => {
  await hover(page, 'TENS');
  await shown();
  await page.keyboard.press('Escape');
  await gone();
  await settle();
  expect(await cardText(page)).toBe(undefined);
});

test('the pointer goes from the words into it, and it stays as long as it is there', async () => {
  await page.mouse.move(2, 700);
  await hover(page, 'TENS');
  await shown();
  const [term, card] = [await textBox(page, 'TENS'), await cardBox(page)];
  if (!card) throw new Error('There is no card.');
  const x = (term.left + term.right) / 2;
  // Slowly over the gap between the two.
  for (let y = term.bottom - 2; y < card.top + 60; y += 6) await page.mouse.move(x, y);
  await settle();
  expect(await cardText(page)).toContain('TENS');
  // Back on the words it is still the same card.
  await page.mouse.move(x, term.top + 4, { steps: 6 });
  await settle();
  expect(await cardText(page)).toContain('TENS');
  await page.mouse.move(2, 780);
  await gone();
});
