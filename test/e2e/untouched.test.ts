/**
 * Pages of all sorts stay as they are: with the extension a page sees nothing of itself that it does not see without,
 * until a card opens, and again after it has closed. The pages lie in test/pages/untouched.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openCard, type World } from '../../scripts/eyes.ts';
import { type Both, openPair, type Pair } from './pair.ts';
import { texts, until } from './support.ts';
import { type Seen, seen } from './witness.ts';

/** Each page with the texts that are marked in it, over all its frames: a page on which nothing happens proves nothing. */
const PAGES: Record<string, string> = {
  'article.html': 'Acupuncture|Bed rest|duloxetine|exercise|ibuprofen|na\u00adprox\u00aden|tramadol|yoga',
  'base.html': 'Ibuprofen|yoga for back pain',
  'clobbered.html': 'Ibuprofen|Massage|Naproxen|Yoga',
  'copied.html': 'Acupuncture|bed rest|heat   wrap|ibuprofen|massage|na\u00adprox\u00aden|yoga',
  'data.xml': 'ibuprofen|yoga',
  'declared.html': 'Acupuncture|Ibuprofen|Massage|Naproxen|Yoga',
  'dialogs.html': 'Ibuprofen|Massage|Naproxen|Yoga',
  'drawing.svg': '',
  'editable.html': 'Ibuprofen|Massage',
  'elements.html': 'Acupuncture|Ibuprofen|massage|naproxen|yoga for back pain',
  'folds.html': 'Acupuncture|Massage|ibuprofen|naproxen|yoga',
  'forms.html': 'Ibuprofen|Naproxen|Yoga|ibuprofen|massage for back pain',
  'formulas.html': 'TENS|ibuprofen|massage',
  'forum.html': 'acupuncture|ibuprofen|ibuprofen|massage|naproxen|tramadol|yoga|yoga|yoga',
  'frames.html':
    'acupuncture|ibuprofen|ibuprofen|ibuprofen|massage|naproxen|tramadol|yoga|yoga for back pain|yoga for back pain',
  'frameset.html': 'ibuprofen|yoga for back pain',
  'highlights.html': 'Ibuprofen|yoga',
  'locked.html': 'Ibuprofen|Yoga',
  'note.txt': 'bed rest|heat wrap|ibuprofen|physical therapy',
  'overrides.html': 'Ibuprofen|Yoga',
  'paper.html': 'Bed rest|Ibuprofen|Massage|Yoga',
  'paragraph.html': 'Ibuprofen|yoga',
  'quirks.html': 'Yoga for back pain|acupuncture|heat wrap|ibuprofen|massage for back pain|naproxen|tramadol',
  'record.html': 'Heat wrap|MRI|Physical therapy|acupuncture|ibuprofen|saddle anaesthesia|tramadol',
  'rtl.html': 'acupuncture|ibuprofen|massage for back pain|naproxen|yoga',
  'scripts.html': 'TENS|acupuncture|duloxetine|ibuprofen|massage|naproxen|tramadol|yoga',
  'shadow.html': 'Ibuprofen|Massage|Naproxen|Yoga',
  'shop.html': 'Heat wrap|Lumbar support|TENS unit|naproxen',
  'slots.html': 'Ibuprofen|Massage|Naproxen|Yoga',
  'strict.xhtml': 'Acupuncture|Massage for back pain|Yoga|ibuprofen|naproxen',
  'tables.html': 'Acupuncture|Duloxetine|Ibuprofen|Massage|Naproxen|Yoga',
  'verbatim.html':
    'Duloxetine|acupuncture|heat|ibuprofen|massage for back pain|naproxen|yoga   for   back   pain',
  'watched.html': 'Ibuprofen|Massage for back pain|Yoga',
};
const FOLDER = 'test/pages/untouched';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xhtml': 'application/xhtml+xml',
  '.xml': 'application/xml',
};
/** The strictest policy under which a page can still run a script of its own. */
const LOCKED =
  "default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n'; require-trusted-types-for 'script'; sandbox allow-scripts";

