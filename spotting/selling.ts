/**
 * Signs of selling on a page, with the words that gave them away. They are listed as what they are; what
 * a claim is worth is decided by its own words (`claim.ts`).
 */
import { foldInPlace } from './fold.ts';
import { SELLING } from './selling.computed.ts';
import type { SellingKind } from './selling-rules.ts';

/** A sign of selling. Offsets are UTF-16 units in its passage, ends exclusive. */
export interface SellingSign {
  kind: SellingKind;
  /** Index of its passage among those given. */
  passage: number;
  start: number;
  end: number;
  text: string;
}

/** At most so many of a kind are kept: a shop lists a price on each line. */
const EACH = 5;
/** At most so much of one passage is read, UTF-16 units. */
const READ = 20_000;

let expressions: readonly (readonly [SellingKind, RegExp])[] | null = null;

/** The signs of selling in the passages of a page, in order, a few of each kind. Linear in the text. */
export function sellingOn(passages: readonly { text: string }[]): SellingSign[] {
  expressions ??= SELLING.map(
    ([kind, source]) =>
      [kind as SellingKind, new RegExp(`(?<![a-z0-9])(?:${source})(?![a-z])`, 'g')] as const,
  );
  const signs: SellingSign[] = [];
  const counts = new Map<SellingKind, number>();
  for (const [passage, { text }] of passages.entries()) {
    const folded = foldInPlace(text.length > READ ? text.slice(0, READ) : text);
    const here: SellingSign[] = [];
    for (const [kind, expression] of expressions) {
      if ((counts.get(kind) ?? 0) >= EACH) continue;
      for (const match of folded.matchAll(expression)) {
        const [start, end] = [match.index, match.index + match[0].length];
        here.push({ kind, passage, start, end, text: text.slice(start, end) });
        const count = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, count);
        if (count >= EACH) break;
      }
    }
    signs.push(...here.sort((one, other) => one.start - other.start));
  }
  return signs;
}
