/** Where the numbers of each frame lie in the session's storage: the background writes them, the panel follows them. */
import type { Counts } from './messages.ts';

const KEY = /^counts:(\d+):/;

/** Beginning of the keys of one tab. */
const prefixOf = (tabId: number) => `counts:${tabId}:`;

/** Each frame's numbers lie under their own key, so that frames that report at once do not overwrite each other. */
export const countsKey = (tabId: number, frameId: number) => `${prefixOf(tabId)}${frameId}`;

/** True for numbers as a frame reports them; whatever else lies there is left out. */
function isCounts(value: unknown): value is Counts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((count) => Number.isSafeInteger(count) && count > 0);
}

/** The frames of a tab that have something, with their numbers, out of all that the session's storage holds. */
export function framesOf(stored: Record<string, unknown>, tabId: number): Map<number, Counts> {
  const prefix = prefixOf(tabId);
  const frames = new Map<number, Counts>();
  for (const [key, counts] of Object.entries(stored)) {
    const frameId = key.startsWith(prefix) ? Number(key.slice(prefix.length)) : Number.NaN;
    if (Number.isSafeInteger(frameId) && isCounts(counts)) frames.set(frameId, counts);
  }
  return frames;
}

/** The tabs that have something, out of all that the session's storage holds; or those that something changes for. */
export function tabsOf(stored: Record<string, unknown>): Set<number> {
  const ids = Object.keys(stored).flatMap((key) => KEY.exec(key)?.[1] ?? []);
  return new Set(ids.map(Number));
}
