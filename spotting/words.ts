/** Words as numbers: how the matcher tells, one character after the other, whether a word begins some form. */

/** By byte: letters of ASCII in small, digits and the underscore as they are, 0 for all that parts words. */
export const LETTERS = new Uint8Array(256);
for (let code = 48; code < 123; code++) {
  const unit = String.fromCharCode(code);
  if (/\w/.test(unit)) LETTERS[code] = unit.toLowerCase().charCodeAt(0);
}

/** The number of a word that goes on with a letter; that of no letters is 0. */
export const goOn = (word: number, letter: number) => ((word << 7) + word + letter) | 0;

/** The number of a word of ASCII letters and digits. */
export function numberOf(word: string): number {
  let number = 0;
  for (let i = 0; i < word.length; i++) number = goOn(number, LETTERS[word.charCodeAt(i)] ?? 0);
  return number;
}

/** How words that begin a form are spread over a table: told from nearly all others without being kept. */
export interface Spread {
  /** Odd; spreads numbers of words over the places, so that none but that of no word lies at 0. */
  factor: number;
  /** A power of two. */
  places: number;
  /** Numbers that several of the words have. */
  twins: number[];
}

/** Where a word's number lies among so many places less one. */
export const placeOf = (word: number, factor: number, last: number) =>
  (Math.imul(word, factor) >>> 12) & last;

/** Places for each word: more cost memory, fewer let more words through that begin nothing. */
const ROOM = 8;
const MOST_PLACES = 2 ** 20;

/** How a set of words is spread. */
export function spreadOf(words: ReadonlySet<string>): Spread {
  const numbers = [...words].map(numberOf);
  const places = Math.min(MOST_PLACES, 2 ** Math.ceil(Math.log2(Math.max(8, words.size * ROOM))));
  let factor = 0x9e3779b1 | 0;
  while (numbers.some((word) => placeOf(word, factor, places - 1) === 0)) factor = Math.imul(factor, 5);
  const known = new Set<number>();
  const twins = numbers.filter((number) => known.size === known.add(number).size);
  return { factor, places, twins };
}
