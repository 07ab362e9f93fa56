/** The number on the toolbar button: mentions on the page in a tab, over all its frames. */
import browser from 'webextension-polyfill';
import { countsKey, framesOf, tabsOf } from '../../browser/counts.ts';
import type { Counts } from '../../browser/messages.ts';
import { askPage } from '../../browser/messaging.ts';
import { readSettings } from '../../browser/settings.ts';
import { COLOURS, label } from './label.ts';

/** Takes in what a frame found. Concept ids and numbers are all that is kept, until the browser closes. */
export async function reportCounts(tabId: number, frameId: number, counts: Counts): Promise<void> {
  const key = countsKey(tabId, frameId);
  const { session } = browser.storage;
  await (Object.keys(counts).length ? session.set({ [key]: counts }) : session.remove(key));
  await draw(tabId);
}

/**
 * A tab begins to load, or only changes its address inside a page. Frames that are still there say what
 * they have; the others are forgotten.
 */
export async function tabStarts(tabId: number): Promise<void> {
  const frames = framesOf(await browser.storage.session.get(null), tabId);
  if (frames.size === 0) return;
  await Promise.all(
    [...frames.keys()].map(async (frameId) => {
      const counts = await askPage(tabId, 'get-counts', {}, frameId);
      if (!counts || Object.keys(counts).length === 0)
        await browser.storage.session.remove(countsKey(tabId, frameId));
    }),
  );
  await draw(tabId);
}

/** Forgets a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  const frames = framesOf(await browser.storage.session.get(null), tabId);
  await browser.storage.session.remove([...frames.keys()].map((frameId) => countsKey(tabId, frameId)));
}

/** Draws the badge of every tab that has something: the reader shows or hides it. */
export async function redraw(): Promise<void> {
  const tabs = tabsOf(await browser.storage.session.get(null));
  await Promise.all([...tabs].map(draw));
}

async function draw(tabId: number): Promise<void> {
  const [stored, settings] = await Promise.all([browser.storage.session.get(null), readSettings()]);
  const { badge, colour, title } = label(framesOf(stored, tabId).values(), settings.badge);
  const { action } = browser;
  try {
    await Promise.all([
      action.setBadgeText({ tabId, text: badge }),
      action.setTitle({ tabId, title }),
      action.setBadgeBackgroundColor({ tabId, color: colour }),
      action.setBadgeTextColor({ tabId, color: COLOURS.text }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
