/** Scores the status of mentions that were found: groups as the shared scorer has them, macro F1, confusion. */

/** A mention that was found where a label stands. */
export interface StatusPair {
  doc: string;
  /** Sort of document: clinical, article … */
  kind: string;
  start: number;
  end: number;
  text: string;
  wanted: string;
  got: string | null;
}

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
const ratio = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;

/** F1 of each group that occurs among the labels, and their mean. */
export interface GroupScores {
  macroF1: number | null;
  groups: Record<string, { wanted: number; f1: number | null }>;
}

export interface StatusReport extends GroupScores {
  /** Share of mentions with exactly the status of their label. */
  exact: number | null;
  byKind: Record<string, GroupScores>;
  /** How often each status of the labels (first key) was read as each other (second key). */
  confusion: Record<string, Record<string, number>>;
  /** Mentions in a wrong group, those first that are mixed up most often; a sign read as denied comes before all. */
  errors: StatusPair[];
}

function groupScores(pairs: readonly StatusPair[]): GroupScores {
  const names = [...new Set(pairs.map(({ wanted }) => groupOf(wanted)))];
  const groups = Object.fromEntries(
    names.map((name) => {
      const wanted = pairs.filter((pair) => groupOf(pair.wanted) === name).length;
      const got = pairs.filter((pair) => groupOf(pair.got) === name).length;
      const both = pairs.filter((pair) => groupOf(pair.wanted) === name && groupOf(pair.got) === name).length;
      return [name, { wanted, f1: ratio(2 * both, wanted + got) }];
    }),
  );
  const sum = Object.values(groups).reduce((total, { f1 }) => total + (f1 ?? 0), 0);
  return { macroF1: ratio(sum, names.length), groups };
}

/** Scores statuses. */
export function scoreStatus(pairs: readonly StatusPair[]): StatusReport {
  const confusion: StatusReport['confusion'] = {};
  for (const { wanted, got } of pairs) {
    confusion[wanted] ??= {};
    const row = confusion[wanted];
    row[got ?? 'none'] = (row[got ?? 'none'] ?? 0) + 1;
  }
  const weight = ({ wanted, got }: StatusPair) =>
    (wanted === 'present' && got === 'negated' ? 1e6 : 0) + (confusion[wanted]?.[got ?? 'none'] ?? 0);
  return {
    exact: ratio(pairs.filter(({ wanted, got }) => wanted === got).length, pairs.length),
    ...groupScores(pairs),
    byKind: Object.fromEntries(
      [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, some]) => [kind, groupScores(some)]),
    ),
    confusion,
    errors: pairs
      .filter(({ wanted, got }) => groupOf(wanted) !== groupOf(got))
      .sort((one, other) => weight(other) - weight(one)),
  };
}
