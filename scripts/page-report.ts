/** What the extension does on one page: its mentions, a picture of the page, and one of each card. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { type PageView, pageView } from '../data/page-view.ts';
import {
  look,
  openCard,
  type Rect,
  reveal,
  type SeenFrame,
  type SeenMention,
  type World,
  worldsOf,
} from './eyes.ts';
import { messageOf } from './steps.ts';
import { byTelling, firstToTell } from './telling.ts';

/** The window in which pages are shown, CSS pixels. */
export const VIEWPORT = { width: 1280, height: 860 };
/** The tallest picture of a page, CSS pixels. */
const TALLEST = 12_000;
/** How long the spotter must be at rest, and how long we wait for that, milliseconds. */
const REST = 1200;
const PATIENCE = 60_000;
/** How many mentions of one concept are looked at, and how many of these are waited for, before it is given up. */
const LOOKS = 12;
const WAITS = 2;
/** How long a card may take to come, milliseconds. A pause of the pointer is part of it. */
const CARD_TIME = 3000;
/** How often the pointer moves in that time. */
const TURNS = 3;
/** Room left around a card in its picture, and the least width of that, CSS pixels. */
const MARGIN = 32;
const WIDE = 720;

/** What report.json holds. */
export interface PageReport {
  page: string;
  address: string;
  title: string;
  mentions: SeenMention[];
  /** What it says as a whole, read in context, in the words for clinicians; null where nothing was read. */
  says: PageSays | null;
  /** File names beside the report. */
  picture: string;
  /** A card of each concept, and what the page says of the mention that it was opened on. */
  cards: ({ concept: string; file: string } & Said)[];
  /** Concepts whose card was not opened, and why. */
  notOpened: { concept: string; why: string }[];
}

/** What a page says of one mention. */
type Said = Pick<SeenMention, 'status' | 'claim' | 'outcome'>;

/** What the page says as a whole, as popup and panel list it. */
export type PageSays = Pick<PageView, 'together' | 'claims' | 'outcomes' | 'selling' | 'cautions'>;

/** A mention of a concept: its frame, and the how-manieth it is there. */
interface Candidate {
  world: World;
  which: number;
  mention: SeenMention;
}

/** A card that has opened: the part of the window to show; else why it has not. */
type Hovered = { clip: Rect; mention: SeenMention; why: null } | { clip: null; why: string };

/** Why a card was left out that could have been opened. */
export const NOT_ASKED_FOR = 'no more were asked for (--cards)';

const wait = (time: number) => new Promise((go) => setTimeout(go, time));

/** Waits until every frame has been read. Null where the browser keeps the extension out. */
async function settled(page: Page): Promise<{ world: World; seen: SeenFrame }[] | null> {
  const end = Date.now() + PATIENCE;
  let before = '';
  let since = Date.now();
  for (let first = true; ; first = false) {
    const worlds = await worldsOf(page);
    const seen = await Promise.all(worlds.map((world) => look(world).catch(() => null)));
    const there = seen.flatMap((one, i) => (one ? [{ world: worlds[i] as World, seen: one }] : []));
    const now = JSON.stringify(there.map(({ seen: { mentions } }) => mentions));
    if (first || now !== before || there.some(({ seen: { busy } }) => busy)) since = Date.now();
    before = now;
    const late = Date.now() > end;
    if (there.length === 0 ? Date.now() > end - PATIENCE + 10_000 : late || Date.now() - since > REST) {
      return there.length > 0 ? there : null;
    }
    await wait(150);
  }
}

/** Concepts in the order in which their cards are opened: red flags first, then each verdict in turn. */
export function cardOrder(mentions: readonly SeenMention[]): string[] {
  const byVerdict = new Map<string, string[]>();
  for (const { concept, verdict } of mentions) {
    const known = byVerdict.get(verdict) ?? [];
    if (!known.includes(concept)) known.push(concept);
    byVerdict.set(verdict, known);
  }
  const groups = [...byVerdict].sort(
    ([one], [other]) => Number(other === 'red-flag') - Number(one === 'red-flag'),
  );
  const order: string[] = [];
  for (let turn = 0; groups.some(([, concepts]) => turn < concepts.length); turn++) {
    for (const [, concepts] of groups) {
      const concept = concepts[turn];
      if (concept !== undefined) order.push(concept);
    }
  }
  return order;
}

/** Moves the pointer onto a mention and waits for its card. */
async function hover(
  page: Page,
  worlds: readonly World[],
  { world, which, mention }: Candidate,
  concept: string,
): Promise<Hovered> {
  await world.offset();
  const sight = await reveal(world, concept, which);
  if (sight.why !== null) return { clip: null, why: sight.why };
  const { x, y } = await world.offset();
  const at = { x: x + sight.at.x, y: y + sight.at.y };
  if (at.x < 0 || at.y < 0 || at.x > VIEWPORT.width || at.y > VIEWPORT.height)
    return { clip: null, why: 'outside of the window' };
  for (let turn = 0; turn < TURNS; turn++) {
    // Where the term was not painted yet, a pointer that moves again finds it.
    await page.mouse.move(at.x - turn, at.y);
    for (const end = Date.now() + CARD_TIME / TURNS; Date.now() < end; await wait(25)) {
      for (const there of worlds) {
        const card = await openCard(there).catch(() => null);
        // The card before this one may still be on its way out.
        if (card?.concept !== concept) continue;
        const corner = await there.offset();
        const box = { ...card.box, x: card.box.x + corner.x, y: card.box.y + corner.y };
        const lines = sight.boxes.map((line) => ({ ...line, x: line.x + x, y: line.y + y }));
        return { clip: around([box, ...lines]), mention, why: null };
      }
    }
  }
  return { clip: null, why: `no card within ${CARD_TIME / 1000} s` };
}

