/** Opens cards with a real pointer, and takes the time from inside the page. */
import { DEFAULTS } from '../../browser/settings-schema.ts';
import type { Side } from './browser.ts';
import type { Tab } from './tab.ts';

/** Cards that are opened on each page: the first one and those after it. */
export const CARDS = 8;
/** What the first card of a page may take after the pause, and each after it, p95, milliseconds: the latter one frame. */
export const MOST = { first: 50, later: 1000 / 60 };

interface Watched {
  /** When the pointer came on the last place, and when a card was on the screen after that; the page's clock. */
  benchMoved: number;
  benchShown: number | null;
}

/** From now on each page of the tab notices the pointer, and the element in which a card stands. */
export async function watchCard(page: Tab): Promise<void> {
  await page.addInitScript((pause) => {
    if (window !== top) return;
    const world = globalThis as unknown as Watched;
    let timer = 0;
    world.benchMoved = 0;
    world.benchShown = null;
    addEventListener('pointermove', ({ timeStamp }) => {
      world.benchMoved = timeStamp;
      world.benchShown = null;
      clearTimeout(timer);
      // A little before its end, so that nothing of what comes then is left out.
      timer = window.setTimeout(() => performance.mark('bench:pause'), pause - 20);
    });
    const seen = () => {
      const { port1, port2 } = new MessageChannel();
      // Comes after the frame.
      port1.onmessage = () => {
        world.benchShown ??= performance.now();
        performance.mark('bench:card');
      };
      requestAnimationFrame(() => port2.postMessage(null));
    };
    const watch = new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      if (added.some((node) => (node as Element).localName === 'div')) seen();
    });
    addEventListener('DOMContentLoaded', () => watch.observe(document.documentElement, { childList: true }));
  }, DEFAULTS.hoverPause);
}

/** Where the n-th painted mention in view can be pointed at; null where there are not so many. */
function placeOf(page: Tab, which: number): Promise<{ x: number; y: number } | null> {
  return page.evaluate((nth) => {
    const boxes: DOMRect[] = [];
    for (const [name, highlight] of CSS.highlights) {
      if (!/^tm-[1-9]/.test(name)) continue;
      for (const range of highlight) {
        const live = new Range();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        const box = live.getClientRects()[0];
        if (box && box.top > 0 && box.bottom < innerHeight && box.width > 0) boxes.push(box);
      }
    }
    // One after the other down the page.
    const box = boxes.sort((a, b) => a.top - b.top || a.left - b.left)[nth];
    return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
  }, which);
}

/**
 * Rests the pointer on a mention until its card is there.
 * @returns from the pointer's coming, less the pause, to the frame that shows the card, milliseconds; null where the page has
 *   not so many mentions in view
 */
export async function hoverTerm(page: Tab, which: number): Promise<number | null> {
  const place = await placeOf(page, which);
  if (!place) return null;
  await page.mouse.move(1, 1);
  // The card before it closes.
  await page.waitForFunction(() => document.documentElement.lastElementChild?.localName !== 'div');
  await page.mouse.move(place.x, place.y);
  const shown = await page.waitForFunction(() => {
    const { benchShown, benchMoved } = globalThis as unknown as Watched;
    return benchShown === null ? null : benchShown - benchMoved;
  });
  return Number(await shown.jsonValue()) - DEFAULTS.hoverPause;
}

/** Stops the extension's service worker, as the browser does after half a minute without events. */
export async function stopWorker({ context, ours }: Side): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('This browser has no session for its debugger.');
  const { targetInfos } = await session.send('Target.getTargets');
  for (const { type, url, targetId } of targetInfos) {
    if (type === 'service_worker' && ours && url.startsWith(ours))
      await session.send('Target.closeTarget', { targetId });
  }
  await session.detach();
}
