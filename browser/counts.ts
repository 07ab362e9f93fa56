/** Where the numbers of each frame lie in the session's storage: the background writes them, the panel follows them. */
import type { Counts } from './messages.ts';

const KEY = /^counts:(\d+):/;

/** Beginning of the keys of one tab. */
const prefixOf = (tabId: number) => `counts:${tabId}:`;

/** Each frame's numbers lie under their own key, so that frames that report at once do not overwrite each other. */
export const countsKey = (tabId: number, frameId: number) => `${prefixOf(tabId)}${frameId}`;

/** The frames of a tab that have something, with their numbers, out of all that the session's storage holds. */
export function framesOf(stored: Record<string, unknown>, tabId: number): Map<number, Counts> {
  const prefix = prefixOf(tabId);
  const frames = new Map<number, Counts>();
  for (const [key, counts] of Object.entries(stored)) {
    if (key.startsWith(prefix)) frames.set(Number(key.slice(prefix.length)), counts as Counts);
  }
  return frames;
}

/** The tabs that have something, out of all that the session's storage holds. */
export function tabsOf(stored: Record<string, unknown>): Set<number> {
  const ids = Object.keys(stored).flatMap((key) => KEY.exec(key)?.[1] ?? []);
  return new Set(ids.map(Number));
}
