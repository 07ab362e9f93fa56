/** Files what the rules of a table find by the words that it may begin with: done when the extension is built. */
import type { Cut } from './rule-source.ts';
import { wordKey } from './rule-source.ts';
import { BASE, BORDERS, type PackedRules } from './rule-table.ts';
import { type WordPair, wordPairs } from './rule-words.ts';
import { lettersOf } from './second-letters.ts';
import { type PackedWords, STEM, shorten } from './vocabulary.ts';

/** A rule with the words that each of its heads may begin with, and what those begin with that may come second (`lettersOf`). */
export interface FiledRule extends Cut {
  begins: readonly { words: readonly string[]; letters: string }[];
}

/** A table whose rules are filed. */
export interface FiledRules {
  rules: readonly FiledRule[];
  /** See `PackedRules`. */
  plain?: string;
}

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

/**
 * Files the rules of a table by their first two words.
 * @throws where a rule does not begin with whole words, so that it could not be found by them
 */
export function fileRules(finds: readonly string[]): FiledRules {
  return {
    rules: finds.map((find) => {
      const { heads, tail } = cut(find);
      const begins = heads.map((head) => {
        const pairs = wordPairs(head + tail);
        const words = [...new Set(pairs.map(([first]) => first))];
        if (words.some((word) => word === '' || (word.length > 1 && word.endsWith('*'))))
          throw new Error(`It has to begin with whole words: ${head}`);
        return { words, letters: secondLetters(pairs) };
      });
      return { heads, tail, begins };
    }),
  };
}

function secondLetters(pairs: readonly WordPair[]): string {
  const seconds = pairs.map(([, second]) => second);
  return seconds.includes('*') ? '' : lettersOf(seconds);
}

/** Files rules by their first two words, a word with "n't" by what stands before that. */
export function fileByWord(finds: readonly string[]): FiledRules {
  return {
    rules: finds.map((find) => {
      const { heads, tail } = cut(find);
      const begins = heads.map((head) => {
        const words = new Set(firstWords(head + tail).map(wordKey));
        return { words: [...words].filter(Boolean), letters: secondLetters(wordPairs(head + tail)) };
      });
      return { heads, tail, begins };
    }),
  };
}

/**
 * Files plain expressions: their choices, without the tables' own signs.
 * @param finds source of an expression for each rule
 * @param written what a source says in an expression, where that is not what it says itself
 * @param end source of what must not come behind what is found
 */
export function filePlain(
  finds: readonly string[],
  end: string,
  written: (source: string) => string = (source) => source,
): FiledRules {
  return {
    plain: end,
    rules: finds.map((find) => {
      const choices = alternatives(find);
      return {
        heads: choices.map(written),
        tail: '',
        begins: choices.map((choice) => {
          const pairs = wordPairs(choice.replaceAll('(?:', '('));
          return { words: [...new Set(pairs.map(([first]) => first))], letters: secondLetters(pairs) };
        }),
      };
    }),
  };
}

/** Files plain expressions that may end inside a word, by the words or beginnings of words that their choices begin with. */
export function fileBeginnings(finds: readonly string[]): FiledRules {
  const { rules } = filePlain(finds, '');
  return {
    plain: '',
    rules: rules.map((rule, number) => ({
      ...rule,
      begins: alternatives(finds[number] as string).map((choice) => {
        const pairs = wordPairs(choice.replaceAll('(?:', '(').replaceAll('[- ]', ' '));
        const words = pairs.map(([first, second]) =>
          second === '*' && first.replace('*', '').length >= STEM ? first.replace(/\*?$/, '*') : first,
        );
        return { words: [...new Set(words)], letters: '' };
      }),
    })),
  };
}

/**
 * Tables as the bundle holds them, with the vocabulary that they share.
 * @param more beginnings of words that no table knows, each with a `*`
 */
export function packTables<Name extends string>(
  tables: Record<Name, FiledRules>,
  more: readonly string[] = [],
): { words: PackedWords; tables: Record<Name, PackedRules> } {
  const all = (Object.values(tables) as FiledRules[]).flatMap(({ rules }) =>
    rules.flatMap(({ begins }) => begins),
  );
  const firsts = new Set([...all.flatMap(({ words }) => words), ...more]);
  const known = [...firsts];
  const isStem = (word: string) => word.length > 1 && word.endsWith('*');
  const words = known.filter((word) => !isStem(word) && word !== '#').sort();
  const stems = known
    .filter(isStem)
    .map((word) => word.slice(0, -1))
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
  const withStems = (word: string) => [
    word,
    ...stems.filter((stem) => word !== `${stem}*` && word.startsWith(stem)).map((stem) => `${stem}*`),
  ];
  return {
    words: {
      words: shorten(words),
      signs: [...firsts].filter((word) => word !== '#' && /^[!-/:-@[-`{-~]$/.test(word)).join(''),
      stems: stems.join(' '),
    },
    tables: Object.fromEntries(
      Object.entries<FiledRules>(tables).map(([name, table]) => [
        name,
        pack(table, ['', '#', ...words, ...stems.map((stem) => `${stem}*`)].map(withStems)),
      ]),
    ) as Record<Name, PackedRules>,
  };
}

/** @param known the words by number, each with the beginnings that it has */
function pack({ rules, plain }: FiledRules, known: readonly (readonly string[])[]): PackedRules {
  const written = rules.flatMap(({ heads, tail }) => [...heads, tail]);
  const border = Object.values(BORDERS).find((sign) => written.some((part) => part.includes(sign)));
  if (border) throw new Error(`No rule may have the sign ${border}: it stands between rules in the bundle.`);
  /** Numbers of heads, counted through all rules, by the words that they may begin with. */
  const filed = new Map<string, number[]>();
  let heads = 0;
  for (const { begins } of rules) {
    for (const { words } of begins) {
      for (const word of words) filed.set(word, [...(filed.get(word) ?? []), heads]);
      heads += 1;
    }
  }
  return {
    cuts: rules
      .map((rule) => [...rule.heads, rule.tail].join(BORDERS.head))
      .join(BORDERS.line)
      // One character beyond Latin, and all of it takes twice the memory.
      .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('\\', BORDERS.backslash),
    letters: rules.map(({ begins }) => begins.map(({ letters }) => letters).join(' ')).join(BORDERS.line),
    byWord: known.map((words) => inSteps(words.flatMap((word) => filed.get(word) ?? []))).join(BORDERS.line),
    ...(plain === undefined ? {} : { plain }),
  };
}

/** Different numbers in rising order, each as what it is more than the one before. */
function inSteps(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other);
  return sorted.map((number, at) => (number - (sorted[at - 1] ?? 0)).toString(BASE)).join(' ');
}

/** "(a|b) c" as the heads a and b and the tail " c"; "a|b c" as two heads. */
function cut(find: string): Cut {
  const all = alternatives(find);
  if (all.length > 1) return { heads: all, tail: '' };
  if (!find.startsWith('(') || find.startsWith('(?')) return { heads: [find], tail: '' };
  const close = closeOf(find, 0);
  const tail = find.slice(close + 1);
  return /^[?*+{]/.test(tail)
    ? { heads: [find], tail: '' }
    : { heads: alternatives(find.slice(1, close)), tail };
}
