/**
 * `npm run pictures`: draws every surface of the built extension into docs/images, as README.md and
 * docs/views.md show them.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { run } from './options.ts';
import { readText } from './read-file.ts';
import { build, ROOT, tail } from './steps.ts';
import { hover, openStudio, type Size } from './studio.ts';

const PAGES = join(ROOT, 'test', 'pages');
const OUT = join(ROOT, 'docs', 'images');
const PICTURES = {
  name: 'npm run pictures',
  does: 'Builds the extension and draws its surfaces into docs/images anew, over the pictures that are there.',
  options: {},
  example: 'npm run pictures',
};
/** Size of the window of a page, and of the panel beside it, CSS pixels. */
const PAGE: Size = { width: 1180, height: 860 };
const PANEL: Size = { width: 420, height: 800 };

/** What is drawn of the panel: the name of the picture, the address, and what is done before. */
const PANEL_VIEWS: {
  name: string;
  address: string;
  size?: Size;
  act?: (panel: Page) => Promise<void>;
}[] = [
  {
    name: 'pathway',
    address: '#/pathway',
    act: async (panel) => {
      for (const key of ['2', '1']) {
        await panel.keyboard.press(key);
        await panel.waitForTimeout(200);
      }
    },
  },
  { name: 'map', address: '#/map' },
  {
    name: 'pathway-red-flags',
    address: '#/pathway/red-flags',
    act: async (panel) => {
      await panel.keyboard.press('1');
    },
  },
  { name: 'start-back', address: '#/start-back' },
  {
    name: 'evidence',
    address: '#/evidence',
    act: async (panel) => {
      await panel.getByRole('button', { name: /TENS/ }).first().scrollIntoViewIfNeeded();
      await panel.evaluate(() => scrollBy(0, 260));
    },
  },
  { name: 'compare', address: '#/compare/tens+massage', size: { width: 620, height: 800 } },
  { name: 'entry', address: '#/treatment/tens' },
  { name: 'documents', address: '#/documents' },
];

/** Pages of the extension in tabs of their own: the name of the picture, and the address. */
const OWN_PAGES = {
  settings: 'options.html',
  help: 'options.html#help',
  welcome: 'welcome.html',
  method: 'method.html#verdicts',
};

/** Waits until what was asked for has been drawn. */
const rest = (page: Page) => page.waitForTimeout(400);

async function draw(page: Page, name: string): Promise<void> {
  await rest(page);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

await run(PICTURES, async () => {
  const built = await build();
  if (!built.ok) throw new Error(`${tail(built.output)}\nThe extension could not be built.`);
  const studio = await openStudio({ scale: 1.5 });
  const { server, set, open, behind } = studio;
  try {
    await set({ reader: 'clinician' });
    const show = async (name: string) => {
      const file = join(PAGES, name);
      const page = await open(server.show(file, await readText(file), name.endsWith('.html')), PAGE);
      await page.waitForTimeout(2500);
      return page;
    };
    const note = await show('note.txt');
    await hover(note, 'Ibuprofen');
    await draw(note, 'card');
    await note.mouse.move(2, 2);
    const signs = await behind(note, 'sidepanel.html#/page', PANEL);
    await signs.waitForSelector('.this-page ul[data-status]');
    await draw(signs, 'this-page');
    await signs.close();

    const article = await show('article.html');
    await hover(article, 'Exercise therapy');
    await draw(article, 'claims');
    const pdf = await article.pdf({ format: 'A4', margin: { top: '20mm', left: '20mm', right: '20mm' } });
    const reader = await open('reader.html', PAGE);
    await reader
      .locator('input[name=file]')
      .setInputFiles({ name: 'article.pdf', mimeType: '', buffer: pdf });
    await reader.waitForSelector('.document canvas');
    await reader.waitForTimeout(2500);
    // Our own page has no world of ours to look into: the pointer rests on the beginning of a line, and the card comes.
    const line = await reader.locator('.text-layer span', { hasText: /^Yoga/ }).first().boundingBox();
    await reader.mouse.move((line?.x ?? 0) + 10, (line?.y ?? 0) + (line?.height ?? 0) / 2, { steps: 4 });
    await reader.waitForTimeout(2000);
    await draw(reader, 'reader');

    const clinic = await show('clinic.html');
    const popup = await behind(clinic, 'popup.html', { width: 372, height: 580 });
    await popup.waitForSelector('.rows button');
    await popup.waitForTimeout(1500);
    await draw(popup, 'popup');
    await popup.bringToFront();
    await popup.fill('input[type=search], [role=combobox]', 'does tens work for back pain');
    await draw(popup, 'search');
    await popup.close();
    const claims = await behind(clinic, 'sidepanel.html#/page', PANEL);
    await claims.waitForSelector('.this-page [data-outcome]');
    await draw(claims, 'this-page-claims');
    await claims.close();

    for (const { name, address, size, act } of PANEL_VIEWS) {
      const panel = await open(`sidepanel.html${address}`, size ?? PANEL);
      await panel.waitForSelector('main.panel > *');
      await act?.(panel);
      await draw(panel, name);
      await panel.close();
    }
    for (const [name, address] of Object.entries(OWN_PAGES)) {
      const page = await open(address, { width: 860, height: 900 });
      await page.waitForSelector('h1');
      await draw(page, name);
      await page.close();
    }
    await set({ reader: 'patient', theme: 'dark' });
    const dark = await open('sidepanel.html#/treatment/tens', PANEL);
    await dark.waitForSelector('.card');
    await draw(dark, 'entry-patient-dark');
  } finally {
    await studio.close();
  }
});
