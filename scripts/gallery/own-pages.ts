/** Scenes of the extension's own pages in tabs: settings, reader, and whatever is opened by its address alone. */
import type { Page } from 'playwright-core';
import { lines, madePdf } from '../../test/made-pdf.ts';
import type { Size } from '../studio.ts';
import type { Scene } from './scene.ts';

const TAB: Size = { width: 900, height: 900 };

/** A page of the extension as it opens. A new page is a line in `OWN_PAGES`. */
function page(
  surface: string,
  state: string,
  { address = `${surface}.html`, ...more }: Partial<Scene> & { address?: string } = {},
  act?: (page: Page) => Promise<void>,
): Scene {
  return {
    surface,
    state,
    ...more,
    async stage(studio) {
      const page = await studio.open(address, TAB);
      await page.waitForSelector('main');
      await act?.(page);
      await page.waitForTimeout(300);
      return { page };
    },
  };
}

const choose = (name: string, value: string) => (page: Page) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });

/** Gives the reader a file. */
const give = (name: string, content: string | Buffer, ready: string) => async (page: Page) => {
  await page.locator('input[name=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  await page.waitForSelector(ready);
  await page.waitForTimeout(1200);
};

/** Gives the reader a PDF with a password, and a password that is tried. */
const locked =
  (tried = '') =>
  async (page: Page) => {
    await give(
      'locked.pdf',
      madePdf([lines('Low back pain, and yoga for it.')], 'secret'),
      '.wait input',
    )(page);
    if (tried === '') return;
    await page.locator('.wait input').fill(tried);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.wait .wrong');
  };

const LETTER = `<title>Letter</title><h1>Low back pain: plan</h1>
<p>Dear Ms Marlowe, thank you for coming. You have had low back pain for six weeks, without numbness between the legs.</p>
<h2>What we agreed</h2><ul><li>Yoga twice a week, and a heating pad in the evening.<li>Ibuprofen only if the pain keeps you from moving.<li>No TENS, and no bed rest.</ul>
<table><tr><th>Week<th>Plan<tr><td>1<td>Exercise therapy<tr><td>6<td>If no better, cognitive behavioral therapy</table>`;

/** The letter as a PDF, which the browser itself prints. */
const pdf: Scene = {
  surface: 'reader',
  state: 'pdf',
  widths: [400, 900],
  async stage(studio) {
    const letter = await studio.open('about:blank', TAB);
    await letter.setContent(LETTER);
    const buffer = await letter.pdf({ format: 'A4', margin: { top: '25mm', left: '25mm', right: '25mm' } });
    await letter.close();
    const page = await studio.open('reader.html', TAB);
    await page.locator('input[name=file]').setInputFiles({ name: 'letter.pdf', mimeType: '', buffer });
    await page.waitForSelector('.document canvas');
    await page.waitForTimeout(1500);
    return { page };
  },
};

/** The help alone, with each question open. */
const openHelp = (page: Page) =>
  page.evaluate(() => {
    const help = document.querySelector('#help');
    for (const part of help?.querySelectorAll('details') ?? []) part.open = true;
    for (const other of document.querySelectorAll('main > :not(#help)')) other.remove();
  });

/** An organisation has switched off what several texts speak of. */
const NO_SEARCH = { search: false, pathway: false };

export const OWN_PAGES: Scene[] = [
  page('options', 'all', {
    whole: true,
    widths: [400, 900],
    looks: ['light', 'dark', 'forced'],
    translated: true,
  }),
  page('options', 'patterns', {
    whole: true,
    settings: { where: 'only', only: ['*://*.nhs.uk/*', 'https://www.nice.org.uk/guidance/*'] },
  }),
  page('options', 'bad-pattern', { settings: { where: 'only', only: [] } }, async (page) => {
    await page.locator('input[name=pattern]').fill('example.org');
    await page.locator('input[name=pattern]').press('Enter');
    await page.waitForSelector('.problem');
  }),
  page('options', 'muted', { whole: true, settings: { mutedSites: ['example.org', 'clinic.example'] } }),
  page(
    'options',
    'help',
    {
      address: 'options.html#help',
      whole: true,
      widths: [400, 900],
      looks: ['light', 'dark'],
      translated: true,
    },
    openHelp,
  ),
  page('options', 'broken', { whole: true, stored: { version: 2, reader: 'everybody', only: 'all' } }),
  page('options', 'later-version', { stored: { version: 9, reader: 'patient' } }),
  page('options', 'organisation', {
    whole: true,
    translated: true,
    policy: {
      reader: 'clinician',
      underline: 'thin',
      where: 'all-but',
      allBut: ['*://mail.clinic.example/*'],
      mutedSites: ['intranet.clinic.example'],
      allowedSites: ['bestpractice.bmj.com'],
      pageReading: false,
      unread: [{ name: 'colour', why: 'unknown' }],
    },
  }),
  page('options', 'tinted', { settings: { underline: 'tinted' } }, choose('underline', 'tinted')),
  page('welcome', 'first', {
    whole: true,
    widths: [400, 900],
    looks: ['light', 'dark', 'forced'],
    translated: true,
  }),
  page('welcome', 'held', { whole: true, looks: ['light'], translated: true, policy: NO_SEARCH }),
  page(
    'options',
    'held-help',
    { address: 'options.html#help', whole: true, looks: ['light'], translated: true, policy: NO_SEARCH },
    openHelp,
  ),
  page('method', 'all', {
    whole: true,
    widths: [400, 900],
    looks: ['light', 'dark', 'print'],
    translated: true,
  }),
  page('reader', 'start', { widths: [400, 900], looks: ['light', 'dark', 'forced'], translated: true }),
  pdf,
  page('reader', 'letter', {}, give('letter.html', LETTER, '.document > *')),
  page('reader', 'trouble', { translated: true }, give('scan.png', '\x89PNG\r\n\x1a\n', '.trouble svg')),
  page('reader', 'opening', {}, async (page) => {
    await page.evaluate(() => {
      File.prototype.arrayBuffer = () => new Promise(() => {});
    });
    await give('letter.pdf', '%PDF-1.7', '.wait progress')(page);
  }),
  page('reader', 'password', { widths: [400, 900], translated: true }, locked()),
  page('reader', 'password-wrong', {}, locked('wrong')),
  page('reader', 'stopped', { widths: [400, 900] }, async (page) => {
    const buffer = madePdf(Array.from({ length: 1000 }, () => lines('Low back pain, and yoga for it.')));
    await page.locator('input[name=file]').setInputFiles({ name: 'long.pdf', mimeType: '', buffer });
    await page.locator('.bar .progress button').click();
    await page.waitForSelector('.notices p');
    await page.waitForSelector('.document canvas');
  }),
  page('reader', 'paused', { settings: { paused: true } }, give('letter.html', LETTER, '.notices .icon')),
  page(
    'reader',
    'held-paused',
    { policy: { paused: true }, looks: ['light', 'dark', 'forced'], widths: [400, 900] },
    give('letter.html', LETTER, '.notices .held'),
  ),
  page('reader', 'damaged', { translated: true, widths: [400, 900] }, (page) => {
    const words = lines('Low back pain, and yoga for it.');
    // Its third page is no page.
    const pdf = madePdf([words, 'picture', words]).toString('latin1').replace('9 0 R]', '4 0 R]');
    return give('damaged.pdf', Buffer.from(pdf, 'latin1'), '.notices p + p')(page);
  }),
];
