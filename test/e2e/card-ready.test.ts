/** Cards that are made in the pause before they open: what they leave alone, and what must be true when they come. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CARD } from '../../components/strings.ts';
import { FONTS } from '../../entrypoints/card.content/fonts.ts';
import { type World, worldsOf } from '../../scripts/eyes.ts';
import { cardText, clickInside, hover, inside } from './card-support.ts';
import { type Arena, gone, NOTE, openArena, openCard, shown } from './hostile-support.ts';
import { setSettings, until } from './support.ts';

let arena: Arena;
let page: Page;

beforeAll(async () => {
  arena = await openArena({ soon: false });
});
afterAll(() => arena?.close());
afterEach(() => arena.leave(page));

/** What is looked at in the world of our scripts. */
interface Inside {
  __backbriefReading?: { read(...what: unknown[]): unknown };
  __backbriefSpotter?: { isBusy(): boolean };
  reads: number;
}

async function world(): Promise<World> {
  const [own] = await worldsOf(page);
  if (!own) throw new Error('no script of ours is in the page');
  return own;
}

const quiet = (own: World) =>
  until(
    () => own.run(() => (globalThis as unknown as Inside).__backbriefSpotter?.isBusy() ?? true),
    (busy) => !busy,
  );

/** Time of a pause that is not yet over, but long enough for a card to be made. */
const duringPause = () => new Promise((go) => setTimeout(go, 250));

test('a card that opens and closes is no change of the page: it is not read again', async () => {
  page = await arena.open(NOTE);
  const own = await world();
  await quiet(own);
  await own.run(() => {
    const inside = globalThis as unknown as Inside;
    const door = inside.__backbriefReading;
    if (!door) throw new Error('the page was not read');
    const read = door.read.bind(door);
    inside.reads = 0;
    door.read = (...what) => {
      inside.reads++;
      return read(...what);
    };
  });
  const reads = () => own.run(() => (globalThis as unknown as Inside).reads);
  for (const term of ['TENS', 'cyclobenzaprine', 'TENS']) {
    await openCard(page, term);
    await page.mouse.move(5, 790);
    await gone(page);
  }
  expect(await reads()).toBe(0);
  // What the page itself puts there is read, and with it the counter is seen to count.
  await page.evaluate(() => {
    const host = document.createElement('div');
    host.textContent = 'For back pain she asked about yoga.';
    document.documentElement.append(host);
  });
  // A machine that is slow to read rests the longer for it.
  await until(reads, (count) => count > 0, 20_000);
});

test('nothing comes into the page in the pause, and nothing at all where the pointer goes on', async () => {
  page = await arena.open(NOTE);
  // A machine that is busy may take longer than the usual pause to look.
  await setSettings(arena.browser.worker, { hoverPause: 1000 });
  await page.evaluate(() => {
    const world = globalThis as unknown as { changes: number };
    world.changes = 0;
    new MutationObserver((records) => {
      world.changes += records.length;
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const changes = () => page.evaluate(() => (globalThis as unknown as { changes: number }).changes);
  await hover(page, 'TENS');
  await duringPause();
  expect(await changes()).toBe(0);
  await page.mouse.move(5, 790);
  // Until the pause would have been over.
  await new Promise((go) => setTimeout(go, 1200));
  expect(await changes()).toBe(0);
  await openCard(page);
  expect(await changes()).toBeGreaterThan(0);
});

test('who changes the reader in the pause gets a card in the new words and colours', async () => {
  page = await arena.open(NOTE);
  await setSettings(arena.browser.worker, { hoverPause: 1500 });
  await openCard(page);
  await page.keyboard.press('Escape');
  await gone(page);
  await hover(page, 'cyclobenzaprine');
  await duringPause();
  await setSettings(arena.browser.worker, { reader: 'clinician', theme: 'dark' });
  await shown(page, 'Cyclobenzaprine');
  const seen = await inside<string[]>(
    page,
    "function () { return [this.querySelector('.card').dataset.reader, this.dataset.theme] }",
  );
  expect(seen).toEqual(['clinician', 'dark']);
});

/** Fonts of the words that are seen: weight, and size in CSS pixels. */
const FONTS_SEEN = `function () {
  const words = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const seen = [...this.querySelectorAll('*')].filter((element) => words(element) && element.checkVisibility());
  return [...new Set(seen.map((element) => {
    const { fontWeight, fontSize } = getComputedStyle(element);
    return fontWeight + ' ' + parseFloat(fontSize);
  }))];
}`;

test('the fonts of a card are those that were asked for in the pause', async () => {
  page = await arena.open(
    NOTE.replace('<h1>', '<p>Back pain, and numbness between the legs: cauda equina syndrome?</p><h1>'),
  );
  const ready = FONTS.map((font) => font.join(' '));
  for (const term of ['TENS', 'cyclobenzaprine', 'cauda equina syndrome']) {
    await openCard(page, term);
    const fonts = (await inside<string[]>(page, FONTS_SEEN)) ?? [];
    expect(fonts.length).toBeGreaterThan(8);
    expect(fonts.filter((font) => !ready.includes(font))).toEqual([]);
    await page.mouse.move(5, 790);
    await gone(page);
  }
});

test('a mute that cannot be taken back says so', async () => {
  page = await arena.open(NOTE);
  await openCard(page);
  const own = await world();
  await clickInside(page, '.mute');
  await until(() => cardText(page, 'toast'), Boolean);
  await own.run(() => {
    const { sync, local } = chrome.storage;
    for (const area of [sync, local]) area.set = () => Promise.reject(new Error('full'));
  });
  await until(
    async () => {
      await clickInside(page, 'button', 'toast');
      return cardText(page, 'toast');
    },
    (text) => text?.includes(CARD.saveFailed) ?? false,
  );
});
