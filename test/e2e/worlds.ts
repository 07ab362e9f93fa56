/** The world in which our scripts run in a page, in both browsers: that of each frame, the top one's first. */
import type { Page } from 'playwright-core';
import { type World, worldsOf as worldsInChromium } from '../../scripts/eyes.ts';
import { IN_FIREFOX, type TestBrowser } from './support.ts';

export type { World } from '../../scripts/eyes.ts';

interface Injected {
  frameId: number;
  result: unknown;
}

/** Where no debugger reaches it, the background runs what is asked there, as it runs our scripts. */
async function inject(
  { worker }: TestBrowser,
  page: Page,
  source: string,
  frames: { frameIds: number[] } | { allFrames: true },
): Promise<Injected[]> {
  return worker.evaluate(`chrome.tabs.query({}).then((tabs) => chrome.scripting.executeScript({
    target: { tabId: tabs.find(({ url }) => url === ${JSON.stringify(page.url())}).id, ...${JSON.stringify(frames)} },
    func: ${source},
  })).then((all) => all.map(({ frameId, result, error }) => {
    if (error) throw new Error(String(error.message ?? error));
    return { frameId, result };
  }))`);
}

/** All worlds of the extension in a page. Ask anew after each navigation. */
export async function worldsOf(browser: TestBrowser, page: Page): Promise<World[]> {
  if (!IN_FIREFOX) return worldsInChromium(page);
  const frames = await inject(browser, page, '() => null', { allFrames: true });
  return frames.map(({ frameId }) => ({
    async run<T, A extends unknown[]>(code: (...args: A) => T, ...args: A): Promise<Awaited<T>> {
      const source = `() => (${code})(...${JSON.stringify(args)})`;
      const [answer] = await inject(browser, page, source, { frameIds: [frameId] });
      return answer?.result as Awaited<T>;
    },
    offset: () => Promise.reject(new Error('This is asked in Chromium only.')),
  }));
}
