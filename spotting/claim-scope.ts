/**
 * Which mentions words speak of, beyond the nearest: the name that labels a line, lists of names, and mentions
 * that only stand for what another is compared with, replaces or is added to.
 */
import { ByHand } from './by-hand.ts';
import { OPENING, type Said } from './claim-words.ts';
import type { Span } from './sentences.ts';

/** Words that set a mention aside: it is what another is compared with, stands in for, or comes after. */
const ASIDE =
  /\b(?:simulated|outperform(?:s|ed|ing)?|surpass\w*|prefer(?:s|red)?(?: [\w-]+){1,4} to|instead of|rather than|without(?: the need for)?|than|unlike|before|versus|vs\.?|over|alternatives? to|substitute for|need for|replac\w+|compared (?:with|to)|comparison (?:with|to)|(?:patients|people|those|adults|participants|was|were|still|already|while) (?:on|taking|using)|avoid\w*|candidates? for|prior|previous|(?:months|weeks|years|lots|courses|rounds) of|reduc\w+|decreas\w+|wean\w* (?:off|from)|off|(?:reduced?|lower|less|fewer|cut(?:ting)?(?: down| back)?(?: on)?))\s+(?:(?:the|a|an|any|to|other|usual|traditional|conventional|standard|open|invasive|major|strong|prescription|oral|on|your|long[- ]term|taking)\s+){0,3}$/;
/** "After surgery, yoga helps": what came after is meant. But "relief after surgery" speaks of the surgery. */
const AFTER = new ByHand(
  /\bafter\s+(?:(?:the|a|an|any|your|my|his|her|their|first|single|one|just|only|few|sessions?|course|round|treatments?|of|with|\d+|two|three|four|six|ten|several)\s+){0,5}$/,
);
/** "Disc replacement: do not offer." "Fusion | last resort" in a table. */
export const LABELS = /^ ?(?:\([^()]{0,60}\) ?)?(?::|[–—=]| --? | \| ) ?$/;
/** A label at the beginning of a line, with what it costs or how long it takes: "Ozone – £80 – …". */
const LABELLED =
  /^ ?(?:\([^()]{0,60}\) ?)?(?:[^\s:.;!?|()]{1,20} ){0,4}(?::|[=|]| -{1,2}) (?:[^\sa-z]{1,12}(?: (?:min|mins|minutes))? (?:-{1,2}|\|) )?/;
/** What stands between two names of one list. */
const LISTED = new ByHand(
  /^(?: \([^()]{0,60}\))?(?:,? (?:and|or|nor|plus|with|then)|,|\/| &| \+)(?: (?:and|or|nor|the|an?|also|some|even|very|using)\b)?(?: [a-z-]{1,20}){0,2} ?$/,
);
/** A mark before an item: advised, or advised against. "✗ No side effects" says neither. */
const MARK =
  /^\s*(?:[-•] )?(?:([☑])|[☒✗✘✖❌🚫✕])\ufe0f? (?!(?:no|not|never|stop|zero|without|free|non|avoid)\b)/u;
/** "No product has been shown to treat back pain": what none does. */
const NONE = /\b(?:no|neither|nor|none of(?: the| these)?)\s(?:[a-z-]{1,20}\s)?$/;
/** What another was added to or held against: nothing is said of it, good or bad. */
const BESIDE =
  /\b(?:add(?:s|ed|ing)? (?:[\w-]+ ){0,5}to (?:(?:[\w-]+ ){0,3}or to )?|head to head with |compared (?:with|to) (?:[^.;]{1,40}, nor (?:with|to) )?)(?:(?:the|a|an|usual|standard|any) ){0,2}$/;
