/** Whether a page speaks of one patient (a note, a letter, a story of one's own) or of a subject. */
import type { Scanned } from './scan.ts';

/** How notes and letters speak of somebody. */
const ONE_PATIENT =
  /\b(?:\d{1,3}[- ]?(?:year|yr|y)s?[- /]?(?:old|o)|\d{2}\s?(?:yo|yof|yom|[mf])|(?:he|she|the patient|this patient|patient|pt|mr|mrs|ms|miss)\.?(?: \w+)? (?:is an?|is on|is taking|has been|has had|had|denies|denied|reports|reported|states|stated|presents|presented|endorses|notes|complains|takes|tried|underwent|describes|admits|returns|continues|was seen|tolerated|will)|(?:he|she) (?:finished|can|cannot|could|does|did|was|wants|needs|feels|gets|used|uses)|patient'?s (?:wife|husband|daughter|son|mother|father|pain)|(?:telephone|phone|office|clinic|outpatient) (?:encounter|visit|note|review)|seen in (?:clinic|ed)|c\/o|s\/p|h\/o|nkda|nka|pmhx?|hpi|psh|a\/p|o\/e|slr|denies|endorses|rtc|f\/u|follow up in \d|\d+ ?mg (?:bid|tid|po|daily|qhs|prn|twice|once|at night|nocte)|bid|tid|qhs|prn|thank you for (?:referring|seeing)|i (?:saw|reviewed|examined|met) (?:this|mr|mrs|ms|him|her)|radiology report|clinical (?:indication|information|details)|no acute (?:fracture|osseous)|no evidence of|(?:comparison|impression|findings|technique|indication|exam|procedure|allergies|medications|meds|plan|dx|diagnosis|dob|mrn)(?=\s*:)|chief complaint|history of presenting?|review of systems|physical exam(?:ination)?|assessment and plan|lumbar spine (?:mri|x-ray) (?:shows|showed|demonstrates))\b|(?<=(?:^|[.;:\n])\s*)(?:takes|taking|denies|reports|tried|uses|failed|presents|endorses|states|returns|was seen|on exam)\b/gi;
/** How articles, leaflets, shops and records of trials speak. */
const A_SUBJECT =
  /\b(?:you|your|we offer|patients|people|participants|adults|subjects|individuals|studies|trials?|guidelines?|randomi[sz]ed|inclusion|exclusion|eligib\w+|reviews?|customers?|evidence|researchers?|our (?:clinic|team|patients|treatment\w*)|book (?:now|online)|insurance|price|£|\$)\b/gi;

/** How much of a page is looked at, UTF-16 units. */
const LOOK = 30_000;

/** Somebody tells of themselves. */
const ONESELF = /\b(?:i|i'm|i've|i'd|my|me|myself)\b/gi;

/** How a page speaks of people. */
export type Voice = 'patient' | 'oneself' | 'subject';

/** Weighs the passages in which something was found. */
export function voiceOf(passages: readonly Scanned[], isNote: boolean): Voice {
  let one = 0;
  let oneself = 0;
  let subject = 0;
  let read = 0;
  for (const { text, hits } of passages) {
    if (hits.length === 0) continue;
    const part = text.length > 2000 ? text.slice(0, 2000) : text;
    one += part.match(ONE_PATIENT)?.length ?? 0;
    subject += part.match(A_SUBJECT)?.length ?? 0;
    // What is quoted is not the page's own voice.
    if (!/["“”«]/.test(part)) oneself += part.match(ONESELF)?.length ?? 0;
    read += part.length;
    if (read > LOOK) break;
  }
  if (one >= (isNote || subject === 0 ? 1 : 2) && one * (isNote ? 2 : 1) > subject) return 'patient';
  return oneself >= 6 && oneself > 2 * subject ? 'oneself' : 'subject';
}
