/** What the scores of status and of claims have in common: pairs of label and reading. */

/** A mention that was found where a label stands. */
export interface Pair {
  doc: string;
  /** Sort of document: clinical, article … */
  kind: string;
  start: number;
  end: number;
  text: string;
  wanted: string;
  got: string | null;
}

/** F1 of each name that occurs among the labels, and their mean. */
export interface NamedScores {
  macroF1: number | null;
  named: Record<string, { wanted: number; f1: number | null }>;
}

/** A share with three decimals; null of nothing. */
export const ratio = (part: number, whole: number) =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;

/** @param nameOf the name under which a label or a reading counts */
export function scoresOf(
  pairs: readonly Pair[],
  nameOf: (label: string | null) => string | null = (label) => label,
): NamedScores {
  const names = [...new Set(pairs.map(({ wanted }) => nameOf(wanted) ?? 'none'))];
  const count = (test: (pair: Pair) => boolean) => pairs.filter(test).length;
  const named = Object.fromEntries(
    names.map((name) => {
      const wanted = count((pair) => nameOf(pair.wanted) === name);
      const got = count((pair) => nameOf(pair.got) === name);
      const both = count((pair) => nameOf(pair.wanted) === name && nameOf(pair.got) === name);
      return [name, { wanted, f1: ratio(2 * both, wanted + got) }];
    }),
  );
  const sum = Object.values(named).reduce((total, { f1 }) => total + (f1 ?? 0), 0);
  return { macroF1: ratio(sum, names.length), named };
}

/** Share of mentions with exactly the reading of their label. */
export const exactOf = (pairs: readonly Pair[]) =>
  ratio(pairs.filter(({ wanted, got }) => wanted === got).length, pairs.length);

/** How often each label (first key) was read as each other (second key). */
export function confusionOf(pairs: readonly Pair[]): Record<string, Record<string, number>> {
  const confusion: Record<string, Record<string, number>> = {};
  for (const { wanted, got } of pairs) {
    confusion[wanted] ??= {};
    const row = confusion[wanted];
    row[got ?? 'none'] = (row[got ?? 'none'] ?? 0) + 1;
  }
  return confusion;
}

/** The same scores for each kind of document. */
export function byKind<Scores>(
  pairs: readonly Pair[],
  scores: (some: readonly Pair[]) => Scores,
): Record<string, Scores> {
  return Object.fromEntries(
    [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, some]) => [kind, scores(some)]),
  );
}
