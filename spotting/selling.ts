/**
 * Signs of selling in a text, with the words that gave them away. They are listed as what they are; what
 * a claim is worth is decided by its own words (`claim.ts`).
 */
import type { SellingKind } from '../data/reading.ts';
import { foldInPlace } from './fold.ts';
import { finderOf, wordsIn } from './rules.ts';
import { SELLING } from './selling.computed.ts';
import { isInner } from './vocabulary.ts';

/** A sign of selling. Offsets are UTF-16 units in its passage, ends exclusive. */
export interface SellingSign {
  kind: SellingKind;
  start: number;
  end: number;
  text: string;
}

/** At most so many of a kind are told of one passage: a shop lists a price on each line. */
const EACH = 5;
/** At most so much of one passage is read, UTF-16 units. */
const READ = 20_000;

/**
 * The signs of selling in one passage, in order, a few of each kind. Linear in the text.
 * @param whole the same text folded in place, where somebody has it already
 */
export function sellingIn(text: string, whole?: string): SellingSign[] {
  const folded = whole?.slice(0, READ) ?? foldInPlace(text.slice(0, READ));
  const finder = finderOf('selling');
  const words = wordsIn(folded);
  const signs: SellingSign[] = [];
  /** How many of each kind were found, and where the last of them ends. */
  const counts = new Uint8Array(SELLING.length);
  const ends = new Uint32Array(SELLING.length);
  for (let index = 0; index < words.count; index++) {
    const start = words.starts[index] as number;
    const after = words.ends[index] as number;
    for (const candidate of finder.at(words, index, folded)) {
      const { rule } = candidate;
      if (
        (counts[rule] as number) >= EACH ||
        (ends[rule] as number) > start ||
        !isWhole(folded, start, after)
      )
        continue;
      const end = finder.endOf(candidate, folded, start, after);
      if (end === start) continue;
      counts[rule] = (counts[rule] as number) + 1;
      ends[rule] = end;
      signs.push({ kind: SELLING[rule] as SellingKind, start, end, text: text.slice(start, end) });
    }
  }
  return signs;
}

const UNDERSCORE = 95;

/** True where no underscore goes on with a word: it is a letter to them. */
function isWhole(text: string, start: number, end: number): boolean {
  if (!isInner(text.charCodeAt(start))) return true;
  return text.charCodeAt(start - 1) !== UNDERSCORE && text.charCodeAt(end) !== UNDERSCORE;
}
