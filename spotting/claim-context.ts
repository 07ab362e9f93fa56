/** What stands around a claim and decides what it is held against: the kind of pain, the harm, for whom. */
import type { Harm, SituationNamed } from '../data/claim-check.ts';
import { foldInPlace } from './fold.ts';
import { sentencesOf } from './sentences.ts';

/** The context of a claim, as far as its sentence names it. */
export interface ClaimContext {
  situation: SituationNamed;
  /** Harms that the sentence names; empty where it speaks of risk in general. */
  harms: Harm[];
  /** The sentence speaks of some people only: "if you have an ulcer", "with a pacemaker". */
  limited: boolean;
}

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

/** Reads the context of a mention in a passage. */
export function claimContextOf(text: string, start: number, end: number): ClaimContext {
  const part = text.slice(Math.max(0, start - FAR), end + FAR);
  const at = Math.min(start, FAR);
  const span = sentencesOf(part).find((one) => one.start <= at && one.end > at) ?? {
    start: 0,
    end: part.length,
  };
  const words = foldInPlace(part.slice(span.start, span.end));
  const acute = ACUTE.test(words);
  const chronic = CHRONIC.test(words);
  const axial = AXIAL.test(words);
  const radicular = RADICULAR.test(words);
  return {
    // Where a sentence names both, it settles neither.
    situation: {
      duration: acute === chronic ? null : acute ? 'acute' : 'chronic',
      pattern: axial === radicular ? null : axial ? 'axial' : 'radicular',
      spasm: SPASM.test(words),
    },
    harms: HARMS.filter(([, find]) => find.test(words)).map(([harm]) => harm),
    limited: LIMITED.test(words),
  };
}
