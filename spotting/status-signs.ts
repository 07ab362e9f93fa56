/**
 * When a sign of danger is there although words of denial stand beside it: the denial is a part of the sign
 * ("no bladder control"), the sign is a finding that should be there ("perianal sensation absent"), it was
 * missing earlier only ("none until yesterday"), or something else is denied ("no cause for the retention").
 * House rule: a red flag that is not plainly denied is never read as denied.
 */
import { ByHand } from './by-hand.ts';
import type { Span } from './sentences.ts';
import type { Status } from './types.ts';

/** A mention that says itself that nothing is wrong: "no fall", "rectal tone nl". */
const SAYS_NO = /^(?:no|without|nil|normal|intact|good|denies)\b|\b(?:nl|normal|intact|wnl)$/;
/** What should be there or work: without it, its "no" is the sign. */
const LACKS = new ByHand(
  /^(?:no|not|without|nil|absent)\b.*\b(?:control\w*|function\w*|feel\w*|sens\w*|tone|squeeze|wink|reflex\w*|urge|urine|water|wee|pee|urinat\w+|void\w*|erections?|able|knowing|pass\w*|mov\w+|lift\w*)\b/,
);
/** "No bladder control problems", "no bowel function changes": denied after all. */
const LACK_OF_TROUBLE = new ByHand(
  /^ ?(?:changes?|problems?|issues?|loss|concerns?|complaints?|symptoms?|sx|disturbances?|deficits?|abnormal\w*|impairments?|difficult\w+|dysfunction|trouble)\b/,
);

/** True where the "no" of a mention is part of what is wrong: "no bladder control". */
export function lacksWhatShouldBe(folded: string, { start, end }: Span): boolean {
  return LACKS.test(folded.slice(start, end)) && !LACK_OF_TROUBLE.test(folded.slice(end, end + 16));
}

/** What the words of a mention say of it themselves; null where they leave it open. */
export function saidByItself(folded: string, mention: Span): Status | null {
  const itself = folded.slice(mention.start, mention.end);
  if (SAYS_NO.test(itself)) return lacksWhatShouldBe(folded, mention) ? null : 'negated';
  return null;
}

/** What a healthy person has: named alone it says neither that it is there nor that it is not. */
const FINDING = /\b(?:sensation|tone|squeeze|wink)$/;
const NAMES_FINDING = new ByHand(
  /^\s*(?:(?:any|the|both|perianal|perineal|saddle|rectal|anal|sphincter|genital) ){0,3}(?:sensation|tone|squeeze|wink)\b/,
);
/** The mention tells already that it is not as it should be. */
const SAYS_WRONG =
  /\b(?:loss|lost|losing|no|not|absent|absence|lack|reduced|decreased|diminished|altered|changed?|poor|weak|lax|impaired|abnormal)\b/;
const WRONG =
  'absent|absence|lack(?:s|ing)?|loss|lost|no|nil|none|reduced|reduction|decreased?|diminished|impaired|altered|abnormal|poor|weak(?:er)?|lax|low|flaccid|patulous|blunted|gone|down|missing|minimal';
const WRONG_BEFORE = new ByHand({
  source: `\\b(?:${WRONG}|without|denie[sd]|not (?:have|has|feel|elicit\\w*))(?: (?:of|in|any|the|his|her|both|perianal|perineal|saddle|rectal|anal|sphincter|sensation|tone|and|or|/))*\\W*$`,
});
const RIGHT =
  'intact|normal|preserved|present|good|ok|nl|wnl|nad|maintained|full|unremarkable|strong|adequate|symmetrical|symmetric|fine|satisfactory|brisk|positive';
