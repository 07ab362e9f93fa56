/** The forms of a compiled lexicon, looked up by their first word. */
import { lettersFrom, type Rest } from './groups.ts';
import type { Compiled, Concept, Cue, Sense, Use } from './lexicon.ts';
import type { Mark } from './types.ts';
import { goOn, LETTERS, placeOf } from './words.ts';

/** A form under its first word. */
export interface Form {
  /** What follows the first word, up to the first group; words parted by one space. */
  tail: string;
  /** First word and tail. */
  spelling: string;
  /** The same with an s, where it may end so; null where it may not. */
  plural: string | null;
  /** Its groups and what follows them; null where there are none. */
  rest: Rest | null;
  sense: Sense;
  /** Of two forms that end at one place the one with the higher rank is meant. */
  rank: number;
}

/** A line of `Compiled.forms`. Its forms are made when some text may hold them. */
interface Line {
  text: string;
  /** What second words begin with, a bit for each last five bits of a letter; all bits where none need follow. */
  second: number;
  forms: readonly Form[] | null;
}

/** The forms that begin with a word. */
export interface Filed {
  word: string;
  lines: readonly Line[];
  /** What second words begin with in any of them; 0 where there is none. */
  letters: number;
  /** Those that are left when a second word begins with a letter, by the letter's last five bits; made when they are asked for. */
  byLetter: (readonly Form[] | undefined)[];
}

/** What of a letter or digit a second word is filed by. */
export const lastBits = (letter: number) => letter & 31;

/** A line ends there, or the word is longer: smaller than all that words are made of. */
const NO_LETTER = -1;

/** Painted concepts and red flags come before cues, exact spellings before others, and then what stands first in the lexicon. */
function rankOf({ concept, use, exact, cue }: Sense, order: number): number {
  const base = (concept?.kind === 'red flag' ? 8 : 0) + (concept?.painted ? 4 : 2) + (exact === null ? 0 : 1);
  return (use === 'ambiguous' ? Number(cue !== null) : base) - order / 1e6;
}

/** Whatever a second word begins with. */
const ANY = -1;
const bitOf = (letter: number) => 1 << lastBits(letter);

/** The plural of a form of several words that ends in a consonant and `y`, parted by spaces; null for others. */
export function pluralOfY(form: string): string | null {
  if (!form.endsWith('y') || 'aeiou'.includes(form.charAt(form.length - 2)) || !form.includes(' '))
    return null;
  return `${form.slice(0, -1)}ies`;
}

const TILDE = 126;
const LETTER_S = 115;
/** Signs stand before it, what numbers are written with does not. */
const ZERO = 48;

/** A table with 1 at the place of each word that begins a form, and of each that is a form with an s as well. */
export function firstWordsOf({ forms, firstWords: { factor, places } }: Compiled): Uint8Array {
  const table = new Uint8Array(places);
  // What could be called is written out: this is done on each page, by code that is not compiled yet.
  for (let at = 0; at < forms.length; ) {
    let word = 0;
    let code = forms.charCodeAt(at);
    for (let letter = LETTERS[code]; letter; letter = LETTERS[code]) {
      word = ((word << 7) + word + letter) | 0;
      code = forms.charCodeAt(++at);
    }
    table[placeOf(word, factor, places - 1)] = 1;
    if (code === TILDE) table[placeOf(goOn(word, LETTER_S), factor, places - 1)] = 1;
    at = forms.indexOf('|', at) + 1 || forms.length;
  }
  return table;
}

/** A line of `Compiled.concepts`. */
function conceptOf(line: string): Concept {
  const [id = '', kind = '', painted, mark] = line.split(',');
  return { id, kind, painted: painted === '1', mark: (mark as Mark) || null };
}

const letterAt = (text: string, at: number) => LETTERS[text.charCodeAt(at)] ?? 0;

