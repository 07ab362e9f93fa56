/**
 * Finds the forms of a compiled lexicon in a text. One pass over the text's bytes tells at the end of each word whether
 * a form may begin with it; only then are the forms that do so looked at. So a text costs what its words bring up,
 * however large the lexicon is.
 */
import { bytes, encode, pieceEnd, unitsIn } from './bytes.ts';
import { hasCapitalsOf } from './capitals.ts';
import { foldInPlace, hidesLetters, originalRange, shown } from './fold.ts';
import { type Filed, type Form, Forms, firstWordsOf, lastBits } from './forms.ts';
import { farthest } from './groups.ts';
import type { Compiled, Sense } from './lexicon.ts';
import { endAfter, isWordAt, unitAt } from './units.ts';
import { spaceOut } from './variants.ts';
import { goOn, LETTERS, placeOf } from './words.ts';

/** A form found in a text. */
export interface Hit {
  start: number;
  end: number;
  /** Folded text of the match, words separated by one space. */
  spelling: string;
  sense: Sense;
}

/** Places for words that were looked up, a power of two; half of them are used at most. */
const PLACES = 4096;
/** Bytes between two words of a form: a sign, or as many spaces as may be, of three bytes each. */
const MOST_BETWEEN = 24;
const NOTHING: readonly Hit[] = [];
const LETTER_S = 115;
/** Whatever a second word begins with. */
const ANY = -1;

export class Matcher {
  readonly #isWide: boolean;
  readonly #forms: Forms;
  readonly #factor: number;
  /** 1 where a word lies that begins some form. */
  readonly #first: Uint8Array;
  /** What has been looked up, by the numbers of words; a number of 0 stands at free places. */
  readonly #known: (Filed | null)[] = new Array(PLACES).fill(null);
  readonly #numbers = new Int32Array(PLACES);
  /** What second words begin with, by last bits, so that some form may go on with them. */
  readonly #letters = new Int32Array(PLACES);
  /** Numbers that several words have by which forms begin. */
  readonly #twins: ReadonlySet<number>;
  #size = 0;
  /** The number of the word at whose end `#wordEnd` stands. */
  #word = 0;
  /** Where the form ends that `#longest` found, and whether it has an s that the form has not. */
  #end = 0;
  #isPlural = false;

  constructor(compiled: Compiled) {
    this.#forms = new Forms(compiled);
    this.#isWide = compiled.isWide;
    this.#factor = compiled.firstWords.factor;
    this.#first = firstWordsOf(compiled);
    this.#twins = new Set(compiled.firstWords.twins);
  }

