/** What is put into a page to watch it from inside: the same with and without the extension. */
import type { Page } from 'playwright-core';
import type { Tab } from './tab.ts';

interface Watched {
  /** When an underline was first painted in view, on the page's clock; null before that. */
  benchUnderlined: number | null;
  /** From each key to the start of its handling, and to the end of the frame that shows it, milliseconds. */
  benchKeys: { waited: number; shown: number }[];
}

/** Delays of keys, milliseconds. */
export interface KeyDelays {
  /** Until the page began to handle it. */
  waited: number[];
  /** Until its outcome was on the screen. */
  shown: number[];
}

/** From now on each page of the tab looks in each frame whether something is underlined in view. */
export async function watchUnderlines(page: Tab): Promise<void> {
  await page.addInitScript(() => {
    const world = globalThis as unknown as Watched;
    world.benchUnderlined = null;
    const inView = (range: AbstractRange) => {
      const live = new Range();
      live.setStart(range.startContainer, range.startOffset);
      const { top, bottom } = live.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    };
    const look = () => {
      for (const [name, highlight] of CSS.highlights) {
        if (!name.startsWith('tm-') || ![...highlight].some(inView)) continue;
        world.benchUnderlined = performance.now();
        return;
      }
      requestAnimationFrame(look);
    };
    if (window === top) requestAnimationFrame(look);
  });
}

/** Milliseconds from the end of loading to the first underline in view, 0 where it came before; null where none has come. */
export function underlined(page: Tab): Promise<number | null> {
  return page.evaluate(() => {
    const { benchUnderlined } = globalThis as unknown as Watched;
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return benchUnderlined === null ? null : Math.max(0, benchUnderlined - (navigation?.loadEventEnd ?? 0));
  });
}

/** From now on each page of the tab shows the key that was pressed last, and takes the time. */
export async function watchKeys(page: Tab): Promise<void> {
  await page.addInitScript(() => {
    if (window !== top) return;
    const world = globalThis as unknown as Watched;
    world.benchKeys = [];
    addEventListener('load', () => {
      const output = document.createElement('output');
      output.style.cssText = 'position:fixed;top:0;left:0;width:5em;height:2em;contain:strict';
      document.documentElement.append(output);
      addEventListener('keydown', ({ key, timeStamp }) => {
        const delay = { waited: performance.now() - timeStamp, shown: 0 };
        output.textContent = key;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // Comes after the frame.
          port1.onmessage = () => {
            delay.shown = performance.now() - timeStamp;
            world.benchKeys.push(delay);
          };
          port2.postMessage(null);
        });
      });
    });
  });
}

/**
 * Presses real keys, one after the other.
 * @param time for so long, milliseconds
 */
export async function pressKeys(page: Tab, time: number): Promise<KeyDelays> {
  const keys = 'abcdefghij';
  const end = performance.now() + time;
  for (let count = 0; performance.now() < end; count++) {
    await page.keyboard.press(keys[count % keys.length] as string);
    await page.waitForTimeout(20);
  }
  await page.waitForTimeout(100);
  return keysPressed(page);
}

/** Delays of all keys that were pressed in the page. */
export async function keysPressed(page: Tab): Promise<KeyDelays> {
  const delays = await page.evaluate(() => (globalThis as unknown as Watched).benchKeys);
  return { waited: delays.map(({ waited }) => waited), shown: delays.map(({ shown }) => shown) };
}

/** Bytes of a page's JavaScript objects, those of all extensions' scripts in it included, after all garbage was collected. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  // What a first collection lets go of may free more.
  for (let time = 0; time < 2; time++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}
