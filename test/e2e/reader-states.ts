/** The reader's page in the states that look different: with HTML, with a PDF that cannot all be marked, asking for a password. */
import type { Page } from 'playwright-core';
import { lines, madePdf } from '../made-pdf.ts';

/** What files are called, for bars that have to make room for it. */
const NAME = 'Low back pain: what helps, what does not, and what nobody has tried';

/** A table that is wider than a narrow window. */
const WIDE = `<table><tr>${'<th>Treatment<th>Comparator<th>Improvement'.repeat(2)}</table>`;

/** Every sort of element that is laid out in a way of its own, and wide tables so near to one another that none is far from the bar. */
const HTML = `<!doctype html><html lang=en><title>Leaflet</title><h1>Low back pain and electrostimulation</h1>
<p>For low back pain TENS was no better than sham. <b>Numbness</b> between the legs is an emergency.</p>
<blockquote>He took cyclobenzaprine for his back pain, and it helped him for a week.</blockquote>
<ul><li>yoga<li>massage<ol><li>of the back</ol></ul><pre>Low back pain:   yes   no   for how many weeks by now</pre>
<table><caption>Doses</caption><tr><th>Drug<th>Dose</table>
${`${WIDE}<p>Low back pain for six weeks.</p>`.repeat(12)}`;

/** Hands a file in by the button. */
const give = (page: Page, type: string, content: string | Buffer) =>
  page
    .locator('input[name=file]')
    .setInputFiles({ name: `${NAME}.${type}`, mimeType: '', buffer: Buffer.from(content) });

/** Gives a file that cannot be opened. */
export async function refuse(page: Page): Promise<void> {
  await give(page, 'txt', '');
  await page.waitForSelector('.trouble:not(:empty)');
}

/** Opens HTML with tables. */
export async function openHtml(page: Page): Promise<void> {
  await give(page, 'html', HTML);
  await page.waitForSelector('.paper table ~ table ~ table');
  await counted(page);
}

/** Opens a PDF of two pages, of which one was scanned. */
export async function openScan(page: Page): Promise<void> {
  await give(page, 'pdf', madePdf([lines('For low back pain TENS was no better than sham.'), 'picture']));
  // All has been read then, and it says so.
  await page.waitForSelector('.notices p');
  await counted(page);
}

/** Opens a PDF with a password, and gives a wrong one. */
export async function askPassword(page: Page): Promise<void> {
  await give(page, 'pdf', madePdf([lines('Low back pain.')], 'secret'));
  await page.fill('#reader-password', 'wrong');
  await page.press('#reader-password', 'Enter');
  await page.waitForSelector('#reader-password-note.wrong');
}

/** Waits until the bar says how much was found, which is longer than what it says before; or a notice that nothing is marked. */
async function counted(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.notices .inline') ??
      /\d/.test(document.querySelector('.bar .found')?.textContent ?? ''),
  );
}
