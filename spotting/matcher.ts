/**
 * Finds forms in folded text. One small expression finds where a word begins as some form does; the
 * forms that begin so are then tried by an expression of their own, made when it is first needed.
 * Together they act as one expression over the whole lexicon, but a page pays only for the forms
 * that its words bring up.
 */
import { COMPILED } from './compiled.computed.ts';
import type { Compiled, Sense } from './lexicon.ts';
import { patternExpression, patternSource } from './trie.ts';
import { spaceOut } from './variants.ts';

/** Where a form stands in folded text, end exclusive. */
export interface Match {
  start: number;
  end: number;
}

/** A pattern with its meanings. */
interface Row {
  pattern: string;
  senses: Sense[];
}

/**
 * No form goes on after it. ASCII only, as the border before a form: a class of all letters would have
 * to be built anew for each expression, which takes longer than to read a page.
 */
const WORD_AFTER = '(?![a-z0-9_])';
/** A letter or digit of any script. */
const WORD = /[\p{L}\p{N}_]/u;

const { senses, buckets, prefix: PREFIX }: Compiled = COMPILED;
const beginnings = new RegExp(`\\b${COMPILED.beginnings}`, 'g');
const rows = new Map<string, Row[]>();
const expressions = new Map<string, RegExp>();
const meanings = new Map<string, readonly Sense[]>();

/** Rows that a text beginning with `prefix` may hold: those filed under it, or under a beginning of it. */
function rowsUnder(prefix: string): Row[] {
  let found = rows.get(prefix);
  if (!found) {
    found = [];
    for (let length = 1; length <= prefix.length; length++) {
      for (const line of buckets[prefix.slice(0, length)]?.split('\n') ?? []) {
        const [pattern = '', indexes = ''] = line.split('\t');
        found.push({ pattern, senses: indexes.split(',').map((index) => senses[Number(index)] as Sense) });
      }
    }
    rows.set(prefix, found);
  }
  return found;
}

/** Length of the longest text that a pattern matches. */
function reachOf(pattern: string): number {
  const widest = (choices: string) => Math.max(...choices.split('|').map((choice) => choice.length));
  return pattern.replace(/\(([^)]*)\)/g, (_, choices: string) => '-'.repeat(widest(choices))).length;
}

/** Tries the pattern with the longest reach first. */
function expressionUnder(prefix: string): RegExp {
  let expression = expressions.get(prefix);
  if (!expression) {
    const patterns = rowsUnder(prefix).map(({ pattern }) => pattern);
    patterns.sort((one, other) => reachOf(other) - reachOf(one));
    expression = new RegExp(`(?:${patterns.map(patternSource).join('|')})${WORD_AFTER}`, 'y');
    expressions.set(prefix, expression);
  }
  return expression;
}

/** True where a letter that the ASCII borders do not know (é, ß, я) stands. */
function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit > 127)) return false;
  const isTrailing = unit >= 0xdc00 && unit <= 0xdfff;
  return WORD.test(String.fromCodePoint(text.codePointAt(isTrailing ? at - 1 : at) as number));
}

/**
 * The next form at or after `from` in folded text: the longest that begins there, at word borders.
 * Null where there is none.
 */
export function nextMatch(text: string, from: number): Match | null {
  beginnings.lastIndex = from;
  for (let begin = beginnings.exec(text); begin; begin = beginnings.exec(text)) {
    const start = begin.index;
    const expression = expressionUnder(spaceOut(begin[0]));
    expression.lastIndex = start;
    const found = expression.exec(text);
    const end = start + (found?.[0].length ?? 0);
    if (found && !isLetter(text, start - 1) && !isLetter(text, end)) return { start, end };
    beginnings.lastIndex = start + 1;
  }
  return null;
}

/** What a matched, spaced-out spelling may mean. */
export function sensesOf(spelling: string): readonly Sense[] {
  let known = meanings.get(spelling);
  if (!known) {
    const filed = rowsUnder(spelling.slice(0, PREFIX).trimEnd());
    const row =
      filed.find(({ pattern }) => pattern === spelling) ??
      filed.find(({ pattern }) => pattern.includes('(') && patternExpression(pattern).test(spelling));
    known = row?.senses ?? [];
    meanings.set(spelling, known);
  }
  return known;
}