/** Opens the card of a concept at the first of these mentions where one opens. */
async function openCardOf(
  page: Page,
  worlds: readonly World[],
  candidates: readonly Candidate[],
  concept: string,
): Promise<Hovered> {
  const reasons = new Set<string>();
  let waits = 0;
  for (const candidate of candidates.slice(0, LOOKS)) {
    const hovered = await hover(page, worlds, candidate, concept).catch(
      (error): Hovered => ({ clip: null, why: messageOf(error).split('\n')[0] ?? 'unknown' }),
    );
    if (hovered.clip) return hovered;
    reasons.add(hovered.why);
    if (!hovered.why.startsWith('no card')) continue;
    await putAway(page, worlds);
    waits += 1;
    if (waits === WAITS) break;
  }
  return { clip: null, why: [...reasons].join(', ') };
}

/** The rectangle around some rectangles with a margin, within the window. */
export function around(boxes: readonly Rect[]): Rect {
  const left = Math.max(0, Math.min(...boxes.map((box) => box.x)) - MARGIN);
  const x = Math.max(0, Math.min(left, VIEWPORT.width - WIDE));
  const y = Math.max(0, Math.min(...boxes.map((box) => box.y)) - MARGIN);
  const right = Math.min(
    VIEWPORT.width,
    Math.max(x + WIDE, Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN),
  );
  const bottom = Math.min(VIEWPORT.height, Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN);
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
}

/** A picture of the whole page. Terms are painted near the window only, so the window grows to the page's height. */
async function takePagePicture(page: Page, path: string): Promise<void> {
  const height = await page.evaluate(() =>
    Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
  );
  await page.evaluate(() => scrollTo(0, 0));
  await page.setViewportSize({ ...VIEWPORT, height: Math.min(TALLEST, Math.max(VIEWPORT.height, height)) });
  await wait(600);
  await page.screenshot({ path });
  await page.setViewportSize(VIEWPORT);
  await wait(300);
}

/**
 * A picture of a part of the window, twice as fine as the screen. (A window with two dots a pixel would do
 * the same, but where that is simulated, as here, Chromium does not tell which highlight a point is on.)
 */
async function takeCardPicture(
  session: CDPSession,
  { x, y, width, height }: Rect,
  path: string,
): Promise<void> {
  const { cssLayoutViewport: corner } = await session.send('Page.getLayoutMetrics');
  const clip = { x: x + corner.pageX, y: y + corner.pageY, width, height, scale: 2 };
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'png',
    clip,
    optimizeForSpeed: true,
  });
  writeFileSync(path, Buffer.from(data, 'base64'));
}

/** What frames say together; null where none was read. */
export function saysOf(frames: readonly SeenFrame[]): PageSays | null {
  if (frames.every(({ says }) => says === null)) return null;
  const view = pageView(
    frames.map(({ mentions, says }) => {
      const counts: Record<string, number> = {};
      for (const { concept } of mentions) counts[concept] = (counts[concept] ?? 0) + 1;
      return { counts, says };
    }),
    'clinician',
  );
  const { together, claims, outcomes, selling, cautions } = view;
  return { together, claims, outcomes, selling, cautions };
}

/** Takes away what an earlier run has left. */
function emptyFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (/^(page|card-.*)\.png$|^report\.json$/.test(name)) rmSync(join(folder, name));
  }
}

/**
 * Looks at the page that is loaded and writes pictures and report.json into a folder.
 * @param most how many cards to open
 * @throws Error, a sentence, where the browser keeps the extension out of the page
 */
export async function reportPage(
  page: Page,
  name: string,
  folder: string,
  most: number,
): Promise<PageReport> {
  const found = await settled(page);
  if (!found) {
    throw new Error(
      `Backbrief cannot look at ${page.url()}: the browser keeps extensions out of store pages, its own pages and the PDF viewer. Save the text as a file and open that.`,
    );
  }
  const worlds = found.map(({ world }) => world);
  const mentions = found.flatMap(({ seen }) => seen.mentions);
  emptyFolder(folder);
  await takePagePicture(page, join(folder, 'page.png'));

  const cards: PageReport['cards'] = [];
  const notOpened: PageReport['notOpened'] = [];
  const session = await page.context().newCDPSession(page);
  for (const concept of cardOrder(mentions.toSorted(byTelling))) {
    if (cards.length >= most) {
      notOpened.push({ concept, why: NOT_ASKED_FOR });
      continue;
    }
    const candidates = found.flatMap(({ world, seen }) =>
      seen.mentions
        .filter((mention) => mention.concept === concept)
        .map((mention, which): Candidate => ({ world, which, mention })),
    );
    const hovered = await openCardOf(page, worlds, firstToTell(candidates), concept);
    if (hovered.clip) {
      const file = `card-${concept}.png`;
      await takeCardPicture(session, hovered.clip, join(folder, file));
      const { status, claim, outcome } = hovered.mention;
      cards.push({ concept, file, status, claim, outcome });
      await putAway(page, worlds);
    } else notOpened.push({ concept, why: hovered.why });
  }
  const report: PageReport = {
    page: name,
    address: page.url(),
    title: await page.title(),
    mentions,
    says: saysOf(found.map(({ seen }) => seen)),
    picture: 'page.png',
    cards,
    notOpened,
  };
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  return report;
}

/** Closes the card and takes the pointer out of the text. */
async function putAway(page: Page, worlds: readonly World[]): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.move(0, 0);
  // Escape reaches the frame that has the keyboard; a card in another one goes by itself.
  for (const end = Date.now() + 1500; Date.now() < end; await wait(50)) {
    const cards = await Promise.all(worlds.map((world) => openCard(world).catch(() => null)));
    if (cards.every((card) => card === null)) return;
  }
}
