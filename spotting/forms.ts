/** The forms of a compiled lexicon, looked up by their first word. */
import { lettersFrom, type Rest, restOf } from './groups.ts';
import type { Compiled, Cue, Sense, Use } from './lexicon.ts';
import { LETTERS } from './words.ts';

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

/** The forms that begin with a word. */
export interface Filed {
  word: string;
  /** Sorted by their tails, as each list is. */
  all: readonly Form[];
  /** Those that need no second word. */
  open: readonly Form[];
  /** Those that are left when a second word begins with a letter, by the letter's last five bits; where none stands, the open ones are. */
  byLetter: readonly (readonly Form[] | undefined)[];
  /** The same as bits: 0 where no form is left. */
  letters: number;
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

/** What a form's second word begins with; null where it needs none, or where it goes on with more than a space or a sign. */
function secondLetters({ tail, rest }: Form): number[] | null {
  if (tail === '') return rest && lettersFrom(rest, 0);
  return /^\W\w/.test(tail) ? [tail.charCodeAt(1)] : null;
}

function filedOf(word: string, all: readonly Form[]): Filed {
  const seconds = all.map((form) => secondLetters(form)?.map(lastBits));
  const left = (bits: number) => all.filter((_, index) => seconds[index]?.includes(bits) ?? true);
  const byLetter: (readonly Form[])[] = [];
  for (const bits of seconds.flatMap((some) => some ?? [])) byLetter[bits] ??= left(bits);
  const open = left(-1);
  const letters = open.length > 0 ? -1 : byLetter.reduce((sum, _, bits) => sum | (1 << bits), 0);
  return { word, all, open, byLetter, letters };
}

export class Forms {
  readonly #compiled: Compiled;
  readonly #filed = new Map<string, Filed>();
  readonly #rests = new Map<number, Rest>();
  #restLines: string[] | null = null;
  #meanings: string[] | null = null;

  constructor(compiled: Compiled) {
    this.#compiled = compiled;
  }

  /** The forms that begin with a word in small letters; none for most words. */
  under(word: string): Filed {
    const known = this.#filed.get(word);
    if (known) return known;
    const forms = this.#formsUnder(word);
    if (word.endsWith('s')) {
      for (const form of this.#formsUnder(word.slice(0, -1))) {
        if (form.plural === null || form.tail !== '') continue;
        const exact = form.sense.exact && `${form.sense.exact}s`;
        forms.unshift({ ...form, spelling: word, plural: null, sense: { ...form.sense, exact } });
      }
    }
    const filed = filedOf(word, forms);
    // Words that begin nothing come without end.
    if (forms.length > 0) this.#filed.set(word, filed);
    return filed;
  }

  #formsUnder(word: string): Form[] {
    const { forms } = this.#compiled;
    const found: Form[] = [];
    for (let at = this.#lineOf(word); at < forms.length && this.#compare(at, word) === 0; ) {
      const next = forms.indexOf('|', at);
      const end = next < 0 ? forms.length : next;
      const [text = '', ...meanings] = forms.slice(at, end).split('~');
      for (const meaning of meanings) found.push(this.#formOf(text, meaning, word));
      at = end + 1;
    }
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
  #formOf(text: string, meaning: string, word: string): Form {
    const [, number = '', exact, sign, rest] = /(\w+)(!?)(.?)(\d*)/.exec(meaning) ?? [];
    const order = Number.parseInt(number, 36);
    this.#meanings ??= this.#compiled.meanings.split('|');
    const [concept, cue, use, own] = this.#meanings[order]?.split(' ') ?? [];
    const sense: Sense = {
      concept: (concept && this.#compiled.concepts[Number(concept)]) || null,
      cue: (cue as Cue) || null,
      use: use as Use,
      ownContext: own === 'own',
      exact: exact ? text : null,
    };
    const spelling = text.toLowerCase();
    return {
      tail: spelling.slice(word.length),
      spelling,
      plural: sign === '+' ? `${spelling}s` : null,
      rest: sign === '(' ? this.#restAt(Number(rest)) : null,
      sense,
      rank: rankOf(sense, order),
    };
  }

  #restAt(number: number): Rest {
    let rest = this.#rests.get(number);
    if (!rest) {
      this.#restLines ??= this.#compiled.rests.split('\n');
      rest = restOf(this.#restLines[number] ?? '');
      this.#rests.set(number, rest);
    }
    return rest;
  }
}
