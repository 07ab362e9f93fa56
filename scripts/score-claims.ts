/** Scores what is asserted about mentions that were found: macro F1 as the shared scorer counts it, confusion, worst errors. */

/** A mention that was found where a label stands. */
export interface ClaimPair {
  doc: string;
  /** Sort of document: clinical, article … */
  kind: string;
  start: number;
  end: number;
  text: string;
  wanted: string;
  got: string | null;
}

/** F1 of each claim that occurs among the labels, and their mean. */
export interface ClaimScores {
  macroF1: number | null;
  claims: Record<string, { wanted: number; f1: number | null }>;
}

export interface ClaimReport extends ClaimScores {
  /** Share of mentions with exactly the claim of their label. */
  exact: number | null;
  byKind: Record<string, ClaimScores>;
  /** How often each claim of the labels (first key) was read as each other (second key). */
  confusion: Record<string, Record<string, number>>;
  /** Mentions read wrongly, those first that turn a claim into its opposite. */
  errors: ClaimPair[];
}

const ratio = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;

function claimScores(pairs: readonly ClaimPair[]): ClaimScores {
  const names = [...new Set(pairs.map(({ wanted }) => wanted))];
  const claims = Object.fromEntries(
    names.map((name) => {
      const wanted = pairs.filter((pair) => pair.wanted === name).length;
      const got = pairs.filter((pair) => pair.got === name).length;
      const both = pairs.filter((pair) => pair.wanted === name && pair.got === name).length;
      return [name, { wanted, f1: ratio(2 * both, wanted + got) }];
    }),
  );
  const sum = Object.values(claims).reduce((total, { f1 }) => total + (f1 ?? 0), 0);
  return { macroF1: ratio(sum, names.length), claims };
}

const FOR = new Set(['benefit', 'strong']);
const AGAINST = new Set(['no-benefit', 'against', 'harm']);
const turned = ({ wanted, got }: ClaimPair) =>
  (FOR.has(wanted) && AGAINST.has(got ?? '')) || (AGAINST.has(wanted) && FOR.has(got ?? ''));

/** Scores claims. */
export function scoreClaims(pairs: readonly ClaimPair[]): ClaimReport {
  const confusion: ClaimReport['confusion'] = {};
  for (const { wanted, got } of pairs) {
    confusion[wanted] ??= {};
    const row = confusion[wanted];
    row[got ?? 'none'] = (row[got ?? 'none'] ?? 0) + 1;
  }
  return {
    exact: ratio(pairs.filter(({ wanted, got }) => wanted === got).length, pairs.length),
    ...claimScores(pairs),
    byKind: Object.fromEntries(
      [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, some]) => [kind, claimScores(some)]),
    ),
    confusion,
    errors: pairs
      .filter(({ wanted, got }) => wanted !== got)
      .sort((one, other) => Number(turned(other)) - Number(turned(one))),
  };
}
