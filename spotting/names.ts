/**
 * Names of businesses and of people's trades: "Ninth Heron Acupuncture" is a clinic, "an osteopath
 * for twenty years" a person. Neither is a treatment.
 */
import type { Scanned } from './scan.ts';

/** Words that begin a heading or a sentence, or describe a treatment, and so are no part of a name. */
const COMMON =
  /^(the|a|an|and|or|of|for|to|in|on|with|without|is|are|does|do|can|how|what|why|when|our|your|my|his|her|new|best|top|about|chronic|acute|low|lower|upper|back|lumbar|spinal|spine|core|gentle|physical|medical|manual|deep|oral|topical|start|try|tried|continue|started|begin|both|all|more|most|no|non|free|daily|home|strong|mild|laser|cold|dry|hot|patient|treatment|yoga|massage|exercise|acupuncture|heat|first|second|third|step|prescribed|using|use|uses|after|before|versus|vs|than|as|by|from|this|that|these|her|their|any|some|week|weeks|monday|tuesday|wednesday|thursday|friday)$/i;
/** The word before a hit that is part of a name: "Ninth Heron |Acupuncture". */
const NAME_BEFORE = /(?:^|[\s(“"])(\p{Lu}[\p{L}'’-]+)\s+(?:&\s+)?$/u;
const BUSINESS_AFTER =
  /^\s*(?:&\s*\p{Lu}|and Wellness|Ltd|Limited|LLC|PLLC|Inc\b|P\.?C\.?\b|Clinics?\b|Cent(?:er|re)s?\b|Associates|Institute|Studio|Group\b|Therapy\b|Guild|Society|Association)/u;

const CAPITAL = /\p{Lu}/uy;

/** Key of a capitalised phrase that may be a name, or null. */
function nameKey(text: string, start: number, end: number): string | null {
  CAPITAL.lastIndex = start;
  if (!CAPITAL.test(text)) return null;
  const before = NAME_BEFORE.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  return before && !COMMON.test(before) ? `${before} ${text.slice(start, end)}` : null;
}

/** Finds the names on a page: capitalised phrases that lead the page or have a company's ending. */
export function* namesOn(passages: readonly Scanned[]): Generator<null, ReadonlySet<string>> {
  const names = new Set<string>();
  for (const [index, passage] of passages.entries()) {
    for (const hit of passage.hits) {
      if (!hit.sense.concept?.painted) continue;
      const key = nameKey(passage.text, hit.start, hit.end);
      if (!key) continue;
      const sure =
        BUSINESS_AFTER.test(passage.text.slice(hit.end)) ||
        (index === 0 && !/(?:^|\s)\p{Ll}/u.test(passage.text));
      if (sure) names.add(key);
    }
    yield null;
  }
  return names;
}

/** True where a hit is part of one of the page's names. */
export function isName(names: ReadonlySet<string>, text: string, start: number, end: number): boolean {
  if (names.size === 0) return false;
  const key = nameKey(text, start, end);
  return key !== null && names.has(key);
}

const TRADE =
  /^(chiropractors?|osteopaths?|physiotherapists?|physios?|physical therapists?|massage therapists?|acupuncturists?|spine surgeons?|psychologists?|pain psychologists?|yoga therapists?|RMT)$/i;
/** Somebody sees, sends to or is treated by one: then the treatment is meant. */
const TREATED_BY =
  /\b(by|with|for|see|sees|seeing|saw|seen|visit(?:s|ed|ing)?|to|from|through|via|under|my|your|his|her|their|the|our|consult(?:ed|ing)?|tried|trips?)\s+(?:(?:an?|the|your|my|his|her|our|their|one of our|qualified|trained|licensed|private|local|last|previous|old)\s+){0,2}$/i;
const NOT_TREATED_BY =
  /\b(?:used|offered|written|reviewed|represented|made|recommended|trusted|loved|founded|approved|designed|endorsed) by\s+(?:\w+\s+(?:and|or)\s+|some\s+)?$/i;
/** "An osteopath she paid for made it worse", "my physio helped". */
const TREATS =
  /^\s+(?:(?:that |whom? )?(?:i|she|he|we|they) (?:paid|saw|tried|visited|went to)|(?:helped|fixed|sorted|cured|made it worse|did nothing)\b)/i;
const SPEAKS = /^\s+(?:told|said|says|thinks|explained|will tell you)\b/i;

/** True where a hit names a person by trade, and not the care that somebody gets from one. */
export function isTradeOnly(text: string, start: number, end: number): boolean {
  if (!TRADE.test(text.slice(start, end))) return false;
  const before = text.slice(Math.max(0, start - 60), start);
  // "Two rounds of physio" is the treatment; "a physio" is a person.
  if (/^physio$/i.test(text.slice(start, end)) && !/\b(?:an?|some|the|every|another)\s+$/i.test(before))
    return false;
  if (TREATS.test(text.slice(end, end + 30))) return false;
  return NOT_TREATED_BY.test(before) || !TREATED_BY.test(before) || SPEAKS.test(text.slice(end, end + 20));
}
