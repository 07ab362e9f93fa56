/** What the tests of endurance look at in a page, and do in it as a reader would. */
import type { Page } from 'playwright-core';
import { texts, until } from '../test/e2e/support.ts';
import { openCard, worldsOf } from './eyes.ts';

/** A page about back pain. */
export const INTRO =
  '<h1>Low back pain</h1><p>Chronic low back pain is common. Back pain has many treatments.</p>';

/** Waits until exactly these texts are painted in all frames together. @returns how long it took, milliseconds */
export async function untilPainted(
  page: Page,
  expected: readonly string[],
  patience = 15_000,
): Promise<number> {
  const since = performance.now();
  const wanted = [...expected].sort().join();
  const look = async () => {
    // A frame that has gone has nothing.
    const all = await Promise.all(page.frames().map((frame) => texts(frame).catch(() => [])));
    return all.flat().sort().join();
  };
  await until(look, (seen) => seen === wanted, patience);
  return performance.now() - since;
}

/** Middle of the first painted mention of a text in the top frame. */
export function middleOf(page: Page, text: string): Promise<{ x: number; y: number } | null> {
  return page.evaluate((text) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!/^tm-[1-9]/.test(name)) continue;
      for (const range of highlight) {
        const live = new Range();
        try {
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
        } catch {
          continue;
        }
        const box = live.toString() === text && live.getClientRects()[0];
        if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
    return null;
  }, text);
}

/** Points at a mention. @returns false where it is not painted */
export async function pointAt(page: Page, text: string): Promise<boolean> {
  const at = await middleOf(page, text);
  if (!at) return false;
  await page.mouse.move(at.x + 300, at.y + 200);
  await page.mouse.move(at.x, at.y, { steps: 2 });
  return true;
}

/** Concept of the card that is shown in the page; null where none is. */
export async function cardIn(page: Page): Promise<string | null> {
  // The page itself can see that something stands there, which is quick to ask.
  if ((await hostsIn(page)) === 0) return null;
  for (const world of await worldsOf(page)) {
    const card = await openCard(world).catch(() => null);
    if (card) return card.concept;
  }
  return null;
}

/** How many elements of ours stand in the page now: one for each card. */
export function hostsIn(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelectorAll(':root > div').length);
}
