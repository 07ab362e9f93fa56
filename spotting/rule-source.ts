/** The signs of the tables of rules, as expressions understand them. */

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

/** What a rule finds, cut so that each word meets only what may begin with it: one of the heads, then the tail. */
export interface Cut {
  heads: readonly string[];
  tail: string;
}

/** Source of an expression for some heads of a rule with its tail. */
export function headsSource({ heads, tail }: Cut, numbers: readonly number[]): string {
  return `(?:${numbers.map((number) => partSource(heads[number] ?? '')).join('|')})${partSource(tail)}${END}`;
}

/** How a word is filed: "didn't" with "did". */
export function wordKey(word: string): string {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return '#';
  const bare = word.length > 1 && word.endsWith(':') ? word.slice(0, -1) : word;
  return bare.endsWith("n't") ? bare.slice(0, -3) : bare;
}
