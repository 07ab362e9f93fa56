/**
 * Finds what the rules of a table stand for. Goes through folded text from one word that begins some rule to
 * the next; an expression is tried, and made, only where the first two words of the text fit it.
 */
import { type FiledRules, headSource, plainSecond, plainWord } from './triggers.ts';

/** One way in which what a rule finds may begin. */
interface Head {
  cut: FiledRules['cuts'][number];
  index: number;
  /** It is one word and nothing else: the word that it is filed under. */
  plain: boolean;
  /** Words that may come second; null where any may. */
  seconds: ReadonlySet<string> | null;
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
  left: Map<string, readonly Candidate[] | null>;
}

/** Letters and digits, as folded text has them. */
const isInner = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
const isDigit = (code: number) => code >= 48 && code <= 57;
const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);
const HYPHEN = 45;
const ONE_WORD = /^[a-z()|?[\]]+$/;

export class RuleFinder {
  /** Where the word that was found last stands. */
  start = 0;
  end = 0;
  readonly #filed: FiledRules;
  /** Heads whose letters tell what they begin with: by word and rule. */
  readonly #plain: ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;
  readonly #heads = new Map<string, Head>();
  readonly #seconds = new Map<number, ReadonlySet<string>>();
  /** By word; null until the word first turns up. */
  readonly #candidates: Map<string, Filed | null>;
  /** By the first letter and the second: whether a word of the table begins so. */
  readonly #begins = new Uint8Array(128 * 32);
  /** Signs that begin a rule, by their ASCII number; all others lie at 0. */
  readonly #signs = new Uint8Array(128);

  constructor(filed: FiledRules) {
    this.#filed = filed;
    const plain = new Map<string, Map<number, number[]>>();
    for (const [rule, { heads, tail }] of filed.cuts.entries()) {
      for (const [index, head] of heads.entries()) {
        const word = plainWord(head, tail);
        if (word === null) continue;
        const rules = plain.get(word) ?? new Map<number, number[]>();
        plain.set(word, rules.set(rule, [...(rules.get(rule) ?? []), index]));
      }
    }
    this.#plain = plain;
    const words = new Set([...Object.keys(filed.byWord), ...plain.keys()]);
    this.#candidates = new Map([...words].map((word) => [word, null]));
    for (const word of words) {
      const first = word.charCodeAt(0);
      if (word === '#') this.#begins.fill(1, 48 * 32, 58 * 32);
      else if (isInner(first)) this.#begins[keyOf(first, word.length > 1 ? word.charCodeAt(1) : 0)] = 1;
      else this.#signs[first < 128 ? first : 0] = 1;
    }
  }

  /** Goes to the next word in `[from, to)` that begins a rule: those that it may begin, or null where there is none. */
  next(text: string, from: number, to: number): readonly Candidate[] | null {
    const begins = this.#begins;
    const signs = this.#signs;
    const length = text.length;
    let end = from;
    for (let start = from; start < to; start = end) {
      const code = text.charCodeAt(start);
      end = start + 1;
      if (code === 32) continue;
      let known: readonly Candidate[] | null = null;
      if (isInner(code)) {
        let second = 0;
        if (end < length) {
          let unit = text.charCodeAt(end);
          if (isInner(unit)) second = unit;
          while (isInner(unit) && ++end < length) unit = text.charCodeAt(end);
        }
        if (begins[keyOf(code, second)] === 0) continue;
        known = this.#candidatesOf(isDigit(code) ? '#' : text.slice(start, end), text, end);
      } else if (signs[code < 128 ? code : 0] === 1)
        known = this.#candidatesOf(text.charAt(start), text, end);
      if (known === null || known.length === 0) continue;
      this.start = start;
      this.end = end;
      return known;
    }
    return null;
  }

  /** Where what a candidate finds at the word that was found last ends; its start where it finds nothing. */
  endOf({ heads }: Candidate, text: string): number {
    for (const head of heads) {
      if (head.plain) return this.end;
      head.expression ??= new RegExp(headSource(head.cut, head.index), 'y');
      head.expression.lastIndex = this.start;
      if (!head.expression.test(text)) continue;
      let end = head.expression.lastIndex;
      while (end > this.start && isSpace(text.charCodeAt(end - 1))) end -= 1;
      return end;
    }
    return this.start;
  }

  /** The rules that may begin with a word, given what comes after it. */
  #candidatesOf(word: string, text: string, end: number): readonly Candidate[] | null {
    let filed = this.#candidates.get(word);
    if (filed === undefined) return null;
    if (filed === null) {
      filed = this.#filedUnder(word);
      this.#candidates.set(word, filed);
    }
    if (filed.left.size === 0) return filed.open;
    const second = wordAfter(text, end);
    const left = filed.left.get(second);
    if (left !== null) return left ?? filed.open;
    const made = leftBy(filed.all, ({ seconds }) => seconds === null || seconds.has(second));
    filed.left.set(second, made);
    return made;
  }

  #filedUnder(word: string): Filed {
    const rules = new Map<number, readonly number[]>(this.#plain.get(word));
    for (const entry of this.#filed.byWord[word]?.split(' ') ?? []) {
      const [rule = 0, ...heads] = entry.split('.').map(Number);
      rules.set(rule, [...(rules.get(rule) ?? []), ...heads]);
    }
    const byNumber = (one: number, other: number) => one - other;
    const all = [...rules.keys()].sort(byNumber).map((rule): Candidate => {
      const heads = [...(rules.get(rule) ?? [])].sort(byNumber);
      return { rule, heads: heads.map((head) => this.#headOf(rule, head)) };
    });
    const left = new Map<string, null>();
    for (const { heads } of all)
      for (const { seconds } of heads) for (const second of seconds ?? []) left.set(second, null);
    return { all, open: leftBy(all, ({ seconds }) => seconds === null), left };
  }

  #headOf(rule: number, index: number): Head {
    const key = `${rule}.${index}`;
    let head = this.#heads.get(key);
    if (!head) {
      const cut = this.#filed.cuts[rule] as FiledRules['cuts'][number];
      head = {
        cut,
        index,
        plain: ONE_WORD.test((cut.heads[index] ?? ' ') + cut.tail),
        seconds: this.#secondsOf(cut.seconds[index] ?? -1, plainSecond(cut.heads[index] ?? '', cut.tail)),
        expression: null,
      };
      this.#heads.set(key, head);
    }
    return head;
  }

  #secondsOf(list: number, plain: string | null): ReadonlySet<string> | null {
    if (plain !== null) return new Set([plain]);
    const words = this.#filed.seconds[list];
    if (words === undefined) return null;
    const known = this.#seconds.get(list) ?? new Set(words.split(' '));
    this.#seconds.set(list, known);
    return known;
  }
}

/** The candidates that have a head which fits, with those heads alone. */
function leftBy(all: readonly Candidate[], fits: (head: Head) => boolean): Candidate[] {
  return all.flatMap(({ rule, heads }) => {
    const left = heads.filter(fits);
    return left.length > 0 ? [{ rule, heads: left }] : [];
  });
}

const keyOf = (first: number, second: number) => first * 32 + (second % 32);

/** The word after a place, `#` for a number, or the sign that stands there instead. */
function wordAfter(text: string, at: number): string {
  let from = at;
  while (from < text.length && (isSpace(text.charCodeAt(from)) || text.charCodeAt(from) === HYPHEN))
    from += 1;
  if (isDigit(text.charCodeAt(from))) return '#';
  let to = from;
  while (isInner(text.charCodeAt(to))) to += 1;
  return to > from ? text.slice(from, to) : text.charAt(from);
}
