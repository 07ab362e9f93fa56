/** What the panel says by itself: its tabs and foot, the views of the page and of the calculator. */
import type { SellingKind } from '../data/reading.ts';
import { COPY } from './strings.ts';

/** Names of tabs and views. */
export const TAB_NAMES = {
  page: 'This page',
  pathway: 'Pathway',
  walk: 'One step at a time',
  map: 'Whole map',
  'start-back': 'STarT Back',
  evidence: 'Evidence',
  documents: 'Documents',
} as const;

/** The bar at the foot of a view. */
export const FOOT = {
  note: COPY.note.button,
  noteCopied: COPY.note.done,
  cited: COPY.cited.button,
  citedCopied: COPY.cited.done,
  print: 'Print',
} as const;

export const THIS_PAGE = {
  title: 'This page',
  looking: 'Reading the page…',
  summary: (mentions: number, terms: number) =>
    `${mentions === 1 ? '1 mention' : `${mentions} mentions`} of ${terms === 1 ? '1 term' : `${terms} terms`}`,
  hint: 'Choose a term to see it in the page.',
  terms: (count: number) => (count === 1 ? '1 term' : `${count} terms`),
  position: (index: number, count: number) => `${index + 1} of ${count}`,
  shown: (name: string, index: number, count: number) => `${name}: mention ${index + 1} of ${count}`,
  next: 'Next',
  previous: 'Previous',
  ofName: (name: string) => ` mention of ${name}`,
  entry: 'Full entry',
  entryOf: (name: string) => `: ${name}`,
  gone: (name: string) => `This mention of ${name} is no longer on the page.`,
  /** Beside a status that several mentions have. */
  times: (count: number) => `×${count}`,
  /** Over warning signs of which no more is known than that they are named. */
  named: 'Named',
  claims: 'What this page says of treatments',
  claimsCount: (count: number) => (count === 1 ? '1 claim' : `${count} claims`),
  fair: 'What is judged is the claim, not who makes it.',
  /** Before what the documents say to a claim. */
  documents: 'The documents:',
  wider: (name: string) => `They do cover ${name}.`,
  moreClaims: (count: number) => (count === 1 ? '1 more claim' : `${count} more claims`),
  selling: 'Signs of selling',
  sellingCount: (count: number) => (count === 1 ? '1 sign' : `${count} signs`),
  sellingLine: (count: number, kinds: string) =>
    `${count === 1 ? '1 sign of selling' : `${count} signs of selling`}: ${kinds}`,
  cautionsCount: (count: number) => (count === 1 ? '1 caution' : `${count} cautions`),
} as const;

/** Signs of selling in a line that counts them. */
export const SELLING_SHORT: Record<SellingKind, string> = {
  booking: 'booking',
  'free offer': 'free offer',
  urgency: 'urgency',
  price: 'price',
  discount: 'discount',
  guarantee: 'guarantee',
  testimonials: 'testimonials',
  rating: 'ratings',
  'success rate': 'success rate',
  patented: 'patent',
  proven: 'called proven',
  commission: 'commission',
};

export const START_BACK = {
  title: 'STarT Back',
  physical: 'Physical',
  psychosocial: 'Psychosocial',
  number: (index: number) => `${index + 1}.`,
  notComplete: (answered: number, all: number) => `Not complete: ${answered} of ${all} answered`,
  reset: 'Reset',
  groups: 'What each group leads to',
  reached: 'These answers',
  review: 'Look again',
  when: 'When to use it',
  kept: 'Answers are not saved: they are gone when you leave this view.',
  entry: 'Everything on STarT Back, with sources',
} as const;
