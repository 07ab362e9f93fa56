import type { SellingKind } from '../data/reading.ts';
import { SELLING_RULES } from './selling-rules.ts';
import { firstWords } from './triggers.ts';

/** A kind of sign with the source of one expression, its rows joined. */
export const SELLING = Object.entries(Object.groupBy(SELLING_RULES, ({ kind }) => kind)).map(
  ([kind, rows]): [kind: SellingKind, source: string] => [
    kind as SellingKind,
    (rows ?? [])
      .map(({ find }) => find.replaceAll(' ?', '[\\s-]{0,3}').replaceAll(' ', '[\\s-]{1,3}'))
      .join('|'),
  ],
);

/** The numbers of the kinds that may begin with a word or sign, by that word; `#` stands for any number. */
export const SELLING_WORDS: Record<string, number[]> = {};

for (const { kind, find } of SELLING_RULES) {
  const index = SELLING.findIndex(([other]) => other === kind);
  // The groups and borders of plain expressions as the tables of reading write them.
  const plain = `(${find.replaceAll('(?:', '(').replaceAll('\\b', '')})`;
  for (const word of new Set(firstWords(plain).map((one) => one.replace(/^\d.*/, '#')))) {
    SELLING_WORDS[word] ??= [];
    if (!SELLING_WORDS[word].includes(index)) SELLING_WORDS[word].push(index);
  }
}
