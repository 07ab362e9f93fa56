/**
 * What card, popup and panel say of a page that was read in context: what happened to a treatment, whether a sign is
 * there, how a claim stands to the documents, signs of selling. It tells what the page says and judges claims, never
 * people; of a warning sign it never diagnoses and never takes the worry away.
 */

import type { ClaimOutcome } from '../data/claim-check.ts';
import type { Claim, SellingKind, Status } from '../data/reading.ts';
import { say, sayCounted, words } from './words.ts';

/** What a mention is of, as cards call it. */
export type MentionType = 'treatment' | 'red flag';

/** One or two words for a row of a list, and a line for the card; null where nobody in particular is spoken of. */
interface Told {
  word: string;
  line: string | null;
}

const TREATMENT: Record<Status, Told> = {
  current: words({
    word: 'status_current_word',
    line: 'status_current_line',
  }),
  planned: words({
    word: 'status_planned_word',
    line: 'status_planned_line',
  }),
  past: words({
    word: 'status_past_word',
    line: 'status_past_line',
  }),
  helped: words({
    word: 'status_helped_word',
    line: 'status_helped_line',
  }),
  failed: words({
    word: 'status_failed_word',
    line: 'status_failed_line',
  }),
  declined: words({
    word: 'status_declined_word',
    line: 'status_declined_line',
  }),
  allergy: words({
    word: 'status_allergy_word',
    line: 'status_allergy_line',
  }),
  negated: words({
    word: 'status_negated_word',
    line: 'status_negated_line',
  }),
  family: words({
    word: 'status_family_word',
    line: 'status_family_line',
  }),
  hypothetical: words({
    word: 'status_hypothetical_word',
    line: 'status_hypothetical_line',
  }),
  present: words({
    word: 'status_present_word',
    line: 'status_present_line',
  }),
  general: words(
    {
      word: 'status_general_word',
    },
    {
      line: null,
    },
  ),
};

const NAMED = words({ word: 'sign_named_word', line: 'sign_named_line' }, { short: '' });

/** A sign that was denied is shown all the same, and can come later. */
const RED_FLAG: Record<Status, Told & { short: string }> = {
  current: words({
    word: 'sign_current_word',
    line: 'sign_current_line',
    short: 'sign_current_short',
  }),
  present: words({
    word: 'sign_present_word',
    line: 'sign_present_line',
    short: 'sign_present_short',
  }),
  past: words({
    word: 'sign_past_word',
    line: 'sign_past_line',
    short: 'sign_past_short',
  }),
  planned: words({
    word: 'sign_planned_word',
    line: 'sign_planned_line',
    short: 'sign_planned_short',
  }),
  hypothetical: words({
    word: 'sign_hypothetical_word',
    line: 'sign_hypothetical_line',
    short: 'sign_hypothetical_short',
  }),
  negated: words({
    word: 'sign_negated_word',
    line: 'sign_negated_line',
    short: 'sign_negated_short',
  }),
  family: words({
    word: 'sign_family_word',
    line: 'sign_family_line',
    short: 'sign_family_short',
  }),
  helped: NAMED,
  failed: NAMED,
  declined: NAMED,
  allergy: NAMED,
  general: words(
    {
      word: 'sign_general_word',
      short: 'sign_general_short',
    },
    {
      line: null,
    },
  ),
};

const TOLD: Record<MentionType, Record<Status, Told>> = { treatment: TREATMENT, 'red flag': RED_FLAG };

/** A status in a few words, for lists: "used before", "named as denied". */
export function statusWord(type: MentionType, status: Status): string {
  return TOLD[type][status].word;
}

/** What the page says of signs, short, to follow `READING.flags`: "as present"; empty where they are just named. */
export function flagWord(status: Status): string {
  return RED_FLAG[status].short;
}

/** What the page says of a mention, to follow "On this page:"; null where it speaks of nobody in particular. */
export function hereLine(type: MentionType, status: Status): string | null {
  return TOLD[type][status].line;
}

