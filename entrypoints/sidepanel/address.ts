/** Addresses inside the panel: its own hash, or what a card asked for. */
import browser from 'webextension-polyfill';
import { PANEL_ADDRESS } from '../../browser/panel.ts';

/** A view of the panel. */
type Place = { view: 'all' } | { view: 'documents' } | { view: 'entry'; concept: string };

/** The place that an address names; the list of all entries where it names none. */
export function placeOf(address: string): Place {
  const [, view, concept] = address.replace(/^#/, '').split('/');
  if (view === 'documents') return { view: 'documents' };
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
