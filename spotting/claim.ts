/**
 * Claims: what a sentence or heading asserts about the treatments named in it. Words that assert
 * (`claim-rules.ts`) speak of the nearest run of mentions before or after them; of those that speak of a
 * mention the stronger statement about effect counts, then the nearest. What is asked, planned or
 * supposed asserts nothing. Read on pages that speak of a subject, never in a note about one patient.
 */
import { ByHand } from './by-hand.ts';
import {
  advisesItself,
  comesBefore,
  describes,
  isAbove,
  isApart,
  isAside,
  isBeside,
  isDosed,
  isElsewhere,
  isEven,
  isInstead,
  isNoNeed,
  isNone,
  isTreated,
  LABELS,
  labelOf,
  markOf,
  runFrom,
} from './claim-scope.ts';
import { type Said, saidIn } from './claim-words.ts';
import { foldInPlace } from './fold.ts';
import type { Span } from './sentences.ts';
import { spanToRead } from './status-sentence.ts';
import type { Claim } from './types.ts';

/** Which claim wins where several speak of one mention. */
const WEIGHT: Record<Claim, number> = {
  strong: 5,
  against: 4,
  // At nearly the same place a denial counts before what it denies: "the advantage of {surgery} had vanished".
  'no-benefit': 3.02,
  harm: 2,
  benefit: 3,
  none: 0,
};
const REACH = 160;
/** A sentence shorter than this is read as a whole, UTF-16 units (`spanToRead`). */
const WHOLE = 800;

