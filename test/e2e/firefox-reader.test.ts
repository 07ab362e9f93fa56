/** The reader's page in Firefox, shortly: all of test/e2e/reader.test.ts runs there when it is asked for. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { say, sayCounted } from '../../components/words.ts';
import { lines, madePdf } from '../made-pdf.ts';
import { cardText, hover } from './card-support.ts';
import { Keys } from './keys-support.ts';
import { openBrowser, type TestBrowser, texts, until } from './support.ts';

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test('a PDF is opened, marked and explained; text that was typed is one Tab away from being read', async () => {
  const page = await browser.open(`${browser.root}reader.html`);
  const buffer = madePdf([lines('For low back pain TENS was no better than sham.')]);
  await page.locator('input[name=file]').setInputFiles({ name: 'tens.pdf', mimeType: '', buffer });
  await page.getByText(sayCounted('reader_found', 1)).waitFor();
  expect(await texts(page)).toEqual(['TENS']);
  expect(await page.locator('.page canvas').count()).toBe(1);
  await hover(page, 'TENS');
  await until(
    () => cardText(page),
    (card) => card?.includes('No better than sham') ?? false,
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('reader_close') }).click();

  const keys = new Keys(page);
  await page.waitForSelector('.start');
  await keys.to('#reader-text', { most: 1 });
  await page.keyboard.type('For low back pain he tried a TENS unit.');
  await keys.to('.second-button', { most: 1 });
  await keys.press('Enter');
  await page.getByText(sayCounted('reader_found', 1)).waitFor();
  await page.close();
  expect(browser.errors).toEqual([]);
});
