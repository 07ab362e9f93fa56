/** What the background does for pages and for the extension's own pages. */
import browser, { type Runtime } from 'webextension-polyfill';
import { askPage, type BackgroundAnswers } from '../../browser/messaging.ts';
import { openPanel } from '../../browser/panel.ts';
import { has, isOn, readPolicy, readSettings } from '../../browser/settings.ts';
import { FACE_KEY } from '../../browser/world.ts';
import { cardView } from '../../data/card.ts';
import { cardOnPage } from '../../data/card-here.ts';
import { checkClaim } from '../../data/claim-check.ts';
import { reportCounts } from './badge.ts';

/** Where the build puts the scripts that are injected when they are needed. */
const SPOTTER = {
  script: '/content-scripts/spotter.js',
  /** What marks look like: there before the first is painted, and on no page that has none. */
  styles: '/content-scripts/spotter.css',
};
const READING = { script: '/content-scripts/reading.js' };
const CARD = { script: '/content-scripts/card.js' };

type Target = Parameters<typeof browser.scripting.executeScript>[0]['target'];

/**
 * The document that asks, where the browser names it: a page that was left meanwhile is never taken for the one that has
 * come in its frame. Else its frame. Null outside of tabs.
 */
function targetOf({
  tab,
  frameId,
  documentId,
}: Runtime.MessageSender & { documentId?: string }): Target | null {
  if (tab?.id === undefined) return null;
  const place = documentId === undefined ? { frameIds: [frameId ?? 0] } : { documentIds: [documentId] };
  return { tabId: tab.id, ...place };
}

/** Runs a script in a frame. @returns false where it cannot be: the page is gone, or the browser keeps scripts out of it */
async function inject(
  { script, styles }: { script: string; styles?: string },
  target: Target | null,
): Promise<boolean> {
  if (!target) return false;
  try {
    if (styles) await browser.scripting.insertCSS({ target, files: [styles] });
    const [result] = await browser.scripting.executeScript({ target, files: [script] });
    return result !== undefined;
  } catch {
    return false;
  }
}

/** Hangs up a value in the world of our scripts in a frame. @returns false where it cannot be */
async function hangUp(name: string, value: string, target: Target): Promise<boolean> {
  const hang = (name: string, value: string) => {
    (globalThis as Record<string, unknown>)[name] = value;
  };
  try {
    await browser.scripting.executeScript({ target, func: hang as never, args: [name, value] });
    return true;
  } catch {
    return false;
  }
}

export const answers: BackgroundAnswers = {
  'get-card': async ({ concept, reader, here }) => {
    const view = cardView(concept, reader, new Date());
    return view && here ? cardOnPage(view, here) : view;
  },

  'check-claims': async ({ claims }) => claims.map((claimed) => checkClaim(claimed)?.outcome ?? null),

  'load-spotter': (_, sender) => inject(SPOTTER, targetOf(sender)),

  'load-reading': async (_, sender) =>
    has(await readPolicy(), 'pageReading') && inject(READING, targetOf(sender)),

  'load-card': (_, sender) => inject(CARD, targetOf(sender)),

  'load-face': async ({ frame, key }, { tab }) => {
    // Only there a page's frame holds a frame of ours.
    if (!import.meta.env.FIREFOX || tab?.id === undefined) return false;
    const target = { tabId: tab.id, frameIds: [frame] };
    return (await hangUp(FACE_KEY, key, target)) && inject(CARD, target);
  },

  'relay-card': async (card, { tab, frameId }) => {
    if (tab?.id === undefined) return false;
    const { concept, here, boxes, viewport, via } = card;
    const relayed = { concept, here, boxes, viewport, via, ...(frameId === undefined ? {} : { frameId }) };
    const show = () => askPage(Number(tab.id), 'show-card', relayed, 0);
    // A top page that does not speak of the back itself has no spotter yet.
    return (
      (await show()) ?? ((await inject(SPOTTER, { tabId: tab.id, frameIds: [0] })) && (await show())) ?? false
    );
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

  'is-page-on': async (_, { tab }) => {
    const settings = await readSettings();
    // In the mode 'click' the top frame alone knows whether the reader has switched the page on.
    if (settings.where === 'click') return tab?.id === undefined ? null : askPage(tab.id, 'is-on', {}, 0);
    return tab?.url ? isOn(settings, tab.url) : null;
  },

  // No await before it: the browser opens a panel only in the reader's own click.
  'open-panel': ({ address }, { tab }) => openPanel(address, tab?.id === undefined ? {} : { tabId: tab.id }),
};
