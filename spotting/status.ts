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
import {
  answerTo,
  careDefault,
  flagDefault,
  isOver,
  isStopped,
  rowOutcome,
  sectionAt,
} from './status-labels.ts';
import { shownIn } from './status-people.ts';
import type { About } from './status-rules.ts';
import {
  before,
  FAR,
  nextSentence,
  readSentence,
  type Sentence,
  spanToRead,
  within,
} from './status-sentence.ts';
import { answeredInRow, findingSaid, saidByItself } from './status-signs.ts';
import { toldStatus } from './status-told.ts';
import { type Asked, reaches, triggersIn } from './status-words.ts';
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

/** What the next sentence may yet tell the outcome of. */
const OPEN = new Set<string | null>([null, 'none', 'current', 'past', 'planned']);

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

/** "Amitriptyline – urinary retention" in a list of allergies. */
const REACTION = /\w ?(?:-|–|—|\(|->|→|=)\s?[a-z ]{0,20}$/;

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
