/** What stands around a claim: kinds of pain, harms, and what limits it to some people, doses, times or places. */
import type { Harm } from '../data/reading.ts';

// Word by word, so that "sub-acute" and "non-specific" are not taken for what they are not.
const ACUTE =
  /(?<!sub[- ]?)\bacute\b|\b(?:new|recent|sudden|fresh|first) (?:\w+ )?(?:bout|episode|attack|back pain|low back pain|onset)\b/;
const CHRONIC =
  /\b(?:chronic|persist(?:s|ent|ing)|long[- ](?:term|lasting|standing|running)|longstanding|ongoing|stubborn) (?:\w+ ){0,3}(?:pain|backs?|backache|sciatica|lbp|clbp|cases?|stenosis|spasms?)\b|\bclbp\b|\b(?:pain|backache) (?:that|which) (?:lasts|persists|won't go)\b|\bmore than (?:3|three|6|six) months\b/;
const RADICULAR =
  /\b(?:sciatica|sciatic|radicular|radiculopathy|radiculitis|leg pain|nerve pain|pinched nerves?|trapped nerves?|nerve root|shoot(?:s|ing) (?:\w+ ){0,3}legs?|down (?:the|your|my|one) legs?|herniated|slipped dis[ck])\b/;
const AXIAL =
  /\b(?:axial|facet(?:[- ]joint)? pain|facetogenic|without (?:leg|sciatic|radicular) (?:pain|symptoms))\b/;
const SPASM = /\bspasms?\b|\bmuscles? (?:cramps?|knots?)\b/;
/** Back pain itself, which everybody has whom the documents are about. */
const OURS =
  '(?! (?:[\\w-]+ ){0,4}(?:backs?|back pain|backache|pain|lbp|clbp|sciatica|radiculopathy|stenosis|disc|disk)\\b)';
/** Advice for some people, or on dose, time, place or company: it says how, when or with what, and not whether. */
const LIMITS: readonly string[] = [
  // Some people.
  'if you|if the|if your|unless|in case of|pregnan\\w+|breast ?feeding|pacemaker|children|toddlers|teenagers|under (?:12|16|18)|over (?:60|65|70|75)|(?:older|elderly|frail) (?:adults|people|patients|men|women)|allergic|smokers|drivers|diabetics|any(?:one|body) else|other (?:people|medicines?)|late in',
  `(?:who (?:has|have|had|are|is|takes?|drinks?|smokes?)|(?:people|patients|anyone|anybody|those|adults|women|men|everyone) (?:with|who have|having))\\b${OURS}`,
  '(?:people|patients|anyone|anybody|those|adults|women|men|persons) (?:on|taking|using|over|under|aged)',
  'with an? (?:pacemaker|ulcer|history|allergy|implant|bleeding)|(?:kidney|liver|heart|renal|hepatic|cardiac|lung|stomach|bleeding|seizure) (?:disease|failure|problems?|disorders?|conditions?|trouble|impairment|ulcers?)',
  // A dose.
  '(?:exceed|double|doubling|more than|above|higher than|over) (?:the |your |a |an )?(?:\\w+ )?(?:dose|dosage|amount|limit|maximum|strength)|exceed\\w*|doubl(?:e|ing)|extra doses?|overdo\\w*|more (?:than|often than) (?:\\d|one|two|three|four|five|six|seven|eight|ten|twelve|once|twice|directed|prescribed|recommended|advised|needed|stated)|too (?:much|many|often|long|hot|high|tight\\w*)|(?:a|per|each|every) day|daily|at (?:once|a time|one time|the same time)|crush\\w*|chew\\w*',
  // A time.
  "(?:for )?(?:more|longer) than|beyond (?:\\d+|\\w+) (?:days|weeks|months)|all (?:day|night)|long term|overnight|at (?:night|bedtime)|(?:while|when|whilst|before|after|during) (?:you(?: are|'re)? )?(?:\\w+ing|asleep|pregnancy|surgery|an? operation|bed|the visit|your)|asleep|within (?:\\d+|\\w+) (?:hours?|days?|weeks?|months?)|before (?:surgery|the visit|your)|suddenly|abruptly|straight away after",
  // A manner or a place.
  'empty stomach|without (?:food|asking|talking|speaking|consulting|checking|medical|a doctor|advice|supervision|telling)|near water|in (?:the )?(?:bath|shower)|(?:broken|irritated|bare|numb|damaged|open|sensitive|inflamed) (?:skin|areas?|wounds?)|directly|wounds?|over (?:an?|the) (?:\\w+ )?(?:fracture|wound|rash|tumou?r|implant)|(?:new|fresh|swollen|recent) injur\\w+|lie on|sit on|lean on|fall asleep|shar(?:e|ing)|machinery|driv(?:e|ing)',
  // In company with something else.
  `together with|together|combin\\w*|mix(?:ed|ing)?|along(?:side| with)|alcohol|grapefruit|inhibitors?|maois?|(?:blood thinner|anticoagulant|antidepressant|sedative)s?|(?:take|taken|taking|use|used|using|give|given|prescribed?) (?:[\\w-]+ ){0,3}with\\b${OURS}`,
];
export const HARMS: readonly (readonly [Harm, RegExp])[] = [
  ['bleeding', /\bbleed\w*|\bulcers?\b|\bstomach\b|\bgut\b/],
  [
    'addiction',
    /\baddict\w*|\bdependen\w*|\bmisuse\b|\babuse\b|\boverdos\w*|\bwithdrawal\b|\bhabit[- ]forming\b/,
  ],
  ['drowsiness', /\bdrows\w*|\bsleep(?:y|iness)\b|\bsedat\w*|\bdizz\w*|\bwoozy\b|\bgroggy\b|\bfoggy\b/],
  ['constipation', /\bconstipat\w*|\bbungs? you up\b/],
  ['liver', /\bliver\b|\bhepat\w*/],
  ['kidney', /\bkidneys?\b|\brenal\b/],
  ['heart', /\bheart\b|\bstrokes?\b|\bcardi\w*/],
  ['breathing', /\bbreath\w*|\brespirat\w*/],
  ['death', /\bdeaths?\b|\bfatal\b|\bdie\b/],
  [
    'weakness',
    /\bweak\w*|\bstiff\w*|\bslow\w* (?:down )?(?:\w+ )?(?:recovery|healing)|\brecovery slower|\bdecondition\w*|\bmuscle loss\b/,
  ],
  ['infection', /\binfect\w*/],
  ['nerve', /\bnerve (?:damage|injur\w+)|\bparalys\w*|\bspinal fluid\b/],
  ['fracture', /\bfractures?\b|\bbroken\b/],
  ['skin', /\bburns?\b|\bskin\b|\brash\w*|\bbruis\w*/],
  ['fall', /\bfalls?\b/],
];

/** Sources of all of them in the order of `TELLS` (claim-context.ts), each found where a word begins. */
export const CONTEXTS: readonly string[] = [
  LIMITS.join('|').replaceAll(' ', '[- ]'),
  ...[ACUTE, CHRONIC, RADICULAR, AXIAL, SPASM, ...HARMS.map(([, find]) => find)].map(({ source }) => source),
];
