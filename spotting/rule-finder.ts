/**
 * Finds what the rules of a table stand for. Asked at a word of a text, it says which rules may begin there; a
 * pattern is followed, and made, only where the first two words of the text fit it.
 */

import { patternOf } from './pattern.ts';
import { END } from './pattern-code.ts';
import { endOf } from './pattern-follow.ts';
import { type PackedRules, RuleTable } from './rule-table.ts';
import { ANY, CLASSES, classAfter, isSpace } from './second-letters.ts';
import type { Vocabulary, Words } from './vocabulary.ts';

/** One way in which what a rule finds may begin. */
interface Head {
  rule: number;
  index: number;
  /** It is one word and nothing else: the word that it is filed under. */
  alone: boolean;
  /** What the second word may begin with, as bits (second-letters.ts). */
  seconds: number;
  /** Made when first needed; -1 before. */
  pattern: number;
}

/** A rule that may begin with a word. */
export interface Candidate {
  /** Its place in the table. */
  rule: number;
  heads: readonly Head[];
}

/** What is filed under a word. */
interface Filed {
  all: readonly Candidate[];
  /** Those that what comes second leaves, by its class; made when that first turns up. */
  left: (readonly Candidate[] | undefined)[];
}

const ONE_WORD = /^[a-z()|?[\]]+$/;
const NONE: readonly Candidate[] = [];

export class RuleFinder {
  readonly #words: Vocabulary;
  readonly #table: RuleTable;
  readonly #heads = new Map<string, Head>();
  /** Patterns of what comes after the heads of each rule. */
  readonly #tails: number[] = [];
  /** By word; null where no rule begins with it, undefined until it first turns up. */
  readonly #filed: (Filed | null | undefined)[];

  constructor(rules: PackedRules, words: Vocabulary) {
    this.#words = words;
    this.#table = new RuleTable(rules);
    this.#filed = new Array(words.size).fill(undefined);
  }

  /**
   * The rules that may begin with a word of a text, given what comes after it.
   * @param id what the word is filed under
   */
  at(
    words: Words,
    index: number,
    text: string,
    id: number = words.ids[index] as number,
  ): readonly Candidate[] {
    const filed = this.#under(id);
    if (filed === null) return NONE;
    const second = classAfter(text, words.ends[index] as number);
    const left = filed.left[second];
    if (left) return left;
    const made = leftBy(filed.all, second);
    filed.left[second] = made;
    return made;
  }

  /**
   * Where what a candidate finds at the word `[start, end)` ends; its start where it finds nothing.
   * @param end the start, where the word goes on in a way that is no word of its own: "didn't"
   */
  endOf({ heads }: Candidate, text: string, start: number, end: number): number {
    for (const head of heads) {
      if (head.alone) {
        if (end > start) return end;
        continue;
      }
      if (head.pattern < 0) head.pattern = this.#patternOf(head);
      let to = endOf(head.pattern, text, start);
      if (to < 0) continue;
      while (to > start && isSpace(text.charCodeAt(to - 1))) to -= 1;
      return to;
    }
    return start;
  }

  /** Makes ready what is asked at a word of a text. @returns true where anything had to be made */
  prepare(words: Words, index: number, text: string): boolean {
    let isNew = false;
    for (const { heads } of this.at(words, index, text)) {
      for (const head of heads) {
        if (head.alone || head.pattern >= 0) continue;
        head.pattern = this.#patternOf(head);
        isNew = true;
      }
    }
    return isNew;
  }

  #patternOf({ rule, index }: Head): number {
    const { plain } = this.#table;
    const { heads, tail } = this.#table.rule(rule);
    const signs = plain === undefined;
    this.#tails[rule] ??= patternOf(tail, signs, signs ? END : patternOf(plain));
    return patternOf(heads[index] as string, signs, this.#tails[rule]);
  }

  #under(id: number): Filed | null {
    let filed = this.#filed[id];
    if (filed === undefined) {
      filed = this.#filedUnder(id);
      this.#filed[id] = filed;
    }
    return filed;
  }

  #filedUnder(id: number): Filed | null {
    const all = this.#table.under(this.#words.filedAs(id))?.map(({ rule, heads }): Candidate => {
      return { rule, heads: heads.map((head) => this.#headOf(rule, head)) };
    });
    return all ? { all, left: new Array(CLASSES + 1).fill(undefined) } : null;
  }

  #headOf(rule: number, index: number): Head {
    const key = `${rule}.${index}`;
    let head = this.#heads.get(key);
    if (!head) {
      const { heads, tail } = this.#table.rule(rule);
      head = {
        rule,
        index,
        alone: this.#table.plain === undefined && ONE_WORD.test((heads[index] ?? ' ') + tail),
        seconds: this.#table.secondsOf(rule, index),
        pattern: -1,
      };
      this.#heads.set(key, head);
    }
    return head;
  }
}

/** The candidates that have a head which what comes second fits, with those heads alone. */
function leftBy(all: readonly Candidate[], second: number): readonly Candidate[] {
  const bit = second === CLASSES ? 0 : 1 << second;
  return all.flatMap(({ rule, heads }) => {
    const left = heads.filter(({ seconds }) => seconds === ANY || (seconds & bit) !== 0);
    return left.length > 0 ? [{ rule, heads: left }] : [];
  });
}
