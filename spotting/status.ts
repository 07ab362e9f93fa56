/**
 * Status: what the text says happened to a treatment, or whether a sign is there. Words that tell
 * (`status-rules.ts`) reach forward or back over a part of their sentence; of those that reach a
 * mention the weightiest counts, then the nearest. Where none does, the section of a note decides.
 * House rule: a red flag that is not plainly denied is never read as denied.
 */
import { ByHand } from './by-hand.ts';
import { foldInPlace } from './fold.ts';
import { SHOWS } from './people-words.ts';
import type { Section } from './sections.ts';
import type { Span } from './sentences.ts';
import type { Trigger } from './status.computed.ts';
import { shownIn } from './status-people.ts';
import type { About } from './status-rules.ts';
import { answeredInRow, deniesEarlier, deniesOther, findingSaid, saidByItself } from './status-signs.ts';
import { type Asked, type Found, reaches, triggersIn, wordsThatTell } from './status-words.ts';
import type { Status } from './types.ts';

/** What is known of a passage before its words are read. */
export interface Setting {
  /** The page speaks of one patient: a note, a letter. */
  patient: boolean;
  /** The page is somebody's own story. */
  oneself: boolean;
  section: Section | null;
  /** Status that a heading or a line with a colon gives to what stands below it. */
  lead: Lead | null;
  /** The passage is an item of a list. */
  item: boolean;
}

/** What a line that introduces a list says of each of its items. */
export interface Lead {
  status: Status;
  about: readonly About[] | null;
}

/** Which status wins where several reach a mention. */
const WEIGHT: Record<Trigger['means'], number> = {
  allergy: 9,
  declined: 8,
  family: 7,
  failed: 6,
  helped: 5,
  negated: 4,
  hypothetical: 4.5,
  present: 4,
  planned: 3,
  current: 3,
  past: 3,
  none: 0,
  end: 0,
  general: 0,
};

