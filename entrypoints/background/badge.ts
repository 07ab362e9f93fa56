/** The number on the toolbar button: mentions on the page in a tab, over all its frames. */
import browser from 'webextension-polyfill';
import { countsKey, framesOf, tabsOf } from '../../browser/counts.ts';
import type { Counts } from '../../browser/messages.ts';
import { askPage } from '../../browser/messaging.ts';
import { forgetInSession, readSession, writeSession } from '../../browser/session.ts';
import { readSettings } from '../../browser/settings.ts';
import { COLOURS, label } from './label.ts';

/** Tabs whose frames were asked since the background started. One that was ended may have missed that a page was left. */
const asked = new Set<number>();

/** Takes in what a frame found. Concept ids and numbers are all that is kept, until the browser closes. */
export async function reportCounts(tabId: number, frameId: number, counts: Counts): Promise<void> {
  const key = countsKey(tabId, frameId);
  await (Object.keys(counts).length ? writeSession({ [key]: counts }) : forgetInSession([key]));
  if (!asked.has(tabId)) await forgetGone(tabId, frameId);
  await draw(tabId);
}

/**
 * A tab begins to load, or only changes its address inside a page. Frames that are still there say what
 * they have; the others are forgotten.
 */
export async function tabStarts(tabId: number): Promise<void> {
  if (await forgetGone(tabId)) await draw(tabId);
}

/**
 * Forgets the numbers of frames that are not there any more, or have nothing.
 * @param but the frame that has just told its numbers
 * @returns true where the tab had any
 */
async function forgetGone(tabId: number, but?: number): Promise<boolean> {
  asked.add(tabId);
  const frames = framesOf(await readSession(), tabId);
  await Promise.all(
    [...frames.keys()].map(async (frameId) => {
      if (frameId === but) return;
      const counts = await askPage(tabId, 'get-counts', {}, frameId);
      if (!counts || Object.keys(counts).length === 0) await forgetInSession([countsKey(tabId, frameId)]);
    }),
  );
  return frames.size > 0;
}

/** Forgets a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  asked.delete(tabId);
  const frames = framesOf(await readSession(), tabId);
  await forgetInSession([...frames.keys()].map((frameId) => countsKey(tabId, frameId)));
}

/** Draws the badge of every tab that has something: the reader shows or hides it. */
export async function redraw(): Promise<void> {
  const tabs = tabsOf(await readSession());
  await Promise.all([...tabs].map(draw));
}

async function draw(tabId: number): Promise<void> {
  const [stored, settings] = await Promise.all([readSession(), readSettings()]);
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
