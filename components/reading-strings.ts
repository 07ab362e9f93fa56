/**
 * What card, popup and panel say of a page that was read in context: what happened to a treatment, whether a sign is
 * there, how a claim stands to the documents, signs of selling. It tells what the page says and judges claims, never
 * people; of a warning sign it never diagnoses and never takes the worry away.
 */
import type { ClaimOutcome } from '../data/claim-check.ts';
import type { Claim, SellingKind, Status } from '../data/reading.ts';

/** What a mention is of, as cards call it. */
export type MentionType = 'treatment' | 'red flag';

/** One or two words for a row of a list, and a line for the card; null where nobody in particular is spoken of. */
interface Told {
  word: string;
  line: string | null;
}

const TREATMENT: Record<Status, Told> = {
  current: { word: 'in use now', line: 'in use now.' },
  planned: { word: 'planned or considered', line: 'planned, advised or being considered.' },
  past: { word: 'used before', line: 'used before.' },
  helped: { word: 'said to have helped', line: 'used, and said to have helped.' },
  failed: {
    word: 'tried without success',
    line: 'tried, and said not to have helped or not to have been tolerated.',
  },
  declined: { word: 'declined', line: 'declined.' },
  allergy: {
    word: 'allergy or not suitable',
    line: 'an allergy or intolerance, or said not to suit this person.',
  },
  negated: { word: 'not used or not done', line: 'said not to be used, or not to have been done.' },
  family: { word: 'about someone else', line: 'about someone else.' },
  hypothetical: {
    word: 'only if something happens',
    line: 'named only for the case that something happens.',
  },
  present: { word: 'named', line: 'named.' },
  general: { word: 'in general', line: null },
};

const NAMED: Told = { word: 'named', line: 'named.' };

/** A sign that was denied is shown all the same, and can come later. */
const RED_FLAG: Record<Status, Told> = {
  current: { word: 'named as present', line: 'named as present.' },
  present: { word: 'named as present', line: 'named as present.' },
  past: { word: 'named as past', line: 'named as past.' },
  planned: { word: 'named as something to look into', line: 'named as something to look into.' },
  hypothetical: { word: 'named as something to watch for', line: 'named as something to watch for.' },
  negated: {
    word: 'named as denied',
    line: 'named as denied or absent when this was written. That can change.',
  },
  family: { word: 'named of someone else', line: 'named of someone else.' },
  helped: NAMED,
  failed: NAMED,
  declined: NAMED,
  allergy: NAMED,
  general: { word: 'mentioned in general', line: null },
};

const TOLD: Record<MentionType, Record<Status, Told>> = { treatment: TREATMENT, 'red flag': RED_FLAG };

/** A status in a few words, for lists: "used before", "named as denied". */
export function statusWord(type: MentionType, status: Status): string {
  return TOLD[type][status].word;
}

/** What the page says of signs, short, to follow `READING.flags`: "as present"; empty where they are just named. */
export function flagWord(status: Status): string {
  return RED_FLAG[status].word.replace(/^named ?/, '').replace(/^as something /, '');
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
  agrees: {
    name: 'Agrees with the documents',
    sentence: 'The documents say so too.',
    short: (count) => (count === 1 ? '1 agrees' : `${count} agree`),
  },
  'says-more': {
    name: 'Says more than the documents support',
    sentence: 'The documents do not go that far.',
    short: (count) => (count === 1 ? '1 says more' : `${count} say more`),
  },
  opposite: {
    name: 'Says the opposite of the documents',
    sentence: 'The documents say the opposite.',
    short: (count) => (count === 1 ? '1 says the opposite' : `${count} say the opposite`),
  },
  silent: {
    name: 'Not covered by the documents',
    sentence: 'The documents say nothing on this. That makes it neither true nor false.',
    short: (count) => `${count} not covered`,
  },
  disagree: {
    name: 'The documents disagree',
    sentence: 'The documents differ on this.',
    short: (count) =>
      count === 1 ? '1 where the documents disagree' : `${count} where the documents disagree`,
  },
};

/** What a page asserts of a treatment, in our words. */
export const ASSERTS: Record<Exclude<Claim, 'none'>, string> = {
  benefit: 'The page says that it helps.',
  strong: 'The page makes a strong promise.',
  'no-benefit': 'The page says that it does not help.',
  harm: 'The page names a risk or a side effect.',
  against: 'The page advises against it.',
};

/** Signs of selling, as what they are. */
export const SELLING: Record<SellingKind, string> = {
  booking: 'Asks to book or buy',
  'free offer': 'Free offer',
  urgency: 'Presses for time',
  price: 'Price or way to pay',
  discount: 'Discount',
  guarantee: 'Guarantee',
  testimonials: 'Testimonials',
  rating: 'Ratings or awards',
  'success rate': 'Success rate',
  patented: 'Patent or own brand',
  proven: 'Called proven or approved',
  commission: 'Commission or paid content',
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "Bladder change and saddle numbness are both mentioned."; empty for fewer than two. */
export function together(names: string[]): string {
  if (names.length < 2) return '';
  const last = names.at(-1);
  const first = names.slice(0, -1).join(', ');
  return `${capital(`${first} and ${last}`)} are ${names.length === 2 ? 'both' : 'all'} mentioned.`;
}

export const READING = {
  /** Before the status of a mention. */
  here: 'On this page:',
  /** Over the warning signs of a page where no two of them stand together. */
  flags: 'Warning signs named on this page',
  /** Before the signs that the page speaks of in one way. */
  flagsOf: (word: string) => capital(`${word}:`),
  /** Shows them all, each with the way to its place in the page. */
  openFlags: 'Show in the panel',
  /** Before the outcome, for those who hear the card. */
  claim: 'A claim of this page:',
  /** Who says what of a claim. */
  page: 'This page:',
  documents: 'The documents:',
  /** Where the documents say so for some kinds of pain only. */
  partly: 'The documents say so for some kinds of pain only.',
  /** Before what the documents say of pain that the claim is not about. */
  otherKinds: 'They do speak of other kinds of pain:',
  /** Where the card shows the evidence of a class. */
  wider: (name: string) => `What they say of ${name} stands below.`,
  moreRows: (count: number) => (count === 1 ? '1 more line' : `${count} more lines`),
  quoted: (words: string) => `“${words}”`,
  raisedTitle: 'Cautions that fit this page',
  /** Why a caution comes first: the page's words, or where they stay in their own frame, or the mention itself. */
  raised: (words: string) => `Because this page names “${words}”`,
  raisedUnquoted: 'Because of what else this page names',
  raisedItself: 'Because this page names it',
  /** Rules read it, and rules err. */
  check: 'Our rules can misread: check the text.',
  /** The same beside a claim. */
  fair: 'Our rules can misread. They judge words, not people.',
} as const;
