/** The keyword in the address bar: suggestions as one types, and the panel on Enter. Nothing of it is kept. */
import browser, { type Omnibox } from 'webextension-polyfill';
import { openPanel, openPanelTab } from '../../browser/panel.ts';
import { has, type Policy, readPolicy } from '../../browser/settings.ts';
import { OMNIBOX } from '../../components/door-strings.ts';
import { POLICY } from '../../components/policy-words.ts';
import { searchBase } from '../../data/search.ts';
import { searchEntries } from '../../data/search-entries.ts';
import { addressForInput, suggestions, TEXT, XML } from './suggest.ts';

/** Chromium wants XML in descriptions; Firefox shows them as they are. */
const MARKUP = import.meta.env.FIREFOX ? TEXT : XML;

/**
 * What an organisation has set. Known since the keyword was typed, so that Enter waits for nothing; null in a background that was
 * ended and started again since.
 */
let policy: Policy | null = null;

async function lookForPolicy(): Promise<void> {
  policy = await readPolicy();
  if (!has(policy, 'search'))
    browser.omnibox.setDefaultSuggestion({ description: MARKUP.plain(POLICY.noSearch) });
}

/** The keyword was typed: what can be asked, and the index made before the first letter. */
export function onInputStarted(): void {
  lookForPolicy();
  browser.omnibox.setDefaultSuggestion({ description: MARKUP.plain(OMNIBOX.begin) });
  searchBase();
}

/** The words after the keyword changed. The first suggestion is what Enter opens. */
export function onInputChanged(input: string, suggest: (list: Omnibox.SuggestResult[]) => void): void {
  if (policy === null) {
    lookForPolicy().then(() => onInputChanged(input, suggest));
    return;
  }
  if (!has(policy, 'search')) return;
  const asked = input.trim() !== '';
  const [first, ...others] = asked ? suggestions(input, MARKUP, searchBase(has(policy, 'pathway'))) : [];
  const description = first?.description ?? MARKUP.plain(asked ? OMNIBOX.none : OMNIBOX.begin);
  browser.omnibox.setDefaultSuggestion({ description });
  suggest(others.map(({ content, description }) => ({ content, description })));
}

/** Enter: the panel beside the page that is shown, or its page in the tab that the reader asked for. */
export async function onInputEntered(
  input: string,
  disposition: Omnibox.OnInputEnteredDisposition,
): Promise<void> {
  // What is waited for here costs the right to open the panel, which the browser gives for a moment only.
  const isLate = policy === null;
  if (isLate) await lookForPolicy();
  if (policy === null || !has(policy, 'search')) return;
  const address = addressForInput(input, searchEntries(), searchBase(has(policy, 'pathway')));
  if (disposition === 'currentTab' && !isLate) await openPanel(address, {});
  else await openPanelTab(address, disposition === 'newForegroundTab');
}
