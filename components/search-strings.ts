/** What the search says by itself. */

import type { EntryKind } from '../data/search-entries.ts';
import { say, sayCounted, words } from './words.ts';

export const SEARCH = words(
  {
    label: 'search_label',
    placeholder: 'search_placeholder',
    clear: 'search_clear',
    results: 'search_results',
    none: 'search_none',
    move: 'search_move',
    open: 'search_open',
    inPanel: 'search_in_panel',
    back: 'search_back',
    also: 'search_also',
    limits: 'search_limits',
    wholePathway: 'search_whole_pathway',
  },
  {
    cautionOf: (name: string, severity: string) => say('search_caution_title', name, severity),
    count: (count: number) => sayCounted('search_count', count),
    caution: words({
      serious: 'search_caution_serious',
      important: 'search_caution_important',
      minor: 'search_caution_minor',
    }),
  },
);

/** Names of groups of results. */
export const GROUP_NAMES: Record<EntryKind, string> = words({
  treatment: 'group_treatment',
  'red flag': 'group_red_flag',
  caution: 'group_caution',
  pathway: 'group_pathway',
  document: 'group_document',
  glossary: 'group_glossary',
});
