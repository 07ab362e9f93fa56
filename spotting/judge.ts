/** Second reading: which of the forms that were found are painted, with the whole page in view. */
import { isName, isTradeOnly, namesOn } from './names.ts';
import { type Level, type Profile, profileOf } from './profile.ts';
import type { Hit, Scanned } from './scan.ts';
import { SENSES } from './sense-rules.computed.ts';
import { type Span, sentencesOf } from './sentences.ts';
import { spanTopic, type Topic, Topics } from './topic.ts';
import type { Mention } from './types.ts';

/**
 * Abbreviations that mean something else even on pages about back pain: they count only where a sense
 * rule shows what is meant. The others (TENS, ESI, CBT …) are trusted there.
 */
const UNSURE = new Set(
  'as dc im ct mr rf act nb bc asa mis adr pmr pmp idd frp pns pbm lsp bp pid ddd hnp ifc mdt rmt cft fce xr'.split(
    ' ',
  ),
);

/** A sense rule as it is tested. */
interface SenseRule {
  before: RegExp | null;
  after: RegExp | null;
  sentence: RegExp | null;
  then: 'other' | 'shown';
}

/** Rules by what they are about, so that a hit meets only its own; made when the first of them is met. */
const rulesAbout = new Map<string, readonly SenseRule[]>();

function rulesOf(about: string): readonly SenseRule[] {
  let rules = rulesAbout.get(about);
  if (!rules) {
    const own = Object.hasOwn(SENSES, about) ? SENSES[about]?.split('\n') : undefined;
    rules = own?.map(ruleOf) ?? NO_RULES;
    rulesAbout.set(about, rules);
  }
  return rules;
}

const NO_RULES: readonly SenseRule[] = [];

function ruleOf(line: string): SenseRule {
  const [before, after, sentence, shown] = line.split('\t');
  return {
    before: before ? new RegExp(before) : null,
    after: after ? new RegExp(after) : null,
    sentence: sentence ? new RegExp(sentence) : null,
    then: shown ? 'shown' : 'other',
  };
}

/** A line that is a menu, a footer or a list of links. */
const MENU = /(?:[|›»]\s.*){2,}|^\s*(?:home|menu|shop all|skip to)\b.*[|›»>·]|©|\ball rights reserved\b/i;
/** A cell of a table rather than of a menu: it has figures, begins small, or says more than a name. */
const TABLE_CELL = /\|(?:[^|]*\d|\s*[a-z]|\s*\S{1,200}(?:\s+[^|\s]+){6})|^[^|]*\d[^|]*\|/;

/** True where a line with bars is a row of a table: by itself, or by the lines beside it. */
function isTableRow(passages: readonly Scanned[], index: number): boolean {
  const bars = barsIn(passages[index]);
  if (bars === 0) return false;
  for (let near = index - ROWS_BESIDE; near <= index + ROWS_BESIDE; near++) {
    const row = passages[near];
    if (row && barsIn(row) === bars && (/^\s*\|/.test(row.text) || TABLE_CELL.test(row.text))) return true;
  }
  return false;
}

const ROWS_BESIDE = 2;
const barsIn = (passage: Scanned | undefined) => passage?.text.match(/\|/g)?.length ?? 0;

/** A line of a timetable: a day and an hour. */
const TIMETABLE = /^\W*(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|nes|rs|ur)*\.?\s+\d/i;
/** Headings of what a page links to, sells beside, or cites. */
const ASIDE =
  /^\W*(filed under|tags?:|categories|posted in|related (stories|articles|posts|links|products|content)|you (might|may) also (like|enjoy)|customers also (bought|viewed)|(frequently|often) bought together|other leaflets|related\b|also available|meet (the|our)\b|our (team|staff|surgeons|physicians)\b|(we|i) also (treat|see|help|offer)\b|(i|we) also see people for|more (from|stories|articles)|see also|references|bibliography|further reading|external links|also in the building|careers|now hiring|trending|most read|popular (posts|now)|read next|recommended for you)\b/i;
/** What links are: a short line that ends no sentence. */
const LINK = /^.{1,100}[^.!?\s]\s*$/;
/** "Regarding his diabetes, …": the whole paragraph is about that. */
const REGARDING =
  /^\W*(regarding|as for|with regards? to|in regards? to|concerning|from an? .{3,30} standpoint)\b/i;

