/** A tab with a PDF in Firefox, which keeps extensions out of its viewer: the popup and the reader's page say what to do. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { say } from '../../components/words.ts';
import { lines, madePdf } from '../made-pdf.ts';
import { attach, openPopup } from './real-surface.ts';
import { openBrowser, openSite, type Site, type TestBrowser, until } from './support.ts';

let browser: TestBrowser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});

test('the popup offers to read it once it is saved, and the page says how to', async () => {
  site.pages.set('/leaflet.pdf', {
    body: madePdf([lines('For low back pain TENS was no better than sham.')]) as unknown as string,
    type: 'application/pdf',
  });
  await browser.open(`${site.url}/leaflet.pdf`);
  await openPopup(browser);
  const popup = await attach(browser, 0, 'popup.html');
  const offer = await until(
    () => popup.run<string | undefined>("document.querySelector('.read-pdf')?.textContent"),
    (words) => words !== undefined,
  );
  expect(offer).toBe(say('reader_open_pdf_saved'));
  const coming = browser.context.waitForEvent('page');
  await popup.click('.read-pdf');
  const page = await coming;
  await page.getByText(say('reader_trouble_tab')).waitFor();
  expect(new URL(page.url()).pathname).toBe('/reader.html');
  expect(new URL(page.url()).hash).toBe('');
  // The keyboard is where the saved file is given in.
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('main-button');
  expect(browser.errors).toEqual([]);
});
