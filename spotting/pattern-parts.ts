/** Reads what rules find, written as an expression or in the signs of the tables, into its parts. */
import { codeOf, setOf, unitAt } from './pattern-sets.ts';

/** Part of what is looked for. */
export type Part =
  /** Characters, one after the other. */
  | { is: 'units'; text: string }
  /** One of a set of characters (`setOf`). */
  | { is: 'set'; set: number }
  | { is: 'edge'; edge: Edge }
  /** One after the other. */
  | { is: 'all'; parts: Part[] }
  /** The first that leads on. */
  | { is: 'any'; choices: Part[] }
  | { is: 'times'; part: Part; least: number; most: number; lazy: boolean }
  /** What has to stand, or must not stand, before or behind a place. */
  | { is: 'look'; part: Part; back: boolean; not: boolean };

/** A place in a text, as expressions write it. */
export type Edge = '^' | '$' | 'b' | 'B';

/** As often as it comes. */
export const ENDLESS = 2 ** 30;

const times = (part: Part, least: number, most: number, lazy = false): Part => {
  return { is: 'times', part, least, most, lazy };
};
const all = (parts: Part[]): Part => (parts.length === 1 ? (parts[0] as Part) : { is: 'all', parts });

/** Signs that say how often something comes. */
const TIMES = '?*+{';
/** Letters and digits of ASCII stand for themselves. */
const isPlain = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** What separates words. @param least 0 where it may be missing */
const separator = (least: 0 | 1) => times({ is: 'set', set: setOf('[\\s-]') }, least, 4);
const SEPARATOR = separator(1);
/** Up to three words. */
const fewWords = () => {
  const word = [
    { is: 'set', set: setOf("[\\w'/]") } as const,
    times({ is: 'set', set: setOf("[\\w'/-]") }, 0, 30),
    SEPARATOR,
  ];
  return times(all(word), 0, 3);
};

/** "( also| always)" as a separator and what comes after it, so that this is looked for once. */
function any(choices: Part[]): Part {
  const rests: Part[] = [];
  for (const choice of choices) {
    if (choice.is !== 'all' || choice.parts[0] !== SEPARATOR || !isLetter(choice.parts[1]))
      return { is: 'any', choices };
    rests.push(all(choice.parts.slice(1)));
  }
  return all([SEPARATOR, { is: 'any', choices: rests }]);
}

/** Nothing that could be a separator too. */
const isLetter = (part: Part | undefined) =>
  part?.is === 'units' && isPlain(part.text.charCodeAt(0)) && part.text.charCodeAt(0) >= 97;

class Reader {
  #at = 0;
  readonly #source: string;
  readonly #signs: boolean;

  constructor(source: string, signs: boolean) {
    this.#source = source;
    this.#signs = signs;
  }

  /** Reads up to the end, or to the bracket that closes a group. */
  choices(): Part {
    const choices: Part[] = [];
    let parts: Part[] = [];
    for (let sign = this.#sign(); sign !== '' && sign !== ')'; sign = this.#sign()) {
      if (sign === '|') {
        this.#at += 1;
        choices.push(all(parts));
        parts = [];
      } else parts.push(this.#plain() ?? this.#repeated(sign));
    }
    if (choices.length === 0) return all(parts);
    choices.push(all(parts));
    return any(choices);
  }

  /** Letters and digits up to what is none, or to one that comes more or less often than once; null where there are none. */
  #plain(): Part | null {
    const from = this.#at;
    let to = from;
    while (isPlain(this.#source.charCodeAt(to))) to += 1;
    if (to > from && TIMES.includes(this.#source.charAt(to)) && to < this.#source.length) to -= 1;
    if (to === from) return null;
    this.#at = to;
    return { is: 'units', text: this.#source.slice(from, to) };
  }

  #sign(): string {
    return this.#source.charAt(this.#at);
  }

  /** A part, and how often it comes. */
  #repeated(first: string): Part {
    const part = this.#part(first);
    const sign = this.#sign();
    if (sign === '?' && first === ' ' && this.#signs) {
      this.#at += 1;
      return separator(0);
    }
    let least = sign === '+' ? 1 : 0;
    let most = sign === '?' ? 1 : ENDLESS;
    if (sign === '{') {
      const close = this.#source.indexOf('}', this.#at);
      const [from, to] = this.#source.slice(this.#at + 1, close).split(',');
      least = Number(from);
      most = to === undefined ? least : to === '' ? ENDLESS : Number(to);
      this.#at = close;
    } else if (sign !== '?' && sign !== '*' && sign !== '+') return part;
    this.#at += 1;
    const lazy = this.#sign() === '?';
    if (lazy) this.#at += 1;
    return times(part, least, most, lazy);
  }

  #part(sign: string): Part {
    if (sign === '(') return this.#group();
    if (sign === '[') return { is: 'set', set: setOf(this.#class()) };
    const unit = unitAt(this.#source, this.#at);
    this.#at += unit.length;
    if (sign === '\\') {
      const name = unit.charAt(1);
      if (name === 'b' || name === 'B') return { is: 'edge', edge: name };
      if ('wWdsS'.includes(name)) return { is: 'set', set: setOf(unit) };
    } else if (sign === '^' || sign === '$') return { is: 'edge', edge: sign };
    else if (sign === '.') return { is: 'set', set: setOf(sign) };
    else if (this.#signs && sign === ' ') return SEPARATOR;
    else if (this.#signs && sign === '~') return fewWords();
    return { is: 'units', text: String.fromCharCode(codeOf(unit)) };
  }

  #class(): string {
    const from = this.#at;
    do this.#at += unitAt(this.#source, this.#at).length;
    while (this.#sign() !== ']');
    this.#at += 1;
    return this.#source.slice(from, this.#at);
  }

  #group(): Part {
    const source = this.#source;
    const looks = source[this.#at + 1] === '?';
    const back = looks && source[this.#at + 2] === '<';
    const sign = looks ? source.charAt(this.#at + (back ? 3 : 2)) : ':';
    this.#at += looks ? (back ? 4 : 3) : 1;
    const part = this.choices();
    this.#at += 1;
    return sign === ':' ? part : { is: 'look', part, back, not: sign === '!' };
  }
}

/**
 * Reads an expression, as far as rules need it: one without flags, in which groups capture nothing.
 * @param signs it is written in the signs of the tables: a space stands for what separates words, `~` for up to three words
 */
export function partsOf(source: string, signs: boolean): Part {
  return new Reader(source, signs).choices();
}
