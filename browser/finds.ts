/** What the tab under the popup or beside the panel has, and the way to each mention in it. No text of the page comes here. */
import browser, { type Tabs } from 'webextension-polyfill';
import { framesOf, tabsOf } from './counts.ts';
import type { Counts } from './messages.ts';
import { askPage } from './messaging.ts';
import { readSession } from './session.ts';
import { watchSettings } from './settings.ts';

/** What was found in the tab that the reader looks at. */
export interface Finds {
  /** Null where the window has no tab to follow. */
  tabId: number | null;
  /** Its window; null where there is none. */
  windowId: number | null;
  /** Address of the page, which tells one page from the next; empty where the browser does not say. */
  url: string;
  /** `unreachable`: the browser keeps extensions out; `not-yet`: no script of ours answers there. */
  state: 'read' | 'unreachable' | 'not-yet';
  /** True where terms are looked for: by the settings, or since the reader has asked for it on this page. */
  on: boolean;
  /** Numbers of each frame that has something, the top frame first. */
  frames: ReadonlyMap<number, Counts>;
}

/** How long several changes at once are waited for, milliseconds. */
const TOGETHER = 60;
/** After this long a page that did not answer is asked once more: its scripts come when it is idle. */
const ONCE_MORE = 900;

/**
 * Which frame has a mention, counted over all frames.
 * @param index from 0
 * @returns the frame, how many mentions are in the frames before it, and how many in it; null where there are fewer
 */
export function frameOf(
  frames: Finds['frames'],
  concept: string,
  index: number,
): { frameId: number; before: number; here: number } | null {
  let before = 0;
  for (const [frameId, counts] of frames) {
    const here = counts[concept] ?? 0;
    if (index < before + here) return { frameId, before, here };
    before += here;
  }
  return null;
}

/** The active tab of this window; where the panel's page is itself that tab, the one that was used last. */
async function followedTab(): Promise<Tabs.Tab | undefined> {
  const [own, tabs] = await Promise.all([
    browser.tabs.getCurrent().catch(() => undefined),
    browser.tabs.query({ currentWindow: true }),
  ]);
  const others = tabs.filter((tab) => tab.id !== undefined && tab.id !== own?.id);
  const latest = others.toSorted((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  return others.find((tab) => tab.active) ?? latest[0];
}

/** True where the browser lets scripts of ours into the page. */
async function isReachable(tabId: number): Promise<boolean> {
  try {
    const func = () => document.contentType;
    const [top] = await browser.scripting.executeScript({ target: { tabId }, func });
    return top !== undefined && top.result !== 'application/pdf';
  } catch {
    return false;
  }
}

async function readFinds(): Promise<Finds> {
  const tab = await followedTab();
  const tabId = tab?.id ?? null;
  const windowId = tab?.windowId ?? null;
  const url = tab?.url ?? '';
  const none: Finds = { tabId, windowId, url, state: 'unreachable', on: false, frames: new Map() };
  if (tabId === null) return none;
  const known = framesOf(await readSession(), tabId);
  const ids = [...new Set([0, ...known.keys()])].sort((one, other) => one - other);
  // Each frame is asked: one that has gone may have left its numbers behind.
  const [on, ...answers] = await Promise.all([
    askPage(tabId, 'is-on', {}, 0),
    ...ids.map((frameId) => askPage(tabId, 'get-counts', {}, frameId)),
  ]);
  const frames = new Map<number, Counts>();
  for (const [at, frameId] of ids.entries()) {
    const counts = answers[at];
    if (counts && Object.keys(counts).length > 0) frames.set(frameId, counts);
  }
  if (on !== null || answers.some((counts) => counts !== null)) {
    return { ...none, state: 'read', on: on === true, frames };
  }
  return (await isReachable(tabId)) ? { ...none, state: 'not-yet' } : none;
}

/**
 * Calls back with what the followed tab has, now and whenever tab, page, finds or settings change, until the
 * signal aborts.
 * @returns looks again: for what changes without a sign of it
 */
export function watchFinds(callback: (finds: Finds) => void, signal: AbortSignal): () => void {
  let tabId: number | null = null;
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const look = async (again: boolean) => {
    const mine = ++turn;
    const finds = await readFinds();
    if (signal.aborted || mine !== turn) return;
    tabId = finds.tabId;
    callback(finds);
    if (again && finds.state === 'not-yet') wait(ONCE_MORE, false);
  };
  const wait = (time: number, again: boolean) => {
    if (signal.aborted) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      look(again);
    }, time);
  };
  const soon = () => wait(TOGETHER, true);

  const updated = (id: number, { status, url }: Tabs.OnUpdatedChangeInfoType) => {
    if ((tabId === null || id === tabId) && (status || url)) soon();
  };
  const counted = (changes: Record<string, unknown>) => {
    if (tabId === null || tabsOf(changes).has(tabId)) soon();
  };
  const { tabs, storage } = browser;
  tabs.onActivated.addListener(soon);
  tabs.onUpdated.addListener(updated);
  storage.session.onChanged.addListener(counted);
  watchSettings(soon, signal);
  signal.addEventListener('abort', () => {
    if (timer !== null) clearTimeout(timer);
    tabs.onActivated.removeListener(soon);
    tabs.onUpdated.removeListener(updated);
    storage.session.onChanged.removeListener(counted);
  });
  look(true);
  return soon;
}

/**
 * Scrolls to a mention in the tab and flashes it.
 * @param index which of the concept's mentions over all frames, from 0
 * @returns the index that was gone to; null where there is no such mention any more
 */
export async function goToMention(
  { tabId, frames }: Pick<Finds, 'tabId' | 'frames'>,
  concept: string,
  index: number,
): Promise<number | null> {
  const place = tabId === null ? null : frameOf(frames, concept, index);
  if (tabId === null || !place) return null;
  const ask = { concept, index: index - place.before };
  const went = await askPage(tabId, 'go-to', ask, place.frameId);
  if (!went?.count) return null;
  // Only where the panel's page is a tab itself, which hides the other.
  const own = await browser.tabs.getCurrent().catch(() => undefined);
  if (own?.active) await browser.tabs.update(tabId, { active: true });
  return place.before + went.index;
}
