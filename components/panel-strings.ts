/** What the panel says by itself: its tabs and foot, the views of the page and of the calculator. */

import type { SellingKind } from '../data/reading.ts';
import { say, sayCounted, words } from './words.ts';

/** Names of tabs and views. */
export const TAB_NAMES = words({
  page: 'panel_tab_page',
  pathway: 'panel_tab_pathway',
  walk: 'panel_tab_walk',
  map: 'panel_tab_map',
  'start-back': 'panel_tab_start_back',
  evidence: 'panel_tab_evidence',
  documents: 'panel_tab_documents',
});

/** The bar at the foot of a view. */
export const FOOT = words({
  note: 'copy_note_button',
  noteCopied: 'copy_note_done',
  cited: 'copy_cited_button',
  citedCopied: 'copy_cited_done',
  print: 'panel_foot_print',
});

export const THIS_PAGE = words(
  {
    title: 'page_title',
    looking: 'page_looking',
    hint: 'page_hint',
    next: 'page_next',
    previous: 'page_previous',
    entry: 'page_entry',
    /** Over warning signs of which no more is known than that they are named. */
    named: 'page_named',
    claims: 'page_claims',
    fair: 'page_fair',
    /** Before what the documents say to a claim. */
    documents: 'page_documents',
    selling: 'page_selling',
  },
  {
    summary: (mentions: number, terms: number) =>
      say('page_summary', sayCounted('page_mentions', mentions), sayCounted('page_terms', terms)),
    terms: (count: number) => sayCounted('page_terms', count),
    position: (index: number, count: number) => say('page_position', index + 1, count),
    shown: (name: string, index: number, count: number) => say('page_shown', name, index + 1, count),
    ofName: (name: string) => say('page_of_name', name),
    entryOf: (name: string) => say('page_entry_of', name),
    gone: (name: string) => say('page_gone', name),
    /** Beside a status that several mentions have. */
    times: (count: number) => say('page_times', count),
    claimsCount: (count: number) => sayCounted('page_claims_count', count),
    wider: (name: string) => say('page_wider', name),
    moreClaims: (count: number) => sayCounted('page_more_claims', count),
    sellingCount: (count: number) => sayCounted('page_selling_count', count),
    sellingLine: (count: number, kinds: string) => sayCounted('page_selling_line', count, kinds),
    cautionsCount: (count: number) => sayCounted('page_cautions_count', count),
  },
);

/** Signs of selling in a line that counts them. */
export const SELLING_SHORT: Record<SellingKind, string> = words({
  booking: 'selling_short_booking',
  'free offer': 'selling_short_free_offer',
  urgency: 'selling_short_urgency',
  price: 'selling_short_price',
  discount: 'selling_short_discount',
  guarantee: 'selling_short_guarantee',
  testimonials: 'selling_short_testimonials',
  rating: 'selling_short_rating',
  'success rate': 'selling_short_success_rate',
  patented: 'selling_short_patented',
  proven: 'selling_short_proven',
  commission: 'selling_short_commission',
});

export const START_BACK = words(
  {
    title: 'start_back_title',
    physical: 'start_back_physical',
    psychosocial: 'start_back_psychosocial',
    reset: 'start_back_reset',
    groups: 'start_back_groups',
    reached: 'start_back_reached',
    review: 'start_back_review',
    when: 'start_back_when',
    kept: 'start_back_kept',
    entry: 'start_back_entry',
  },
  {
    number: (index: number) => say('start_back_number', index + 1),
    notComplete: (answered: number, all: number) => say('start_back_not_complete', answered, all),
  },
);
