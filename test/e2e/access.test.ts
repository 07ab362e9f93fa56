/**
 * What WCAG 2.2 asks of every view and axe cannot tell: reflow at 320 × 256 CSS pixels (1280 × 1024 at 400 %), text
 * spacing, size of targets, little motion, forced colours. docs/accessibility.md says what is tried where.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { READERS } from '../../data/citations.ts';
import { type Check, check, SPACED } from './access-checks.ts';
import { draw, follow, follows, SIDEWAYS, VIEWS } from './access-views.ts';
import { faultsInBoth } from './axe-support.ts';
import { cardText, hover, inside } from './card-support.ts';
import {
  clearSettings,
  openBrowser,
  openSite,
  type Site,
  setHere,
  type TestBrowser,
  texts,
  until,
} from './support.ts';

let browser: TestBrowser;
let site: Site;
let base: string;

/** The smallest window: 1280 × 1024 at 400 %. */
const SMALL = { width: 320, height: 256 };

const NOTE =
  '<!doctype html><html lang=en><title>Note</title><body style="margin:8px"><p>Low back pain for six weeks. ' +
  'For back pain: cyclobenzaprine and a TENS unit. No saddle anaesthesia.</p>';

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  base = browser.root;
  site.pages.set('/note', { body: NOTE });
});
afterAll(async () => {
  await Promise.all([browser?.close(), site?.close()]);
});
afterEach(async () => {
  await clearSettings(browser.worker);
  expect(browser.errors.splice(0)).toEqual([]);
});

/** Asks one of the checks, and names each fault. */
type Ask = (name: Check) => Promise<string[]>;

/** Puts the values of WCAG 1.4.12 on a page of ours, whose policy lets no style element in; takes them off again. */
async function spaced(page: Page, on: boolean): Promise<void> {
  await page.evaluate(
    (css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = css ? [sheet] : [];
    },
    on ? SPACED : '',
  );
}

/** Opens a page with marks, in front. */
async function openNote(): Promise<Page> {
  const page = await browser.open(`${site.url}/note`);
  await page.bringToFront();
  await until(
    () => texts(page),
    (all) => all.length >= 3,
  );
  return page;
}

test.each(VIEWS)('$address', async (view) => {
  const { address, behind, settings, readers = READERS } = view;
  const [first] = readers;
  if (!first) throw new Error('Nobody looks at it.');
  const note = behind && (await openNote());
  await setHere(browser.worker, { ...settings, reader: first });
  const page = note ? await browser.openBehind(address) : await browser.open(base + address);
  await page.setViewportSize(SMALL);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await draw(page, view);
  const found: string[] = [];
  const look = async (how: string, ...names: Check[]) => {
    for (const name of names) {
      const faults = await page.evaluate<string[]>(check(name, 'document.documentElement', SIDEWAYS));
      found.push(...faults.map((fault) => `${how}, ${name}: ${fault}`));
    }
  };
  for (const reader of readers) {
    if (reader !== first) {
      await setHere(browser.worker, { reader });
      await ((await follows(page)) ? follow(page, reader) : page.reload().then(() => draw(page, view)));
    }
    await look(reader, 'lost', 'small', 'held', 'misnamed');
    await spaced(page, true);
    await look(`${reader}, spaced`, 'lost');
    await spaced(page, false);
  }
  // What moves, and what forced colours leave, is a matter of the style sheets, which know no reader.
  await look('little motion', 'motion');
  await page.setViewportSize({ width: 400, height: 760 });
  await page.emulateMedia({ forcedColors: 'active' });
  await look('forced colours', 'flat');
  await page.emulateMedia({ forcedColors: 'none' });
  if (view.axe) found.push(...(await faultsInBoth(page)));
  expect(found).toEqual([]);
  await Promise.all([page.close(), note ? note.close() : null]);
});

test('the card on a page', async () => {
  const page = await openNote();
  await page.setViewportSize(SMALL);
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  await hover(page, 'cyclobenzaprine');
  await until(
    () => cardText(page),
    (text) => text !== undefined,
  );
  const ask: Ask = async (name) =>
    (await inside<string[]>(page, `function () { return ${check(name, 'this')} }`)) ?? ['there is no card'];
  const found: Record<string, string[]> = {};
  for (const name of ['lost', 'small', 'motion', 'flat', 'misnamed'] as const) found[name] = await ask(name);
  await inside(
    page,
    `function () {
      const style = document.createElement('style');
      style.textContent = ${JSON.stringify(SPACED)};
      this.append(style);
    }`,
  );
  found.spaced = await ask('lost');
  expect(found).toEqual({ lost: [], small: [], motion: [], flat: [], misnamed: [], spaced: [] });
  const box = await inside<{ left: number; right: number; top: number; bottom: number }>(
    page,
    'function () { return this.getBoundingClientRect().toJSON() }',
  );
  expect(box?.left).toBeGreaterThanOrEqual(0);
  expect(box?.right).toBeLessThanOrEqual(SMALL.width);
  expect(box?.bottom).toBeLessThanOrEqual(SMALL.height);
  await page.close();
});
