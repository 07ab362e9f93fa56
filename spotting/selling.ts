/**
 * Signs of selling in a text, with the words that gave them away. They are listed as what they are; what
 * a claim is worth is decided by its own words (`claim.ts`).
 */
import type { SellingKind } from '../data/reading.ts';
import { foldInPlace } from './fold.ts';
import { SELLING, SELLING_WORDS } from './selling.computed.ts';

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

/** The expressions, made when first needed. */
interface Compiled {
  /** Finds the words and signs that anything may begin with. */
  first: RegExp;
  /** Finds each kind at a place. */
  kinds: readonly RegExp[];
}
let compiled: Compiled | null = null;

function compile(): Compiled {
  const keys = Object.keys(SELLING_WORDS).sort();
  const words = keys.filter((key) => /^[a-z]/.test(key)).join('|');
  const signs = keys.filter((key) => !/^[a-z#]/.test(key)).join('');
  return {
    first: new RegExp(`\\b(?:(?:${words})\\b|\\d)|[${signs}]`, 'g'),
    kinds: SELLING.map(([, source]) => new RegExp(`(?:${source})(?![a-z])`, 'y')),
  };
}

/**
 * The signs of selling in one passage, in order, a few of each kind. Linear in the text.
 * @param whole the same text folded in place, where somebody has it already
 */
export function sellingIn(text: string, whole?: string): SellingSign[] {
  compiled ??= compile();
  const { first, kinds } = compiled;
  const folded = whole?.slice(0, READ) ?? foldInPlace(text.slice(0, READ));
  const signs: SellingSign[] = [];
  /** How many of each kind were found, and where the last of them ends. */
  const counts = new Uint8Array(kinds.length);
  const ends = new Uint32Array(kinds.length);
  first.lastIndex = 0;
  for (let match = first.exec(folded); match; match = first.exec(folded)) {
    const { index: start } = match;
    for (const number of SELLING_WORDS[/^\d/.test(match[0]) ? '#' : match[0]] ?? []) {
      const kind = kinds[number] as RegExp;
      if ((counts[number] as number) >= EACH || (ends[number] as number) > start) continue;
      kind.lastIndex = start;
      if (!kind.test(folded)) continue;
      const end = kind.lastIndex;
      counts[number] = (counts[number] as number) + 1;
      ends[number] = end;
      signs.push({
        kind: (SELLING[number] as [SellingKind, string])[0],
        start,
        end,
        text: text.slice(start, end),
      });
    }
    // What is found may begin inside what was looked at: "no cost".
    first.lastIndex = start + match[0].length;
  }
  return signs;
}
