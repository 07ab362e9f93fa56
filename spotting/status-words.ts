/** The words of a sentence that tell what happened, and how far each of them reaches. */
import { finderOf, wordsIn } from './rules.ts';
import type { Span } from './sentences.ts';
import { type Trigger, STATUS_TRIGGERS as triggers } from './status.computed.ts';
import type { About } from './status-rules.ts';
import { lacksWhatShouldBe } from './status-signs.ts';

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

const kindsOf = triggers.map(({ about }) => bitsOf(about));

/** What rules may look at beyond the end of what is read. */
const AHEAD = 2000;

/** What the words of a mention may tell of others. */
const TELLS_ON = new Set<Trigger['means']>(['negated', 'hypothetical']);

/** The words that tell in `[from, to)` of folded text, the longest at each place, never overlapping. */
export function triggersIn(
  whole: string,
  from: number,
  to: number,
  kinds = ALL,
  asked: readonly Asked[] = [],
): Found[] {
  // However long a text goes on, no expression runs on with it.
  const text = whole.length > to + AHEAD ? whole.slice(0, to + AHEAD) : whole;
  const found: Found[] = [];
  const finder = finderOf('status');
  const words = wordsIn(whole);
  let next = from;
  let at = 0;
  for (let index = words.from(from); index < words.count; index++) {
    const start = words.starts[index] as number;
    if (start >= to) break;
    if (start < next) continue;
    const here = finder.at(words, index, text);
    if (here.length === 0) continue;
    const after = words.ends[index] as number;
    next = after;
    while (at < asked.length && (asked[at] as Asked).end <= start) at += 1;
    const mention = asked[at];
    const opens = mention?.start === start;
    // "No bladder control, saddle numbness": nothing is denied.
    const lacking = opens && mention !== undefined && lacksWhatShouldBe(text, mention);
    if (mention && mention.start < start) {
      // What stands in a mention tells nothing of it.
      next = mention.end;
      continue;
    }
    const told: Found[] = [];
    for (const candidate of here) {
      const trigger = triggers[candidate.rule] as Trigger;
      const own = kindsOf[candidate.rule] as number;
      // "No fall, incontinence", "Safety-netted about fever": the mention tells of what comes after it.
      if (!(own & kinds) || (opens && !(TELLS_ON.has(trigger.means) && !lacking))) continue;
      const end = finder.endOf(candidate, text, start, after);
      if (end > start && end <= to) told.push({ start, end, trigger, kinds: own, from: start, to: end });
    }
    for (const one of told) {
      // Rows about other kinds of mention stand side by side; of those about the same kind the longest counts.
      if (told.some((other) => other.end > one.end && other.kinds & one.kinds)) continue;
      found.push(one);
      next = Math.max(next, one.end);
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

/** Those of the words found that stand in brackets. */
function inBrackets(text: string, { start, end }: Span, found: readonly Found[]): ReadonlySet<Found> {
  const inside = new Set<Found>();
  const bracket = text.slice(start, end).indexOf('(');
  if (bracket < 0) return inside;
  let open = false;
  let at = start + bracket;
  for (const one of found) {
    for (; at < one.start; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 40) open = true;
      else if (unit === 41) open = false;
    }
    if (open) inside.add(one);
  }
  return inside;
}

/** Sets how far each trigger reaches. Linear in triggers and borders, but for a look at neighbours. */
function setReach(
  text: string,
  found: Found[],
  sentence: Span,
  asked: readonly Asked[],
  kinds: number,
): void {
  if (found.length === 0) return;
  const borders = bordersIn(text, sentence.start, sentence.end);
  const bracketed = inBrackets(text, sentence, found);
  for (const kind of Object.values(KIND)) {
    if (!(kind & kinds)) continue;
    const own = found.filter((one) => one.kinds & kind);
    let border = 0;
    let before = sentence.start;
    let named = 0;
    for (const [index, one] of own.entries()) {
      const { trigger } = one;
      while (border < borders.length && (borders[border] as number) < one.start) border += 1;
      if (trigger.mention !== 'before') {
        let to = Math.min(sentence.end, one.end + (trigger.reach ?? REACH));
        let after = border;
        while (after < borders.length && (borders[after] as number) < one.end) after += 1;
        if (after < borders.length) to = Math.min(to, borders[after] as number);
        for (let later = index + 1; later < own.length; later++) {
          const other = own[later] as Found;
          if (other.start >= to) break;
          if (other.trigger.weak || other.trigger.mention === 'before' || other.start < one.end) continue;
          // "If she develops" stays a condition.
          if (trigger.means === 'hypothetical' && other.trigger.means === 'present') continue;
          // "Her father had it and has been on prednisone": still her father.
          if (
            trigger.means === 'family' &&
            GOES_ON_WITH.has(other.trigger.means) &&
            !NEW_SUBJECT.test(text.slice(one.end, other.start))
          )
            continue;
          to = other.start;
        }
        const colon =
          trigger.means === 'negated' && kind === KIND.flag ? text.slice(one.end, to).search(DENIED_TO) : -1;
        if (colon > 0) to = one.end + colon;
        // A sign in brackets, "(-) fever", reaches out of them.
        const close = bracketed.has(one) ? text.slice(one.end, to).indexOf(')') : -1;
        if (close > 0 || (close === 0 && /\w$/.test(text.slice(one.start, one.end)))) to = one.end + close;
        one.to = Math.max(one.to, to);
      }
      if (trigger.mention !== 'after') {
        let from = Math.max(before, one.start - (trigger.reach ?? REACH));
        const last = border > 0 ? (borders[border - 1] as number) : -1;
        // "Took ibuprofen, but it did not help": words of outcome look back over the border to what was named last.
        while (named < asked.length && (asked[named] as Asked).start < one.start) named += 1;
        const between = last >= from && !(named > 0 && (asked[named - 1] as Asked).start > last);
        const looksBack = between && looksBackOver(one);
        if (last >= from && !looksBack) from = last;
        if (trigger.nearest) from = Math.max(from, lastNamed(text, asked, named, kind));
        one.from = Math.min(one.from, from);
        if (!trigger.weak && !trigger.nearest) before = one.end;
      }
    }
  }
}

/** Where what was named last before a place begins, with what an "and" joins to it. */
function lastNamed(text: string, asked: readonly Asked[], before: number, kind: number): number {
  let first: Asked | null = null;
  for (let i = before - 1; i >= 0; i--) {
    const one = asked[i] as Asked;
    if (KIND[one.about] !== kind) continue;
    if (first && !JOINED.test(text.slice(one.end, first.start))) break;
    first = one;
  }
  return first?.start ?? 0;
}
const JOINED = /^[^,.;]{0,30}\b(?:and|with|plus)[^,.;]{0,15}$|^ ?[&+/] ?$/;

/** What somebody else may have done with it. */
const GOES_ON_WITH = new Set<Trigger['means']>(['past', 'current', 'helped', 'failed']);
/** Somebody else comes in. */
const NEW_SUBJECT =
  /[,;] (?!(?:and|but|who|which) (?!i\b|he\b|she\b|pt\b|patient\b))|\b(?:i|he|she|pt|patient|we) $/;

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
