/** What labels, rows, doses and answers say of a mention where no word that tells reaches it. */
import { ByHand } from './by-hand.ts';
import type { Section } from './sections.ts';
import type { Setting } from './status.ts';
import { FAR, type Sentence } from './status-sentence.ts';
import { type Asked, reaches } from './status-words.ts';
import type { Status } from './types.ts';

/** What stands under a label that a heading or line gave, unless its line has gone on to something else. */
export function sectionAt(section: Section | null, folded: string, { start, end }: Sentence): Section | null {
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
export function isStopped(
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
export function rowOutcome(folded: string, end: number): Status | null {
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
export function isOver({ start, end }: Asked, folded: string): boolean {
  return GAVE.test(folded.slice(Math.max(0, start - 80), start)) || GIVEN.test(folded.slice(end, end + 60));
}
const GAVE =
  /\b(?:given|gave|received|administered|performed)\b(?![^.;]*\b(?:then|switched|swapped|transitioned|converted|discharged)\b)[^.;]*$/;
const GIVEN = /^[^.;,]{0,30}\b(?:given|administered|performed)\b/;

/** "Fever? No, 98.1 oral": the answer to a question that names a sign. "Red flags: none." */
export function answerTo(mention: Asked, folded: string, sentence: Sentence): Status | null {
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

/** What a sign is where nothing says more of it: by its section there, or not. */
export function flagDefault(mention: Asked, section: Section | null): Status {
  if (section === 'family history') return 'family';
  if (section === 'instructions') return 'hypothetical';
  if ((section === 'medical history' || section === 'surgical history') && mention.disease) return 'past';
  return 'present';
}

/** What happened to a treatment, a test or anything else of care where nothing says more of it: by its section. */
export function careDefault(mention: Asked, section: Section | null): Status {
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
