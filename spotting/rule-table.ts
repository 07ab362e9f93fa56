/** A table of rules, as it is read from strings: nothing is taken apart before it is needed. */
import type { Cut } from './rule-source.ts';
import { bitsOf } from './second-letters.ts';

/** Numbers are written in this base. */
export const BASE = 36;

/** What stands between lines and between heads, and for a backslash: signs that no rule has, and that need no escape. */
export const BORDERS = { line: '@', head: '_', backslash: '>' };

/** The rules of a table as the bundle holds them: strings, which cost nothing until they are needed. */
export interface PackedRules {
  /** A line for each rule, in their order: its heads and last its tail, with borders between. */
  cuts: string;
  /** A line for each rule: what the words begin with that may come second, for each of its heads (`lettersOf`). */
  letters: string;
  /**
   * A line for each word of the vocabulary, by number: which heads may begin with it, counted through all rules and
   * each as what it is more than the one before.
   */
  byWord: string;
  /** What finds are plain expressions, and this is the source of what must not come behind them; else the tables' own signs. */
  plain?: string;
}

/** The numbers of a line, each written as what it is more than the one before. */
function numbersIn(line: string): number[] {
  let sum = 0;
  return line.split(' ').map((step) => {
    sum += Number.parseInt(step, BASE);
    return sum;
  });
}

/** The heads of a rule that may begin with a word, by their places in it. */
export interface Entry {
  rule: number;
  heads: number[];
}

export class RuleTable {
  readonly plain: string | undefined;
  readonly #cuts: readonly string[];
  readonly #letters: readonly string[];
  readonly #byWord: readonly string[];
  /** The number of each rule's first head. */
  readonly #first: number[] = [];
  readonly #rules: (Cut | undefined)[] = [];

  constructor({ cuts, letters, byWord, plain }: PackedRules) {
    this.plain = plain;
    this.#cuts = cuts.split(BORDERS.line);
    this.#letters = letters.split(BORDERS.line);
    this.#byWord = byWord.split(BORDERS.line);
    let heads = 0;
    for (const line of this.#letters) {
      this.#first.push(heads);
      heads += line.split(' ').length;
    }
  }

  /** What may begin with a word, in the order of the rules; null for nothing. */
  under(word: number): Entry[] | null {
    const line = this.#byWord[word];
    if (!line) return null;
    const entries: Entry[] = [];
    let rule = 0;
    for (const head of numbersIn(line)) {
      while ((this.#first[rule + 1] ?? Number.POSITIVE_INFINITY) <= head) rule += 1;
      const place = head - (this.#first[rule] as number);
      const last = entries.at(-1);
      if (last?.rule === rule) last.heads.push(place);
      else entries.push({ rule, heads: [place] });
    }
    return entries;
  }

  /** A rule, cut. */
  rule(number: number): Cut {
    let rule = this.#rules[number];
    if (!rule) {
      const heads = (this.#cuts[number] ?? '').replaceAll(BORDERS.backslash, '\\').split(BORDERS.head);
      const tail = heads.pop() ?? '';
      rule = { heads, tail };
      this.#rules[number] = rule;
    }
    return rule;
  }

  /** What the word after a head's first may begin with, as bits (`bitsOf`). */
  secondsOf(rule: number, head: number): number {
    return bitsOf(this.#letters[rule]?.split(' ')[head] ?? '');
  }
}
