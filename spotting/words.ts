/** Words as numbers: how the matcher tells, one character after the other, whether a word begins some form. */

/** By byte: letters of ASCII in small, digits and the underscore as they are, 0 for all that parts words. */
export const LETTERS = new Uint8Array(256);
for (let code = 48; code < 123; code++) {
  const unit = String.fromCharCode(code);
  if (/\w/.test(unit)) LETTERS[code] = unit.toLowerCase().charCodeAt(0);
}

/** The number of a word that goes on with a letter; 0 where the word has ended. Without a branch: half of all words would be guessed wrong. */
export const goOn = (word: number, letter: number) => ((word << 7) + word + letter) & ((0 - letter) >> 31);

/** The number of a word of ASCII letters and digits. */
export function numberOf(word: string): number {
  let number = 0;
  for (let i = 0; i < word.length; i++) number = goOn(number, LETTERS[word.charCodeAt(i)] ?? 0);
  return number;
}

/** Words that begin a form, as the bundle holds them: told from nearly all others without being kept. */
export interface WordSet {
  /** Odd; spreads numbers of words over the places, so that none but that of no word lies at 0. */
  factor: number;
  /** A power of two. */
  places: number;
  /** How far it is from each place that is taken to the next: a character each, or several where it is far. */
  steps: string;
}

/** Where a word's number lies among so many places less one. */
export const placeOf = (word: number, factor: number, last: number) =>
  (Math.imul(word, factor) >>> 12) & last;

/** Places for each word: more cost memory, fewer let more words through that begin nothing. */
const ROOM = 8;
const MOST_PLACES = 2 ** 20;
/** Steps are written with the characters from `#` to `[`: none of them is escaped in JSON. The last one stands for a step to no word. */
const NO_STEP = 35;
const FAR = 91 - NO_STEP;

/** A set of words. */
export function packWords(words: ReadonlySet<string>): WordSet {
  const numbers = [...words].map(numberOf);
  const places = Math.min(MOST_PLACES, 2 ** Math.ceil(Math.log2(Math.max(8, words.size * ROOM))));
  let factor = 0x9e3779b1 | 0;
  while (numbers.some((word) => placeOf(word, factor, places - 1) === 0)) factor = Math.imul(factor, 5);
  let steps = '';
  let from = 0;
  for (const place of [...new Set(numbers.map((word) => placeOf(word, factor, places - 1)))].sort(
    (a, b) => a - b,
  )) {
    const step = place - from;
    steps +=
      String.fromCharCode(NO_STEP + FAR).repeat(Math.floor(step / FAR)) +
      String.fromCharCode(NO_STEP + (step % FAR));
    from = place;
  }
  return { factor, places, steps };
}

/** A table with 1 at the place of each word of a set. */
export function unpackWords({ places, steps }: WordSet): Uint8Array {
  const table = new Uint8Array(places);
  let place = 0;
  for (let i = 0; i < steps.length; i++) {
    const step = steps.charCodeAt(i) - NO_STEP;
    place += step;
    if (step < FAR) table[place] = 1;
  }
  return table;
}
