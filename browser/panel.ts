/** Opening the side panel at an address inside it, from the background or an extension page. */
import browser from 'webextension-polyfill';
import { answered } from './api.ts';

/** Where the panel finds what it was asked to show, in storage.session. */
export const PANEL_ADDRESS = 'panel-address';

/** What the panel was asked to show. */
export interface PanelCall {
  /** Hash address inside the panel. */
  address: string;
  /** When it was asked, milliseconds since 1970: the same address asked twice is two calls. */
  at: number;
}

/** How long a panel may take to open, milliseconds: one that opens later was not opened by that call. */
const OPENS_WITHIN = 10_000;

/** The address that a panel was asked for just now; null where nothing was, or long ago. */
export function addressOf(call: unknown, now = Number.NEGATIVE_INFINITY): string | null {
  const { address, at } = (call ?? {}) as Partial<PanelCall>;
  return typeof address === 'string' && typeof at === 'number' && now - at < OPENS_WITHIN ? address : null;
}

/** The window that is in front, to the browser's calls for windows. */
const WINDOW_IN_FRONT = -2;

interface SidePanel {
  open(where: { tabId?: number; windowId?: number }): Promise<void>;
}

/** Asks the browser for the panel: Chromium's side panel, else Firefox's sidebar. Rejects where it refuses. */
function showPanel(where: { tabId?: number; windowId?: number }): Promise<void> {
  const { sidePanel } = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome ?? {};
  if (sidePanel) {
    const known = where.tabId !== undefined || where.windowId !== undefined;
    return sidePanel.open(known ? where : { windowId: WINDOW_IN_FRONT });
  }
  if (browser.sidebarAction) return browser.sidebarAction.open();
  return Promise.reject(new Error('This browser has no panel.'));
}

/**
 * Opens the panel. Call it with no `await` before it: the browser wants the reader's gesture. Where a
 * panel cannot be opened this way (Firefox, for a message from a page) the panel's page opens in a tab.
 * @param address hash address inside the panel, e.g. "#/treatment/tens"
 * @param where the tab or the window beside which it opens; the window in front where neither is known
 */
export async function openPanel(
  address: string,
  where: { tabId?: number; windowId?: number },
): Promise<boolean> {
  const call: PanelCall = { address, at: Date.now() };
  const told = answered('session', () => browser.storage.session.set({ [PANEL_ADDRESS]: call }));
  try {
    await Promise.all([showPanel(where), told]);
  } catch {
    await openPanelTab(address, true);
  }
  return true;
}

/**
 * Opens the panel's page in a tab of its own.
 * @param active true: the tab comes to the front
 */
export async function openPanelTab(address: string, active: boolean): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`sidepanel.html${address}`), active });
}
