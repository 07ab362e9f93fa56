/** Addresses inside the panel: its own hash, or what a card asked for. */
import browser from 'webextension-polyfill';
import { PANEL_ADDRESS } from '../../browser/panel.ts';

/** A view of the panel. */
type Place = { view: 'page' | 'all' | 'start-back' | 'documents' } | { view: 'entry'; concept: string };

/** The tabs of the panel, in their order, with their addresses. */
export const TABS = [
  { view: 'page', address: '#/page' },
  { view: 'all', address: '#/' },
  { view: 'start-back', address: '#/start-back' },
  { view: 'documents', address: '#/documents' },
] as const;

/** The place that an address names: this page for none at all, the list of all entries for one that is not known. */
export function placeOf(address: string): Place {
  const [, view, concept] = address.replace(/^#/, '').split('/');
  if (view === undefined) return { view: 'page' };
  if (view === 'page' || view === 'start-back' || view === 'documents') return { view };
  if (view === 'treatment' && concept) return { view: 'entry', concept };
  return { view: 'all' };
}

/** Calls back with the address now and at each change, until the signal aborts. */
export function watchAddress(callback: (address: string) => void, signal: AbortSignal): void {
  const { session } = browser.storage;
  const hear = () => callback(location.hash);
  const asked = (changes: Record<string, { newValue?: unknown }>) => {
    const address = changes[PANEL_ADDRESS]?.newValue;
    if (typeof address === 'string') location.hash = address;
  };
  window.addEventListener('hashchange', hear, { signal });
  session.onChanged.addListener(asked);
  signal.addEventListener('abort', () => session.onChanged.removeListener(asked));
  if (location.hash) {
    hear();
    return;
  }
  session.get(PANEL_ADDRESS).then(({ [PANEL_ADDRESS]: address }) => {
    if (typeof address === 'string' && !location.hash) location.hash = address;
    hear();
  }, hear);
}