/** What a patient must not have is marked whatever it once did. */
const ALLERGIES = /^\W*(?:drug |medication )?(?:allerg|intoleran|adverse reactions?\b)/i;
/** A problem of a list in a note: "2. R knee OA – …". */
const PROBLEM = /^\s*(?:#\s*)?\d{1,2}[.)]\s+\S/;

/**
 * Decides which forms are painted. First weighs the whole page and yields null after each step of that,
 * then yields the mentions of one passage after another (an empty array where there are none), so that
 * a caller can stop and go on at any of them.
 * @returns how much the page speaks of back pain
 */
export function* judge(passages: readonly Scanned[]): Generator<readonly Mention[] | null, Level> {
  const page = yield* profileOf(passages);
  const names = page.level === 'none' ? NO_NAMES : yield* namesOn(passages);
  let section: Topic = null;
  let aside = false;
  for (const [index, passage] of passages.entries()) {
    const heading = passage.kind === 'title' || passage.kind === 'heading';
    if (heading) {
      section = headingTopic(passage);
      if (!PROBLEM.test(passage.text)) aside = ASIDE.test(passage.text);
    }
    if (page.level === 'none' && !passage.hits.some(standsAlone)) {
      yield [];
      continue;
    }
    yield passage.hits.some(isPainted)
      ? judgePassage(passages, index, page, names, aside || ASIDE.test(passage.text) ? 'aside' : section)
      : [];
  }
  return page.level;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** What may become a mention; the others are cues. */
export function isPainted({ sense: { concept } }: Hit): boolean {
  return Boolean(concept?.painted && concept.mark);
}

/** Red flags and terms that name the back themselves are shown on any page. */
function standsAlone(hit: Hit): boolean {
  return hit.sense.ownContext;
}

/** A heading that names one thing: a short line without a clause in it. */
const NAMES_ONE_THING = /^[^,;:–—]{1,70}[.:?]?$/;

function headingTopic(passage: Scanned): Topic {
  let topic: Topic = null;
  for (const hit of passage.hits) {
    if (hit.sense.cue === 'back' || hit.sense.ownContext || hit.sense.cue === 'spine') return 'back';
    if (hit.sense.cue === 'part' || hit.sense.cue === 'condition') topic = 'other';
  }
  return NAMES_ONE_THING.test(passage.text.trim()) ? topic : null;
}

function judgePassage(
  passages: readonly Scanned[],
  index: number,
  page: Profile,
  names: ReadonlySet<string>,
  section: Topic | 'aside',
): Mention[] {
  const passage = passages[index] as Scanned;
  const mentions: Mention[] = [];
  const menu = (MENU.test(passage.text) && !isTableRow(passages, index)) || TIMETABLE.test(passage.text);
  const sentences = sentencesOf(passage.text);
  let paragraph: Topic = null;
  if (REGARDING.test(passage.text) || (page.level === 'note' && PROBLEM.test(passage.text))) {
    paragraph = spanTopic(passage, firstSpan(passage.text), page);
  }
  const topics = new Topics(passage, page);
  let at = 0;
  for (const hit of passage.hits) {
    const { concept, use } = hit.sense;
    if (!concept?.painted || !concept.mark) continue;
    while (at < sentences.length - 1 && (sentences[at] as Span).end <= hit.start) at += 1;
    const sentence = sentences[at] as Span;
    const sense = senseOf(hit, passage.text, sentence);
    if (sense === 'other' || isTradeOnly(passage.text, hit.start, hit.end)) continue;
    if (concept.kind !== 'red flag' && isName(names, passage.text, hit.start, hit.end)) continue;
    const around: Around = {
      hit,
      passage,
      sentence,
      page,
      section,
      paragraph,
      menu,
      topics,
      shown: sense === 'shown',
    };
    const wanted =
      concept.kind === 'red flag' ? redFlagWanted(around) : treatmentWanted(around, use === 'plain');
    if (!wanted) continue;
    mentions.push({
      passage: index,
      start: hit.start,
      end: hit.end,
      text: passage.text.slice(hit.start, hit.end),
      concept: concept.id,
      mark: concept.mark,
      kind: concept.kind === 'red flag' || concept.kind === 'test' ? concept.kind : 'treatment',
    });
  }
  return mentions;
}

/** The label of a paragraph: up to its first comma, dash, colon or full stop after the number. */
function firstSpan(text: string): Span {
  const label = /^\s*(?:#?\s*\d{1,2}[.)])?[^,–—:.]{1,90}/.exec(text)?.[0] ?? '';
  return { start: 0, end: Math.max(label.length, 1) };
}

/** What surrounds a hit when it is judged. */
interface Around {
  hit: Hit;
  passage: Scanned;
  sentence: Span;
  page: Profile;
  section: Topic | 'aside';
  paragraph: Topic;
  menu: boolean;
  topics: Topics;
  /** A sense rule has shown that the wanted meaning is meant. */
  shown: boolean;
}

/** What the sense rules say of a form in its sentence. */
function senseOf(hit: Hit, text: string, sentence: Span): 'other' | 'shown' | null {
  // Most rules ask for what stands on one side only; what follows is the quicker to rule out.
  let before: string | null = null;
  let after: string | null = null;
  let whole: string | null = null;
  const single = hit.spelling.endsWith('s') ? hit.spelling.slice(0, -1) : '';
  for (const about of [hit.spelling, single, hit.sense.concept?.id ?? '', '*']) {
    for (const rule of rulesOf(about)) {
      if (rule.after) {
        after ??= text.slice(hit.end, hit.end + 80).toLowerCase();
        if (!rule.after.test(after)) continue;
      }
      if (rule.before) {
        before ??= text.slice(Math.max(sentence.start, hit.start - 80), hit.start).toLowerCase();
        if (!rule.before.test(before)) continue;
      }
      if (rule.sentence) {
        const from = Math.max(sentence.start, hit.start - 300);
        whole ??= text.slice(from, Math.min(sentence.end, hit.end + 300)).toLowerCase();
        if (!rule.sentence.test(whole)) continue;
      }
      return rule.then;
    }
  }
  return null;
}

const speaks = (level: Level) => level !== 'none';

/** House rule: on a page that speaks of back pain a red flag is shown whatever its context. */
function redFlagWanted({ hit, page, section, passage, sentence, topics }: Around): boolean {
  if (hit.sense.ownContext) return true;
  // A line that is only a link to another story; anything longer is read, wherever it stands.
  if (section === 'aside' && LINK.test(passage.text)) return false;
  if (page.level === 'about' || page.level === 'note' || (page.short && speaks(page.level)))
    return hit.sense.use !== 'ambiguous' || !UNSURE.has(hit.spelling);
  return speaks(page.level) && (topics.of(sentence) === 'back' || topics.of(whole(passage)) === 'back');
}

function treatmentWanted(around: Around, plain: boolean): boolean {
  if (around.page.animals) return false;
  const { hit, page, section, menu, shown, passage } = around;
  if (section === 'aside' || menu) return false;
  if (hit.sense.exact === 'pt') return false; // the patient, far more often than the therapy
  if (isSmall(hit, passage) && !page.abbreviations.has(hit.spelling)) return false;
  const near = localTopic(around);
  if (page.level === 'note' && ALLERGIES.test(passage.text)) return true;
  const trusted = !UNSURE.has(hit.spelling) && (near === 'back' || page.level !== 'touches');
  if (hit.sense.use === 'ambiguous' && !shown && !trusted) return false;
  if (near === 'other') return false;
  if (hit.sense.ownContext) return true;
  if (near === 'back') return speaks(page.level);
  if (page.level === 'about' || page.level === 'note') return true;
  return plain && page.level === 'touches' && section === 'back';
}

/** An abbreviation in small letters counts where the page writes it in capitals as well. */
function isSmall(hit: Hit, passage: Scanned): boolean {
  const { exact } = hit.sense;
  return (
    exact !== null && exact === exact.toUpperCase() && passage.text.slice(hit.start, hit.end) === hit.spelling
  );
}

function whole(passage: Scanned): Span {
  return { start: 0, end: passage.text.length };
}

/** The topic nearest to a hit: its sentence, then its paragraph, then its section. */
function localTopic({ passage, sentence, hit, page, section, paragraph }: Around): Topic {
  const own = spanTopic(passage, sentence, page, hit);
  if (own) return own;
  if (paragraph) return paragraph;
  if (page.level === 'touches') {
    const all = spanTopic(passage, whole(passage), page, hit);
    if (all) return all;
  }
  return section === 'other' || section === 'back' ? section : null;
}
