/**
 * `npm run pictures`: draws every surface of the built extension into docs/images, as README.md and
 * docs/views.md show them.
 */
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from './browser.ts';
import { complain } from './complain.ts';
import { readText } from './read-file.ts';
import { startServer } from './serve.ts';
import { build, ROOT, tail } from './steps.ts';
import { closeWelcome } from './welcome-tab.ts';

const EXTENSION = join(ROOT, '.output', 'chrome-mv3');
const PAGES = join(ROOT, 'test', 'pages');
const OUT = join(ROOT, 'docs', 'images');
/** Size of the window of a page, and of the panel beside it, CSS pixels. */
const PAGE = { width: 1180, height: 860 };
const PANEL = { width: 420, height: 800 };

type Settings = Record<string, unknown>;

/** What is drawn of the panel: the name of the picture, the address, and what is done before. */
const PANEL_VIEWS: {
  name: string;
  address: string;
  size?: typeof PANEL;
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

async function launch(): Promise<{
  context: BrowserContext;
  id: string;
  set: (change: Settings) => Promise<void>;
}> {
  const context = await chromium.launchPersistentContext('', {
    executablePath: findBrowser(),
    headless: true,
    viewport: PAGE,
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
    args: ['--headless=new', ...browserArguments(EXTENSION)],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  await closeWelcome(context, EXTENSION);
  const set = (change: Settings) =>
    worker.evaluate(`chrome.storage.sync.set(${JSON.stringify({ settings: { version: 2, ...change } })})`);
  return { context, id: new URL(worker.url()).host, set: set as (change: Settings) => Promise<void> };
}

/** Waits until what was asked for has been drawn. */
const rest = (page: Page) => page.waitForTimeout(400);

async function draw(page: Page, name: string): Promise<void> {
  await rest(page);
  await page.screenshot({ path: join(OUT, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

/** Rests the pointer on the first marked mention with these words, and waits for its card. */
async function hover(page: Page, words: string): Promise<void> {
  const at = await page.evaluate((wanted) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!/^tm-\d/.test(name)) continue;
      for (const { startContainer, startOffset, endContainer, endOffset } of highlight) {
        const live = new Range();
        live.setStart(startContainer, startOffset);
        live.setEnd(endContainer, endOffset);
        if (live.toString() !== wanted) continue;
        startContainer.parentElement?.scrollIntoView({ block: 'center' });
        const { x, y, width, height } = live.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
    }
    return null;
  }, words);
  if (!at) throw new Error(`The page has no marked "${words}".`);
  await page.mouse.move(at.x - 4, at.y);
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await page.waitForTimeout(1500);
}

/** An own page of the extension in the background, over a page that stays in front. */
async function behind(
  context: BrowserContext,
  over: Page,
  address: string,
  size: typeof PANEL,
): Promise<Page> {
  await over.bringToFront();
  const coming = context.waitForEvent('page');
  await context.serviceWorkers()[0]?.evaluate(`chrome.tabs.create({ url: '${address}', active: false })`);
  const page = await coming;
  await page.setViewportSize(size);
  await page.waitForSelector('main');
  return page;
}

async function main(): Promise<void> {
  const built = await build();
  if (!built.ok) throw new Error(`${tail(built.output)}\nThe extension could not be built.`);
  const server = await startServer();
  const { context, id, set } = await launch();
  try {
    const open = async (address: string, size: typeof PANEL) => {
      const page = await context.newPage();
      await page.setViewportSize(size);
      await page.goto(address);
      return page;
    };
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
    const signs = await behind(context, note, 'sidepanel.html#/page', PANEL);
    await signs.waitForSelector('.this-page ul[data-status]');
    await draw(signs, 'this-page');
    await signs.close();

    const article = await show('article.html');
    await hover(article, 'Exercise therapy');
    await draw(article, 'claims');

    const clinic = await show('clinic.html');
    const popup = await behind(context, clinic, 'popup.html', { width: 372, height: 580 });
    await popup.waitForSelector('.rows button');
    await popup.waitForTimeout(1500);
    await draw(popup, 'popup');
    await popup.bringToFront();
    await popup.fill('input[type=search], [role=combobox]', 'does tens work for back pain');
    await draw(popup, 'search');
    await popup.close();
    const claims = await behind(context, clinic, 'sidepanel.html#/page', PANEL);
    await claims.waitForSelector('.this-page [data-outcome]');
    await draw(claims, 'this-page-claims');
    await claims.close();

    for (const { name, address, size, act } of PANEL_VIEWS) {
      const panel = await open(`chrome-extension://${id}/sidepanel.html${address}`, size ?? PANEL);
      await panel.waitForSelector('main.panel > *');
      await act?.(panel);
      await draw(panel, name);
      await panel.close();
    }
    const options = await open(`chrome-extension://${id}/options.html`, { width: 860, height: 900 });
    await options.waitForSelector('main');
    await draw(options, 'settings');
    await set({ reader: 'patient', theme: 'dark' });
    const dark = await open(`chrome-extension://${id}/sidepanel.html#/treatment/tens`, PANEL);
    await dark.waitForSelector('.card');
    await draw(dark, 'entry-patient-dark');
  } finally {
    await context.close();
    await server.close();
  }
}

main().catch(complain);
