/** What stands around a claim and decides what it is held against: the kind of pain, the harm, for whom. */
import type { ClaimContext, Harm, SituationNamed } from '../data/reading.ts';
import { foldInPlace } from './fold.ts';
import { type Span, sentencesOf } from './sentences.ts';

/** A very long sentence is read so far on either side of the mention, UTF-16 units. */
const FAR = 400;

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
const LIMITED =
  /\b(?:if you|if the|if your|unless|who (?:have|has|are|take)|people with|patients with|anyone with|those with|with an? (?:pacemaker|ulcer|history|allergy|implant|bleeding)|in case of|pregnan\w+|pacemaker|children|under (?:12|16|18)|over 65|before (?:surgery|the visit|your)|allergic|together with|at the same time|for (?:more|longer) than|while (?:driving|pregnant|taking))\b/;

const HARMS: readonly (readonly [Harm, RegExp])[] = [
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

/** Most sentences name neither a kind of pain nor a harm: one look each tells. */
const anyOf = (expressions: readonly RegExp[]) =>
  new RegExp(expressions.map(({ source }) => `(?:${source})`).join('|'));
const SITUATION = anyOf([ACUTE, CHRONIC, RADICULAR, AXIAL, SPASM]);
const HARM = anyOf(HARMS.map(([, find]) => find));

/**
 * Reads the context of a mention in a passage.
 * @param sentence the sentence that it stands in, where that is known
 */
export function claimContextOf(text: string, start: number, end: number, sentence?: Span): ClaimContext {
  const from = Math.max(0, start - FAR);
  const part = text.slice(from, end + FAR);
  const span = sentence
    ? { start: Math.max(0, sentence.start - from), end: Math.max(0, sentence.end - from) }
    : (sentencesOf(part).find((one) => one.start <= start - from && one.end > start - from) ?? {
        start: 0,
        end: part.length,
      });
  const words = foldInPlace(part.slice(span.start, span.end));
  return {
    situation: situationIn(words),
    harms: HARM.test(words) ? HARMS.filter(([, find]) => find.test(words)).map(([harm]) => harm) : [],
    limited: LIMITED.test(words),
  };
}

function situationIn(words: string): SituationNamed {
  if (!SITUATION.test(words)) return { duration: null, pattern: null, spasm: false };
  const acute = ACUTE.test(words);
  const chronic = CHRONIC.test(words);
  const axial = AXIAL.test(words);
  const radicular = RADICULAR.test(words);
  return {
    // Where a sentence names both, it settles neither.
    duration: acute === chronic ? null : acute ? 'acute' : 'chronic',
    pattern: axial === radicular ? null : axial ? 'axial' : 'radicular',
    spasm: SPASM.test(words),
  };
}
