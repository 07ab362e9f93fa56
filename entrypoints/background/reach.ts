/**
 * Brings the extension to pages that were open before it. The browser itself does so for pages that load from then on
 * (Firefox for open ones too).
 */
import browser, { type Tabs } from 'webextension-polyfill';
import { askPage } from '../../browser/messaging.ts';

/** Where the build puts the gate. */
const GATE = '/content-scripts/gate.js';
/** So many tabs are worked on at once. */
const TOGETHER = 4;
/** A tab that does not answer, because the browser has frozen it, holds up the others no longer than this, milliseconds. */
const PATIENCE = 2000;

/** Tabs in the order in which they are served: those that are looked at, then those that were last. */
export function inOrder(tabs: readonly Tabs.Tab[]): Tabs.Tab[] {
  const rank = ({ active, lastAccessed }: Tabs.Tab) => (active ? Number.MAX_VALUE : (lastAccessed ?? 0));
  // What the browser has put away gets the gate when it is loaded again.
  return tabs.filter(({ discarded }) => !discarded).toSorted((one, other) => rank(other) - rank(one));
}

/** Puts the gate into all frames of a tab, if none of this version answers there. Never rejects. */
async function reach({ id: tabId }: Tabs.Tab): Promise<void> {
  if (tabId === undefined || (await askPage(tabId, 'is-on', {})) !== null) return;
  const target = { tabId, allFrames: true };
  try {
    await browser.scripting.executeScript({ target, files: [GATE] });
  } catch {
    // The browser keeps extensions out of it, or it was closed.
  }
}

/** Puts the gate into all open pages, a few tabs at once. Pages that have it are left alone. Never rejects. */
export async function reachOpenPages(): Promise<void> {
  if (import.meta.env.FIREFOX) return;
  const tabs = inOrder(await browser.tabs.query({}).catch(() => []));
  const late = () => new Promise<void>((go) => setTimeout(go, PATIENCE));
  const lane = async () => {
    for (let tab = tabs.shift(); tab; tab = tabs.shift()) await Promise.race([reach(tab), late()]);
  };
  await Promise.all(Array.from({ length: TOGETHER }, lane));
}
