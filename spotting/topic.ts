/** What a stretch of text is about, as far as it decides whether a form in it is meant for the back. */
import { type Level, NECK, type Profile, speaksOfBackPain } from './profile.ts';
import type { Hit, Scanned } from './scan.ts';
import type { Span } from './sentences.ts';

/** The back, something else, or nothing that tells. */
export type Topic = 'back' | 'other' | null;

/** How far from a form another part of the body still claims it, in characters, on a page about back pain. */
const REACH = 45;
/** "for migraine", "of the knee": what ties a treatment to another condition or place. */
const TIED = /\b(for|of|in|to treat|treating|treat|during|about|on|his|her|regarding)\W+(\w+\W+){0,3}$/i;
/** "Migraine (six sessions of acupuncture)", "anxiety, for which she had CBT", "shoulder – injection, physio". */
const GIVEN_FOR = /^\s*\([^)]{0,60}$|^,? for which\b[^.;]{0,40}$|^( \w+){0,2}\s?[–—:]\s[^.;\n]{0,80}$/;
/** "Glucosamine – for knees", "capsaicin cream: hands only". */
const NOTED_FOR = /^[^.;,\n]{0,25}(?:[–—:]|\s-)\s?(?:for\s+)?$/;
/** A side effect or a condition for caution is no other topic: "linked with rare liver injury". */
const ORGANS =
  /^(liver|hepatic|kidneys?|renal|heart|cardiac|skin|lungs?|eyes?|head|brain|face|feet|foot|hands?|hair|throat|tongue)$/;

/** What a drug may bring about is no reason for it: "opioids: addiction, constipation". */
const HARMS = /^(addiction|dependence|withdrawal|overdose|hyperalgesia)$/;
const GIVEN = /\b(?:for|to treat|treating)\W+(?:\w+\W+){0,3}$/i;
/** "Amitriptyline gave her headaches", "gabapentin → depression": what it did, not what it is for. */
const BROUGHT_ON =
  /\b(?:gave|gives?|caus\w+|made|makes|brought on|brings? on|led to|leads? to|risks? of|resulted in)\b|[→⇒]|[-=]>/i;
/** "No NSAIDs with CKD", "opioids given COPD": what somebody has besides. */
const BESIDES =
  /(?<!\b(?:patients|people|those|adults|women|men|someone|anyone|persons?|individuals|participants|subjects))\s(?:with|given|because of|due to|d\/t|owing to|despite|in view of|unless|if you have|if you've had)\W+(?:\w+\W+){0,2}$/i;

/** What treatments for the back touch or hurt on their way. */
const SURFACE = /^(skin|hair|throat|tongue|scalp)$/;

/** A longer stretch is read so far on either side of a form, UTF-16 units: no form has to be held against all others. */
const FAR = 1000;

/** The part of a stretch that is read for a form. */
function partOf(span: Span, near: Hit | undefined): Span {
  if (!near || span.end - span.start <= 2 * FAR) return span;
  return { start: Math.max(span.start, near.start - FAR), end: Math.min(span.end, near.end + FAR) };
}

/** The first of the forms of a passage that ends after a place, as an index. */
function firstAfter(hits: readonly Hit[], place: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle] as Hit).end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a stretch of text speaks of; back pain outranks the rest. */
export function spanTopic(passage: Scanned, whole: Span, page: Profile, near?: Hit): Topic {
  const span = partOf(whole, near);
  let topic: Topic = null;
  let neck = false;
  for (let at = firstAfter(passage.hits, span.start); at < passage.hits.length; at++) {
    const other = passage.hits[at] as Hit;
    if (other.start >= span.end) break;
    if (other === near) continue;
    const { cue, ownContext } = other.sense;
    if (cue === 'back' && speaksOfBackPain(passage.text, other.start)) return 'back';
    if (cue === 'part' && NECK.test(other.spelling)) neck = true;
    // "The vet gave gabapentin": the patient has four legs.
    if (cue === 'animal' && near && topic === null) topic = 'other';
    if (cue === 'spine' || cue === 'hint' || ownContext) topic = 'back';
    else if ((cue === 'part' || cue === 'condition') && topic === null) {
      if (near && page.level !== 'touches' && !claims(passage.text, other, near, cue, page.level)) continue;
      topic = 'other';
    }
  }
  // "Disc", "nerve root" and "pinched nerve" beside the neck are the neck's.
  return neck && topic === 'back' && !near?.sense.ownContext ? 'other' : topic;
}

/**
 * On a page that speaks of back pain (and for a term that names the back itself) another body part or
 * disease claims a form only when it stands close: right before it, or tied to it by a short run of
 * words. In a note, where each line has its own matter, anything in the same clause is close.
 */
function claims(text: string, other: Hit, near: Hit, cue: 'part' | 'condition', level: Level): boolean {
  const after = other.start > near.start;
  const gap = after ? text.slice(near.end, other.start) : text.slice(other.end, near.start);
  if (near.sense.ownContext) return !after && gap.trim().length <= 3;
  if (HARMS.test(other.spelling)) return after ? GIVEN.test(gap) : gap.trim().length <= 3;
  if (after && (BROUGHT_ON.test(gap) || (cue === 'condition' && BESIDES.test(gap)))) return false;
  if (after && SURFACE.test(other.spelling) && !GIVEN.test(gap)) return false;
  if (after ? NOTED_FOR.test(gap) : GIVEN_FOR.test(gap)) return true;
  if (gap.length > REACH || /[.;:!?\n–—]|, /.test(gap)) return false;
  if (ORGANS.test(other.spelling) && level !== 'note') return !after && gap.trim().length <= 3;
  if (level === 'note') return true;
  if (!after) return gap.trim().length <= 3 || (cue === 'part' && gap.length < 30);
  return (cue === 'part' && gap.length < 3) || TIED.test(gap);
}

/** What the stretches of one passage speak of, each of them asked once. */
export class Topics {
  readonly #passage: Scanned;
  readonly #page: Profile;
  readonly #known = new Map<string, Topic>();

  constructor(passage: Scanned, page: Profile) {
    this.#passage = passage;
    this.#page = page;
  }

  of(span: Span): Topic {
    const key = `${span.start} ${span.end}`;
    let topic = this.#known.get(key);
    if (topic === undefined) {
      topic = spanTopic(this.#passage, span, this.#page);
      this.#known.set(key, topic);
    }
    return topic;
  }
}
