/**
 * The words that rules begin with, each known by a number. One pass over a text finds all that it holds; what
 * reads in context goes from one of them to the next, however many tables it asks.
 */

/** A vocabulary as the bundle holds it. */
export interface PackedWords {
  /** Words in the order of their numbers, which begin at `FIRST`, written short (`shorten`). Signs are words of one unit. */
  words: string;
  /** Those of them that are signs of ASCII. */
  signs: string;
  /** How words begin that are told by their beginning alone; a beginning that goes on from another stands before it. */
  stems: string;
}

/** A word that no table knows. It is kept where an apostrophe stands behind it: "don't" is filed under "do". */
export const UNKNOWN = 0;
/** Any number. */
export const NUMBER = 1;
/** Number of the first word. */
export const FIRST = 2;

/** A stem has so many letters at least. */
export const STEM = 3;
const HASH = 31;
const APOSTROPHE = 39;
/** What the ASCII units are: 1 letters, 2 digits. Signs of the vocabulary are added. */
const LETTER = 1;
const DIGIT = 2;
const SIGN = 3;
const BEYOND = 4;
const ASCII = 128;
const SPACE = 32;

const hashOf = (word: string) => {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, HASH) + word.charCodeAt(i)) | 0;
  return hash;
};

/** The known words of a text, in order. The arrays are longer than `count`: they are used again. */
export class Words {
  count = 0;
  /** Where each begins and ends. */
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  /** Its number in the vocabulary. */
  ids = new Uint16Array(256);

  /** The first word that begins at or after a place, as an index. */
  from(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Makes room for twice as many. */
  grow(): void {
    const { starts, ends, ids } = this;
    this.starts = new Int32Array(starts.length * 2);
    this.starts.set(starts);
    this.ends = new Int32Array(ends.length * 2);
    this.ends.set(ends);
    this.ids = new Uint16Array(ids.length * 2);
    this.ids.set(ids);
  }
}

/** Letters and digits, as folded text has them. */
export const isInner = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

export class Vocabulary {
  /** How many numbers there are. */
  readonly size: number;
  /** What each word shows, by its number. */
  readonly shows: Uint16Array;
  readonly #words: string[];
  /** Numbers from here on are of words that no table knows. */
  readonly #filed: number;
  readonly #hashes: Int32Array;
  /** Numbers of words by their hash; a power of two, and at least twice as many as there are words. */
  readonly #slots: Uint16Array;
  /** Numbers of stems by their first two letters. */
  readonly #stems: (number[] | undefined)[] = new Array(32 * 32).fill(undefined);
  readonly #kinds = new Uint8Array(ASCII);
  /** Numbers of signs: of ASCII, and others. */
  readonly #ascii = new Uint16Array(ASCII);
  readonly #signs = new Map<number, number>();

  /** @param showing words that show something, whether a table knows them or not; what ends in `*` holds for all that begin so */
  constructor({ words, signs, stems }: PackedWords, showing: ReadonlyMap<string, number> = new Map()) {
    const known = ['', '#', ...spelled(words)];
    const beginnings = stems === '' ? [] : stems.split(' ');
    const last = known.length;
    const more = [...showing.keys()].filter((word) => !word.endsWith('*'));
    this.#words = [...known, ...beginnings];
    this.#filed = this.#words.length;
    this.size = this.#filed + more.length;
    this.shows = new Uint16Array(this.size);
    this.#hashes = new Int32Array(this.size);
    let places = 16;
    while (places < this.size * 2) places *= 2;
    this.#slots = new Uint16Array(places);
    this.#kinds.fill(LETTER, 97, 123).fill(DIGIT, 48, 58);
    for (const sign of signs) this.#kinds[sign.charCodeAt(0)] = SIGN;
    for (let id = FIRST; id < last; id++) this.#file(id);
    for (const [number, stem] of beginnings.entries()) {
      const under = ((stem.charCodeAt(0) & 31) << 5) | (stem.charCodeAt(1) & 31);
      this.#stems[under] ??= [];
      this.#stems[under].push(last + number);
    }
    for (const [word, bits] of showing) {
      if (word.endsWith('*')) this.#showAll(word.slice(0, -1), bits);
      else this.shows[this.#idOrNew(word)] = bits;
    }
  }

  /** Files a word by its letters. */
  #file(id: number): void {
    const word = this.#words[id] as string;
    const hash = hashOf(word);
    const places = this.#slots.length - 1;
    let slot = hash & places;
    while (this.#slots[slot] !== UNKNOWN) slot = (slot + 1) & places;
    this.#slots[slot] = id;
    this.#hashes[id] = hash;
    const code = word.charCodeAt(0);
    if (isInner(code) || word.length > 1) return;
    if (code >= ASCII) this.#signs.set(code, id);
    else this.#ascii[code] = id;
  }

  #idOrNew(word: string): number {
    const known = this.idOf(word);
    if (known !== UNKNOWN) return known;
    const id = this.#words.push(word) - 1;
    this.#file(id);
    return id;
  }

