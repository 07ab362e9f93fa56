/** What rules of a table find, in the shape that reading needs: filed by the words they begin with when the extension is built. */
import { wordPairs } from './rule-words.ts';

/** What the rules of a table find, filed by the words it may begin with: plain values only. */
export interface FiledRules {
  /** One for each rule, in their order; `seconds` has for each head which list of second words holds, -1 for none, -2 where its letters tell (`plainSecond`). */
  cuts: { heads: string[]; tail: string; seconds: number[] }[];
  /** Lists of words that may come second, with spaces between. */
  seconds: string[];
  /**
   * Which heads of which rules may begin with a word: "12.0.3 15.0" for the first and fourth head of rule 12
   * and the first of rule 15. `#` stands for any number, a sign for itself. Heads whose own letters tell
   * (`plainWord`) are not listed.
   */
  byWord: Record<string, string>;
}

/** What separates words, and what `~` stands for. */
const SEPARATOR = '[\\s-]{1,4}';
const FEW_WORDS = "(?:[\\w'/][\\w'/-]{0,30}[\\s-]{1,4}){0,3}";

/** Source of a part of an expression, without the table's own signs. */
function partSource(find: string): string {
  return (
    find
      .replace(/\((?!\?)/g, (paren, at: number) => (find[at - 1] === '\\' ? paren : '(?:'))
      // A space that may be missing: "contra ?indicated".
      .replace(/ \?/g, '[\\s-]{0,4}')
      .replace(/ /g, SEPARATOR)
      .replace(/~/g, FEW_WORDS)
  );
}

/** It does not end inside a word. */
const END = '(?!(?<=[a-z0-9])[a-z0-9])';

/** Where the group that opens at `open` closes. */
function closeOf(find: string, open: number): number {
  let depth = 0;
  for (let i = open; i < find.length; i++) {
    if (find[i] === '\\') i += 1;
    else if (find[i] === '[') i = find.indexOf(']', i);
    else if (find[i] === '(') depth += 1;
    else if (find[i] === ')' && --depth === 0) return i;
  }
  throw new Error(`A group of this rule is not closed: ${find}`);
}

/** The alternatives of a group's inside. */
function alternatives(inside: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === '\\') i += 1;
    else if (inside[i] === '[') i = inside.indexOf(']', i);
    else if (inside[i] === '(') depth += 1;
    else if (inside[i] === ')') depth -= 1;
    else if (inside[i] === '|' && depth === 0) {
      parts.push(inside.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, inside.slice(from)];
}

/** The words that what a rule finds may begin with. */
export function firstWords(find: string, begun = ''): string[] {
  // What has to stand before the first word is no part of it.
  if (find.startsWith('(?<=')) return firstWords(find.slice(closeOf(find, 0) + 1), begun);
  const unit = /^(?:\\d|\\(.)|\[([^\]]+)\]|([a-z0-9'/+:±-])| )/.exec(find);
  if (!unit || unit[0] === '\\b') {
    if (!find.startsWith('(') || find.startsWith('(?')) return [begun];
    const close = closeOf(find, 0);
    const rest = find.slice(close + 1).replace(/^[?*]/, '');
    const words = alternatives(find.slice(1, close)).flatMap((one) => firstWords(one + rest, begun));
    return rest.length === find.length - close - 1 ? words : [...words, ...firstWords(rest, begun)];
  }
  const rest = find.slice(unit[0].length);
  const optional = /^[?*]/.test(rest);
  const after = rest.replace(/^[?*+]/, '');
  const without = optional && unit[0] !== ' ' ? firstWords(after, begun) : [];
  if (unit[0] === ' ') {
    if (begun === '') return firstWords(after, begun);
    // "contra ?indicated": one word or two.
    return optional && /^[a-z]/.test(after) ? [begun, ...firstWords(after, begun)] : [begun];
  }
  if (unit[0] === '\\d') return ['#'];
  const letters = unit[2] ? [...unit[2]] : [unit[1] ?? unit[3] ?? ''];
  return [...without, ...letters.flatMap((letter) => firstWords(after, begun + letter))];
}

/** How a word is filed: "didn't" with "did". */
export function wordKey(word: string): string {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return '#';
  const bare = word.length > 1 && word.endsWith(':') ? word.slice(0, -1) : word;
  return bare.endsWith("n't") ? bare.slice(0, -3) : bare;
}

/** "failed to" begins with this word and no other; null where a closer look is needed. */
const ONE_FIRST_WORD = /^[a-z]+(?= [a-z(]|$)/;

/** The word that a head of a rule begins with, where its first letters tell it; null where they do not. */
export function plainWord(head: string, tail: string): string | null {
  const word = ONE_FIRST_WORD.exec(head)?.[0] ?? null;
  return word === head && tail !== '' && !/^ [a-z(]/.test(tail) ? null : word;
}

/** The word that comes second, where the letters of a head tell it ("failed to"); null where they do not. */
export function plainSecond(head: string, tail: string): string | null {
  const [whole, second = null] = /^[a-z]+ ([a-z]+)(?= [a-z(]|$)/.exec(head) ?? [];
  return whole === head && tail !== '' && !/^ [a-z(]/.test(tail) ? null : second;
}

/**
 * Files what rules find by the words that each of its heads may begin with.
 * @throws where a rule does not begin with whole words, so that it could not be found by them
 */
export function fileRules(finds: readonly string[]): FiledRules {
  const seconds: string[] = [];
  const filed = new Map<string, Map<number, number[]>>();
  const cuts = finds.map((find, number) => {
    const { heads, tail } = cut(find);
    const lists = heads.map((head, index) => {
      const pairs = wordPairs(head + tail);
      const plain = plainWord(head, tail);
      for (const word of new Set(pairs.map(([first]) => first))) {
        if (word === plain) continue;
        if (word === '' || (word.length > 1 && word.endsWith('*')))
          throw new Error(`It has to begin with whole words: ${head}`);
        const rules = filed.get(word) ?? new Map<number, number[]>();
        filed.set(word, rules.set(number, [...(rules.get(number) ?? []), index]));
      }
      if (plainSecond(head, tail) !== null) return -2;
      const after = [...new Set(pairs.map(([, second]) => second))].sort();
      if (after.includes('*')) return -1;
      const list = after.join(' ');
      if (!seconds.includes(list)) seconds.push(list);
      return seconds.indexOf(list);
    });
    return { heads, tail, seconds: lists };
  });
  const byWord = Object.fromEntries(
    [...filed].map(([word, rules]) => [
      word,
      [...rules].map(([number, heads]) => [number, ...heads].join('.')).join(' '),
    ]),
  );
  return { cuts, seconds, byWord };
}

/** Source of an expression for one head of a rule with its tail. */
export function headSource({ heads, tail }: { heads: string[]; tail: string }, index: number): string {
  return `(?:${partSource(heads[index] ?? '')})${partSource(tail)}${END}`;
}

/**
 * What a rule finds, cut so that each word meets only what may begin with it: one of the heads, then the
 * tail, both still with the table's own signs, which are shorter than what they stand for.
 */
export interface CutRule {
  heads: string[];
  tail: string;
  /** The words that a head may begin with, by its number, where its letters do not plainly tell. */
  words?: Record<number, string>;
}

/** A head that begins with a plain word, or one whose last letter may be missing: "cure", "cures?". */
const PLAIN = /^([a-z']*?)(?:([a-z])\?)?(?= |$)/;

/** The words that a head plainly begins with; null where they have to be worked out. */
function plainWords(head: string, tail: string): string[] | null {
  const [whole, word = '', last] = PLAIN.exec(head) ?? [''];
  if (!whole || (whole === head && tail !== '' && !tail.startsWith(' '))) return null;
  if (head[whole.length + 1] === '?') return null;
  return last ? [word, word + last] : [word];
}

/** Cuts what a rule of a table finds. */
export function cutRule(find: string): CutRule {
  const { heads, tail } = cut(find);
  const words: Record<number, string> = {};
  for (const [number, head] of heads.entries()) {
    if (!plainWords(head, tail)) words[number] = [...new Set(firstWords(head + tail).map(wordKey))].join(' ');
  }
  return Object.keys(words).length > 0 ? { heads, tail, words } : { heads, tail };
}

/** The words that a head of a rule may begin with. */
export function wordsOf({ heads, tail, words }: CutRule, number: number): string[] {
  const told = words?.[number]?.split(' ') ?? plainWords(heads[number] ?? '', tail) ?? [];
  return [...new Set(told.map(wordKey).filter(Boolean))];
}

/** Source of an expression for some heads of a rule with its tail. */
export function headsSource({ heads, tail }: CutRule, numbers: readonly number[]): string {
  return `(?:${numbers.map((number) => partSource(heads[number] ?? '')).join('|')})${partSource(tail)}${END}`;
}

/** "(a|b) c" as the heads a and b and the tail " c"; "a|b c" as two heads. */
function cut(find: string): { heads: string[]; tail: string } {
  const all = alternatives(find);
  if (all.length > 1) return { heads: all, tail: '' };
  if (!find.startsWith('(') || find.startsWith('(?')) return { heads: [find], tail: '' };
  const close = closeOf(find, 0);
  const tail = find.slice(close + 1);
  return /^[?*+{]/.test(tail)
    ? { heads: [find], tail: '' }
    : { heads: alternatives(find.slice(1, close)), tail };
}
