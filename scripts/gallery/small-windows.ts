/** Scenes of the popup and of the side panel. */
import type { Page } from 'playwright-core';
import type { Size, Studio } from '../studio.ts';
import { demo, note } from './cards.ts';
import type { Scene, Staged } from './scene.ts';

/** A popup may be 600 CSS pixels high in Chromium; the panel is as wide as its reader draws it. */
const POPUP: Size = { width: 372, height: 580 };
const PANEL: Size = { width: 420, height: 800 };
/** The narrowest that a browser lets the panel be, and a wide one. */
const WIDTHS = [320, 420, 620];
const BROKEN = { version: 2, reader: 'everybody', theme: 'light', hoverPause: 'long' };

/** Some page in front of the popup or beside the panel. */
type Front = (studio: Studio) => Promise<Page>;

const clinic: Front = (studio) => demo(studio, 'clinic.html', 'TENS');
const visit: Front = (studio) => demo(studio, 'note.txt', 'Ibuprofen');
const empty: Front = (studio) => note(studio, 'A recipe for bread: flour, water, salt, and time.');
const pdf: Front = (studio) => studio.open('about:blank', PANEL);

/** A page in another language; names of drugs are the same there. */
const french: Front = (studio) =>
  note(
    studio,
    'Lombalgie chronique depuis trois ans, sans fièvre.',
    '',
    'La patiente prend de l’ibuprofène et a essayé le yoga et la TENS.',
  );

/** A page that speaks of back pain, of which nothing is to be marked. */
const unmarked: Front = (studio) => note(studio, 'Chronic low back pain.', '', 'She tried a TENS unit.');

/** The answer never comes: what is shown meanwhile stays. */
async function stall(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(chrome.tabs, 'query', { value: () => new Promise(() => {}) });
  });
  await page.reload();
}

function popup(
  state: string,
  front: Front,
  act: (page: Page) => Promise<void>,
  more: Partial<Scene> = {},
): Scene {
  return {
    surface: 'popup',
    state,
    ...more,
    async stage(studio) {
      const over = await front(studio);
      const page = await studio.behind(over, 'popup.html', POPUP);
      await act(page);
      await page.waitForTimeout(300);
      // A popup is as high as what it holds.
      const box = await page.locator('body').boundingBox();
      return box ? { page, clip: { ...box, height: Math.min(box.height, POPUP.height) } } : { page };
    },
  };
}

const seen = (selector: string) => async (page: Page) => {
  await page.waitForSelector(selector);
  await page.waitForTimeout(300);
};
const typed = (query: string) => async (page: Page) => {
  await page.bringToFront();
  await page.locator('[role=combobox]').fill(query);
  await page.waitForTimeout(400);
};

