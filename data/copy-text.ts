/** What copied texts have in common: the card's words with their ids, and the rules of plain text and of Markdown. */
import type { CardView, SourceView, VerdictView } from './card-view.ts';

/** A card before its copies are written. */
export type CardWords = Omit<CardView, 'here' | 'note' | 'cited'>;

export type Citing = { statements: readonly string[]; guidance?: readonly string[] | undefined };

/** The ids behind each part of a card, in the card's own order. */
export interface CopyParts {
  lead: Citing;
  verdicts: readonly Citing[];
  classLead: Citing | null;
  classVerdicts: readonly Citing[];
  urgency: Citing | null;
  /** Only where the signs rest on something of their own: red flags. */
  signs: Citing | null;
  cautions: readonly Citing[];
  dosing: readonly Citing[];
  detail: Citing;
  certainty: Citing | null;
  /** Sides of each disagreement. */
  sides: readonly (readonly Citing[])[];
  /** What only those sides rest on. */
  beside: readonly SourceView[];
}

/** Last line of every copied text. */
export const EDUCATION_LINE = 'For education only, not medical advice.';

/** Columns of a plain note: what the note fields of most record systems show without a break of their own. */
const COLUMNS = 100;

/** "compared with sham"; the text itself where it says by itself that it compares. */
export function comparedWith(what: string): string {
  return /^(vs|versus|compared|than)\b/i.test(what) ? what : `compared with ${what}`;
}

/** Whom a verdict is for, against what, and over what time. */
export function scopeOf({ forWhom, comparator, time }: VerdictView): string {
  return [forWhom, comparator && comparedWith(comparator), time].filter(Boolean).join('; ');
}

/** When the card was last checked, as a sentence. */
export function checkedLine({ reviewed, stale }: Pick<CardView, 'reviewed' | 'stale'>): string {
  return `Last checked against the documents on ${reviewed}${stale ? ', more than a year ago' : ''}.`;
}

/** Day in the reader's own time zone, year first. */
export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

const PLAIN: readonly [RegExp, string][] = [
  [/[\u2018\u2019\u201a\u2032]/g, "'"],
  [/[\u201c\u201d\u201e\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212\u00b7\u2022]/g, '-'],
  [/\u2026/g, '...'],
  [/\u00d7/g, 'x'],
  [/\u2264/g, '<='],
  [/\u2265/g, '>='],
  [/\u00b1/g, '+/-'],
  // A lone u for micro has been read as milli: mcg is the safe way to write it.
  [/[\u00b5\u03bc]g\b/g, 'mcg'],
  [/\s+/g, ' '],
];

/** Words in ASCII: a record system may show anything else as a question mark, and so does this, in sight. */
export function ascii(text: string): string {
  const plain = PLAIN.reduce((now, [from, to]) => now.replace(from, to), text).trim();
  return plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]/gu, '?');
}

/** Breaks one line at spaces; what follows the first row is set in, a word longer than a row stays whole. */
function wrapped(line: string): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    if (row.trim() && row.length + 1 + word.length > COLUMNS) {
      rows.push(row);
      row = `  ${word}`;
    } else row = row ? `${row} ${word}` : word;
  }
  return [...rows, row];
}

/** Plain text for a note field: ASCII, no tabs, no row longer than 100 columns. */
export function plainText(lines: readonly string[]): string {
  return lines.flatMap((line) => wrapped(ascii(line))).join('\n');
}

/** Text that Markdown shows as it stands, on one line. */
export function markdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(#{1,6}|[-+=])(?= |$)/, '\\$1')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