/** A long run without a border is read so far and no farther, on either side of a mention. */
const FAR = 400;

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
interface Sentence extends Span {
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

/** Reads the status of all mentions of one passage; in order of the mentions. */
export function statusesOf(
  text: string,
  sentences: readonly Span[],
  asked: readonly Asked[],
  setting: Setting,
  folded = foldInPlace(text),
): Status[] {
  const statuses: Status[] = [];
  let at = 0;
  let read: Sentence | null = null;
  for (const [index, mention] of asked.entries()) {
    while (at < sentences.length - 1 && (sentences[at] as Span).end <= mention.start) at += 1;
    const span: Span =
      read !== null &&
      mention.end <= (sentences[at] as Span).end &&
      read.start <= (sentences[at] as Span).start &&
      read.end - read.start <= 2 * FAR &&
      mention.end <= read.end
        ? read
        : spanToRead(text, sentences, at, mention);
    if (read?.start !== span.start || read.end !== span.end) {
      const own = within(asked, index, span);
      const next = nextSentence(folded, sentences, at, span, asked[index + own.after]);
      read = readSentence(folded, span, own.mentions, next, setting, before(sentences, at, span));
    }
    statuses.push(statusIn(mention, folded, read, setting));
  }
  return statuses;
}

/** The sentence before a span; null at the beginning of a passage. */
function before(sentences: readonly Span[], at: number, span: Span): Span | null {
  for (let i = at - 1; i >= 0 && i >= at - 5; i--) {
    const { start, end } = sentences[i] as Span;
    if (end <= span.start) return { start: Math.max(start, end - FAR), end };
  }
  return null;
}

/** The mentions in a span, found from one of them outwards, and how many steps on the first one after it stands. */
function within(asked: readonly Asked[], index: number, span: Span): { mentions: Asked[]; after: number } {
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
function nextSentence(
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

/** A quotation or a review with stars. */
const QUOTED = /^[^★☆"“”‘«]{0,25}[★☆]|^\s*\d(?:\.\d)?\/5\b|^\s*(?:\d(?:\.\d)?\/5|[-•*]\s*)?\s*["“”'‘«]/;
/** "If you have …", "if your pain began with …". */
const IF = /\b(?:if|when(?:ever)? you|in case|should you|unless|watch (?:out )?for|look out for)\b/;
/** "When to get help: leg weakness, fever" */
const WARNING = /^[^:.?]{0,60}\b(?:when (?:to|should)|get help|call|ring|dial|seek)\b[^:.?]{0,40}[:?]/;
/** "When should I worry?", "Is it ever an emergency? Yes, rarely." */
const WARNS_BEFORE =
  /\b(?:when (?:to|should)\b[^.?!]{0,40}\b(?:worry|worried|concerned|help|doctor|999|911|a&e|er|hospital)|an emergency|red flags?|warning signs)\b[^.?!:]{0,20}[?:]\s*(?:yes\b[^.]{0,20}\.\s*)?$/;
/** "Saddle numbness, being unable to pee: hospital, now." */
const WARNS_AFTER =
  /^[^.?!:]{0,80}(?::|=|–)\s*(?:a |an |go |straight |to |call(?:ing)? |ring(?:ing)? |the )*(?:999|911|112|111|er|ed|a&e|hospital|ambulance)\b/;
/** "Have you had incontinence? Tell your doctor", "Any numbness there needs same-day care". */
const IS_ASKED = /^\W*(?:(?:have|do|are|did|is|has|were|can) (?:you|your)|any|new|sudden)\b/;
/** "If you are already taking …": waits on what the reader does. */
const IF_YOU = new ByHand(
  /\b(?:if|in case|unless) you(?:'ve|'re)?(?: (?:already|currently|previously|recently|ever|also|still|been|had|have|has|are|were|taking|taken|take|took|tried|started|on|use|used|using|a|an|any|undergone|regularly|prescribed|given))* $/,
);
/** "Call your doctor for fever …" */
const URGES = new ByHand(
  /^\W*(?:please |also |and |or |then |always |you should )*(?:also )?(?:call|ring|phone|see (?:a|your)|seek|contact|return|come back|go (?:straight )?to|get (?:help|medical|urgent|checked)|tell (?:us|your|the))\b/,
);

/** A sentence goes on about more than one thing. */
const SEVERAL = /^\W*(?:they|these|both|neither|none|nothing)\b/;
/** What the next sentence may yet tell the outcome of. */
const OPEN = new Set<string | null>([null, 'none', 'current', 'past', 'planned']);

function readSentence(
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

/** A statement about a sign in general, and no item of a list of warnings. */
const STATEMENT = new ByHand(
  /\b(?:is|are|was|were|needs?|can|may|might|should|must|means?|has|have|requires?|causes?|occurs?|happens?)\b|^\W*(?:these|those|this|they|it)\b/,
);
/** A mention that says itself that it is past: "history of cancer", "cancer hx". */
const SAYS_PAST = /^(?:previous |prior |past |a )*(?:history|hx|h\/o)\b|\b(?:history|hx)$/;

function statusIn(mention: Asked, folded: string, sentence: Sentence, setting: Setting): Status {
  const flag = mention.about === 'flag';
  const itself = folded.slice(mention.start, mention.end);
  if (!setting.patient) {
    const general = generalStatus(mention, folded, sentence, setting);
    if (general) return general;
  } else if (waitsOnReader(mention, folded, sentence)) return 'hypothetical';
  const said = flag
    ? (saidByItself(folded, mention) ??
      (sentence.general ? null : findingSaid(folded, mention, sentence)) ??
      answeredInRow(folded, mention))
    : null;
  if (said) return said;
  const told = toldStatus(mention, folded, sentence.found);
  const section = sectionAt(setting.section, folded, sentence);
  if (section === 'allergies' && mention.about === 'treatment' && !NO_ALLERGY.has(told)) return 'allergy';
  if (flag && setting.patient) {
    const answer = answerTo(mention, folded, sentence);
    if (answer) return answer;
  }
  if (sentence.after && !flag && OPEN.has(told) && (sentence.afterAll || mention === sentence.own.at(-1)))
    return sentence.after;
  if (mention.about === 'treatment' && setting.patient && told !== 'failed' && told !== 'allergy') {
    const row = rowOutcome(folded, mention.end);
    if (row) return row;
  }
  if (told === 'current' && section === 'course' && isOver(mention, folded)) return 'past';
  if (told === 'current' && isStopped(mention, folded, sentence, setting)) return 'past';
  if (told && told !== 'none') return told;
  if (!setting.patient) return 'general';
  if (setting.lead && (!setting.lead.about || setting.lead.about.includes(mention.about)))
    return setting.lead.status;
  if (flag && SAYS_PAST.test(itself)) return 'past';
  if (flag && section === 'allergies' && REACTION.test(folded.slice(sentence.start, mention.start)))
    return 'past';
  return flag ? flagDefault(mention, section) : careDefault(mention, section);
}

/** What a line of allergies may say of a drug that is none. */
const NO_ALLERGY = new Set<Status | 'none' | null>(['helped', 'none', 'general']);

/** What stands under a label that a heading or line gave, unless its line has gone on to something else. */
function sectionAt(section: Section | null, folded: string, { start, end }: Sentence): Section | null {
  if (section !== 'allergies' && section !== 'family history' && section !== 'instructions') return section;
  const before = folded.slice(Math.max(0, start - FAR), start);
  const own = folded.slice(start, end);
  if (section === 'instructions') return GIVEN_ALREADY.test(before) && !WAITS.test(own) ? 'other' : section;
  if (section === 'allergies' && TAKES.test(own) && !REACTS.test(own)) return 'other';
  if (before.trim() === '') return section;
  if (NONE_KNOWN.test(before) || (section === 'family history' && OF_PATIENT.test(own))) return 'other';
  return section === 'allergies' && (OWN_LABEL.test(own) || DOSED.test(own)) ? 'other' : section;
}
/** "Return precautions: given." */
const GIVEN_ALREADY =
  /\b(?:given|provided|reviewed|discussed|explained|issued|understood|understanding|printed|done|yes|as above)\s*[.;!]\s*$/;
const WAITS =
  /\b(?:if|should|call|return|seek|when|any|come back|ring|attend|go to|report|for|watch|such as|include|including)\b|^[^.]{0,25}:/;
const NONE_KNOWN =
  /(?:\b(?:nkda|nka|nkma|none|nil|no|negative|neg|non-?contributory|nc|unremarkable|unknown|not known)\b[^.;]{0,40}|:\s*-)[.;]\s*$/;
const TAKES = new ByHand(
  /^\W*(?:he|she|they|i|pt|patient|the patient|mr|mrs|ms)\b[^:]{0,60}\b(?:takes?|taking|uses?|using|on|started|starts|tried|was|is|has been|continues?|had|prescribed|given)\b|\b(?:takes|is taking|currently (?:taking|on)|continues?|started on|was started|prescribed)\b/,
);
const REACTS =
  /\b(?:allerg\w*|rash\w*|hives|anaphyla\w*|swell\w*|swollen|itch\w*|reaction|reacts?|intoleran\w*|urticaria|angio-?o?edema|nausea|vomit\w*|cannot|can't|avoid\w*|wheez\w*|caus\w*|upset|bleed\w*|breath\w*)\b/;
const OF_PATIENT =
  /^\W*(?:now|today|currently|present\w*|he|she|i|pt|patient|the patient|this|on exam\w*|reports?|complains?|denies|has|here)\b/;
/** "Meds: ibuprofen", "Ibuprofen 600 mg daily" */
const OWN_LABEL =
  /^\W*(?:(?:current |home )?(?:meds|medications?|medicines|drugs)|taking|takes|rx|pmhx?|pshx?|sh|plan)\s*:/;
const DOSED =
  /\b\d+ ?(?:mg|mcg|g)\b[^.]{0,25}\b(?:daily|bid|tid|qid|bd|tds|qds|od|prn|nightly|qhs|nocte|twice|once|as needed|every|q\d+h)\b/;

const GOES_ON_NOW = /\b(?:current(?:ly)?|now|continu\w+|ongoing|remain\w*|still|resum\w+|restart\w+)\b/;
const DOSE =
  /^[^.;,\n]{0,20}?\b(?:\d+(?:\.\d+)? ?(?:mg|mcg|g|ml)|bid|tid|qid|qd|qhs|prn|daily|nightly|once|twice)\b/;

/** A dose in a list of what was stopped is no more than what was taken. */
function isStopped(
  mention: Asked,
  folded: string,
  { start, found }: Sentence,
  { section, lead }: Setting,
): boolean {
  if (mention.about !== 'treatment') return false;
  if (lead?.status !== 'past' && section !== 'tried') return false;
  if (GOES_ON_NOW.test(folded.slice(start, mention.start))) return false;
  if (!DOSE.test(folded.slice(mention.end, mention.end + 40))) return false;
  return !found.some((one) => one.trigger.means === 'current' && !one.trigger.weak && reaches(one, mention));
}

/** What the cells after a treatment tell of it: "Caudal injection | 2021 x2 | none". */
function rowOutcome(folded: string, end: number): Status | null {
  const line = /^[^\n|]{0,60}\|[^\n]{0,200}/.exec(folded.slice(end, end + 280))?.[0];
  if (!line) return null;
  for (const cell of line.split('|').slice(1)) {
    const told = CELLS.find(([, words]) => words.test(cell.trim()))?.[0];
    if (told) return told;
  }
  return null;
}
const CELLS: readonly (readonly [Status, RegExp])[] = [
  ['declined', /^(?:not interested|declined|refused|(?:pt |patient )?(?:declines|refuses))\b/],
  [
    'failed',
    /^(?:none\b|nil\b|no (?:relief|benefit|help|effect|change|improvement|response|good|difference|better)|did not help|minimal|little|poor|worse|ineffective|failed|unhelpful|(?:0|5|10|15|20) ?%|side effects|sedat|drows|dizz|nausea|itch|stopped,|gi upset|intoleran)/,
  ],
  [
    'helped',
    /^(?:good|great|excellent|some\b|moderate|mild|modest|partial|helpful|helps|helped|effective|better|works|working|[2-9]\d ?%|100 ?%)/,
  ],
];

/** In what tells of a stay or of earlier visits: it was given, and is no more. What was begun then may go on. */
function isOver({ start, end }: Asked, folded: string): boolean {
  return GAVE.test(folded.slice(Math.max(0, start - 80), start)) || GIVEN.test(folded.slice(end, end + 60));
}
const GAVE =
  /\b(?:given|gave|received|administered|performed)\b(?![^.;]*\b(?:then|switched|swapped|transitioned|converted|discharged)\b)[^.;]*$/;
const GIVEN = /^[^.;,]{0,30}\b(?:given|administered|performed)\b/;

/** "Fever? No, 98.1 oral": the answer to a question that names a sign. "Red flags: none." */
function answerTo(mention: Asked, folded: string, sentence: Sentence): Status | null {
  const itself = folded.slice(mention.start, mention.end);
  const rest = folded.slice(mention.end, Math.min(folded.length, mention.end + 160));
  if (RED_FLAGS.test(itself)) return DENIES_ALL.test(rest) && !AFTER_ALL.test(rest) ? 'negated' : null;
  if (sentence.own.at(-1) !== mention) return null;
  const asked = QUESTION.exec(rest);
  if (!asked) return null;
  const answer = rest.slice(asked[0].length);
  const question = folded.slice(sentence.start, mention.end + asked[0].length);
  // "Is the weakness worse? No" leaves it where it was.
  const ofCourse = ASKS_COURSE.test(VOIDING.test(itself) ? question.replace(CHANGE_IN, '') : question);
  if (ANSWER_NO.test(answer)) return ofCourse ? 'present' : 'negated';
  return ANSWER_YES.test(answer) ? 'present' : null;
}
const RED_FLAGS = /^red flags?$/;
const DENIES_ALL =
  /^(?: (?:screen\w*|questions?|review|check|symptoms?|signs?|sx|qs?)(?: (?:over|by|via|on|today|done|reviewed|phone|telephone|the)){0,3})?\s?(?::|-|–|\?)?\s?(?:all )?(?:denie[sd]|no|nil|none|neg|negative|-ve|clear|not present|absent|excluded)\b/;
/** Something is there all the same. */
const AFTER_ALL = /\b(?:but|except|apart|however|reports|endorses|has|positive|\+ve|other than)\b|[+]/;
const QUESTION = /^[^.?!;:,\n]{0,40}\?\s*/;
const ANSWER_NO = new ByHand(
  /^(?:(?:no|none|nil|nope|never|not|denie[sd]|neg|negative|-ve|n)(?: (?:known|that (?:he|she|i|they) know\w*(?: of)?|to (?:his|her|my) knowledge|reported|noted|recorded|documented|at all|so far|to date|ever|recently|today|currently|now))?)(?=\s*(?:[.,;()–—-]|$|\n|\d))/,
);
const ASKS_COURSE =
  /\b(?:wors\w*|better|improv\w*|resolv\w*|gone|chang\w*|still|away|recover\w*|settl\w*|same|less|more|increas\w*|decreas\w*|progress\w*|mak(?:e|es|ing)|help\w*|due|because|explain\w*|stopped|controlled)\b/;
const VOIDING = /bladder|bowel|urin|waterworks|b\/b/;
const CHANGE_IN = /\bchanges? (?:in|to|with)\b/;
const ANSWER_YES = /^(?:yes|y|yep|positive|\+ve)(?=\s*(?:[.,;()–—-]|$|\n|\d))/;

/** Status on a page about no particular patient; null where the sentence speaks of one after all. */
function generalStatus(mention: Asked, folded: string, sentence: Sentence, setting: Setting): Status | null {
  if (mention.about === 'flag') {
    const before = folded.slice(sentence.start, mention.start);
    if ((sentence.shown & SHOWS.condition && IF.test(before)) || URGES.test(before)) return 'hypothetical';
    if (WARNS_BEFORE.test(folded.slice(Math.max(0, sentence.start - 120), sentence.start)))
      return 'hypothetical';
    const urged = WARNS_AFTER.exec(folded.slice(mention.end, mention.end + 120));
    if (urged && !STATEMENT.test(urged[0])) return 'hypothetical';
    if (WARNING.test(before) || (IS_ASKED.test(before) && shownNear(folded, sentence) & SHOWS.warning))
      return 'hypothetical';
    if (setting.lead?.status === 'hypothetical') {
      if (setting.item || !STATEMENT.test(before + folded.slice(mention.end, sentence.end)))
        return 'hypothetical';
    }
  }
  if (sentence.shown & SHOWS.condition && waitsOnReader(mention, folded, sentence)) return 'hypothetical';
  if (sentence.found.some((one) => one.trigger.means === 'family' && reaches(one, mention))) return 'family';
  return sentence.general ? 'general' : null;
}

/** "If you have taken {tramadol} today, do not drive." */
function waitsOnReader({ about, start }: Asked, folded: string, sentence: Sentence): boolean {
  return about === 'treatment' && IF_YOU.test(folded.slice(Math.max(sentence.start, start - 80), start));
}

/** What the words of a sentence and of the one after it show. */
function shownNear(folded: string, { start, end }: Sentence): number {
  return shownIn(folded, start, Math.min(folded.length, end + 80));
}

/** The weightiest status that reaches a mention, then the nearest. */
function toldStatus(mention: Asked, folded: string, found: readonly Found[]): Status | 'none' | null {
  let best: Found | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const one of found) {
    if (one.trigger.means === 'end' || !reaches(one, mention)) continue;
    const [from, to] = mention.start >= one.end ? [one.end, mention.start] : [mention.end, one.start];
    if (one.trigger.tight && PREPOSITION.test(folded.slice(from, to))) continue;
    const weight = (one.trigger.weak ? 1 : weightOf(one, mention)) * 1000 - (to - from);
    if (weight > most) [best, most] = [one, weight];
  }
  if (!best) return null;
  const status = best.trigger.means as Status | 'none';
  // "No relief at first, now helps a lot"
  if (status === 'failed' && NOW_HELPS.test(folded.slice(best.start, best.end + 90))) return 'helped';
  if (status === 'negated' && mention.about === 'flag' && doubtful(best, mention, folded)) return 'present';
  return status;
}

const NOW_HELPS = new ByHand(
  /\b(?:at first|initially|to begin with|in the beginning|originally|early on|first)\b[^.;]{0,30}\b(?:now|later|eventually|then|lately|recently)\b (?:(?:it|they|this|that|really|has|have|is|are|been|does|started|starts|begun|quite|to) ){0,3}(?:help\w*|work\w*|reliev\w*|eas\w+|effective|better|great|good|brilliant\w*|useful)\b/,
);

/** "Asked about saddle numbness – no": an answer that stands right behind a sign. */
function weightOf({ start, trigger }: Found, mention: Asked): number {
  const answers = trigger.means === 'negated' && mention.about === 'flag' && (trigger.reach ?? 200) <= 25;
  return answers && start >= mention.end && start - mention.end <= 3 ? 4.75 : WEIGHT[trigger.means];
}

/** "No instability on flexion views". */
const PREPOSITION = /\b(?:on|in|from|with|by|at|to|for|of|after|before|since|during|despite)\b/;

/**
 * Whether a negation that reaches a sign may be meant for something else: "no fever, numbness between the
 * legs since Monday", "no prior surgery, foot drop on exam", "without treatment his weakness got worse".
 * "Denies" and "negative for" open lists of signs; "no", "not" and "never" need not.
 */
function doubtful(negation: Found, mention: Asked, folded: string): boolean {
  if (negation.start > mention.start) {
    if (deniesEarlier(folded, negation)) return true;
    // "Foot drop, gait not normal": a comma, and something else that is denied.
    const rest = folded.slice(mention.end, negation.start);
    return JOINS.test(rest) && /[a-z]{2}/.test(rest.replace(SIGNS, '').replace(FILLERS, ''));
  }
  if (deniesOther(folded, negation, mention)) return true;
  if (OPENS_LIST.test(folded.slice(negation.start, negation.end))) return false;
  const between = folded.slice(negation.end, mention.start);
  if (OF_SOMEBODY.test(between)) return true;
  const parts = between.split(JOINS);
  if (parts.length === 1) return false;
  return (
    COURSE.test(folded.slice(mention.end, mention.end + 40)) ||
    (between.includes(',') && !SIGN.test(parts[0] ?? ''))
  );
}
const OPENS_LIST =
  /^(?:denie[sd]|deny|denying|negative|neg|-ve|free|absence|ruled|rules|excluded?s?|none|nothing)\b/;
const OF_SOMEBODY = /\b(?:his|her|my|their|he|she|they|i|has|had|is|was|because|due to)\b/;
const JOINS = /,|\band\b/;
/** What else is denied in a list of signs. */
const SIGN =
  /\b(?:pain|cough|numb\w*|tingl\w*|weak\w*|paresth\w*|paraesth\w*|dysuria|h(?:a)?ematuria|headaches?|nausea|vomit\w*|chest|dyspn\w+|sob|rash\w*|swelling|o?edema|deficits?|change\w*|symptoms?|sx|trauma|injur\w+|falls?|fevers?|febrile|chills|rigors|sweats|weight|bowels?|bladder|saddle|incontinen\w+|retention|gait|ataxia|clonus|cancer|malignan\w+|infection\w*|fractures?|ivdu|ivda|drug use|steroid\w*|immuno\w+|h\/o|history|anesthesia|anaesthesia|redness|bruising|foot drop|urinary|b\/b|night|loss|dysfunction|difficulty|red flags?)\b/;
const SIGNS = new RegExp(SIGN, 'g');
const FILLERS =
  /\b(?:and|or|nor|all|both|any|were|was|is|are|of|the|in|legs?|function|new|other|are|been|have|has)\b/g;
const COURSE = new ByHand(
  /^[^,.;]{0,12}\b(?:since|for (?:the )?(?:last|past|\d|two|three|four|a)|x ?\d|started|began|wors\w+|getting worse|now|is|are|has|have|present|today|yesterday|persist\w*|noted|on exam)\b/,
);

/** "Amitriptyline – urinary retention" in a list of allergies. */
const REACTION = /\w ?(?:-|–|—|\(|->|→|=)\s?[a-z ]{0,20}$/;

function flagDefault(mention: Asked, section: Section | null): Status {
  if (section === 'family history') return 'family';
  if (section === 'instructions') return 'hypothetical';
  if ((section === 'medical history' || section === 'surgical history') && mention.disease) return 'past';
  return 'present';
}

function careDefault(mention: Asked, section: Section | null): Status {
  switch (section) {
    case 'allergies':
      return mention.about === 'treatment' ? 'allergy' : 'past';
    case 'family history':
      return 'family';
    case 'surgical history':
    case 'medical history':
    case 'tried':
    case 'course':
      return 'past';
    case 'results':
      return mention.about === 'imaging' ? 'past' : 'current';
    case 'story':
    case 'assessment':
    case 'exam':
      return mention.about === 'imaging' ? 'past' : 'current';
    case 'plan':
    case 'instructions':
      return 'planned';
    default:
      return 'current';
  }
}

/** Headings and lines with a colon that say something of the list below them. */
export function leadOf(text: string, patient: boolean): Lead | null {
  const folded = foldInPlace(text.length > FAR ? text.slice(-FAR) : text).trimEnd();
  if (!patient) {
    const warns = shownIn(folded, 0, folded.length) & (SHOWS.condition | SHOWS.warning);
    return warns ? { status: 'hypothetical', about: ['flag'] } : null;
  }
  const last = triggersIn(folded, 0, folded.length)
    .filter(
      ({ trigger }) => trigger.mention !== 'before' && trigger.means !== 'none' && trigger.means !== 'end',
    )
    .at(-1);
  if (!last || folded.length - last.end > 40) return null;
  return { status: last.trigger.means as Status, about: last.trigger.about ?? null };
}
