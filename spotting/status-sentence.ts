/** The sentence of a mention, as far as status goes: where it ends, whom it speaks of, and what the next one adds. */
import { ByHand } from './by-hand.ts';
import { SHOWS } from './people-words.ts';
import type { Span } from './sentences.ts';
import type { Setting } from './status.ts';
import { shownIn } from './status-people.ts';
import { type Asked, type Found, triggersIn, wordsThatTell } from './status-words.ts';
import type { Status } from './types.ts';

/** A long run without a border is read so far and no farther, on either side of a mention. */
export const FAR = 400;

/** A next sentence that goes on about what was just named. */
const GOES_ON = new ByHand(
  /^\W*(?:it|they|(?:this|that|these|both|neither) (?:did|does|has|have|was|were|is|are|helped|gave|made|only|worked|failed|provided|seem\w*|improved)|(?:but |and )?(?:he|she|they|i|pt|patient|the patient) (?:would (?:rather )?not|declined|declines|refused|refuses|turned|(?:does|did|do)(?:n't| not) (?:want|wish|like)|said no|(?:is|was)(?:n't| not) (?:keen|interested)|found (?:it|this|that|them)|(?:says|said|felt|feels|reports) (?:it|this|that|they)|passed)|declined|refused|turned (?:it )?down|deferred|none|i said no|i wanted|i'd rather|(?:i |he |she |we |they )?(?:told|tell) (?:them|him|her|it|the doctor) (?:no|where)|(?:i |we )?(?:explained|advised|told|said|felt)(?: (?:him|her|them|that|to))* (?:it|they|these|this|that|not)\b|no relief|no benefit|no improvement|without|nothing|little|minimal|some|good|great|only|did not|didn't|has not|not|helped|helps|stopped|was|which|made|caused)\b/,
);

