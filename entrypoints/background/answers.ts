/** What the background does for pages and for the extension's own pages. */
import browser from 'webextension-polyfill';
import { askPage, type BackgroundAnswers } from '../../browser/messaging.ts';
import { openPanel } from '../../browser/panel.ts';
import { cardView } from '../../data/card.ts';
import { reportCounts } from './badge.ts';

/** Where the build puts the card script. */
const CARD_SCRIPT = '/content-scripts/card.js';

export const answers: BackgroundAnswers = {
  'get-card': async ({ concept, reader }) => cardView(concept, reader, new Date()),

  'load-card': async (_, { tab, frameId }) => {
    if (tab?.id === undefined) return false;
    try {
      await browser.scripting.executeScript({
        target: { tabId: tab.id, frameIds: [frameId ?? 0] },
        files: [CARD_SCRIPT],
      });
      return true;
    } catch {
      // The frame is gone, or is one that the browser keeps scripts out of: the spotter asks the top frame instead.
      return false;
    }
  },

  'relay-card': async (card, { tab, frameId }) => {
    if (tab?.id === undefined) return false;
    const { concept, boxes, viewport, via } = card;
    const relayed = { concept, boxes, viewport, via, ...(frameId === undefined ? {} : { frameId }) };
    return (await askPage(tab.id, 'show-card', relayed, 0)) ?? false;
  },

  'relay-release': async ({ close }, { tab }) => {
    if (tab?.id === undefined) return false;
    return (await askPage(tab.id, 'release-card', { close }, 0)) ?? false;
  },

  'report-counts': async ({ counts }, { tab, frameId }) => {
    if (tab?.id === undefined) return false;
    await reportCounts(tab.id, frameId ?? 0, counts);
    return true;
  },

  // No await before it: the browser opens a panel only in the reader's own click.
  'open-panel': ({ address }, { tab }) => openPanel(address, tab?.id === undefined ? {} : { tabId: tab.id }),
};
