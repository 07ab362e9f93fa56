/** Cautions that fit a page as a whole: each once, with the treatments of the page that it is about. Pure. */
import names from './companion-names.json' with { type: 'json' };
import { cautionsRaised, type RaisedCaution } from './companions.ts';
import { type Evidence, redFlag, treatment } from './evidence.ts';
import { type PageFrame, statusesOf, totalOf } from './page-frames.ts';
import type { FlagNamed, Status } from './reading.ts';
import type { Reader } from './schema.ts';
import { namesOf, seen } from './source-views.ts';

/** A caution about treatments of the page, raised by what it names. */
export interface CautionHere {
  id: string;
  severity: RaisedCaution['severity'];
  /** Names of the treatments. */
  treatments: string[];
  text: string;
  /** Words of the page that raised it; null where the treatment by itself did. */
  words: string | null;
  /** Short names of documents and guidance badges that it rests on. */
  from: string[];
}

/** What is named so raised no caution, and what is named so raised one only where it is not named otherwise. */
const NOT_THERE: readonly Status[] = ['negated', 'declined', 'family'];
const SELDOM: readonly Status[] = ['allergy', 'hypothetical'];

/** Words of the page that raised a caution; null where the treatment by itself did. */
function wordsOf({ companion }: RaisedCaution, frames: readonly PageFrame[]): string | null {
  const named = frames
    .flatMap(({ says }) => says?.named ?? [])
    .filter((one) => one.companion === companion && !NOT_THERE.includes(one.status));
  return (named.find(({ status }) => !SELDOM.includes(status)) ?? named[0])?.words ?? null;
}

/** The signs that the page names, with each status once, in any order of frames. */
function flagsNamed(frames: readonly PageFrame[], base: Evidence): FlagNamed[] {
  return Object.keys(totalOf(frames.map(({ counts }) => counts)))
    .filter((concept) => redFlag(concept, base))
    .flatMap((concept) => {
      const { read, unread } = statusesOf(frames, concept);
      const named = read.map(({ status }): FlagNamed => ({ concept, status }));
      // One that was not read may well be there.
      return unread > 0 ? [...named, { concept, status: 'present' as const }] : named;
    });
}

const COMPANIONS = new Map(
  names.map(({ id, kind, concepts }) => [id, { kind, concepts: concepts as readonly string[] }]),
);

const conceptsOf = ({ companion }: RaisedCaution) => COMPANIONS.get(companion ?? '')?.concepts ?? [];

/** Serious ones first; then what the patient has, before what is taken together, before what the treatment raises by itself. */
function rankOf({ severity, companion }: RaisedCaution): number {
  const kind = companion === null ? 2 : COMPANIONS.get(companion)?.kind === 'condition' ? 0 : 1;
  return (severity === 'serious' ? 0 : 3) + kind;
}

/** A caution with the treatments of the page that it is about. */
interface Raised {
  caution: RaisedCaution;
  concepts: string[];
}

/** Two drugs may have a caution each about the other: the second says nothing new. */
function isMirrored({ caution, concepts }: Raised, others: readonly Raised[]): boolean {
  const about = conceptsOf(caution);
  return others.some((other) => {
    const theirs = conceptsOf(other.caution);
    return other.concepts.some((one) => about.includes(one)) && concepts.every((one) => theirs.includes(one));
  });
}

/**
 * The cautions that what the page names raises about treatments that it names, serious ones first.
 * @param treatments concept ids, in the order in which they are listed
 */
export function cautionsOn(
  treatments: readonly string[],
  frames: readonly PageFrame[],
  reader: Reader,
  base: Evidence,
): CautionHere[] {
  const named = frames.flatMap(({ says }) => says?.named ?? []);
  const claims = frames.flatMap(({ says }) => says?.claims ?? []);
  const page = { flags: flagsNamed(frames, base), named };
  const raised = new Map<string, Raised>();
  for (const concept of treatments) {
    const asked = [
      ...statusesOf(frames, concept).read.map(({ status }) => ({ status, claim: null })),
      ...claims
        .filter(({ claimed }) => claimed.concept === concept)
        .map(({ claimed }) => ({ status: null, claim: claimed.asserts })),
    ];
    for (const { status, claim } of asked) {
      for (const caution of cautionsRaised(concept, status, claim, page, base)) {
        const known = raised.get(caution.id) ?? { caution, concepts: [] };
        if (!known.concepts.includes(concept)) known.concepts.push(concept);
        raised.set(caution.id, known);
      }
    }
  }
  const kept: Raised[] = [];
  for (const one of [...raised.values()].sort((a, b) => rankOf(a.caution) - rankOf(b.caution))) {
    if (!isMirrored(one, kept)) kept.push(one);
  }
  return kept.map(({ caution, concepts }) => ({
    id: caution.id,
    severity: caution.severity,
    treatments: concepts.map((concept) => treatment(concept, base)?.name ?? concept),
    text: seen(reader === 'patient' ? caution.patient : caution.clinician, reader),
    words: wordsOf(caution, frames),
    from: namesOf(caution, base),
  }));
}
