/** Addresses inside the panel: its own hash, or what a card asked for. */
import browser from 'webextension-polyfill';
import { addressOf, PANEL_ADDRESS } from '../../browser/panel.ts';
import { readSession } from '../../browser/session.ts';

/** A view of the panel. */
export type Place =
  | { view: 'page' | 'map' | 'start-back' | 'evidence' | 'none' }
  | { view: 'pathway'; node: string | null }
  | { view: 'compare'; concepts: readonly string[] }
  | { view: 'documents'; document: string | null }
  | { view: 'glossary'; term: string }
  | { view: 'entry'; concept: string };

/** The tabs of the panel, in their order, with their addresses. */
export const TABS = [
  { view: 'page', address: '#/page' },
  { view: 'pathway', address: '#/pathway' },
  { view: 'evidence', address: '#/evidence' },
  { view: 'documents', address: '#/documents' },
] as const;

/** The views of the tab "Pathway". */
export const PATHWAY_TABS = [
  { view: 'pathway', address: '#/pathway' },
  { view: 'map', address: '#/map' },
  { view: 'start-back', address: '#/start-back' },
] as const;

type Tab = (typeof TABS)[number]['view'];

/** The tab that a place belongs to. */
export function tabOf({ view }: Place): Tab {
  if (view === 'map' || view === 'start-back') return 'pathway';
  return view === 'entry' || view === 'compare' || view === 'glossary' || view === 'none' ? 'evidence' : view;
}

/** The place that an address names: this page for none at all, the evidence for one that is not known. */
export function placeOf(address: string): Place {
  const [path = ''] = address.replace(/^#/, '').split('?');
  const [, view, id] = path.split('/');
  switch (view) {
    case undefined:
    case 'page':
      return { view: 'page' };
    case 'map':
    case 'start-back':
    case 'none':
      return { view };
    case 'pathway':
      return { view, node: id || null };
    case 'documents':
      return { view, document: id || null };
    case 'compare':
      return { view, concepts: (id ?? '').split('+').filter(Boolean) };
    case 'glossary':
      return id ? { view, term: id } : { view: 'evidence' };
    case 'treatment':
      return id ? { view: 'entry', concept: id } : { view: 'evidence' };
    default:
      return { view: 'evidence' };
  }
}

/** Calls back with the address now and at each change, until the signal aborts. */
export function watchAddress(callback: (address: string) => void, signal: AbortSignal): void {
  const { session } = browser.storage;
  const hear = () => callback(location.hash);
  const asked = (changes: Record<string, { newValue?: unknown }>) => {
    const address = addressOf(changes[PANEL_ADDRESS]?.newValue);
    if (address !== null) location.hash = address;
  };
  window.addEventListener('hashchange', hear, { signal });
  session.onChanged.addListener(asked);
  signal.addEventListener('abort', () => session.onChanged.removeListener(asked));
  if (location.hash) {
    hear();
    return;
  }
  readSession().then(({ [PANEL_ADDRESS]: call }) => {
    const address = addressOf(call, Date.now());
    if (address !== null && !location.hash) location.hash = address;
    hear();
  });
}
