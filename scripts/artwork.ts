/**
 * `npm run artwork`: draws what the stores show into out/artwork: five screenshots of the real product, the
 * two tiles that Chrome's and Edge's stores ask for, and Edge's logo. The words on the tiles are the extension's own.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import { say } from '../components/words.ts';
import { boardPage, type Shot, tilePage } from './artwork/drawing.ts';
import './english.ts';
import { run } from './options.ts';
import { isHtml } from './read-file.ts';
import { build, ROOT, tail, withoutStack } from './steps.ts';
import { drawn, hover, marked, openStudio, type Size, type Studio } from './studio.ts';

const OUT = join(ROOT, 'out', 'artwork');
const ARTWORK = {
  name: 'npm run artwork',
  does: "Draws the stores' screenshots and tiles into out/artwork, from the extension as it is built.",
  options: { 'no-build': { does: 'takes the build that is there' } },
  example: 'npm run artwork -- --no-build',
};

const PAGES = join(ROOT, 'test', 'pages');
/** Chrome Web Store and Edge take 1280 × 800; addons.mozilla.org takes any of that shape. */
const SCREEN: Size = { width: 1280, height: 800 };
const PANEL: Size = { width: 420, height: 800 };
const POPUP: Size = { width: 372, height: 580 };

/** Chrome (small and marquee) and Edge (small and large) ask for the same two tiles; Edge wants a larger logo as well. */
const TILES: { file: string; size: Size; words: boolean }[] = [
  { file: 'small-tile-440x280.png', size: { width: 440, height: 280 }, words: true },
  { file: 'large-tile-1400x560.png', size: { width: 1400, height: 560 }, words: true },
  { file: 'edge-logo-300x300.png', size: { width: 300, height: 300 }, words: false },
];

async function show(studio: Studio, name: string, words: string, size: Size): Promise<Page> {
  const path = join(PAGES, name);
  const text = readFileSync(path, 'utf8');
  const page = await studio.open(studio.server.show(path, text, isHtml(path, text)), size);
  await marked(page, words);
  return page;
}

const picture = async (page: Page) => {
  await drawn(page);
  return (await page.screenshot()).toString('base64');
};

/** A page as it stands to the left of the panel. */
const BESIDE: Size = { width: SCREEN.width - PANEL.width, height: SCREEN.height };

/** The screenshots, each from the real product. */
const SHOTS: { file: string; take: (studio: Studio) => Promise<Shot> }[] = [
  {
    file: '1-card-1280x800.png',
    async take(studio) {
      const page = await show(studio, 'article.html', 'Exercise therapy', SCREEN);
      await hover(page, 'TENS');
      return { kind: 'whole', image: await picture(page) };
    },
  },
  {
    file: '2-note-1280x800.png',
    async take(studio) {
      const page = await show(studio, 'note.txt', 'Ibuprofen', BESIDE);
      const beside = await studio.behind(page, 'sidepanel.html#/page', PANEL);
      await beside.waitForSelector('.this-page ul[data-status]');
      return { kind: 'beside', page: await picture(page), panel: await picture(beside) };
    },
  },
  {
    file: '3-claims-1280x800.png',
    async take(studio) {
      const page = await show(studio, 'clinic.html', 'TENS', SCREEN);
      const popup = await studio.behind(page, 'popup.html', POPUP);
      await popup.waitForSelector('.rows button');
      await popup.waitForTimeout(800);
      const box = await popup.locator('body').boundingBox();
      await popup.setViewportSize({ width: POPUP.width, height: Math.ceil(box?.height ?? POPUP.height) });
      return { kind: 'over', page: await picture(page), popup: await picture(popup) };
    },
  },
  {
    file: '4-pathway-1280x800.png',
    async take(studio) {
      const page = await show(studio, 'article.html', 'Exercise therapy', BESIDE);
      const panel = await studio.open('sidepanel.html#/pathway', PANEL);
      await panel.waitForSelector('main.panel > *');
      for (const key of ['2', '1']) {
        await panel.keyboard.press(key);
        await panel.waitForTimeout(200);
      }
      return { kind: 'beside', page: await picture(page), panel: await picture(panel) };
    },
  },
  {
    file: '5-evidence-1280x800.png',
    async take(studio) {
      const page = await show(studio, 'article.html', 'Exercise therapy', BESIDE);
      const panel = await studio.open('sidepanel.html#/treatment/tens', PANEL);
      await panel.waitForSelector('.card');
      return { kind: 'beside', page: await picture(page), panel: await picture(panel) };
    },
  },
];

/** Draws HTML of ours in a page of its own. */
async function draw(studio: Studio, html: string, size: Size, file: string): Promise<void> {
  const page = await studio.open('about:blank', size);
  await page.setContent(html, { waitUntil: 'load' });
  await drawn(page);
  await page.screenshot({ path: join(OUT, file) });
  await page.close();
  console.log(relative(process.cwd(), join(OUT, file)));
}

await run(ARTWORK, async ({ options: { 'no-build': asItIs } }) => {
  if (!asItIs) {
    const built = await build();
    if (!built.ok)
      throw new Error(`${tail(withoutStack(built.output))}\nThe extension could not be built; see above.`);
  }
  mkdirSync(OUT, { recursive: true });
  const icon = readFileSync(join(ROOT, 'public', 'icon.svg'), 'utf8');
  const studio = await openStudio({ scale: 1 });
  try {
    await studio.set({ reader: 'clinician', theme: 'light' });
    for (const { file, take } of SHOTS) {
      const before = new Set(studio.context.pages());
      const shot = await take(studio);
      for (const page of studio.context.pages()) if (!before.has(page)) await page.close();
      await draw(studio, boardPage(shot), SCREEN, file);
    }
    for (const { file, size, words } of TILES) {
      const said = words ? { name: say('extension_name'), line: say('extension_description') } : null;
      await draw(studio, tilePage(icon, size, said), size, file);
    }
  } finally {
    await studio.close();
  }
});