export class Forms {
  readonly #compiled: Compiled;
  readonly #filed = new Map<string, Filed>();
  readonly #rests = new Map<number, Rest>();
  readonly #senses = new Map<string, { sense: Sense; order: number }>();
  #restLines: string[] | null = null;
  #meanings: string[] | null = null;
  #concepts: Concept[] | null = null;

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
  }

  /** The forms that begin with a word in small letters; none for most words. */
  under(word: string): Filed {
    const known = this.#filed.get(word);
    if (known) return known;
    const lines = this.#linesUnder(word);
    const one = word.slice(0, -1);
    for (const line of word.endsWith('s') ? this.#linesUnder(one) : []) {
      if (line.text.charCodeAt(one.length) !== TILDE) continue;
      const countable = this.#formsOf(line, one).filter(({ plural }) => plural !== null);
      const forms = countable.map(({ sense, ...form }) => {
        const exact = sense.exact && `${sense.exact}s`;
        return { ...form, spelling: word, plural: null, sense: { ...sense, exact } };
      });
      if (forms.length > 0) lines.unshift({ text: word, second: ANY, forms });
    }
    const letters = lines.reduce((all, { second }) => all | second, 0);
    const filed = { word, lines, letters, byLetter: [] };
    // Words that begin nothing come without end.
    if (lines.length > 0) this.#filed.set(word, filed);
    return filed;
  }

  /** The forms that are left by the letter that a second word begins with: 0 where none stands, null where nobody knows. */
  left({ word, lines, byLetter }: Filed, letter: number | null): readonly Form[] {
    if (letter === null) return lines.flatMap((line) => this.#formsOf(line, word));
    const bits = lastBits(letter);
    let left = byLetter[bits];
    if (!left) {
      left = lines.flatMap((line) => ((line.second >> bits) & 1 ? this.#formsOf(line, word) : []));
      byLetter[bits] = left;
    }
    return left;
  }

  #linesUnder(word: string): Line[] {
    const { forms } = this.#compiled;
    const lines: Line[] = [];
    for (let at = this.#lineOf(word); at < forms.length && this.#compare(at, word) === 0; ) {
      const next = forms.indexOf('|', at);
      const end = next < 0 ? forms.length : next;
      const text = forms.slice(at, end);
      lines.push({ text, second: this.#secondOf(text, word.length), forms: null });
      at = end + 1;
    }
    return lines;
  }

  /** What stands second in the forms of a line, as bits; any where they need nothing, or go on with more than a space or a sign. */
  #secondOf(line: string, from: number): number {
    if (line.charCodeAt(from) !== TILDE) {
      const letter = letterAt(line, from + 1);
      return letter > 0 && letterAt(line, from) === 0 ? bitOf(letter) : ANY;
    }
    let bits = 0;
    for (const meaning of line.slice(from + 1).split('~')) {
      const group = meaning.indexOf('(');
      const letters = group < 0 ? null : lettersFrom(this.#restAt(Number(meaning.slice(group + 1))));
      if (!letters) return ANY;
      for (const letter of letters) bits |= bitOf(letter);
    }
    return bits;
  }

  #formsOf(line: Line, word: string): readonly Form[] {
    if (line.forms) return line.forms;
    const [text = '', ...meanings] = line.text.split('~');
    const spelling = text.toLowerCase();
    const found: Form[] = [];
    for (const meaning of meanings) {
      const form = this.#formOf(text, spelling, meaning, word);
      const ies = form.plural && form.tail ? pluralOfY(form.spelling) : null;
      found.push(ies ? { ...form, plural: null } : form);
      if (ies) found.push({ ...form, tail: ies.slice(word.length), spelling: ies, plural: null });
    }
    line.forms = found;
    return found;
  }

  /** Where the first line stands that begins with the word or a later one. */
  #lineOf(word: string): number {
    const { forms } = this.#compiled;
    let low = 0;
    for (let high = forms.length; low < high; ) {
      const middle = (low + high) >> 1;
      const line = Math.max(low, forms.lastIndexOf('|', middle) + 1);
      if (this.#compare(line, word) >= 0) high = Math.min(middle, line);
      else {
        const end = forms.indexOf('|', line);
        low = end < 0 ? forms.length : end + 1;
      }
    }
    return low;
  }

  /** Below 0 where a line's first word comes before the word, above 0 where it comes after it. */
  #compare(line: number, word: string): number {
    const { forms } = this.#compiled;
    for (let i = 0; ; i++) {
      const one = LETTERS[forms.charCodeAt(line + i)] || NO_LETTER;
      const other = i < word.length ? word.charCodeAt(i) : NO_LETTER;
      if (one !== other || other === NO_LETTER) return one - other;
    }
  }

  /** @param meaning what stands after a `~`: a number with its signs */
  #formOf(text: string, spelling: string, meaning: string, word: string): Form {
    let at = 0;
    while (meaning.charCodeAt(at) >= ZERO) at += 1;
    const { sense, order } = this.#senseOf(meaning.slice(0, at));
    const isExact = meaning.charAt(at) === '!';
    const own = isExact ? { ...sense, exact: text } : sense;
    const sign = meaning.charAt(isExact ? at + 1 : at);
    return {
      tail: spelling.slice(word.length),
      spelling,
      plural: sign === '+' ? `${spelling}s` : null,
      rest: sign === '(' ? this.#restAt(Number(meaning.slice(at + 1))) : null,
      sense: own,
      rank: rankOf(own, order),
    };
  }

  /** A meaning by its number as it is written; without capitals that matter. */
  #senseOf(number: string): { sense: Sense; order: number } {
    let known = this.#senses.get(number);
    if (!known) {
      const order = Number.parseInt(number, 36);
      this.#meanings ??= this.#compiled.meanings.split('|');
      this.#concepts ??= this.#compiled.concepts.split('|').map(conceptOf);
      const [concept, cue, use, own] = this.#meanings[order]?.split(' ') ?? [];
      const sense: Sense = {
        concept: (concept && this.#concepts[Number(concept)]) || null,
        cue: (cue as Cue) || null,
        use: use as Use,
        ownContext: own === 'own',
        exact: null,
      };
      known = { sense, order };
      this.#senses.set(number, known);
    }
    return known;
  }

  #restAt(number: number): Rest {
    let rest = this.#rests.get(number);
    if (!rest) {
      this.#restLines ??= this.#compiled.rests.split('\n');
      rest = { line: this.#restLines[number] ?? '', groups: null };
      this.#rests.set(number, rest);
    }
    return rest;
  }
}
