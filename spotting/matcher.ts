/**
 * Finds forms in folded text. One small expression finds where a word begins as some form does; the
 * forms that begin so are then tried by an expression of their own, made when it is first needed.
 * Together they act as one expression over the whole lexicon, but a page pays only for the forms
 * that its words bring up.
 */
import { COMPILED } from './compiled.computed.ts';
import type { FormList, Sense } from './lexicon.ts';
import { patternExpression, patternSource } from './trie.ts';
import { filedUnder, patternOf, spaceOut } from './variants.ts';

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

const beginnings = new RegExp(`\\b${COMPILED.beginnings}`, 'g');
/** Rows by what they begin with, as far as they have been filed. */
const filed = new Map<string, Row[]>();
const rows = new Map<string, Row[]>();
const expressions = new Map<string, RegExp>();
const meanings = new Map<string, readonly Sense[]>();

/** Where the forms that begin with a letter stand in their lists. */
interface Places {
  lists: FormList[];
  starts: number[];
}

/** By first letter; those of a letter are taken out when the first text needs them. */
let unfiled: Map<string, Places> | null = null;

/** The beginnings that a line puts together, parted by bars, end at its first group or its last word. */
const REST = /[(~]/;

function beginningsOf(line: string): string[] {
  const rest = line.search(REST);
  return (rest < 0 ? line : line.slice(0, rest)).split('|');
}

function placesOf(lists: readonly FormList[]): Map<string, Places> {
  const places = new Map<string, Places>();
  for (const list of lists) {
    const { forms } = list;
    for (let start = 0; start < forms.length; ) {
      const end = forms.indexOf('\n', start);
      const line = forms.slice(start, end < 0 ? forms.length : end);
      for (const letter of new Set(beginningsOf(line).map((one) => one.charAt(0).toLowerCase()))) {
        let known = places.get(letter);
        if (!known) {
          known = { lists: [], starts: [] };
          places.set(letter, known);
        }
        known.lists.push(list);
        known.starts.push(start);
      }
      start = end < 0 ? forms.length : end + 1;
    }
  }
  return places;
}

function file(pattern: string, sense: Sense): void {
  const under = filedUnder(pattern);
  const others = filed.get(under);
  const known = others?.find((row) => row.pattern === pattern);
  if (known) known.senses.push(sense);
  else if (others) others.push({ pattern, senses: [sense] });
  else filed.set(under, [{ pattern, senses: [sense] }]);
}

/** Files the forms that begin with a letter, once. */
function fileLetter(letter: string): void {
  unfiled ??= placesOf(COMPILED.lists);
  const places = unfiled.get(letter);
  if (!places) return;
  unfiled.delete(letter);
  for (const [index, list] of places.lists.entries()) {
    const { concept, cue, use, ownContext, forms } = list;
    const start = places.starts[index] as number;
    const end = forms.indexOf('\n', start);
    const line = forms.slice(start, end < 0 ? forms.length : end);
    const sign = line.at(-1);
    const form = sign === '!' || sign === '+' ? line.slice(0, -1) : line;
    const meant = concept === null ? null : (COMPILED.concepts[concept] ?? null);
    const sense: Sense = { concept: meant, cue, use, ownContext, exact: sign === '!' ? form : null };
    const at = form.search(REST);
    const rest = at < 0 ? '' : form.slice(form.charAt(at) === '~' ? at + 1 : at);
    for (const beginning of beginningsOf(form)) {
      if (beginning.charAt(0).toLowerCase() !== letter) continue;
      file(sign === '!' ? patternOf(beginning) : beginning + rest, sense);
      if (sign === '+') file(`${beginning}${rest}s`, sense);
    }
  }
}

/** Rows that a text beginning with `prefix` may hold: those filed under it, or under a beginning of it. */
function rowsUnder(prefix: string): Row[] {
  let found = rows.get(prefix);
  if (!found) {
    fileLetter(prefix.charAt(0));
    found = [];
    for (let length = 1; length <= prefix.length; length++) {
      found.push(...(filed.get(prefix.slice(0, length)) ?? []));
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
    const under = rowsUnder(filedUnder(spelling));
    const row =
      under.find(({ pattern }) => pattern === spelling) ??
      under.find(({ pattern }) => pattern.includes('(') && patternExpression(pattern).test(spelling));
    known = row?.senses ?? [];
    meanings.set(spelling, known);
  }
  return known;
}
