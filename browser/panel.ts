/** Opening the side panel at an address inside it, from the background or an extension page. */
import browser from 'webextension-polyfill';

/** Where the panel finds the address to show, in storage.session. */
export const PANEL_ADDRESS = 'panel-address';

interface SidePanel {
  open(where: { tabId?: number; windowId?: number }): Promise<void>;
}

/**
 * Opens the panel. Call it with no `await` before it: the browser wants the reader's gesture. Where a
 * panel cannot be opened this way (Firefox, for a message from a page) the panel's page opens in a tab.
 * @param address hash address inside the panel, e.g. "#/treatment/tens"
 */
export async function openPanel(
  address: string,
  where: { tabId?: number; windowId?: number },
): Promise<boolean> {
  const remember = browser.storage.session.set({ [PANEL_ADDRESS]: address });
  const { sidePanel } = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome ?? {};
  try {
    if (!sidePanel) throw new Error('no side panel here');
    await Promise.all([sidePanel.open(where), remember]);
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL(`sidepanel.html${address}`) });
  }
  return true;
}
