/** Opens cards with a real pointer, and takes the time from inside the page. */
import { DEFAULTS } from '../../browser/settings-schema.ts';
import type { Side } from './browser.ts';
import type { Tab } from './tab.ts';

/** Cards that are opened on each page: the first one and those after it. */
export const CARDS = 8;
/** What the first card of a page may take after the pause, and each after it, p95, milliseconds: the latter one frame. */
export const MOST = { first: 50, later: 1000 / 60 };

/** How long a card may take until we give up, milliseconds. */
const PATIENCE = 30_000;

interface Watched {
  /** When the pointer came on the last place; the page's clock. */
  benchMoved: number;
  /** Takes the time from then to the frame that shows the next card, milliseconds. */
  benchTell: ((time: number) => void) | null;
}

/** From now on each page of the tab notices the pointer, and the element in which a card stands. */
export async function watchCard(page: Tab): Promise<void> {
  await page.addInitScript(() => {
    if (window !== top) return;
    const world = globalThis as unknown as Watched;
    world.benchMoved = 0;
    world.benchTell = null;
    let at = { x: 0, y: 0 };
    addEventListener('pointermove', ({ timeStamp, clientX, clientY }) => {
      at = { x: clientX, y: clientY };
      world.benchMoved = timeStamp;
      performance.mark('bench:moved', { startTime: timeStamp });
    });
    const seen = () => {
      const { port1, port2 } = new MessageChannel();
      // Comes after the frame.
      port1.onmessage = () => {
        world.benchTell?.(performance.now() - world.benchMoved);
        world.benchTell = null;
        performance.mark('bench:card');
      };
      requestAnimationFrame(() => port2.postMessage(null));
    };
    /** True where a card stands beside the pointer. */
    const isMet = (host: Node) =>
      [-90, -45, 45, 90].some((y) =>
        [-240, -120, 0, 120, 240].some((x) => document.elementFromPoint(at.x + x, at.y + y) === host),
      );
    // In Firefox the card is drawn in a frame of its own after its element has come: it is there when the pointer could meet it.
    const isLate = navigator.userAgent.includes('Firefox');
    const whenMet = (host: Node) => {
      if (!isLate || isMet(host)) seen();
      else if (host.isConnected) requestAnimationFrame(() => whenMet(host));
    };
    const watch = new MutationObserver((records) => {
      const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
      const host = added.find((node) => (node as Element).localName === 'div');
      if (host) whenMet(host);
    });
    addEventListener('DOMContentLoaded', () => watch.observe(document.documentElement, { childList: true }));
  });
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

/** Waits until no card is in the page. Asked seldom, for the page is measured. */
function untilGone(page: Tab): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((go) => {
        const look = () => {
          if (document.documentElement.lastElementChild?.localName === 'div') setTimeout(look, 50);
          else go();
        };
        look();
      }),
  );
}

/** From the pointer's coming to the frame that shows the next card, milliseconds. @throws Error where none comes */
function nextCard(page: Tab): Promise<number> {
  return page.evaluate(
    (patience) =>
      new Promise<number>((tell, fail) => {
        (globalThis as unknown as Watched).benchTell = tell;
        setTimeout(() => fail(new Error('No card has come.')), patience);
      }),
    PATIENCE,
  );
}

/**
 * Rests the pointer on a mention until its card is there. Nothing is asked of the page meanwhile: who polls it at each frame
 * keeps it busy.
 * @returns from the end of the pause (the pointer's coming and the pause) until the frame that shows the card is made, milliseconds;
 *   less than 0 where that was the last frame of the pause; null where the page has not so many mentions in view
 */
export async function hoverTerm(page: Tab, which: number): Promise<number | null> {
  const place = await placeOf(page, which);
  if (!place) return null;
  await page.mouse.move(1, 1);
  // The card before it closes.
  await untilGone(page);
  const [time] = await Promise.all([nextCard(page), page.mouse.move(place.x, place.y)]);
  return time - DEFAULTS.hoverPause;
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
