/** What one card shows: one concept, joined with all that it cites, in one reader's words. */
import type { ClaimOutcome } from './claim-check.ts';
import type { Claim, Status } from './reading.ts';
import type { Reader, VerdictWord } from './schema.ts';

/** A chip with the people it is for. */
export interface VerdictView {
  word: VerdictWord;
  label: string;
  forWhom: string;
  comparator: string | null;
  time: string | null;
  /** Short names of the documents that say so. */
  documents: string[];
}

export interface CautionView {
  severity: 'serious' | 'important' | 'minor';
  text: string;
  /** Short names of documents and guidance badges that it rests on. */
  from: string[];
  /**
   * Set where the page around the card names what this caution is about: the id of that (data/companion-names.json),
   * or null where the mention itself raises it ("bed rest is advised"). Such cautions come first.
   */
  raisedBy?: string | null;
}

/** A warning sign that the page around the card names. */
export interface FlagView {
  concept: string;
  /** In the reader's words. */
  name: string;
  status: Status;
}

/** What the page asserts of this mention, and what the documents say to that. */
export interface ClaimView {
  asserts: Exclude<Claim, 'none'>;
  outcome: ClaimOutcome;
  /** The claim names no kind of pain, and the documents say so of some kinds only. */
  partly: boolean;
  /**
   * What the documents say, one row for each kind of pain that may be meant; empty where they disagree. Where they are
   * silent: what they say of other kinds of pain.
   */
  documents: {
    label: string;
    /** Null for cautions, which hold for everybody. */
    forWhom: string | null;
    outcome: ClaimOutcome;
    /** Short names of documents and guidance badges. */
    from: string[];
    /** Statement and guidance ids; empty for patients. */
    ids: string[];
  }[];
  /** Where the documents disagree: what each side says, and who. */
  sides: DisagreementView['sides'];
  /** Name of the wider treatment that the documents do cover, where they are silent on this one. */
  wider: string | null;
}

/** What the page around the card says. The words of the page itself are not in it: the card has them from its frame. */
export interface HereView {
  status: Status;
  /** Warning signs that the page names, each under its weightiest status: present, then past and hypothetical, then denied and others. */
  flags: FlagView[];
  /**
   * Names of several signs that it mentions together, as present, past or to be watched for; empty for fewer than two.
   * Where two of them belong to the cauda equina, only those, so that nothing hides them.
   */
  together: string[];
  claim: ClaimView | null;
}

export interface DisagreementView {
  id: string;
  topic: string;
  /** How to read it, in this reader's words. */
  text: string;
  /** What each side says, names of who says so, and, for students and clinicians, the ids that it rests on. */
  sides: { says: string; from: string[]; ids: string[] }[];
}

export interface GuidanceView {
  id: string;
  badge: string;
  text: string;
  caveat: string | null;
  /** Full reference, as confirmed; null for patients where its title gives a dose. */
  reference: string | null;
}

export interface SourceView {
  id: string;
  name: string;
  /** Null where it is not known. */
  publisher: string | null;
  /** Where the publisher is known from, when the document does not say so itself. */
  publisherFrom: string | null;
  badges: { label: string; meaning: string }[];
  statements: {
    id: string;
    line: number;
    text: string;
    /** Set where the statement must not be acted on. */
    warning?: 'contradicted' | 'promotion' | undefined;
  }[];
}

/** The two texts that a card can be copied as. */
export type CopyForm = 'note' | 'cited';

export interface CardView {
  concept: string;
  reader: Reader;
  type: 'treatment' | 'red flag';
  name: string;
  /** Plain-language gloss, for patients and students. */
  plainName: string;
  /** Kind in words, e.g. "procedure". */
  kind: string;
  lead: string;
  verdicts: VerdictView[];
  /** Evidence of the class where this treatment itself is not covered. */
  fromClass: { concept: string; name: string; lead: string; verdicts: VerdictView[] } | null;
  /** Whom to call and how fast; red flags only. */
  urgency: string | null;
  /** Signs to look for; red flags only. */
  signs: string[];
  cautions: CautionView[];
  /** Always empty for patients. */
  dosing: { text: string; from: string[] }[];
  detail: string;
  certainty: string | null;
  disagreements: DisagreementView[];
  guidance: GuidanceView[];
  /** What it cites itself; what only a side of a disagreement rests on is named there. */
  sources: SourceView[];
  /** Day of the last check, year first, and whether that is too long ago. */
  reviewed: string;
  stale: boolean;
  /** What the page around it says; null where the card stands on no page. */
  here: HereView | null;
  /** Short plain text for a clinical note. */
  note: string;
  /** Markdown of the whole card with citations and sources. */
  cited: string;
}
