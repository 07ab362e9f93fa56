/**
 * The browser's own WebExtension object, without webextension-polyfill: for code that runs inside
 * pages, where each kilobyte counts. Both engines have promises there.
 */
import type { Browser } from 'webextension-polyfill';

interface Global {
  browser?: Browser;
  chrome?: Browser;
}

/**
 * The extension API. A function, because entry files are also read outside a browser when the
 * extension is built. Once the extension has been updated or removed, the object remains but its
 * `runtime.id` is gone.
 */
export function api(): Browser {
  const { browser, chrome } = globalThis as unknown as Global;
  return (browser?.runtime?.id ? browser : (chrome ?? browser)) as Browser;
}

/** False once the extension that this script belongs to was updated, reloaded or removed. */
export function isAlive(): boolean {
  try {
    return Boolean(api()?.runtime?.id);
  } catch {
    return false;
  }
}