export const POPUPS: Scene[] = [
  popup('found', clinic, seen('.rows button'), { readers: ['patient', 'clinician'], translated: true }),
  popup('red-flags', visit, seen('.rows button'), { looks: ['light', 'dark', 'forced'] }),
  popup('nothing-here', empty, seen('.message [role=status]')),
  popup('loading', empty, stall),
  popup('paused', unmarked, seen('.message'), { settings: { paused: true } }),
  popup('muted', unmarked, seen('.message'), { settings: { mutedSites: ['127.0.0.1'] } }),
  popup('by-hand', unmarked, seen('.message'), { settings: { where: 'click' } }),
  popup('excluded', unmarked, seen('.message'), {
    settings: { where: 'all-but', allBut: ['*://127.0.0.1/*'] },
  }),
  popup('held-paused', unmarked, seen('.message'), { policy: { paused: true }, translated: true }),
  popup('held-site', unmarked, seen('.message'), {
    policy: { mutedSites: ['127.0.0.1'], reader: 'patient' },
  }),
  popup('out-of-reach', pdf, seen('.message'), { translated: true }),
  popup('broken-settings', clinic, seen('.broken-notice'), { stored: BROKEN }),
  popup('search', clinic, typed('does tens wrk'), { translated: true }),
  popup('search-signs', clinic, typed('numb between the legs')),
  popup('search-nothing', clinic, typed('qqqq')),
  popup('card', clinic, async (page) => {
    await typed('tens')(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.card');
  }),
];

interface Panel extends Partial<Scene> {
  /** The address in the panel; it stands alone, without a page beside it. */
  at: string;
  act?: (page: Page) => Promise<void>;
  size?: Size;
  /** Before it is opened. */
  before?: (page: Page) => Promise<void>;
}

const panel = (state: string, { at, act, size = PANEL, before, ...more }: Panel): Scene => ({
  surface: 'panel',
  state,
  ...more,
  async stage(studio): Promise<Staged> {
    const page = await studio.open(`sidepanel.html#/${at}`, size, before);
    await page.waitForSelector('main.panel > *');
    await act?.(page);
    return { page };
  },
});

const beside = (
  state: string,
  front: Front,
  ready: string,
  { act, ...more }: Partial<Scene> & Pick<Panel, 'act'> = {},
): Scene => ({
  surface: 'panel',
  state,
  ...more,
  async stage(studio) {
    const page = await studio.behind(await front(studio), 'sidepanel.html#/page', PANEL);
    await act?.(page);
    await page.waitForSelector(ready);
    await page.waitForTimeout(600);
    return { page };
  },
});

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(200);
    }
  };
/** Years after the entries were reviewed. */
const later = (page: Page) => page.clock.setFixedTime(new Date('2031-06-01T12:00:00Z'));

export const PANELS: Scene[] = [
  beside('page-note', visit, '.this-page ul[data-status]', { translated: true, whole: true }),
  beside('page-claims', clinic, '.this-page [data-outcome]', {
    readers: ['patient', 'clinician'],
    whole: true,
  }),
  beside('page-in-french', french, '.this-page'),
  beside('page-nothing', empty, '.this-page'),
  beside('page-looking', empty, '.message', { act: stall }),
  beside('page-muted', unmarked, '.this-page', { settings: { mutedSites: ['127.0.0.1'] } }),
  panel('pathway', { at: 'pathway', widths: WIDTHS }),
  panel('pathway-step', { at: 'pathway', act: press('2', '1'), translated: true }),
  panel('pathway-red-flags', { at: 'pathway/red-flags', act: press('1') }),
  panel('map', { at: 'map', looks: ['light', 'dark', 'forced'], widths: [420, 900] }),
  panel('start-back', { at: 'start-back', whole: true, readers: ['patient', 'clinician'], translated: true }),
  panel('evidence', { at: 'evidence', widths: WIDTHS, looks: ['light', 'dark', 'forced'], translated: true }),
  panel('compare', { at: 'compare/tens+massage', size: { width: 620, height: 800 }, widths: [420, 620] }),
  panel('compare-none', { at: 'compare/' }),
  panel('entry', {
    at: 'treatment/tens',
    readers: ['patient', 'student', 'clinician'],
    whole: true,
    looks: ['light', 'dark', 'print'],
  }),
  panel('entry-long', { at: 'treatment/ibuprofen', whole: true, translated: true }),
  panel('entry-disputed', { at: 'treatment/acetaminophen', whole: true }),
  panel('entry-not-covered', { at: 'treatment/diclofenac', whole: true }),
  panel('entry-sign', {
    at: 'treatment/cauda-equina-syndrome',
    whole: true,
    looks: ['light', 'dark', 'forced'],
  }),
  panel('entry-stale', { at: 'treatment/tens', before: later, whole: true }),
  panel('entry-unknown', { at: 'treatment/nothing-of-the-kind' }),
  panel('documents', { at: 'documents', whole: true, translated: true }),
  panel('documents-one', { at: 'documents/S3', whole: true }),
  panel('term', { at: 'glossary/sham' }),
  panel('no-match', { at: 'none' }),
  panel('broken-settings', { at: 'pathway', stored: BROKEN }),
];