  /**
   * All forms in a text, in order, never overlapping: at each word the longest that stands there between word borders and
   * with its capitals. A hint ("my back") gives way to a form that begins inside and goes on beyond it: "my |back hurts".
   */
  matches(text: string): readonly Hit[] {
    const hits = this.#matchesIn(text, text, false);
    if (hits) return hits;
    const folded = shown(text);
    const lowered = this.#isWide ? foldInPlace(folded.text) : folded.text;
    return (this.#matchesIn(folded.text, lowered, true) ?? NOTHING).map((hit) => ({
      ...hit,
      ...originalRange(folded, hit.start, hit.end),
    }));
  }

  /** @returns null where the text has to be folded first, which `isShown` rules out */
  #matchesIn(seen: string, text: string, isShown: boolean): readonly Hit[] | null {
    let hits: Hit[] | null = null;
    let from = 0;
    let mayYield = false;
    let isKnown = isShown;
    for (let piece = 0, next = 0; piece < text.length; piece = next) {
      next = pieceEnd(text, piece);
      const count = encode(text, piece, next);
      const isAscii = count === next - piece;
      if (!isAscii && !isKnown) {
        if (this.#isWide || hidesLetters(text)) return null;
        isKnown = true;
      }
      let counted = 0;
      let end = piece;
      for (let at = this.#wordEnd(0, count); at <= count; at = this.#wordEnd(at, count)) {
        const place = this.#placeAt(at);
        const filed = this.#known[place] as Filed;
        const forms = this.#forms.left(filed, letterAfter(at, count));
        if (forms.length === 0) continue;
        end += isAscii ? at - counted : unitsIn(counted, at);
        counted = at;
        const start = end - filed.word.length;
        if ((start < from && !mayYield) || isWordAt(text, start - 1)) continue;
        const form = this.#longest(forms, seen, text, start, end);
        if (!form) continue;
        if (start < from) {
          mayYield = false;
          if (this.#end <= from) continue;
          hits?.pop();
        }
        from = this.#end;
        mayYield = form.sense.cue === 'hint';
        hits ??= [];
        hits.push({ start, end: from, spelling: this.#spelling(form, text, start), sense: form.sense });
      }
    }
    return hits ?? NOTHING;
  }

  /** Goes through the bytes to the end of the next word that may begin a form; beyond `count` where there is none. */
  #wordEnd(from: number, count: number): number {
    const first = this.#first;
    const factor = this.#factor;
    const last = first.length - 1;
    for (let at = from; at < count; ) {
      let letter = LETTERS[bytes[at++] as number] as number;
      if (letter === 0) continue;
      let word = 0;
      // Nothing but the word's number is worked out on the way: what stands behind the text ends its last word.
      do {
        word = goOn(word, letter);
        letter = LETTERS[bytes[at++] as number] as number;
      } while (letter !== 0);
      if (first[placeOf(word, factor, last)] === 0 || this.#isRuledOut(word, at)) continue;
      this.#word = word;
      return at - 1;
    }
    return count + 1;
  }

  /** True where a word is known, and no form goes on from it as the text does that stands one sign behind it. */
  #isRuledOut(word: number, next: number): boolean {
    const second = LETTERS[bytes[next] as number] as number;
    if (second === 0) return false;
    const place = placeOf(word, this.#factor, PLACES - 1);
    return (
      this.#numbers[place] === word && (((this.#letters[place] as number) >> lastBits(second)) & 1) === 0
    );
  }

  /** The place of the word that ends at a byte. */
  #placeAt(end: number): number {
    const word = this.#word;
    let place = placeOf(word, this.#factor, PLACES - 1);
    for (; this.#numbers[place] !== 0; place = (place + 1) & (PLACES - 1)) {
      // Two words may have one number.
      if (this.#numbers[place] === word && endsAt((this.#known[place] as Filed).word, end)) return place;
    }
    this.#lookUp(end, place);
    return place;
  }

  /** Looks up the word that ends at a byte. */
  #lookUp(end: number, place: number): void {
    let text = '';
    for (let at = end - 1; at >= 0 && LETTERS[bytes[at] as number] !== 0; at--)
      text = String.fromCharCode(LETTERS[bytes[at] as number] as number) + text;
    const filed = this.#forms.under(text);
    if (++this.#size > PLACES / 2) {
      this.#size = 1;
      this.#numbers.fill(0);
      this.#known.fill(null);
    }
    this.#numbers[place] = this.#word;
    // A word by which no form begins may have the number of one by which some do, and so may one of two such words.
    this.#letters[place] = filed.letters === 0 || this.#twins.has(this.#word) ? ANY : filed.letters;
    this.#known[place] = filed;
  }

  /** The longest of the forms that begin with the word `[start, end)`; null where none does. */
  #longest(forms: readonly Form[], seen: string, text: string, start: number, end: number): Form | null {
    this.#end = start;
    let best: Form | null = null;
    let tail = '';
    let at = end;
    for (const form of forms) {
      // They are sorted: those with the same tail stand together.
      if (form.tail !== tail) at = endAfter(form.tail, text, end);
      tail = form.tail;
      if (at < 0) continue;
      const to = endOf(form, text, at);
      if (to < this.#end || (best !== null && to === this.#end && form.rank <= best.rank)) continue;
      const { exact } = form.sense;
      if (exact !== null && !hasCapitalsOf(exact, seen.slice(start, to))) continue;
      this.#end = to;
      this.#isPlural = form.rest === null && to > at;
      best = form;
    }
    return best;
  }

  /** The text of the form that was found, as forms are written: without groups there are but two ways. */
  #spelling({ rest, spelling, plural }: Form, text: string, start: number): string {
    if (rest) return spaceOut(foldInPlace(text.slice(start, this.#end)));
    return (this.#isPlural && plural) || spelling;
  }
}

/** What the word begins with that comes next in the bytes: 0 where something else stands there, null where they end before it does. */
function letterAfter(from: number, count: number): number | null {
  let at = from;
  const most = Math.min(count, from + MOST_BETWEEN);
  while (at < most && LETTERS[bytes[at] as number] === 0) at += 1;
  return at === count ? null : (LETTERS[bytes[at] as number] as number);
}

/** True where a whole word ends before a byte. */
function endsAt(word: string, end: number): boolean {
  const start = end - word.length;
  if (start < 0 || (start > 0 && (LETTERS[bytes[start - 1] as number] as number) > 0)) return false;
  for (let i = 0; i < word.length; i++)
    if (LETTERS[bytes[start + i] as number] !== word.charCodeAt(i)) return false;
  return true;
}

/** Where a form ends whose tail ends at a place; -1 where it goes on otherwise or inside a word. */
function endOf({ rest, plural }: Form, text: string, at: number): number {
  if (rest) return farthest(rest, 0, text, at);
  if (!isWordAt(text, at)) return at;
  return plural !== null && unitAt(text, at) === LETTER_S && !isWordAt(text, at + 1) ? at + 1 : -1;
}
