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

const EXTENSION = join(ROOT, '.output', 'chrome-mv3');
const DEMO = join(ROOT, 'test', 'pages', 'demo.html');
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
    const demo = await open(server.show(DEMO, await readText(DEMO), true), PAGE);
    await demo.evaluate(() => scrollBy(0, 110));
    await demo.waitForTimeout(2500);
    const term = await demo.evaluate(() => {
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('tm-')) continue;
        for (const range of highlight) {
          if (range.startContainer.textContent?.slice(range.startOffset, range.endOffset) !== 'TENS unit')
            continue;
          const live = new Range();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          const { x, y, width, height } = live.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      }
      return null;
    });
    if (!term) throw new Error('The demo page has no marked "TENS unit" in view.');
    await demo.mouse.move(term.x - 4, term.y);
    await demo.mouse.move(term.x, term.y, { steps: 3 });
    await demo.waitForTimeout(1200);
    await draw(demo, 'card');
    await demo.mouse.move(2, 2);

    const popup = await behind(context, demo, 'popup.html', { width: 372, height: 580 });
    await popup.waitForSelector('.rows button');
    await draw(popup, 'popup');
    await popup.bringToFront();
    await popup.fill('input[type=search], [role=combobox]', 'does tens work for back pain');
    await draw(popup, 'search');
    await popup.close();

    const here = await behind(context, demo, 'sidepanel.html#/page', PANEL);
    await here.waitForSelector('.this-page li');
    await draw(here, 'this-page');
    await here.close();

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
