/** The document that is open in the reader's page stays until another one can be shown in its place. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { say } from '../../components/words.ts';
import { lines, madePdf } from '../made-pdf.ts';
import { faultsInBoth } from './axe-support.ts';
import { chromiumTest, openBrowser, settle, type TestBrowser, texts, until } from './support.ts';

const NOTE = 'Low back pain, and massage for it.\n\n'.repeat(80);

let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
afterEach(async () => {
  await page.close();
  expect(browser.errors.splice(0)).toEqual([]);
});

/** Opens the page with a note in it, scrolled down. */
async function openNote(): Promise<void> {
  page = await browser.open(`${browser.root}reader.html`);
  await page.bringToFront();
  await page
    .locator('input[name=file]')
    .setInputFiles({ name: 'note.txt', mimeType: '', buffer: Buffer.from(NOTE) });
  await until(
    () => texts(page),
    (all) => all.includes('massage'),
  );
  await page.evaluate(() => scrollTo(0, 900));
}

/** Has a file dropped on the page, as a script can. */
const drop = (name: string, content: string | Buffer) =>
  page.evaluate(
    ([name, encoded]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    [name, Buffer.from(content).toString('base64')] as const,
  );

/** What is open: its name, how far it is scrolled, and how many paragraphs of it can be seen. */
const shown = () =>
  page.evaluate(() => ({
    name: document.querySelector('.bar h1')?.textContent,
    top: scrollY,
    paragraphs: [...document.querySelectorAll('.paper p')].filter((one) => one.checkVisibility()).length,
  }));
const AS_IT_WAS = { name: 'note.txt', top: 900, paragraphs: 80 };
const isAsItWas = () => until(shown, (now) => JSON.stringify(now) === JSON.stringify(AS_IT_WAS));

test('what cannot be opened is told above it, and takes nothing away', async () => {
  await openNote();
  await page.evaluate(() => document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true })));
  await page.getByRole('alert').getByText(say('reader_trouble_nothing')).waitFor();
  await isAsItWas();
  await page.getByRole('button', { name: say('reader_hide') }).click();
  await page.waitForSelector('.refused', { state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('document');
  await drop('z.docx', 'PK\x03\x04');
  await page.getByText(say('reader_trouble_office', say('reader_quoted', 'z.docx'))).waitFor();
  await isAsItWas();
  expect(await faultsInBoth(page)).toEqual([]);
  // What can be opened takes its place, and the sentence goes with it.
  await drop('next.txt', 'Back pain, and yoga.');
  await until(
    () => texts(page),
    (all) => all.includes('yoga') && !all.includes('massage'),
  );
  expect(await page.locator('.refused').count()).toBe(0);
  expect(await shown()).toEqual({ name: 'next.txt', top: 0, paragraphs: 1 });
});

test('one PDF takes the place of another, and nothing of the first is left', async () => {
  await openNote();
  for (const [name, term] of [
    ['one.pdf', 'yoga'],
    ['two.pdf', 'TENS'],
  ] as const) {
    await drop(name, madePdf([lines(`Low back pain, and ${term} for it.`)]));
    await until(
      () => texts(page),
      (all) => all.join() === term,
    );
    await page.getByText(say('reader_page_of', 1, 1)).waitFor();
    await until(
      () => page.locator('.page canvas').count(),
      (count) => count === 1,
    );
    expect((await shown()).name).toBe(name);
  }
});

test('it is back where the next one is cancelled; a password that is empty is not tried', async () => {
  await openNote();
  await drop('locked.pdf', madePdf([lines('Back pain.')], 'secret'));
  const field = page.getByLabel(say('reader_password'), { exact: true });
  await field.press('Enter');
  await settle();
  expect(
    await field.evaluate((input) => [document.activeElement === input, input.matches(':invalid')]),
  ).toEqual([true, true]);
  expect((await shown()).paragraphs).toBe(0);
  await page.getByRole('button', { name: say('reader_cancel') }).click();
  await isAsItWas();
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('document');
  await page.getByRole('button', { name: say('reader_close') }).click();
  await page.waitForSelector('.start');
  expect(await page.locator('.paper').count()).toBe(0);
});

// Firefox has its driver drag nothing.
chromiumTest('words of it that are dragged a little open nothing', async () => {
  await openNote();
  const { x, y } = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('.paper p')].find(
      (one) => one.getBoundingClientRect().top > 200,
    );
    getSelection()?.setBaseAndExtent(paragraph?.firstChild as Text, 0, paragraph?.firstChild as Text, 8);
    const { left, top } = (getSelection() as Selection).getRangeAt(0).getBoundingClientRect();
    return { x: left + 10, y: top + 8 };
  });
  await page.mouse.move(x, y);
  await page.evaluate(() => {
    addEventListener('dragstart', () => document.body.setAttribute('data-dragged', ''));
  });
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 60, { steps: 5 });
  await page.mouse.up();
  await settle();
  // The browser did begin to drag.
  expect(await page.evaluate(() => document.body.hasAttribute('data-dragged'))).toBe(true);
  expect(await shown()).toEqual(AS_IT_WAS);
  expect(await page.locator('.reader.over').count()).toBe(0);

  // What goes while it is dragged, as a card does, never tells that it is over: a file is taken all the same.
  await page.evaluate(() => {
    document.body.dispatchEvent(new DragEvent('dragstart', { bubbles: true }));
  });
  await page.mouse.move(x, y + 100);
  const isTaken = await page.evaluate(() => {
    const over = new DragEvent('dragover', { bubbles: true, cancelable: true });
    return !document.body.dispatchEvent(over);
  });
  expect(isTaken).toBe(true);
});
