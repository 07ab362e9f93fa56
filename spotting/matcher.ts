/**
 * Finds forms in folded text. One small expression finds where a word begins as some form does; the
 * forms that begin so are then tried by an expression of their own, made when it is first needed.
 * Together they act as one expression over the whole lexicon, but a page pays only for the forms
 * that its words bring up.
 */
import { COMPILED } from './compiled.computed.ts';
import type { Sense } from './lexicon.ts';
import { patternExpression, trieSource } from './trie.ts';
import { spaceOut } from './variants.ts';

/** Where a form stands in folded text, end exclusive. */
export interface Match {
  start: number;
  end: number;
}

/** A letter or digit that ends a word: no form goes on after it. */
const WORD_AFTER = '(?![\\p{L}\\p{N}_])';
/** A letter or digit that the ASCII border of an expression does not know (é, ß, я). */
const WORD_BEFORE = /[\p{L}\p{N}_]$/u;

/** Units of a pattern by which it is filed: fewer would file too many words of a page, more would cost too much to tell apart. */
const PREFIX = 6;

/** A pattern with its meanings. */
interface Row {
  pattern: string;
  senses: Sense[];
}

/** Patterns by how they begin. One that begins with a short word and a group is filed under each choice. */
let rows: Map<string, Row[]> | null = null;
let beginnings: RegExp | null = null;
const expressions = new Map<string, RegExp>();
const meanings = new Map<string, readonly Sense[]>();

/** How the texts begin that a pattern matches: at most `PREFIX` units each, separators counting as one. */
function prefixesOf(pattern: string): string[] {
  const group = pattern.indexOf('(');
  if (group < 0 || group >= PREFIX) return [pattern.slice(0, PREFIX).trimEnd()];
  const end = pattern.indexOf(')', group);
  const choices = pattern.slice(group + 1, end).split('|');
  return choices.flatMap((choice) =>
    prefixesOf(spaceOut(pattern.slice(0, group) + choice + pattern.slice(end + 1))),
  );
}

function allRows(): Map<string, Row[]> {
  if (rows) return rows;
  rows = new Map();
  const known = new Map<string, Row>();
  for (const [index, sense] of COMPILED.senses.entries()) {
    for (const pattern of (COMPILED.patterns[index] as string).split('\n')) {
      let row = known.get(pattern);
      if (!row) {
        row = { pattern, senses: [] };
        known.set(pattern, row);
        for (const prefix of new Set(prefixesOf(pattern))) {
          const filed = rows.get(prefix);
          if (filed) filed.push(row);
          else rows.set(prefix, [row]);
        }
      }
      row.senses.push(sense);
    }
  }
  return rows;
}

/** Rows that a text beginning with `prefix` may hold: those filed under it, or under a beginning of it. */
function rowsUnder(prefix: string): Row[] {
  const found: Row[] = [];
  for (let length = 1; length <= prefix.length; length++)
    found.push(...(allRows().get(prefix.slice(0, length)) ?? []));
  return found;
}

function expressionUnder(prefix: string): RegExp {
  let expression = expressions.get(prefix);
  if (!expression) {
    expression = new RegExp(trieSource(rowsUnder(prefix).map(({ pattern }) => pattern)) + WORD_AFTER, 'uy');
    expressions.set(prefix, expression);
  }
  return expression;
}

/**
 * The next form at or after `from` in folded text: the longest that begins there, at word borders.
 * Null where there is none.
 */
export function nextMatch(text: string, from: number): Match | null {
  beginnings ??= new RegExp(`\\b${trieSource(allRows().keys())}`, 'g');
  beginnings.lastIndex = from;
  for (let begin = beginnings.exec(text); begin; begin = beginnings.exec(text)) {
    const start = begin.index;
    const expression = expressionUnder(spaceOut(begin[0]));
    expression.lastIndex = start;
    const found = expression.exec(text);
    if (
      found &&
      !(
        start > 0 &&
        text.charCodeAt(start - 1) > 127 &&
        WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start))
      )
    ) {
      return { start, end: start + found[0].length };
    }
    beginnings.lastIndex = start + 1;
  }
  return null;
}

/** What a matched, spaced-out spelling may mean. */
export function sensesOf(spelling: string): readonly Sense[] {
  let known = meanings.get(spelling);
  if (!known) {
    const filed = rowsUnder(spelling.slice(0, PREFIX));
    const row =
      filed.find(({ pattern }) => pattern === spelling) ??
      filed.find(({ pattern }) => pattern.includes('(') && patternExpression(pattern).test(spelling));
    known = row?.senses ?? [];
    meanings.set(spelling, known);
  }
  return known;
}
