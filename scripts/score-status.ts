/** Scores the status of mentions that were found: groups as the shared scorer has them, macro F1, confusion. */

import { byKind, confusionOf, exactOf, type NamedScores, type Pair, scoresOf } from './score-pairs.ts';

/** Statuses that ask for the same sort of card. */
const GROUP: Record<string, string> = {
  current: 'active',
  planned: 'active',
  helped: 'active',
  present: 'active',
  past: 'past',
  failed: 'past',
  negated: 'no',
  declined: 'no',
  allergy: 'allergy',
  family: 'other',
  hypothetical: 'other',
  general: 'general',
};

const groupOf = (status: string | null) => (status && GROUP[status]) ?? 'none';
/** F1 of each group that occurs among the labels, and their mean. */
export interface GroupScores {
  macroF1: number | null;
  groups: NamedScores['named'];
}

export interface StatusReport extends GroupScores {
  /** Share of mentions with exactly the status of their label. */
  exact: number | null;
  byKind: Record<string, GroupScores>;
  /** How often each status of the labels (first key) was read as each other (second key). */
  confusion: Record<string, Record<string, number>>;
  /** Mentions in a wrong group, those first that are mixed up most often; a sign read as denied comes before all. */
  errors: Pair[];
}

function groupScores(pairs: readonly Pair[]): GroupScores {
  const { macroF1, named } = scoresOf(pairs, groupOf);
  return { macroF1, groups: named };
}

/** Scores statuses. */
export function scoreStatus(pairs: readonly Pair[]): StatusReport {
  const confusion = confusionOf(pairs);
  const weight = ({ wanted, got }: Pair) =>
    (wanted === 'present' && got === 'negated' ? 1e6 : 0) + (confusion[wanted]?.[got ?? 'none'] ?? 0);
  return {
    exact: exactOf(pairs),
    ...groupScores(pairs),
    byKind: byKind(pairs, groupScores),
    confusion,
    errors: pairs
      .filter(({ wanted, got }) => groupOf(wanted) !== groupOf(got))
      .sort((one, other) => weight(other) - weight(one)),
  };
}
