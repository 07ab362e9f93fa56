/** A tab, as far as the drivers of both browsers agree on what that is. */
import type { Page } from 'playwright-core';
import type { Page as PuppeteerPage } from 'puppeteer-core';

/** What the benchmark does with a page, in Playwright's words: a page of Playwright is one as it is. */
export type Tab = Pick<Page, 'addInitScript' | 'evaluate' | 'goto' | 'waitForFunction' | 'waitForTimeout'> & {
  mouse: Pick<Page['mouse'], 'move'>;
  keyboard: Pick<Page['keyboard'], 'press'>;
};

/** A page of Puppeteer, which drives Firefox, as such a tab. */
export function asTab(page: PuppeteerPage): Tab {
  type Run = (argument: unknown) => unknown;
  const tab = {
    addInitScript: (script: Run, argument: unknown) => page.evaluateOnNewDocument(script, argument),
    evaluate: (script: Run | string, argument: unknown) => page.evaluate(script as Run, argument),
    goto: (address: string) => page.goto(address),
    waitForFunction: (script: Run, argument?: unknown, options: { timeout?: number } = {}) =>
      page.waitForFunction(script, options, argument),
    waitForTimeout: (time: number) => new Promise((go) => setTimeout(go, time)),
    mouse: page.mouse,
    keyboard: page.keyboard,
  };
  // The two say the same with other types: Playwright's know what a script is given and what it answers.
  return tab as unknown as Tab;
}
