/** What the page on the method counts, taken from the evidence base itself. Pure. */
import { type Evidence, evidence, isStale } from './evidence.ts';
import figures from './reading-figures.json' with { type: 'json' };
import type { Disagreement, Document, VerdictWord } from './schema.ts';

/** How well pages are read, measured on pages that no rule was made from; docs/reading.md has the whole table. */
export interface ReadingFigures {
  /** How many pages. */
  pages: number;
  /** F1 of finding terms, from 0 to 1. */
  spotting: number;
  /** Macro F1 of what happened to a treatment, from 0 to 1. */
  status: number;
  /** Macro F1 of what is claimed, from 0 to 1. */
  claims: number;
}

/** Numbers of statements, entries and reviews. */
export interface MethodFigures {
  statements: number;
  treatments: number;
  redFlags: number;
  guidance: number;
  /** Statements that state a certainty. */
  certain: number;
  /** Statements that say what was compared. */
  compared: number;
  /** Statements that promote what their publisher sells. */
  promotion: number;
  /** Statements that the rest of their document contradicts. */
  contradicted: number;
  documents: readonly { document: Document; statements: number }[];
  disagreements: Readonly<Record<Disagreement['kind'], number>>;
  /** Treatments that have the verdict for at least one kind of pain; a word that none has is missing. */
  verdicts: Partial<Record<VerdictWord, number>>;
  /** First and last day of review of all entries, year first. */
  reviewed: { first: string; last: string };
  /** Entries whose review is more than a year old. */
  stale: number;
}

export const readingFigures: ReadingFigures = figures;

/**
 * Counts the evidence base.
 * @param today the day on which it is read, which decides what is stale
 * @throws where there is no entry at all
 */
export function methodFigures(today: Date, base: Evidence = evidence): MethodFigures {
  const { statements, treatments, redFlags, disagreements } = base;
  const entries = [...treatments, ...redFlags];
  const days = entries.map(({ reviewed }) => reviewed).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new Error('The evidence base has no entries.');
  const kindOf = (kind: Disagreement['kind']) => disagreements.filter((row) => row.kind === kind).length;
  const warned = (warning: string) => statements.filter((row) => row.warning === warning).length;
  const verdicts: MethodFigures['verdicts'] = {};
  for (const treatment of treatments)
    for (const word of new Set(treatment.verdicts.map(({ verdict }) => verdict)))
      verdicts[word] = (verdicts[word] ?? 0) + 1;
  return {
    statements: statements.length,
    treatments: treatments.length,
    redFlags: redFlags.length,
    guidance: base.guidance.length,
    certain: statements.filter(({ certainty }) => certainty !== null).length,
    compared: statements.filter(({ comparator }) => comparator !== null).length,
    promotion: warned('promotion'),
    contradicted: warned('contradicted'),
    documents: base.documents.map((document) => ({
      document,
      statements: statements.filter((row) => row.document === document.id).length,
    })),
    disagreements: {
      'between documents': kindOf('between documents'),
      'inside one document': kindOf('inside one document'),
      'with later guidance': kindOf('with later guidance'),
    },
    verdicts,
    reviewed: { first, last },
    stale: entries.filter(({ reviewed }) => isStale(reviewed, today)).length,
  };
}
