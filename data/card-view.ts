/** What one card shows: one concept, joined with all that it cites, in one reader's words. */
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
  /** Short plain text for a clinical note. */
  note: string;
  /** Markdown of the whole card with citations and sources. */
  cited: string;
}
