/** What the popup knows of the tab under it. */
import browser from 'webextension-polyfill';
import type { Counts } from '../../browser/messages.ts';
import { askPage } from '../../browser/messaging.ts';

export interface TabState {
  tabId: number | null;
  windowId: number | null;
  /** Name of the site, or null where the tab shows none that could be muted. */
  site: string | null;
  /** `unreachable`: the browser keeps extensions out; `not-yet`: no script of ours answers there. */
  state: 'read' | 'unreachable' | 'not-yet';
  counts: Counts;
}

function siteOf(url: string | undefined): string | null {
  try {
    const { protocol, hostname } = new URL(url ?? '');
    return /^https?:$/.test(protocol) && hostname ? hostname : null;
  } catch {
    return null;
  }
}

/** Ids of the frames that a script of ours may run in; none where the browser keeps extensions out. */
async function reachableFrames(tabId: number): Promise<number[]> {
  try {
    const frames = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      func: () => document.contentType,
    });
    const top = frames.find((frame) => frame.frameId === 0);
    return top?.result === 'application/pdf' ? [] : frames.map((frame) => frame.frameId);
  } catch {
    return [];
  }
}

function add(total: Counts, counts: Counts): void {
  for (const [concept, count] of Object.entries(counts)) total[concept] = (total[concept] ?? 0) + count;
}

/** Asks every frame of the active tab what it found. */
export async function readTab(): Promise<TabState> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const tabId = tab?.id ?? null;
  const windowId = tab?.windowId ?? null;
  const site = siteOf(tab?.url);
  const frames = tabId === null ? [] : await reachableFrames(tabId);
  if (tabId === null || frames.length === 0) {
    return { tabId, windowId, site, state: 'unreachable', counts: {} };
  }
  const answers = await Promise.all(frames.map((frameId) => askPage(tabId, 'get-counts', {}, frameId)));
  const heard = answers.filter((answer) => answer !== null);
  const counts: Counts = {};
  for (const answer of heard) add(counts, answer);
  return { tabId, windowId, site, state: heard.length > 0 ? 'read' : 'not-yet', counts };
}
