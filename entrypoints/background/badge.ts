/** The number on the toolbar button: mentions on the page in a tab, over all its frames. */
import browser from 'webextension-polyfill';
import { countsKey, framesOf } from '../../browser/counts.ts';
import type { Counts } from '../../browser/messages.ts';
import { askPage } from '../../browser/messaging.ts';

const COLOUR = '#0b5c7a';
const NAME = 'Backbrief';

/** Badge and title for some frames' numbers. */
export function label(frames: Iterable<Counts>): { badge: string; title: string } {
  const concepts = new Set<string>();
  let mentions = 0;
  for (const counts of frames) {
    for (const [concept, count] of Object.entries(counts)) {
      concepts.add(concept);
      mentions += count;
    }
  }
  if (mentions === 0) return { badge: '', title: NAME };
  const times = mentions === 1 ? '1 mention' : `${mentions} mentions`;
  const terms = concepts.size === 1 ? '1 term' : `${concepts.size} terms`;
  return {
    badge: mentions > 999 ? '999+' : String(mentions),
    title: `${NAME}: ${times} of ${terms} on this page`,
  };
}

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

async function draw(tabId: number): Promise<void> {
  const { badge, title } = label(framesOf(await browser.storage.session.get(null), tabId).values());
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: badge }),
      browser.action.setTitle({ tabId, title }),
      browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
