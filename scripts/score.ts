/**
 * Scores spotted mentions against labels: the measures of an evaluation, as pure functions.
 * A prediction matches the relevant label that it overlaps most, one to one.
 */
import { type ClaimReport, scoreClaims } from './score-claims.ts';
import type { Pair } from './score-pairs.ts';
import { type StatusReport, scoreStatus } from './score-status.ts';

/** A label: what a careful reader marked in a document. Offsets are UTF-16 units. */
export interface Label {
  doc: string;
  start: number;
  end: number;
  text: string;
  /** Whether it should be painted. */
  relevant: boolean;
  concept: string;
  /** What the text says happened, or null where that was not labelled. */
  status?: string | null;
  /** What the text asserts about its effect, or null where that was not labelled. */
  claim?: string | null;
}

/** A mention that would be painted. */
export interface Prediction {
  doc: string;
  start: number;
  end: number;
  text: string;
  concept: string;
  status?: string | null;
  claim?: string | null;
}

/** A document of the corpus. */
export interface CorpusDocument {
  doc: string;
  /** clinical, article, commercial, hard-negative … */
  kind: string;
  words: number;
}

/** Counts and ratios of a group of documents. Ratios are null where there is nothing to divide by. */
export interface Spotting {
  documents: number;
  wanted: number;
  painted: number;
  right: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

/** What was missed and what was painted without need in one document. */
export interface DocumentErrors {
  doc: string;
  missed: Label[];
  extra: Prediction[];
}

export interface Report {
  all: Spotting;
  byKind: Record<string, Spotting>;
  /** Mentions painted without need, for each 1000 words. */
  falseAlarmsPer1000Words: number | null;
  /** Documents with nothing to find, and how many of them stayed untouched. */
  quiet: { documents: number; untouched: number; share: number | null };
  /** Share of right mentions that also have the right concept. */
  conceptExact: number | null;
  /** Status of the right mentions. */
  status: StatusReport;
  /** What is asserted about treatments, where the labels speak of no particular patient. */
  claims: ClaimReport;
  errors: DocumentErrors[];
}

const ratio = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;

interface Scored extends DocumentErrors {
  kind: string;
  words: number;
  wanted: number;
  painted: number;
  right: number;
  sameConcept: number;
  statuses: Pair[];
  claims: Pair[];
}

function scoreDocument(
  document: CorpusDocument,
  labels: readonly Label[],
  predictions: readonly Prediction[],
): Scored {
  const wanted = labels.filter((label) => label.relevant);
  const free = new Set(wanted);
  const extra: Prediction[] = [];
  const statuses: Pair[] = [];
  const claims: Pair[] = [];
  let sameConcept = 0;
  for (const prediction of predictions) {
    let best: Label | null = null;
    let most = 0;
    for (const label of free) {
      const overlap = Math.min(prediction.end, label.end) - Math.max(prediction.start, label.start);
      if (overlap > most) {
        best = label;
        most = overlap;
      }
    }
    if (best) {
      free.delete(best);
      if (best.concept === prediction.concept) sameConcept += 1;
      if (best.status) {
        const { doc, start, end, text, status } = best;
        statuses.push({
          doc,
          kind: document.kind,
          start,
          end,
          text,
          wanted: status,
          got: prediction.status ?? null,
        });
        if (status === 'general' && best.concept !== 'imaging') {
          const [wanted, got] = [best.claim ?? 'none', prediction.claim ?? null];
          claims.push({ doc, kind: document.kind, start, end, text, wanted, got });
        }
      }
    } else extra.push(prediction);
  }
  const right = wanted.length - free.size;
  return {
    ...document,
    wanted: wanted.length,
    painted: predictions.length,
    right,
    sameConcept,
    statuses,
    claims,
    missed: [...free],
    extra,
  };
}

function spotting(rows: readonly Scored[]): Spotting {
  const sum = (key: 'wanted' | 'painted' | 'right') => rows.reduce((total, row) => total + row[key], 0);
  const [wanted, painted, right] = [sum('wanted'), sum('painted'), sum('right')];
  return {
    documents: rows.length,
    wanted,
    painted,
    right,
    precision: ratio(right, painted),
    recall: ratio(right, wanted),
    f1: ratio(2 * right, painted + wanted),
  };
}

/** Scores all documents of a corpus. */
export function score(
  documents: readonly CorpusDocument[],
  labels: readonly Label[],
  predictions: readonly Prediction[],
): Report {
  const labelsOf = Map.groupBy(labels, (label) => label.doc);
  const predictionsOf = Map.groupBy(predictions, (prediction) => prediction.doc);
  const rows = documents.map((document) =>
    scoreDocument(document, labelsOf.get(document.doc) ?? [], predictionsOf.get(document.doc) ?? []),
  );
  const right = rows.reduce((total, row) => total + row.right, 0);
  const words = rows.reduce((total, row) => total + row.words, 0);
  const quiet = rows.filter((row) => row.wanted === 0);
  const untouched = quiet.filter((row) => row.painted === 0).length;
  return {
    all: spotting(rows),
    byKind: Object.fromEntries(
      [...Map.groupBy(rows, (row) => row.kind)].map(([kind, some]) => [kind, spotting(some)]),
    ),
    falseAlarmsPer1000Words: ratio(1000 * rows.reduce((total, row) => total + row.extra.length, 0), words),
    quiet: { documents: quiet.length, untouched, share: ratio(untouched, quiet.length) },
    conceptExact: ratio(
      rows.reduce((total, row) => total + row.sameConcept, 0),
      right,
    ),
    status: scoreStatus(rows.flatMap((row) => row.statuses)),
    claims: scoreClaims(rows.flatMap((row) => row.claims)),
    errors: rows
      .filter((row) => row.missed.length + row.extra.length > 0)
      .map(({ doc, missed, extra }) => ({ doc, missed, extra })),
  };
}
