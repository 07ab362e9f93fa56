import { SELLING_RULES } from './selling-rules.ts';

/** Kinds of signs of selling with the source of one expression each, rows of a kind joined. */
export const SELLING = Object.entries(Object.groupBy(SELLING_RULES, ({ kind }) => kind)).map(
  ([kind, rows]): [kind: string, source: string] => [
    kind,
    (rows ?? [])
      .map(({ find }) => find.replaceAll(' ?', '[\\s-]{0,3}').replaceAll(' ', '[\\s-]{1,3}'))
      .join('|'),
  ],
);
