/** How much was found in this tab, for a page of the extension that is itself marked. */
import browser from 'webextension-polyfill';
import { countsKey, framesOf } from './counts.ts';
import { readSession } from './session.ts';

/**
 * Calls back with the number of mentions in this tab, now and at each change, until the signal aborts.
 * The background writes the numbers down; nothing of the text comes with them.
 */
export async function watchOwnMentions(
  callback: (mentions: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const tab = await browser.tabs.getCurrent().catch(() => undefined);
  const id = tab?.id;
  if (id === undefined || signal.aborted) return;
  const look = async () => {
    const frames = framesOf(await readSession(), id);
    const counts = Object.values(frames.get(0) ?? {});
    if (!signal.aborted) callback(counts.reduce((sum, count) => sum + count, 0));
  };
  const changed = (changes: Record<string, unknown>) => {
    if (countsKey(id, 0) in changes) look();
  };
  browser.storage.session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(changed));
  await look();
}
