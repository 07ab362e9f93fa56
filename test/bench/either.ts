/** Measures the same pages in whichever browser was asked for. */
import { openPair, type Pair } from './browser.ts';
import { forEachPage } from './each.ts';
import { type FirefoxPair, openFirefoxPair } from './firefox.ts';
import type { Measure, Options } from './part.ts';

/** How one page is measured in each browser. */
interface Ways<P> {
  /** With the browser's own trace. */
  chromium(pair: Pair, page: P): Promise<Measure[]>;
  /** As far as page and machine can tell. */
  firefox(pair: FirefoxPair, page: P): Promise<Measure[]>;
}

/**
 * Measures pages in turn, with and without the extension.
 * @param what is being measured, in words
 */
export function inEither<P extends { name: string }>(
  options: Options,
  what: string,
  pages: readonly P[],
  { chromium, firefox }: Ways<P>,
): Promise<void> {
  const say = ({ name }: P) => options.log(`${what}: ${name}`);
  if (options.browser === 'firefox')
    return forEachPage(
      options,
      pages,
      () => openFirefoxPair(options),
      (pair, page) => {
        say(page);
        return firefox(pair, page);
      },
    );
  return forEachPage(
    options,
    pages,
    () => openPair(options),
    (pair, page) => {
      say(page);
      return chromium(pair, page);
    },
  );
}
