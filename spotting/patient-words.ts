/** How texts speak of one patient, of a subject, of themselves; in the signs of a table of rules (status-rules.ts). */

/** How notes and letters speak of somebody. */
const ONE_PATIENT =
  "(\\d{1,3}[\\s-]?(year|yr|y)s?[\\s/-]?(old|o)|\\d{2}\\s?(yo|yof|yom|[mf])|(he|she) (finished|can|cannot|could|does|did|was|wants|needs|feels|gets|used|uses)|patient'?s (wife|husband|daughter|son|mother|father|pain)|(telephone|phone|office|clinic|outpatient) (encounter|visit|note|review)|seen in (clinic|ed)|c/o|s/p|h/o|nkda|nka|pmhx?|hpi|psh|a/p|o/e|slr|denies|endorses|rtc|f/u|follow up in \\d|\\d+ ?mg (bid|tid|po|daily|qhs|prn|twice|once|at night|nocte)|bid|tid|qhs|prn|thank you for (referring|seeing)|i (saw|reviewed|examined|met) (this|mr|mrs|ms|him|her)|radiology report|clinical (indication|information|details)|no acute (fracture|osseous)|no evidence of|(comparison|impression|findings|technique|indication|exam|procedure|allergies|medications|meds|plan|dx|diagnosis|dob|mrn)(?=\\s*:)|chief complaint|history of presenting?|review of systems|physical exam(ination)?|assessment and plan|lumbar spine (mri|x-ray) (shows|showed|demonstrates))";

/** The short hand of notes: doses, courses of days and weeks ("3/52"), what was measured. */
const SHORTHAND =
  '(\\d+(\\.\\d+)? ?(mg|g|mcg) (qds|tds|od|bd|nocte|mane|q\\d+h|qd|qid)|qds|tds|nocte|\\d{1,2}/(52|7|12)(?![\\d/])|bp \\d{2,3}/\\d{2,3}|hr \\d{2,3}|rr \\d{2}|sats \\d{2}|(on|takes) \\w+ \\d+ ?mg|(bowels|bladder) (open|ok|normal|nad)|(limited|no|pmhx?|see) hx|no (new )?(weakness|incontinence) (new|that|reported|noted)|(neuro|skin|power|sensation|reflexes) (intact|nad|normal)|(told|advised|asked) to attend|(re|not) ?discussed w/|(obs|allergy|adrs?|pmh|dhx?|shx?|hx|dx|rx|tx|reason|analgesia|mechanism|nok|disposal)(?=\\s*:))';

/** The same, with the patient in front. */
const PATIENT_DOES =
  '(he|she|the patient|this patient|patient|pt|mr|mrs|ms|miss)\\.?( \\w+)? (is an?|is on|is taking|has been|has had|had|denies|denied|reports|reported|states|stated|presents|presented|endorses|notes|complains|takes|tried|underwent|describes|admits|returns|continues|was seen|tolerated|will)';

/** The same, where a line or a sentence begins so. */
const ONE_PATIENT_OPENING =
  '(takes|taking|denies|reports|tried|uses|failed|presents|endorses|states|returns|was seen|on exam)';

/** How articles, leaflets, shops and records of trials speak. */
const A_SUBJECT =
  '(you|your|we offer|patients|people|participants|adults|subjects|individuals|studies|trials?|guidelines?|randomi[sz]ed|inclusion|exclusion|eligible|eligibility|reviews?|customers?|evidence|researchers?|our (clinic|team|patients|treatment\\w*)|book (now|online)|insurance|price)';

/** Somebody tells of themselves. */
const ONESELF = '(i|my|me|myself)';

/** All of them, in the order in which `patient.ts` knows them. */
export const VOICES = [ONE_PATIENT, ONE_PATIENT_OPENING, A_SUBJECT, ONESELF, PATIENT_DOES, SHORTHAND];