  #showAll(stem: string, bits: number): void {
    for (let id = 0; id < this.#words.length; id++)
      if (this.#words[id]?.startsWith(stem)) this.shows[id] = (this.shows[id] as number) | bits;
  }

  /** The number of a word; `UNKNOWN` where it has none. */
  idOf(word: string): number {
    const hash = hashOf(word);
    const places = this.#slots.length - 1;
    for (let slot = hash & places; ; slot = (slot + 1) & places) {
      const id = this.#slots[slot] as number;
      if (id === UNKNOWN || this.#words[id] === word) return id;
    }
  }

  /** The number under which tables have filed a word: for one that they do not know, that of how it begins. */
  filedAs(id: number): number {
    return id < this.#filed ? id : this.#stemAt(this.wordOf(id), 0);
  }

  /** The word that has a number. */
  wordOf(id: number): string {
    return this.#words[id] ?? '';
  }

  /** Finds the words of a folded text. */
  read(text: string, words: Words): void {
    const kinds = this.#kinds;
    const slots = this.#slots;
    const places = slots.length - 1;
    const hashes = this.#hashes;
    const hasSigns = this.#signs.size > 0;
    const { length } = text;
    let { starts, ends, ids } = words;
    let count = 0;
    for (let start = 0, end = 0; start < length; start = end) {
      let code = text.charCodeAt(start);
      end = start + 1;
      // Half of what stands between words.
      if (code === SPACE) continue;
      const kind = code < ASCII ? (kinds[code] as number) : BEYOND;
      if (kind === 0) continue;
      let id = UNKNOWN;
      if (kind === LETTER) {
        let hash = code;
        for (; end < length; end++) {
          code = text.charCodeAt(end);
          if (kinds[code] !== LETTER && kinds[code] !== DIGIT) break;
          hash = (Math.imul(hash, HASH) + code) | 0;
        }
        for (let slot = hash & places; ; slot = (slot + 1) & places) {
          const there = slots[slot] as number;
          if (there === UNKNOWN) break;
          if (hashes[there] === hash && isSame(this.#words[there] as string, text, start, end)) {
            id = there;
            break;
          }
        }
        if (id === UNKNOWN) {
          if (end - start >= STEM) id = this.#stemAt(text, start);
          if (id === UNKNOWN && code !== APOSTROPHE) continue;
        }
      } else if (kind === DIGIT) {
        while (end < length && isInner(text.charCodeAt(end))) end += 1;
        id = NUMBER;
      } else {
        id =
          kind === SIGN
            ? (this.#ascii[code] as number)
            : hasSigns
              ? (this.#signs.get(code) ?? UNKNOWN)
              : UNKNOWN;
        if (id === UNKNOWN) continue;
      }
      if (count === starts.length) {
        words.grow();
        ({ starts, ends, ids } = words);
      }
      starts[count] = start;
      ends[count] = end;
      ids[count++] = id;
    }
    words.count = count;
  }

  #stemAt(text: string, start: number): number {
    const first = text.charCodeAt(start);
    const second = text.charCodeAt(start + 1);
    const stems = this.#stems[((first & 31) << 5) | (second & 31)];
    if (stems === undefined) return UNKNOWN;
    for (const id of stems) if (text.startsWith(this.#words[id] as string, start)) return id;
    return UNKNOWN;
  }
}

function isSame(word: string, text: string, start: number, end: number): boolean {
  const length = end - start;
  if (word.length !== length) return false;
  for (let at = 0; at < length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** Capital letters stand for numbers: "A" for none. */
const NONE = 65;
const MOST = 25;

/** Writes sorted words short: each as what it shares with the one before it, told by a capital letter, and its rest. */
export function shorten(words: readonly string[]): string {
  let last = '';
  return words
    .map((word) => {
      let shared = 0;
      while (shared < MOST && shared < word.length && word[shared] === last[shared]) shared += 1;
      last = word;
      return String.fromCharCode(NONE + shared) + word.slice(shared);
    })
    .join('');
}

/** The words that were written short. */
export function spelled(short: string): string[] {
  let last = '';
  return (short.match(/[A-Z][^A-Z]*/g) ?? []).map((one) => {
    last = last.slice(0, one.charCodeAt(0) - NONE) + one.slice(1);
    return last;
  });
}
