/** Cautions travel with what they are about: nothing on a treatment without its serious ones, no dose without all. Pure. */
import { givesDose } from '../../data/dose.ts';
import { byId, type Evidence } from '../../data/evidence.ts';
import type { Treatment } from '../../data/schema.ts';

type Severity = Treatment['cautions'][number]['severity'];

const ALL: readonly Severity[] = ['serious', 'important', 'minor'];

/** A treatment's cautions in the clinician's words, each with the treatment's name. */
export function cautionTexts({ name, cautions }: Treatment, severities: readonly Severity[] = ALL): string[] {
  return cautions
    .filter(({ severity }) => severities.includes(severity))
    .map(({ severity, clinician }) => `${name}, caution (${severity}): ${clinician}`);
}

/**
 * The cautions that go with some words on some concepts, each once: all where the words give a dose, else those of the given severity.
 * @param otherwise what goes with words without a dose
 */
export function cautionsWith(
  words: string,
  concepts: readonly string[],
  base: Evidence,
  otherwise: readonly Severity[] = [],
): string[] {
  const severities = givesDose(words) ? ALL : otherwise;
  const named = concepts.flatMap((id) => byId(base.treatments, id) ?? []);
  return [...new Set(named.flatMap((of) => cautionTexts(of, severities)))];
}