/** Where a clause ends. */
const BORDER =
  /;|[.!?](?:["')]*|(?:\[[\w, ]{1,9}\])+)\s|\s-{1,2}\s|\b(?:but|however|although|though|whereas|while|yet|except|nevertheless|whilst)\b|,\s(?:and|so|then)\s(?:(?:i|we|he|she|they|it|you|is|was|will)\b|(?=(?:[^\s,]+\s){1,3}(?:may|can|is|are|was|were|has|have|will|might|could|helps?|should|do|does)\b))/g;

/** Words that turn a benefit round: "not", up to four words later "relieve". */
const NOT =
  /(?:\bnot(?! (?:only|just|merely|simply)\b)|n't|\bno(?! (?:doubt|question|wonder)\b)|\bnever|\bneither|\bnor|\bnothing|\bnone|\bhardly|\bbarely|\bscarcely|\bseldom|\bcannot|\bwithout|\bfail(?:s|ed)? to|\bfailed|\bunlikely to|\bfar from|\bisnt|(?<!\ba )\bfew(?:er)?|\bno (?:form|type|kind|amount|dose|sort|brand|version) of(?: \S+){1,6})\s+(?:(?!but\b|and\b|so\b|because\b|which\b|who\b|if\b|or\b|more\b|only\b)[a-z'’]+[\s-]+){0,4}$/;
/** A question asserts nothing … */
const ASKS = /\?["')\]]*\s*$/;
/** … but for those of sellers: "Tired of injections?" */
const WEARY = /^\W*(?:are you )?(?:tired|sick|fed up|weary|had enough|exhausted|frustrated)\b/;
/** Where the main clause begins after "if …,". */
const MAIN =
  /,\s*(?:then|you|we|it|they|he|she|i|there|this|that|the|a|an|our|your|try|take|use|ask|see|do|don't|never|please|call|talk|keep|stop|avoid|start|consider|(?:[a-z-]+ ){1,3}(?:can|could|may|might|should|would|will|is|are|helps?))\b/;
/** "If injections haven't worked, …": what comes after speaks of something else. */
const FAILED = /n't\b|\bnot\b|\bfail|\bno longer\b/;
/** "A trial of yoga reduced pain": what was found, after what was tried. */
const TOLD =
  /^(?:favou?red|reduced|improved|relieved|eased|helped|lowered|decreased|outperformed|beat|lessened|brought|gave|produced)\b/;
/** A next sentence that goes on without a subject: "Draws out stagnation." "97% success." */
const FRAGMENT = new ByHand(
  /^\W*(?:\d{2,3}\s?%|no |zero |pain[- ]free|drug[- ]free|home (?:the )?same day|back to |permanent|lasting|instant|guaranteed|proven|safe|clinically|fast|gentle|great|ideal|perfect|(?!this\b|complications\b|its\b|us\b|is\b|was\b|yes\b|always\b|sometimes\b|unless\b|plus\b|patients\b|symptoms\b|days\b|as\b|thus\b|perhaps\b|exercises\b|studies\b|doctors\b|guidelines\b|reviews\b|trials\b|risks\b|less\b|does\b|has\b)[a-z]+[a-z]s (?!are\b|is\b|were\b|who\b|that\b|of\b))/,
);

/** A sentence that holds mentions, as far as it has been read. */
interface Sentence extends Span {
  said: readonly Speaking[];
}

/** Words that assert with the part of the sentence in which they speak of mentions. */
interface Speaking extends Said {
  before: Span | null;
  after: Span | null;
  /** What they assert of a mention before and after them. */
  means: Claim;
  other: Claim;
  /** Where the name stands that labels the line; -1 where they do not speak of it. */
  label: number;
  /** A condition before them that names what has failed. */
  failed: Span | null;
}

/** What a line with a colon, or a heading, says of each item below it. */
export type ClaimLead = Exclude<Claim, 'none' | 'strong'>;

/** Reads what one passage (and the same folded in place) asserts about each of its mentions; in order of the mentions. */
export function claimsOf(
  text: string,
  folded: string,
  sentences: readonly Span[],
  mentions: readonly Span[],
  lead: ClaimLead | null = null,
): Claim[] {
  const claims: Claim[] = [];
  const mark = markOf(folded);
  let at = 0;
  let first = 0;
  let read: Sentence | null = null;
  let readAt = -1;
  for (const mention of mentions) {
    while (at < sentences.length - 1 && (sentences[at] as Span).end <= mention.start) at += 1;
    // Mentions of one sentence are read together, but for a very long one, of which each reads its part.
    const span: Span =
      read && at === readAt && read.end - read.start < WHOLE
        ? read
        : spanToRead(text, sentences, at, mention);
    readAt = at;
    if (read?.start !== span.start || read.end !== span.end) {
      while (first < mentions.length && (mentions[first] as Span).start < span.start) first += 1;
      let last = first;
      while (last < mentions.length && (mentions[last] as Span).start < span.end) last += 1;
      const end = goesOn(folded, sentences, at, span, mentions[last]);
      const supposed = SUPPOSED.test(chainBefore(folded, span.start));
      read = readSentence(
        folded.slice(span.start, end),
        folded,
        span,
        mentions.slice(first, last),
        supposed,
        answerAfter(folded, span.end),
      );
    }
    // What a list says of its items holds for what an item names in its first sentence.
    const listed =
      (lead || mark) && !/[a-z]/.test(folded.slice(0, sentences[at]?.start)) ? (mark ?? lead) : null;
    claims.push(claimIn(mention, read, folded) ?? listed ?? 'none');
  }
  return claims;
}

/** Where a sentence ends with the fragments that go on about its subject. */
function goesOn(
  folded: string,
  sentences: readonly Span[],
  at: number,
  span: Span,
  next: Span | undefined,
): number {
  let end = span.end;
  for (let i = at + 1; i < sentences.length && i <= at + 3; i++) {
    const sentence = sentences[i] as Span;
    if (sentence.start < end) continue;
    const long = sentence.end - sentence.start > 90;
    if (long || (next && next.start < sentence.end)) break;
    const words = folded.slice(sentence.start, sentence.end);
    // The cells of a table: what stands beside a name speaks of it.
    const cell = /\|\s$/.test(folded.slice(end - 2, end)) && /^\s*\|/.test(folded.slice(0, 8));
    if (/[?\n]/.test(words) || !(cell || FRAGMENT.test(words))) break;
    end = sentence.end;
  }
  return end;
}

/** What a semicolon ties a sentence to: "We hypothesize: (1) …; (2) …". */
function chainBefore(folded: string, start: number): string {
  const before = folded.slice(Math.max(0, start - 300), start);
  return /;\s*$/.test(before) ? before.slice(before.search(/[^.]*$/)) : '';
}
const SUPPOSED = /\b(?:whether|hypothes\w+|aims?|objectives?|goals?|criteria|questions?)\b/;

/**
 * Reads a folded sentence; places are counted from its beginning.
 * @param whole the passage that it is a part of, folded
 */
function readSentence(
  sentence: string,
  whole: string,
  { start, end }: Span,
  own: readonly Span[],
  supposed: boolean,
  answer: 'yes' | 'no' | null,
): Sentence {
  const asks =
    ASKS.test(sentence.slice(Math.max(0, end - start - 8), end - start)) &&
    !WEARY.test(sentence.slice(0, 40));
  if (asks && !answer) return { start, end, said: [] };
  const mentions = own.map((mention) => ({ start: mention.start - start, end: mention.end - start }));
  const said = saidIn(sentence, mentions, whole, start);
  if (!said.some(({ trigger }) => trigger.means in WEIGHT)) return { start, end, said: [] };
  const borders = bordersOf(sentence);
  const { asserted, failed } = assertedOf(said, sentence, borders, supposed);
  const meant = asserted.filter(
    (one) =>
      one.trigger.means !== 'no-benefit' || !(isApart(one, sentence) || isEven(one, sentence, mentions)),
  );
  const spoken = speaking(meant, sentence, mentions, borders, failed);
  return { start, end, said: asks && answer === 'no' ? spoken.map(denied) : spoken };
}

function bordersOf(sentence: string): number[] {
  const borders: number[] = [];
  BORDER.lastIndex = 0;
  for (let match = BORDER.exec(sentence); match; match = BORDER.exec(sentence)) borders.push(match.index);
  return borders;
}

/** How a text answers its own question: "Does traction help? No." */
function answerAfter(folded: string, end: number): 'yes' | 'no' | null {
  const [, yes, no] = ANSWER.exec(folded.slice(end, end + 40)) ?? [];
  return no ? 'no' : yes ? 'yes' : null;
}
const ANSWER =
  /^\W*(?:(?:the |our |a |in |my )?(?:(?:short|simple|honest) )?(?:answer|verdict|evidence)?(?: is| says)?\W*)(?:(yes|yep|absolutely|definitely|of course|it does|it can|they do)|(no|nope|not|probably not|almost certainly not|sadly not|sadly,? no|unlikely|hardly|unfortunately not|apparently not|useless|pointless|worthless|don't bother|not worth it|waste of|overrated))\b(?! (?:one|single|doubt|matter|only|necessarily))/;

/** What words assert where the answer is no. */
function denied(one: Speaking): Speaking {
  const turned = (claim: Claim): Claim =>
    claim === 'benefit' || claim === 'strong' ? 'no-benefit' : claim === 'harm' ? 'none' : claim;
  return { ...one, means: turned(one.means), other: turned(one.other) };
}

/** Leaves out what is asked, planned, supposed or conditional. */
function assertedOf(
  said: readonly Said[],
  sentence: string,
  borders: readonly number[],
  supposed: boolean,
): { asserted: Said[]; failed: Span[] } {
  const asserted: Said[] = [];
  const failed: Span[] = [];
  let open = supposed;
  let trial = false;
  let until = -1;
  let believed = -1;
  let border = 0;
  for (const one of said) {
    const { means } = one.trigger;
    // A sentence that goes on after a reference ("….[5] Epidurals …") begins anew.
    for (; border < borders.length && (borders[border] as number) < one.start; border++)
      if (/[.!?]/.test(sentence.charAt(borders[border] as number))) open = false;
    if (means === 'open') {
      open = true;
      trial = sentence.slice(one.start, one.end).endsWith(' of');
    } else if (open && trial && TOLD.test(sentence.slice(one.start, one.end))) {
      // "A trial of yoga reduced pain."
      open = false;
      asserted.push(one);
    } else if (means === 'told') {
      open = false;
      believed = -1;
    } else if (means === 'belief' || means === 'myth') {
      // "Myth - traction cures sciatica": the dash does not end it.
      const dash = /\s/.test(sentence.charAt(one.end)) ? 1 : 0;
      believed = borders.find((at) => at >= one.end + dash) ?? sentence.length;
      const from = borders.findLast((at) => at < one.start) ?? -1;
      // "That traction cures sciatica is a myth."
      while (means === 'myth' && (asserted.at(-1)?.start ?? -2) > from) asserted.pop();
    } else if (means === 'if') {
      const end = borders.find((at) => at >= one.end) ?? sentence.length;
      const rest = sentence.slice(one.end, end);
      const comma = sentence.startsWith('if', one.start) ? rest.search(MAIN) : rest.indexOf(',');
      until = comma < 0 ? end : one.end + comma;
      if (FAILED.test(sentence.slice(one.end, until))) failed.push({ start: one.end, end: until });
    } else if (
      means !== 'hide' &&
      !(open && means !== 'no-benefit') &&
      one.start >= Math.max(until, believed)
    )
      asserted.push(one);
  }
  return { asserted, failed };
}

/** Sets what each of the words speaks of: the nearest run of mentions on its side. */
function speaking(
  said: readonly Said[],
  sentence: string,
  mentions: readonly Span[],
  borders: readonly number[],
  failed: readonly Span[],
): Speaking[] {
  // Runs of mentions end at borders, and at words that speak of what stands before them.
  const cuts = [
    ...borders,
    ...said
      .filter((one) => one.trigger.mention !== 'after' && !describes(one, sentence, mentions))
      .map(({ end }) => end),
  ];
  const label = labelOf(sentence, mentions);
  return said.map((one, index): Speaking => {
    const reach = one.trigger.reach ?? REACH;
    const named = mentions.findLast(({ start, end }) => start < one.start && one.start - end <= reach);
    const border = borders.find((at) => at >= one.end) ?? sentence.length;
    const follows = mentions.find(
      ({ start }) => start >= one.end && start < Math.min(border, one.end + reach),
    );
    const { mention } = one.trigger;
    const near = named !== undefined && !borders.some((at) => at >= named.end && at <= one.start);
    const looksBack =
      mention === 'before' ||
      (named !== undefined && LABELS.test(sentence.slice(named.end, one.start))) ||
      (mention === 'both' && near) ||
      (mention === 'either' && (near || !follows));
    const looksOn = mention === 'after' || mention === 'both' || one.trigger.other || !looksBack;
    const run = follows ? runFrom(follows, sentence, mentions) : 0;
    const stop = follows && said.find(({ start }, later) => later > index && start > follows.start)?.start;
    const means = meaningOf(one, sentence);
    return {
      ...one,
      before:
        looksBack && named
          ? { start: Math.max(0, ...cuts.filter((at) => at <= named.start)), end: one.start }
          : null,
      after:
        looksOn && follows
          ? { start: one.end, end: Math.min(border, Math.max(one.end + reach, run), stop ?? border) }
          : null,
      label:
        label &&
        one.start >= label.end &&
        mention !== 'after' &&
        !follows &&
        (GOOD.has(means) || named === label.of)
          ? label.of.start
          : -1,
      failed: failed.findLast(({ end }) => end <= one.start) ?? null,
      means,
      other: one.trigger.other ?? means,
    };
  });
}

/** Claims that speak for a treatment. */
const GOOD = new Set<Claim>(['benefit', 'strong']);

/** What words assert, turned round where they are denied. */
function meaningOf({ start, trigger }: Said, sentence: string): Claim {
  const means = trigger.means as Claim;
  if (means === 'against' || means === 'no-benefit') return means;
  if (!NOT.test(sentence.slice(Math.max(0, start - 60), start))) return means;
  return means === 'benefit' ? 'no-benefit' : 'none';
}

/** What a sentence asserts about one mention; null where nothing. */
function claimIn(mention: Span, { start, said }: Sentence, folded: string): Claim | null {
  const at = mention.start - start;
  const treated = isTreated(mention, folded);
  let best: Claim | null = null;
  let most = 0;
  let aside: boolean | null = null;
  let beside: boolean | null = null;
  let none: boolean | null = null;
  let instead: boolean | null = null;
  for (const one of said) {
    const after = one.after !== null && at >= one.after.start && at < one.after.end;
    const before = one.before !== null && at >= one.before.start && at < one.before.end;
    if (!after && !before && one.label !== at) continue;
    let means = after ? one.other : one.means;
    if (means === 'none' || (treated && means !== 'harm')) continue;
    if (means !== 'against') {
      beside ??= isBeside(mention, folded, start);
      if (beside) continue;
    } else if (
      isNoNeed(one, mention, folded, start) ||
      (after && isElsewhere(start + one.end, mention, folded))
    )
      continue;
    if (GOOD.has(means)) {
      aside ??= isAside(mention, folded, start);
      if (aside) continue;
      instead ??= isInstead(mention, folded, start);
      if (instead && after) continue;
      if (instead) means = 'no-benefit';
      if (!after && comesBefore(mention, folded, start)) continue;
      if (one.failed && at >= one.failed.start && at < one.failed.end) continue;
      if (one.trigger.opens && isDosed(mention, folded)) continue;
      none ??= isNone(mention, folded, start);
      if (none && !after) {
        if (/[,:;.(]| -/.test(folded.slice(mention.end, start + one.start))) continue;
        means = 'no-benefit';
      }
    }
    const weight = WEIGHT[means] * 1000 - Math.abs(after ? at - one.end : one.start - at);
    if (weight > most) [best, most] = [means, weight];
  }
  if (best) return best;
  const helps = !treated && (advisesItself(mention, folded) || isAbove(mention, folded));
  return helps ? 'benefit' : null;
}

/** Headings that say nothing but what the items below them are. */
const LEADS: readonly (readonly [ClaimLead, ByHand])[] = [
  [
    'no-benefit',
    new ByHand(
      /^\W*(?:things|treatments|what) (?:that |which )?(?:don't|do not|doesn't|does not|won't|will not|may not)(?: helps?| works?)?\W*$/,
    ),
  ],
  [
    'benefit',
    new ByHand(
      /^[\W\d]*(?:(?:do|offer|consider|use|try|dos|recommended|recommend|first[- ]line|pros|advantages|self[- ]help)(?: (?:treatments?|options?|therap(?:y|ies)|measures?|tips))?|(?:things|treatments|exercises|what) (?:that |which |to |you )?(?:may |might |can |could )?(?:helps?|works?|try|do)(?: (?:yourself|at home|best|your back|back pain|now|to feel better|about it))?|how to (?:help yourself|ease the pain|relieve (?:the |back )?pain))\W*$/,
    ),
  ],
  ['against', new ByHand(/^[\W\d]*(?:do not|don't|don'ts|never)(?: do)?\W*$/)],
];

/** What a line says of the items below it. */
export function claimLeadOf(text: string, heading: boolean): ClaimLead | null {
  const folded = foldInPlace(text.length > 200 ? text.slice(-200) : text).trimEnd();
  if (!heading && !folded.endsWith(':')) return null;
  if (ASKS.test(folded)) return null;
  const said = saidIn(folded, []).filter(({ trigger }) => trigger.means in WEIGHT);
  const told = LEADS.find(([, find]) => find.test(folded));
  if (told) return told[0];
  const last = said.at(-1);
  if (!last) return null;
  const means = meaningOf(last, folded);
  if (means === 'none' || means === 'strong' || (means === 'benefit' && !folded.endsWith(':'))) return null;
  return means;
}
