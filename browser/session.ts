/**
 * The session's memory, for the background and for the extension's own pages. Where the browser refuses it (full, some
 * managed and private modes) what would lie there is kept by the script that wrote it, for as long as that runs.
 */
import browser from 'webextension-polyfill';
import { answered } from './api.ts';

/** What the session's memory did not take, by its key; undefined for what it did not take away. */
const spare = new Map<string, unknown>();

/** All that the session's memory holds; what this script has written itself where it cannot be read. Never rejects. */
export async function readSession(): Promise<Record<string, unknown>> {
  const stored = await answered('session', () => browser.storage.session.get(null)).catch(() => ({}));
  if (spare.size === 0) return stored;
  const all = Object.entries({ ...stored, ...Object.fromEntries(spare) });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** Puts values into the session's memory, or beside it where it does not take them. Never rejects. */
export async function writeSession(items: Record<string, unknown>): Promise<void> {
  const keys = Object.keys(items);
  try {
    await answered('session', () => browser.storage.session.set(items));
    for (const key of keys) spare.delete(key);
  } catch {
    for (const key of keys) spare.set(key, items[key]);
  }
}

/** Takes values out of the session's memory. Never rejects. */
export async function forgetInSession(keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  try {
    await answered('session', () => browser.storage.session.remove([...keys]));
    for (const key of keys) spare.delete(key);
  } catch {
    for (const key of keys) spare.set(key, undefined);
  }
}