/** "Take naproxen with food." How, not whether. */
const DOSED = new ByHand(
  /^s? (?:with (?:food|a meal|meals|water|milk|or after)|as (?:directed|prescribed|usual)|(?:every \w+ hours|at bedtime)\b|before (?:bed|meals)|after (?:meals|food)|(?:\w+ )?(?:out of (?:the )?(?:reach|sight)|away from|locked|in (?:a|the|its|their) (?:\w+ )?(?:place|cupboard|fridge|cabinet|container|packet|box)|at room temperature|below \d))\b/,
);
/** "No difference in age", "failed to recruit men": nothing that a treatment does to pain. */
const APART = new ByHand(
  /^,? (?:\w+ )?(?:(?:in|at|for|by|with) )?(?:(?:the|mean|median|average|their|patients?|participants?|patient) )*(?:ages?|sex|gender|weights?|height|bmi|body mass|baseline|demographics?|characteristics|ethnicity|race|drop ?outs?|attrition|adherence|attendance|blinding|costs?|prices?|attract|recruit|enrol|enroll|reach|attend|report|mention|describe|publish|blind|randomi[sz]e|include|return|complete|finish|respond to the (?:survey|questionnaire|letter))\b/,
);
/** "No better than", where what follows is another treatment: a comparison of two, and no word on whether either helps. */
const NOT_BETTER = new ByHand(
  /\b(?:no|not|n't|neither|nor)\s(?:[\w-]+\s){0,3}?(?:better|superior|more \w+|different|differ)(?: (?:results?|outcomes?|relief))?(?: (?:than|to|from|over|with|compared (?:with|to)))?$/,
);
/** "Do not need a mat to do yoga." "Avoid alcohol when taking tramadol." It is something else that one need not have or should not do. */
const ELSEWHERE = new ByHand(
  /\w[\s-]+(?:to (?:do|start|try|use|practi[sc]e|begin|enjoy|join|benefit from|take up|go to)|(?:when|while|whilst|after|before|during) (?:you(?: are|'re)? )?(?:taking|using|wearing|having|doing|on))\s(?:[a-z]+\s){0,2}$/,
);
/** "Yoga, not bed rest, helps." */
const INSTEAD = /(?:,|\band|\bbut|\(| -{1,2}) not (?:(?:the|an?|more|just|prolonged|long|strict|any) )*$/;

/** "NSAIDs > placebo." */
const ABOVE = new ByHand(
  /^ ?(?:\([^()]{0,40}\) ?)?> ?(?:placebo|sham|nothing|no treatment|usual care|controls?|(?:bed )?rest)\b/,
);
/** An operation that is not needed may still work; a scan that is not needed is advised against. */
const OPERATION = /surg|operat|ectom|fusion/;
const NEED = /need|necess|requir/;
/** "Opioid-treated pain". */
const TREATED =
  /^[-\s](?:treated|induced|related|dependent|naive|use(?! (?:your|the|an?|it|them|of your)\b)|users?|free)\b/;
/** A mention that is an imperative itself: "Keep moving." */
const IMPERATIVE = /^(?:keep|remain|return|go back|get (?:up|moving)|stay(?!.*\bbed))\b/;

/** What a mark at the beginning of an item says of it. */
export function markOf(folded: string): 'benefit' | 'against' | null {
  const mark = MARK.exec(folded.slice(0, 24));
  return mark ? (mark[1] ? 'benefit' : 'against') : null;
}

/** Whether words only describe the mention that they stand before: "with soothing {warmth}". */
export function describes({ start, end }: Said, sentence: string, mentions: readonly Span[]): boolean {
  return (
    sentence.slice(Math.max(start, end - 3), end) === 'ing' && mentions.some((one) => one.start === end + 1)
  );
}

/** The end of the list that begins with a mention. */
export function runFrom(first: Span, sentence: string, mentions: readonly Span[]): number {
  let { end } = first;
  for (let at = mentions.indexOf(first) + 1; at < mentions.length; at++) {
    const next = mentions[at] as Span;
    if (next.start - end > 60 || !LISTED.test(sentence.slice(end, next.start))) break;
    end = next.end;
  }
  return end;
}

/** What a line is about that begins with a name: "Acupuncture – fine needles that may calm pain". */
export function labelOf(sentence: string, mentions: readonly Span[]): { of: Span; end: number } | null {
  const [of] = mentions;
  if (!of || of.start > 40 || /[a-z]/.test(sentence.slice(0, of.start))) return null;
  const found = LABELLED.exec(sentence.slice(of.end, of.end + 120));
  return found ? { of, end: of.end + found[0].length } : null;
}

/** Whether something else was added to a mention or held against it. */
export function isBeside({ start }: Span, folded: string, from: number): boolean {
  return BESIDE.test(folded.slice(Math.max(from, start - 80), start));
}

/** "Most people don't need surgery": an operation that is not needed may still work. */
export function isNoNeed(one: Said, mention: Span, folded: string, from: number): boolean {
  return (
    NEED.test(folded.slice(from + one.start, from + one.end)) &&
    OPERATION.test(folded.slice(mention.start, mention.end))
  );
}

/** Whether a mention is advice itself: "Keep moving." */
export function advisesItself({ start, end }: Span, folded: string): boolean {
  return (
    IMPERATIVE.test(folded.slice(start, end)) && OPENING.test(folded.slice(Math.max(0, start - 12), start))
  );
}

/** Whether a mention only stands for what something else is compared with, replaces or comes after. */
export function isAside({ start }: Span, folded: string, from: number): boolean {
  return ASIDE.test(folded.slice(Math.max(from, start - 60), start));
}

/** Whether a mention is what something else came after. */
export function comesBefore({ start }: Span, folded: string, from: number): boolean {
  return AFTER.test(folded.slice(Math.max(from, start - 60), start));
}

/** Whether a mention is one that none of its kind does: "No product has been shown to help." */
export function isNone({ start }: Span, folded: string, from: number): boolean {
  return NONE.test(folded.slice(Math.max(from, start - 40), start));
}

/** "Opioid-treated pain". */
export function isTreated({ end }: Span, folded: string): boolean {
  return TREATED.test(folded.slice(end, end + 12));
}

/** "Take naproxen with food." */
export function isDosed({ end }: Span, folded: string): boolean {
  return DOSED.test(folded.slice(end, end + 30));
}

/** "NSAIDs > placebo." */
export function isAbove({ end }: Span, folded: string): boolean {
  return ABOVE.test(folded.slice(end, end + 60));
}

/** Whether words that deny an effect are about something else than an effect: "no difference in age". */
export function isApart({ end }: Span, sentence: string): boolean {
  return APART.test(sentence.slice(end, end + 60));
}

/** Whether words only hold one treatment against another: "no better than {naproxen}". */
export function isEven({ start, end }: Said, sentence: string, mentions: readonly Span[]): boolean {
  if (!NOT_BETTER.test(sentence.slice(start, end))) return false;
  const next = mentions.find((one) => one.start >= end);
  return (
    next !== undefined &&
    /^(?: (?:the|an?|to|with|from|than|using|taking))* $/.test(sentence.slice(end, next.start))
  );
}

/** Whether something else stands between advice against it and the mention: "avoid alcohol when taking {tramadol}". */
export function isElsewhere(from: number, { start }: Span, folded: string): boolean {
  return start > from && ELSEWHERE.test(folded.slice(from, start));
}

/** Whether a mention is what another is named instead of: "yoga, not {bed rest}". */
export function isInstead({ start }: Span, folded: string, from: number): boolean {
  return INSTEAD.test(folded.slice(Math.max(from, start - 40), start));
}