const RIGHT_BEFORE = new ByHand({
  source: `\\b(?:${RIGHT})(?: (?:and|the|rectal|anal|perianal|perineal|saddle|sphincter|sensation|tone|with|resting|voluntary))*\\W*$`,
});
/** "No change in saddle sensation", "denies saddle sensation changes": a denial of trouble, like any other. */
const TROUBLE = new ByHand(
  /\b(?:chang\w*|loss|lost|alter\w*|disturb\w*|difficult\w*|reduc\w*|decreas\w*|diminish\w*|impair\w*|abnormal\w*|problems?|issues?|deficits?|numb\w*|symptoms?|lack|absence|absent)\b/,
);
const NO_TROUBLE_BEFORE = new ByHand(
  /\b(?:no|without|denie[sd]|nil) (?:any |new |recent |subjective |objective )*(?:chang\w*|loss|alterations?|disturbances?|reductions?|decrease|impairment|problems?|issues?) (?:in|of|to|with) (?:the |his |her |any |perianal |perineal |saddle |rectal |anal |sphincter |sensation |tone |and |or |\/ ?)*$/,
);
const DENIED_BEFORE = /\b(?:no|not|without|denie[sd]|denying|nil|never)\b/;
/** What was found of it, with nothing between but what it is compared with. */
const FOUND_AFTER = new RegExp(
  `^(?:[ ,:/&()–-]|\\b(?:and|is|was|are|were|has|been|both|all|grossly|remains?|remained|appears?|to|light|touch|pinprick|pin|prick|pp|on|pr|dre|exam|examination|testing|today|still|also|perianal|perineal|saddle|rectal|anal|sphincter|anus|sensation|tone|squeeze|wink|reflex|bilaterally|found|felt|noted|be|bladder|bowels?|power|reflexes|strength|resting|slightly|mildly|markedly|significantly|somewhat|very|completely)\\b){0,14}?(?<not>(?:\\bnot|n't) (?:be )?)?\\b(?:(?<wrong>${WRONG})|(?<right>${RIGHT}))\\b`,
);

/**
 * Whether a finding that should be there is there: "perianal sensation absent" is the sign, "intact" denies it.
 * @returns null for other mentions, and where neither is said
 */
export function findingSaid(folded: string, { start, end }: Span, sentence: Span): Status | null {
  const itself = folded.slice(start, end);
  if (!isFinding(itself)) return null;
  const before = folded.slice(Math.max(sentence.start, start - 60), start);
  const after = folded.slice(end, Math.min(sentence.end, end + 120));
  const found = FOUND_AFTER.exec(after)?.groups;
  if (found) {
    const wrong = Boolean(found.wrong) !== Boolean(found.not);
    return wrong ? 'present' : 'negated';
  }
  if (NO_TROUBLE_BEFORE.test(before)) return 'negated';
  const denied = DENIED_BEFORE.test(before);
  if (denied && (TROUBLE.test(before) || TROUBLE.test(after.slice(0, 30)))) return null;
  if (RIGHT_BEFORE.test(before)) return denied && /\bnot\b/.test(before) ? 'present' : 'negated';
  return denied || WRONG_BEFORE.test(before) ? 'present' : null;
}

/** A time that is over. */
const EARLIER =
  '(?:(?:on|at|during|in|from|per) (?:the |his |her |my |any )?(?:prior|previous|last|earlier|past|initial|first|other|old)\\b|(?:last|previous|prior|earlier) (?:visit|week|month|year|night|time|exam\\w*|appointment|review|imaging|mri|scan|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|before\\b|previously|initially|originally|at (?:first|baseline|discharge|presentation|admission)|on (?:admission|arrival|discharge|presentation|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\\d\\d)|when (?:last |first |previously )?(?:seen|examined|reviewed)|to begin with|earlier|yesterday|in the past|prior\\b|\\d+ (?:days?|weeks?|months?) ago|a (?:day|week|month) ago|there before)';
