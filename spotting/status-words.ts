/** The words of a sentence that tell what happened, and how far each of them reaches. */
import type { Span } from './sentences.ts';
import { STATUS_TRIGGERS } from './status.computed.ts';
import type { About } from './status-rules.ts';
import { type Trigger, wordKey } from './triggers.ts';

/** A mention whose status is asked for. */
export interface Asked {
  start: number;
  end: number;
  about: About;
  /** A disease that may be over: in a list of past diseases it is past, not present. */
  disease: boolean;
}

/** Words that tell, where they stand, and what they reach before and after them. */
export interface Found {
  start: number;
  end: number;
  trigger: Trigger;
  /** Bits of the kinds of mention that it is about. */
  kinds: number;
  from: number;
  to: number;
}

/** Kinds of mention as bits. */
const KIND: Record<About, number> = { flag: 1, imaging: 2, treatment: 4 };
const ALL = 7;
const REACH = 200;

const bitsOf = (about: readonly About[] | undefined) =>
  about ? about.reduce((bits, kind) => bits | KIND[kind], 0) : ALL;

interface Entry {
  trigger: Trigger;
  kinds: number;
  /** Made when first needed. */
  expression: RegExp | null;
}

const entries: Entry[] = STATUS_TRIGGERS.triggers.map((trigger) => ({
  trigger,
  kinds: bitsOf(trigger.about),
  expression: null,
}));
const byWord = new Map(
  Object.entries(STATUS_TRIGGERS.byWord).map(([word, numbers]) => [
    word,
    numbers.map((number) => entries[number] as Entry),
  ]),
);

/** Words and signs that a trigger may begin with. */
const TOKEN = /[a-z0-9][a-z0-9'/]*|\+\/-|[+:±☐□☑☒✓✔✗✘-]/g;

/** Length of what an entry finds at a place; 0 where it finds nothing. */
function lengthAt(entry: Entry, text: string, at: number): number {
  entry.expression ??= new RegExp(entry.trigger.find, 'y');
  entry.expression.lastIndex = at;
  if (!entry.expression.test(text)) return 0;
  return text.slice(at, entry.expression.lastIndex).trimEnd().length;
}

/** The words that tell in `[from, to)` of folded text, the longest at each place, never overlapping. */
export function triggersIn(
  text: string,
  from: number,
  to: number,
  kinds = ALL,
  asked: readonly Asked[] = [],
): Found[] {
  const found: Found[] = [];
  let at = 0;
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(text); token && token.index < to; token = TOKEN.exec(text)) {
    const [word] = token;
    const start = token.index;
    while (at < asked.length && (asked[at] as Asked).end <= start) at += 1;
    const mention = asked[at];
    const opens = mention?.start === start;
    if (mention && mention.start < start) {
      // What stands in a mention tells nothing of it.
      TOKEN.lastIndex = mention.end;
      continue;
    }
    const slash = word.indexOf('/');
    const known =
      byWord.get(word) ??
      byWord.get(wordKey(word)) ??
      (slash > 0 ? byWord.get(word.slice(0, slash)) : undefined);
    if (slash > 0) TOKEN.lastIndex = start + slash + 1;
    if (!known) continue;
    const here: Found[] = [];
    for (const entry of known) {
      // "No fall, incontinence": the mention denies itself, and what comes after it.
      if (!(entry.kinds & kinds) || (opens && entry.trigger.means !== 'negated')) continue;
      const length = lengthAt(entry, text, start);
      if (length === 0 || start + length > to) continue;
      here.push({
        start,
        end: start + length,
        trigger: entry.trigger,
        kinds: entry.kinds,
        from: start,
        to: start + length,
      });
    }
    for (const one of here) {
      // Rows about other kinds of mention stand side by side; of those about the same kind the longest counts.
      if (here.some((other) => other.end > one.end && other.kinds & one.kinds)) continue;
      found.push(one);
      TOKEN.lastIndex = Math.max(TOKEN.lastIndex, one.end);
    }
  }
  return found;
}

/** Where what is denied of a sign ends: at a colon, but for one that announces a list ("denies the following: fever"). */
const DENIED_TO = /(?<!\b(?:following|for|of|these|symptoms?|signs?|flags?|features?|including)\s?):\s(?=\w)/;