// Most of a page's time is waiting; more at once would be in one another's way.
vi.setConfig({ maxConcurrency: 3 });

let pair: Pair;
beforeAll(async () => {
  pair = await openPair();
  for (const name of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)];
    if (!type) continue;
    const headers: Record<string, string> =
      name === 'locked.html' ? { 'content-security-policy': LOCKED } : {};
    pair.site.pages.set(`/${name}`, { body: readFileSync(join(FOLDER, name), 'utf8'), type, headers });
  }
}, 60_000);
afterAll(() => pair?.close());

/** What each frame of a page sees of itself, by its address. */
async function allSeen(page: Page): Promise<Seen[]> {
  const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(seen)));
  return frames.sort((one, other) => (one.outer < other.outer ? -1 : 1));
}

/**
 * Expects both browsers to show the same page, byte for byte.
 * @returns what the page's observers have seen of us
 */
async function expectSame(both: Both): Promise<string[]> {
  const { ours, plain } = await both.each(allSeen);
  for (const [i, frame] of ours.entries()) {
    const other = plain[i];
    if (!other) continue;
    // On a busy machine the witness may come late to a frame without an origin: then only what came after is compared.
    const whole = frame.parsed !== null && other.parsed !== null;
    for (const one of [frame, other]) {
      if (whole) one.changes.unshift(...(one.parsed ?? []));
      one.parsed = null;
    }
  }
  const changes = ours.flatMap((frame, i) => frame.changes.splice(plain[i]?.changes.length ?? 0));
  expect(ours).toEqual(plain);
  expect(both.consoles.ours).toEqual(both.consoles.plain);
  return changes;
}

/** Middle of something marked in a frame that can be pointed at, in the frame's viewport; null where there is none. */
function somethingMarked(frame: Frame): Promise<{ x: number; y: number } | null> {
  return frame.evaluate(() => {
    for (const [name, ranges] of CSS.highlights) {
      if (!/^tm-\d$/.test(name)) continue;
      for (const { startContainer, startOffset, endContainer, endOffset } of ranges) {
        const range = new Range();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        const { x, y, width, height } = range.getClientRects()[0] ?? new DOMRect();
        const at = { x: x + width / 2, y: y + height / 2 };
        const root = startContainer.getRootNode() as Document | ShadowRoot;
        if (root.elementFromPoint(at.x, at.y)?.contains(startContainer)) return at;
      }
    }
    return null;
  });
}

/** Rests the pointer on something marked, in both browsers, until a card is there. @returns the world that shows it */
async function openSome({ ours, each, worlds }: Both): Promise<World> {
  for (const frame of ours.frames()) {
    const at = await somethingMarked(frame);
    if (!at) continue;
    const box = frame.parentFrame() ? await (await frame.frameElement()).boundingBox() : null;
    await each((page) => page.mouse.move(at.x + (box?.x ?? 0), at.y + (box?.y ?? 0)));
    const shown = await until(
      async () => (await Promise.all(worlds.map(openCard))).findIndex(Boolean),
      (index) => index >= 0,
      15_000,
    );
    return worlds[shown] as World;
  }
  throw new Error('Nothing is marked.');
}

test.concurrent.each(Object.entries(PAGES))('%s', async (name, marked) => {
  const both = await pair.open(`/${name}`);
  const all = async () => (await Promise.all(both.ours.frames().map(texts))).flat().sort().join('|');
  await until(all, (now) => now === marked, 10_000).catch(() => {});
  expect(await all()).toBe(marked);
  expect(await expectSame(both)).toEqual([]);
  if (marked !== '') {
    const world = await openSome(both);
    // A key goes to the frame that has the keyboard, which is the top one here.
    if (world === both.worlds[0]) await both.ours.keyboard.press('Escape');
    else await both.each((page) => page.mouse.move(2, 2));
    await until(
      () => openCard(world),
      (card) => card === null,
    );
    const host = expect.stringMatching(/^childList (html|dialog) $/i);
    expect(await expectSame(both)).toEqual([host, host]);
  }
  both.close();
});
