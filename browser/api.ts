/**
 * The browser's own WebExtension object, without webextension-polyfill: for code that runs inside
 * pages, where each kilobyte counts. Both engines have promises there.
 */
import type { Browser } from 'webextension-polyfill';
import { hung } from './world.ts';

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

/** How long the browser's storage is waited for, milliseconds; and where it did not answer the last time. */
const PATIENCE = 3000;
const NO_PATIENCE = 50;

/** Storages that did not answer in time, and have not answered since. All our scripts in a frame know of it. */
function silentHere(): Set<string> {
  const key = '__backbriefSilent';
  const known = hung<Set<string>>(key) ?? new Set();
  (globalThis as Record<string, unknown>)[key] = known;
  return known;
}

/**
 * The answer of one of the browser's storages.
 * @param area its name
 * @returns rejects where it refuses at once, refuses later, or has said nothing for too long (then with its name)
 */
export function answered<T>(area: string, call: () => Promise<T>): Promise<T> {
  const silent = silentHere();
  return new Promise((resolve, reject) => {
    const wait = silent.has(area) ? NO_PATIENCE : PATIENCE;
    const timer = setTimeout(() => {
      silent.add(area);
      reject(new Error(area));
    }, wait);
    // Begun in here: what throws at once rejects as well.
    Promise.resolve(call())
      .finally(() => {
        clearTimeout(timer);
        silent.delete(area);
      })
      .then(resolve, reject);
  });
}

/** False once the extension that this script belongs to was updated, reloaded or removed. */
export function isAlive(): boolean {
  try {
    return Boolean(api()?.runtime?.id);
  } catch {
    return false;
  }
}