/** Where a clause ends. */
const CLAUSE =
  /;|\b(?:but|however|although|though|whereas|except(?: for)?|apart from|aside from|other than|nevertheless|until|otherwise)\b|\s[–—-]{1,2}\s|\.\s|,\s(?:and|so|then)\s(?:i|we|he|she|they|is|has|will|was)\b|\band (?:i|we|he|she) (?!(?:denies|denied))/g;
function bordersIn(text: string, from: number, to: number): number[] {
  return [...text.slice(from, to).matchAll(CLAUSE)].map(({ index }) => from + index);
}

/** Sets how far each trigger reaches. Linear in triggers and borders, but for a look at neighbours. */
function setReach(
  text: string,
  found: Found[],
  sentence: Span,
  asked: readonly Asked[],
  kinds: number,
): void {
  const borders = bordersIn(text, sentence.start, sentence.end);
  for (const kind of Object.values(KIND)) {
    if (!(kind & kinds)) continue;
    const own = found.filter((one) => one.kinds & kind);
    let border = 0;
    let before = sentence.start;
    for (const [index, one] of own.entries()) {
      const { trigger } = one;
      while (border < borders.length && (borders[border] as number) < one.start) border += 1;
      if (trigger.mention !== 'before') {
        let to = Math.min(sentence.end, one.end + (trigger.reach ?? REACH));
        const next = borders.find((at) => at >= one.end);
        if (next !== undefined) to = Math.min(to, next);
        for (let later = index + 1; later < own.length; later++) {
          const other = own[later] as Found;
          if (other.start >= to) break;
          if (other.trigger.weak || other.trigger.mention === 'before' || other.start < one.end) continue;
          // "If she develops" stays a condition.
          if (trigger.means === 'hypothetical' && other.trigger.means === 'present') continue;
          to = other.start;
        }
        const colon =
          trigger.means === 'negated' && kind === KIND.flag ? text.slice(one.end, to).search(DENIED_TO) : -1;
        if (colon > 0) to = one.end + colon;
        const before = text.slice(sentence.start, one.start);
        const close =
          before.lastIndexOf('(') > before.lastIndexOf(')') ? text.slice(one.end, to).indexOf(')') : -1;
        // A sign in brackets, "(-) fever", reaches out of them.
        if (close > 0) to = one.end + close;
        one.to = Math.max(one.to, to);
      }
      if (trigger.mention !== 'after') {
        let from = Math.max(before, one.start - (trigger.reach ?? REACH));
        const last = border > 0 ? (borders[border - 1] as number) : -1;
        // "Took ibuprofen, but it did not help": words of outcome look back over the border to what was named last.
        const between = last >= from && !asked.some(({ start }) => start > last && start < one.start);
        const looksBack = between && looksBackOver(one);
        if (last >= from && !looksBack) from = last;
        one.from = Math.min(one.from, from);
        if (!trigger.weak) before = one.end;
      }
    }
  }
}

/** Words that tell of what was named before the clause they stand in. */
function looksBackOver({ trigger, kinds }: Found): boolean {
  if ((trigger.reach ?? REACH) <= 20) return true;
  return OUTCOMES.has(trigger.means) || (trigger.means === 'negated' && !(kinds & KIND.flag));
}

const OUTCOMES = new Set<Trigger['means']>(['failed', 'helped', 'declined', 'past', 'none']);

/** The words that tell in a sentence, with their reach, for the mentions in it. */
export function wordsThatTell(text: string, sentence: Span, asked: readonly Asked[]): Found[] {
  const kinds = bitsOf(asked.map(({ about }) => about));
  const found: Found[] = [];
  for (const one of triggersIn(text, sentence.start, sentence.end, kinds, asked)) {
    // "No |change in bladder control": what runs into a mention is read again up to it.
    const cut = asked.find(({ start }) => start > one.start && start < one.end);
    if (cut) found.push(...triggersIn(text, one.start, cut.start, kinds));
    else found.push(one);
  }
  setReach(text, found, sentence, asked, kinds);
  return found;
}

/** True where words reach a mention. */
export function reaches(one: Found, mention: Asked): boolean {
  if (!(one.kinds & KIND[mention.about])) return false;
  return mention.start >= one.end
    ? mention.start < one.to
    : mention.end <= one.start && mention.end > one.from;
}