/** A sign that was missing up to some time, and came then. */
const UNTIL = new ByHand(
  /^[^.;,]{0,25}?\b(?:until|till|up to|prior to|before (?!or\b|and\b|\/|now or))(?! (?:now or|or)\b)(?=[^.;]{2})/,
);
const SINCE_ALSO = /^[^.;]{0,40}?\b(?:or|nor|and|,) ?(?:since|now|today|after\w*|currently|at present)\b/;
/** An injury before something else is no sign that came with it. */
const EVENT = /\b(?:trauma|injur\w+|fall|falls|accident|surger\w+|fever of)\b/;
const WAS_EARLIER = new ByHand({ source: `^[^.;,]{0,25}?\\b${EARLIER}` });
const MISSING_EARLIER = new ByHand({
  source: `^ ?(?:(?:noted|reported|there|present|seen|felt|documented|found|at all|it|this|that) )*(?:until\\b|till\\b|${EARLIER})(?! (?:or|and|nor) )`,
});
const EARLIER_BEFORE = new ByHand({ source: `(?:^|[^a-z])${EARLIER}[^.;]{0,12}$` });
const UP_TO = /\b(?:before|until|till|prior to|up to) (?:today|now|yesterday|currently)\b/g;
/** "…; now present", "but today has it", "started yesterday". */
const THERE_NOW = new ByHand(
  /\b(?:but|now|then|today|currently|yesterday|tonight|overnight|since|this (?:morning|week|visit|time|afternoon|evening|am|pm)|until)\b(?:(?!\b(?:no|not|nor|denie[sd]|none|without|negative|neg|absent|still|resolved|again denies)\b)[^.;]){0,25}?\b(?:it|them|this|these|present|positive|there|does|is|are|yes|positive|started|begun|began|appeared|developed|noted|noticed|reported|complains|having)\b|\b(?:(?:has|have|had|got|developed|reports|endorses|gets) (?:it|them|this)|present|positive|there|yes) (?:now|today)\b|\b(?:has|developed|reports|endorses) (?:it|them)\b|\bnow\s*$|\bnew (?:today|now|since)\b|\b(?:started|began|came on|new|onset|developed|appeared) (?:on |in |over )?(?:today|yesterday|overnight|this|last|the last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/,
);
/** The end of the sentence after, as far as a sign may go on in it. */
const AHEAD = 100;

/** True where a denial before a sign tells of earlier only: "no incontinence until yesterday". */
function cameLater(folded: string, denial: Span, mention: Span): boolean {
  if (EVENT.test(folded.slice(mention.start, mention.end))) return false;
  const rest = folded.slice(mention.end, mention.end + AHEAD).split('\n')[0] ?? '';
  if (UNTIL.test(rest)) return !SINCE_ALSO.test(rest);
  if (EARLIER_BEFORE.test(folded.slice(Math.max(0, denial.start - 40), denial.start)) && THERE_NOW.test(rest))
    return true;
  const earlier = WAS_EARLIER.endIn(rest);
  return earlier >= 0 && THERE_NOW.test(rest.slice(earlier));
}

/** What a list of denied signs is held together by. */
const LIST = /,|;|\bor\b|\bnor\b|\band\b|&|\+|\//;
/** What stands between one thing and another that it is about, goes with or came before. */
const ABOUT_ANOTHER = new ByHand(
  /\b(?:in|of|for|from|with|at|on|by|to|about|after|before|since|during|despite|because|due|preceding|prior|until|when|whether|why|how|where|while|though|than|under|against|into|through|following|around|over|regarding|secondary|related|associated)\b/,
);
/** Words with which a sign is denied: "signs of", "trouble with", "history of". */
const DENIES_IT = new ByHand(
  /\b(?:evidence|signs?|symptoms?|sx|histor(?:y|ies)|hx|h\/o|episodes?|suggest\w*|concerns?|concerning|suspicion|suspicious|complain\w*|reports?|problems?|trouble|difficult\w+|issues?|loss|losing|disturbance|dysfunction|features?|findings?|indication|indicat\w+|risks?|flags?|use|exposure|contact|diagnos\w+|consistent|compatible|worry|worries|fear|feelings?|sensation|numb\w*|tingl\w*|altered|presence|possibility|question|mention|hint|bouts?|spells?|such as|including|like|development|instances?|occurrence|incidents?|recurrence|inability|unable|awareness|abnormalit\w+|deficits?|experienc\w*|having|had|have|been|suffer\w*|notic\w*|limited to)\b/,
);
const COURSE_OF = new ByHand(
  /\b(?:worse|wors\w+|improv\w+|better|chang\w*|progress\w*|recover\w*|resol\w*|relief|reliev\w*|fluctuat\w*|variation|decline|deteriorat\w*|increas\w*|decreas\w*)\b[a-z ]{0,20}\b(?:of|in|with|from|to)\b/,
);
/** How the bladder works: a change in it is the sign. */
const WORKS =
  /\b(?:bladder|bowels?|b\/b|urin\w*|sphincter|sexual|toilet|waterworks|continence|void\w*|gait|balance|function|strength|sensation|weight|appetite)\b/;
const IS_WRONG = /\b(?:retention|incontinen\w+|weak\w*|numb\w*|loss|lost|dysfunction|accidents?|leak\w*)\b/;
/** It got no better: it is there. */
const NO_BETTER = /\b(?:improv\w+|better|recover\w*|resol\w+|relief|reliev\w*)\b/;
/** What stands behind such words tells when or why, or is left out of what is denied. */
const NOT_DENIED = new ByHand(
  /\b(?:before|prior to|preceding|until|since|despite|in spite|because|due to|after|when|why|how|during|while|to (?:explain|account)|explain\w*|caus(?:ing|es?)|leading|led to|related to|regarding|besides?|beyond|save for|exception|unlike|apart|aside)\b|^\s*(?:only|just|instead|still|yet|rather|merely|simply)\b/,
);
const SUBJECT = /\b(?:he|she|they|i|pt|patient|his|her|my|their)\b/;
/** "His foot drop has improved": how it went, not whether it is there. */
const HOW_IT_GOES = new ByHand(
  /^\s*(?:(?:has|have|had|is|are|was|were) )?(?:been )?(?:getting |got |gotten |any |much )?(?:improv\w+|better|wors\w+|chang\w+|resolv\w+|progress\w+|spread\w*|settl\w+|began|begun|started|came|come)\b/,
);
/** What has a whole sentence behind it: "denies that …". */
const DENIES_THAT = /^\s*(?:that|to (?:have|having)|having|ever)\b/;

/**
 * Whether words of denial before a sign are about something else, or about another time.
 * @param denial the words of denial
 */
export function deniesOther(folded: string, denial: Span, mention: Span): boolean {
  const between = folded.slice(denial.end, mention.start);
  const itself = folded.slice(mention.start, mention.end);
  if (cameLater(folded, denial, mention)) return true;
  if (HOW_IT_GOES.test(folded.slice(mention.end, mention.end + 30)) && SUBJECT.test(between)) return true;
  const words = folded.slice(denial.start, mention.start).split(LIST).at(-1) ?? '';
  const listed = between.split(LIST);
  const last = listed.at(-1) ?? '';
  if (FINDING.test(itself) && TROUBLE.test(last)) return false;
  // "Absence of perianal sensation and loss of anal tone"
  if (NAMES_FINDING.test(between) && !TROUBLE.test(between)) return true;
  const told = listed.length === 1 ? words : last;
  if (COURSE_OF.test(told)) return NO_BETTER.test(told) || !WORKS.test(itself) || IS_WRONG.test(itself);
  if (listed.length === 1 && DENIES_THAT.test(between)) return false;
  if (EVENT.test(itself)) return false;
  return NOT_DENIED.test(last) || (ABOUT_ANOTHER.test(last) && !DENIES_IT.test(last));
}

/** Whether words of denial behind a sign tell of earlier only: "not present last visit", "none before". */
export function deniesEarlier(folded: string, denial: Span): boolean {
  const rest = folded.slice(denial.end, denial.end + AHEAD).split('\n')[0] ?? '';
  if (!MISSING_EARLIER.test(rest)) return false;
  return THERE_NOW.test(rest) || !/\b(?:today|now|currently)\b/.test(rest.replace(UP_TO, ''));
}

/** What the next column of a row holds: "Saddle numbness | Yes". */
const CELL = /^[^\n|\t.:;]{0,30}(?: ?\| ?|\t ?)(?<cell>[^\n|\t.,;(]{1,20}?)(?=\s*(?:[|\t\n.,;(]|$))/;
const YES = /^(?:yes|y|\+|\+ve|present|positive|pos|true|✓|✔|x)$/;
const NO = /^(?:no|n|-|–|−|-ve|none|nil|absent|denie[sd]|negative|neg|false)$/;
const ALL_RIGHT = new ByHand({ source: `^(?:${RIGHT}|yes|y|\\+|\\+ve|✓|✔)$` });
const NOT_RIGHT = new ByHand({ source: `^(?:${WRONG}|n|-|–|−|-ve|negative)$` });

/** What the next column of a row answers for a sign; null where none does. */
export function answeredInRow(folded: string, { start, end }: Span): Status | null {
  const cell = CELL.exec(folded.slice(end, end + 60))?.groups?.cell;
  if (cell === undefined) return null;
  const [no, yes] = isFinding(folded.slice(start, end)) ? [ALL_RIGHT, NOT_RIGHT] : [NO, YES];
  if (yes.test(cell)) return 'present';
  return no.test(cell) ? 'negated' : null;
}

/** True for what should be there, and is not said to be amiss. */
function isFinding(words: string): boolean {
  return FINDING.test(words) && !SAYS_WRONG.test(words);
}
