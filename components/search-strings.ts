/** What the search says by itself. */
import type { EntryKind } from '../data/search-entries.ts';

export const SEARCH = {
  label: 'Search treatments, brand names, signs and terms',
  placeholder: 'Search: TENS, Flexeril, numb legs…',
  clear: 'Clear the search',
  results: 'Results',
  count: (count: number) => (count === 1 ? '1 result' : `${count} results`),
  none: 'Nothing found here. That says nothing about whether it helps: this searches five documents only.',
  move: 'choose',
  open: 'open',
  inPanel: 'in panel',
  back: 'Back to the results',
  also: 'Also called',
  limits: 'Limits',
  wholePathway: 'One step of the care pathway. The panel has what comes before and after it.',
  caution: { serious: 'Serious caution', important: 'Caution', minor: 'Minor caution' },
} as const;

/** Names of groups of results. */
export const GROUP_NAMES: Record<EntryKind, string> = {
  treatment: 'Treatments',
  'red flag': 'Red flags',
  caution: 'Cautions',
  pathway: 'Care pathway',
  document: 'Documents',
  glossary: 'Words explained',
};
