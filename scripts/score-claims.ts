/** Scores what is asserted about mentions that were found: macro F1 as the shared scorer counts it, confusion, worst errors. */

import { byKind, confusionOf, exactOf, type NamedScores, type Pair, scoresOf } from './score-pairs.ts';

/** F1 of each claim that occurs among the labels, and their mean. */
export interface ClaimScores {
  macroF1: number | null;
  claims: NamedScores['named'];
}

export interface ClaimReport extends ClaimScores {
  /** Share of mentions with exactly the claim of their label. */
  exact: number | null;
  byKind: Record<string, ClaimScores>;
  /** How often each claim of the labels (first key) was read as each other (second key). */
  confusion: Record<string, Record<string, number>>;
  /** Mentions read wrongly, those first that turn a claim into its opposite. */
  errors: Pair[];
}

function claimScores(pairs: readonly Pair[]): ClaimScores {
  const { macroF1, named } = scoresOf(pairs);
  return { macroF1, claims: named };
}

const FOR = new Set(['benefit', 'strong']);
const AGAINST = new Set(['no-benefit', 'against', 'harm']);
const turned = ({ wanted, got }: Pair) =>
  (FOR.has(wanted) && AGAINST.has(got ?? '')) || (AGAINST.has(wanted) && FOR.has(got ?? ''));

/** Scores claims. */
export function scoreClaims(pairs: readonly Pair[]): ClaimReport {
  return {
    exact: exactOf(pairs),
    ...claimScores(pairs),
    byKind: byKind(pairs, claimScores),
    confusion: confusionOf(pairs),
    errors: pairs
      .filter(({ wanted, got }) => wanted !== got)
      .sort((one, other) => Number(turned(other)) - Number(turned(one))),
  };
}