/** Sentences as far as status goes: a line end in the middle of one does not end it. */
function sentenceAround(text: string, sentences: readonly Span[], at: number): Span {
  const { start, end } = sentences[at] as Span;
  let [from, to] = [start, end];
  for (let i = at; i > 0 && WRAPPED.test(text.slice(Math.max(0, from - 8), from + 3)) && at - i < 4; i--)
    from = (sentences[i - 1] as Span).start;
  for (
    let i = at;
    i + 1 < sentences.length && WRAPPED.test(text.slice(Math.max(0, to - 8), to + 3)) && i - at < 4;
    i++
  )
    to = (sentences[i + 1] as Span).end;
  return { start: from, end: to };
}
/** A line end between two words of a sentence. */
const WRAPPED = /[a-z,]\s*[\n\r]\s*[a-z(]/;

/** A sentence that holds mentions, as far as it has been read. */
export interface Sentence extends Span {
  /** The mentions in it. */
  own: readonly Asked[];
  found: readonly Found[];
  /** What the next sentence says of the last thing named in this one, or of all ("neither helped"). */
  after: Status | null;
  afterAll: boolean;
  /** Nobody in particular is spoken of. */
  general: boolean;
  /** What its words show of whom it speaks (status-people.ts). */
  shown: number;
}

/** A sentence goes on about more than one thing. */
const SEVERAL = /^\W*(?:they|these|both|neither|none|nothing)\b/;
/** A quotation or a review with stars. */
const QUOTED = /^[^★☆"“”‘«]{0,25}[★☆]|^\s*\d(?:\.\d)?\/5\b|^\s*(?:\d(?:\.\d)?\/5|[-•*]\s*)?\s*["“”'‘«]/;
/** The sentence before a span; null at the beginning of a passage. */
export function before(sentences: readonly Span[], at: number, span: Span): Span | null {
  for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
    const { start, end } = sentences[i] as Span;
    if (end <= span.start) return { start: Math.max(start, end - FAR), end };
  }
  return null;
}

/** The mentions in a span, found from one of them outwards, and how many steps on the first one after it stands. */
export function within(
  asked: readonly Asked[],
  index: number,
  span: Span,
): { mentions: Asked[]; after: number } {
  let [first, last] = [index, index + 1];
  while (first > 0 && (asked[first - 1] as Asked).start >= span.start) first -= 1;
  while (last < asked.length && (asked[last] as Asked).start < span.end) last += 1;
  return { mentions: asked.slice(first, last), after: last - index };
}

/** The sentence of a mention, or so much of a very long one that no run of text is read more than a few times. */
export function spanToRead(text: string, sentences: readonly Span[], at: number, mention: Span): Span {
  const sentence = sentenceAround(text, sentences, at);
  if (sentence.end - sentence.start <= 2 * FAR) return sentence;
  const cell = Math.floor((mention.start - sentence.start) / FAR) * FAR + sentence.start;
  return { start: Math.max(sentence.start, cell - FAR), end: Math.min(sentence.end, cell + 2 * FAR) };
}

/** The sentence after, where it names nothing and only says how what was named turned out. */
export function nextSentence(
  folded: string,
  sentences: readonly Span[],
  at: number,
  span: Span,
  named: Asked | undefined,
): Span | null {
  let index = at + 1;
  while (index < sentences.length && (sentences[index] as Span).start < span.end) index += 1;
  const next = sentences[index];
  if (!next || (named && named.start < next.end)) return null;
  if (!GOES_ON.test(folded.slice(next.start, Math.min(next.end, next.start + 80)))) return null;
  return { start: next.start, end: Math.min(next.end, next.start + FAR) };
}

/** Reads what a sentence shows, of whom it speaks and what the next one adds, for all mentions in it. */
export function readSentence(
  folded: string,
  span: Span,
  own: readonly Asked[],
  next: Span | null,
  setting: Setting,
  last: Span | null,
): Sentence {
  const after = next && outcomeIn(folded, next);
  const shown = setting.patient ? 0 : shownIn(folded, span.start, span.end);
  const general =
    !setting.patient &&
    !speaksOfSomebody(folded, span, shown, own, after, setting) &&
    !goesOnAbout(folded, span, shown, own, last);
  // What nobody in particular does or has needs no closer look, but for families.
  const found = general && !(shown & SHOWS.kin) ? [] : wordsThatTell(folded, span, own);
  const afterAll = next !== null && SEVERAL.test(folded.slice(next.start, next.start + 30));
  return { ...span, own, found, after, afterAll, general, shown };
}

/** What a sentence that goes on about something says of its outcome. */
function outcomeIn(folded: string, { start, end }: Span): Status | null {
  for (const { start: found, trigger } of triggersIn(folded, start, end)) {
    const { means, mention, weak, about } = trigger;
    if (mention !== 'before' || weak) continue;
    // "He declined a work note" is about something else.
    if (means === 'declined' && REFUSES.test(folded.slice(found, end))) return null;
    if (means === 'failed' || means === 'helped' || means === 'declined') return means;
    if (means === 'negated' && about !== undefined && !about.includes('flag')) return means;
    if (means === 'none') return null;
  }
  return null;
}

const REFUSES = new ByHand(
  /^(?:he |she |patient |pt )?(?:was |has )?(?:declin|refus|defer)\w+ (?!(?:it|this|that|these|them|both|all|because|due|as|at|for|after|by|today|so|and|but|again)\b)\w/,
);

/** On a page about no particular patient: whether a sentence speaks of one person all the same. */
function speaksOfSomebody(
  folded: string,
  span: Span,
  shown: number,
  own: readonly Asked[],
  after: Status | null,
  setting: Setting,
): boolean {
  if (shown & SHOWS.condition) return false;
  if (after === 'declined') return true;
  if (shown & SHOWS.address || asks(folded, span)) return false;
  return (
    setting.oneself ||
    Boolean(shown & SHOWS.person) ||
    (!(shown & SHOWS.group) && isQuoted(folded, span, own))
  );
}

/** True for a question that a page asks in its reader's voice. */
function asks(text: string, { start, end }: Span): boolean {
  for (let at = end - 1; at >= start; at--) {
    if (text.charCodeAt(at) === 63) return true;
    if (/\w/.test(text.charAt(at))) return false;
  }
  return false;
}

/** "I tried it all. Cortisone shots wore off.": a sentence without anybody in it after one about somebody. */
function goesOnAbout(
  folded: string,
  span: Span,
  shown: number,
  own: readonly Asked[],
  last: Span | null,
): boolean {
  if (!last || own.some(({ about }) => about === 'flag')) return false;
  if (shown & (SHOWS.address | SHOWS.condition | SHOWS.group) || asks(folded, span)) return false;
  if (!OUTCOME.test(folded.slice(span.start, span.end))) return false;
  const told = shownIn(folded, last.start, last.end);
  return Boolean(told & SHOWS.person) && !(told & (SHOWS.address | SHOWS.condition | SHOWS.group));
}
/** Something happened, and is over. */
const OUTCOME =
  /\b(?:wore off|did nothing|did not|didn't|helped|worked|failed|gave|made|turned|lasted|slid|ran out|took|bought|was|were|had)\b/;

function isQuoted(folded: string, span: Span, own: readonly Asked[]): boolean {
  return (
    QUOTED.test(folded.slice(0, 60)) ||
    QUOTED.test(folded.slice(span.start, span.start + 4)) ||
    inQuotes(folded, span.start) ||
    (own[0] !== undefined && inLongQuote(folded, own[0]))
  );
}

/** True in a quotation that goes on: "core activation" in quotation marks is no voice. */
function inLongQuote(text: string, { start, end }: Asked): boolean {
  return !/["”]/.test(text.slice(end, end + 20)) && inQuotes(text, start);
}

/** True where a quotation is open at a place of a passage. */
function inQuotes(text: string, at: number): boolean {
  let marks = 0;
  let opened: boolean | null = null;
  for (let i = at - 1; i >= 0 && i >= at - FAR; i--) {
    const unit = text.charAt(i);
    if (unit === '"') marks += 1;
    else if (unit === '“') opened ??= true;
    else if (unit === '”') opened ??= false;
  }
  return marks % 2 === 1 || opened === true;
}
