/** Opens the page that reads files and pasted text, from the background or an extension page. */
import browser, { type Tabs } from 'webextension-polyfill';
import { pageFor } from './reader-address.ts';

/**
 * Opens the page in a new tab.
 * @param from the tab with the PDF that it is to show; null: it is empty
 */
export async function openReader(from: Pick<Tabs.Tab, 'id' | 'index' | 'windowId'> | null): Promise<void> {
  const url = browser.runtime.getURL(pageFor(from?.id ?? null));
  const beside = from?.windowId === undefined ? {} : { index: from.index + 1, windowId: from.windowId };
  // The window may have gone, or takes no tabs.
  await browser.tabs.create({ url, ...beside }).catch(() => browser.tabs.create({ url }));
}
