/**
 * Finds what the rules of a table stand for. Asked at a word of a text, it says which rules may begin there; an
 * expression is tried, and made, only where the first two words of the text fit it.
 */
import { type Cut, headsSource } from './rule-source.ts';
import { type PackedRules, RuleTable } from './rule-table.ts';
import { isInner, NUMBER, UNKNOWN, type Vocabulary, type Words } from './vocabulary.ts';

/** One way in which what a rule finds may begin. */
interface Head {
  rule: Cut;
  index: number;
  /** It is one word and nothing else: the word that it is filed under. */
  alone: boolean;
  /** Words that may come second; null where any may. */
  seconds: ReadonlySet<number> | null;
  /** Made when first needed. */
  expression: RegExp | null;
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
  /** Those that any word may follow. */
  open: readonly Candidate[];
  /** Those that a second word leaves, by that word; null until it first turns up. Other words leave the open ones. */
  left: Map<number, readonly Candidate[] | null>;
}

const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
const HYPHEN = 45;
const ONE_WORD = /^[a-z()|?[\]]+$/;
const NOTHING: readonly Candidate[] = [];

export class RuleFinder {
  readonly #words: Vocabulary;
  readonly #table: RuleTable;
  readonly #heads = new Map<string, Head>();
  /** By word; null where no rule begins with it, undefined until it first turns up. */
  readonly #filed: (Filed | null | undefined)[];

  constructor(rules: PackedRules, words: Vocabulary) {
    this.#words = words;
    this.#table = new RuleTable(rules);
    this.#filed = new Array(words.size).fill(undefined);
  }

  /** The rules that may begin with a word of a text, given what comes after it. */
  at(words: Words, index: number, text: string): readonly Candidate[] {
    const id = words.ids[index] as number;
    let filed = this.#filed[id];
    if (filed === null) return NOTHING;
    if (filed === undefined) {
      filed = this.#filedUnder(id);
      this.#filed[id] = filed;
      if (filed === null) return NOTHING;
    }
    if (filed.left.size === 0) return filed.open;
    const second = this.#wordAfter(words, index, text);
    const left = filed.left.get(second);
    if (left !== null) return left ?? filed.open;
    const made = leftBy(filed.all, ({ seconds }) => seconds === null || seconds.has(second));
    filed.left.set(second, made);
    return made;
  }

  /** Where what a candidate finds at the word `[start, end)` ends; its start where it finds nothing. */
  endOf({ heads }: Candidate, text: string, start: number, end: number): number {
    for (const head of heads) {
      if (head.alone) return end;
      const expression = head.expression ?? this.#expressionOf(head);
      expression.lastIndex = start;
      if (!expression.test(text)) continue;
      let to = expression.lastIndex;
      while (to > start && isSpace(text.charCodeAt(to - 1))) to -= 1;
      return to;
    }
    return start;
  }

  #expressionOf(head: Head): RegExp {
    const { rule, index } = head;
    const { plain } = this.#table;
    const source =
      plain === undefined ? headsSource(rule, [index]) : `(?:${rule.heads[index]})${rule.tail}${plain}`;
    head.expression = new RegExp(source, 'y');
    return head.expression;
  }

  /** The number of the word after one, or of the sign that stands there instead. */
  #wordAfter(words: Words, index: number, text: string): number {
    let from = words.ends[index] as number;
    let code = text.charCodeAt(from);
    while (isSpace(code) || code === HYPHEN) code = text.charCodeAt(++from);
    if (code >= 48 && code <= 57) return NUMBER;
    if (!isInner(code)) return this.#words.signOf(code);
    // A hyphen between them may be a word of its own.
    let next = index + 1;
    while (next < words.count && (words.starts[next] as number) < from) next += 1;
    return next < words.count && words.starts[next] === from ? (words.ids[next] as number) : UNKNOWN;
  }

  #filedUnder(id: number): Filed | null {
    const all = this.#table.under(this.#words.filedAs(id))?.map(({ rule, heads }): Candidate => {
      return { rule, heads: heads.map((head) => this.#headOf(rule, head)) };
    });
    if (!all) return null;
    const left = new Map<number, null>();
    for (const { heads } of all)
      for (const { seconds } of heads) for (const second of seconds ?? []) left.set(second, null);
    return { all, open: leftBy(all, ({ seconds }) => seconds === null), left };
  }

  #headOf(number: number, index: number): Head {
    const key = `${number}.${index}`;
    let head = this.#heads.get(key);
    if (!head) {
      const rule = this.#table.rule(number);
      head = {
        rule,
        index,
        alone: this.#table.plain === undefined && ONE_WORD.test((rule.heads[index] ?? ' ') + rule.tail),
        seconds: this.#table.secondsOf(number, index),
        expression: null,
      };
      this.#heads.set(key, head);
    }
    return head;
  }
}

/** The candidates that have a head which fits, with those heads alone. */
function leftBy(all: readonly Candidate[], fits: (head: Head) => boolean): Candidate[] {
  return all.flatMap(({ rule, heads }) => {
    const left = heads.filter(fits);
    return left.length > 0 ? [{ rule, heads: left }] : [];
  });
}