/** How a claim stands to the documents: as a heading, as a sentence, and counted for a page's summary. */
export const OUTCOMES: Record<
  ClaimOutcome,
  { name: string; sentence: string; short: (count: number) => string }
> = {
  agrees: words(
    {
      name: 'outcome_agrees_name',
      sentence: 'outcome_agrees_sentence',
    },
    {
      short: (count: number) => sayCounted('outcome_agrees_short', count),
    },
  ),
  'says-more': words(
    {
      name: 'outcome_says_more_name',
      sentence: 'outcome_says_more_sentence',
    },
    {
      short: (count: number) => sayCounted('outcome_says_more_short', count),
    },
  ),
  opposite: words(
    {
      name: 'outcome_opposite_name',
      sentence: 'outcome_opposite_sentence',
    },
    {
      short: (count: number) => sayCounted('outcome_opposite_short', count),
    },
  ),
  silent: words(
    {
      name: 'outcome_silent_name',
      sentence: 'outcome_silent_sentence',
    },
    {
      short: (count: number) => say('outcome_silent_short', count),
    },
  ),
  disagree: words(
    {
      name: 'outcome_disagree_name',
      sentence: 'outcome_disagree_sentence',
    },
    {
      short: (count: number) => sayCounted('outcome_disagree_short', count),
    },
  ),
};

/** What a page asserts of a treatment, in our words. */
export const ASSERTS: Record<Exclude<Claim, 'none'>, string> = words({
  benefit: 'asserts_benefit',
  strong: 'asserts_strong',
  'no-benefit': 'asserts_no_benefit',
  harm: 'asserts_harm',
  against: 'asserts_against',
});

/** Signs of selling, as what they are. */
export const SELLING: Record<SellingKind, string> = words({
  booking: 'selling_booking',
  'free offer': 'selling_free_offer',
  urgency: 'selling_urgency',
  price: 'selling_price',
  discount: 'selling_discount',
  guarantee: 'selling_guarantee',
  testimonials: 'selling_testimonials',
  rating: 'selling_rating',
  'success rate': 'selling_success_rate',
  patented: 'selling_patented',
  proven: 'selling_proven',
  commission: 'selling_commission',
});

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "Bladder change and saddle numbness are both mentioned."; empty for fewer than two. */
export function together(names: string[]): string {
  if (names.length < 2) return '';
  const last = names.at(-1) ?? '';
  const all = capital(say('list_and', names.slice(0, -1).join(', '), last));
  return names.length === 2 ? say('reading_together_both', all) : say('reading_together_all', all);
}

export const READING = words(
  {
    /** Before the status of a mention. */
    here: 'reading_here',
    /** Over the warning signs of a page where no two of them stand together. */
    flags: 'reading_flags',
    /** Shows them all, each with the way to its place in the page. */
    openFlags: 'reading_open_flags',
    /** Before the outcome, for those who hear the card. */
    claim: 'reading_claim',
    /** Who says what of a claim. */
    page: 'reading_page',
    documents: 'reading_documents',
    /** Where the documents say so for some kinds of pain only. */
    partly: 'reading_partly',
    /** Before what the documents say of pain that the claim is not about. */
    otherKinds: 'reading_other_kinds',
    raisedTitle: 'reading_raised_title',
    raisedUnquoted: 'reading_raised_unquoted',
    raisedItself: 'reading_raised_itself',
    /** Rules read it, and rules err. */
    check: 'reading_check',
    /** The same beside a claim. */
    fair: 'reading_fair',
  },
  {
    /** Before the signs that the page speaks of in one way. */
    flagsOf: (word: string) => capital(say('reading_flags_of', word)),
    /** Where the card shows the evidence of a class. */
    wider: (name: string) => say('reading_wider', name),
    moreRows: (count: number) => sayCounted('reading_more_rows', count),
    quoted: (words: string) => say('reading_quoted', words),
    /** Why a caution comes first: the page's words, or where they stay in their own frame, or the mention itself. */
    raised: (words: string) => say('reading_raised', words),
  },
);
