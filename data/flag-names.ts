/**
 * What a page names when it names a warning sign, said so that nothing is diagnosed: a page that says "fever" names a
 * sign, not an infection of the spine. Pure.
 */
import { byId, type Evidence, evidence } from './evidence.ts';
import type { Reader } from './schema.ts';

/** By concept, as it stands inside a sentence: for patients, and for students and clinicians. */
const NAMES: Readonly<Record<string, readonly [patient: string, others: string]>> = {
  'cauda-equina-syndrome': ['signs of pressed spine nerves', 'cauda equina signs'],
  'bladder-bowel-disturbance': ['bladder or bowel trouble', 'bladder or bowel change'],
  'neurological-deficit': ['weakness or trouble walking', 'motor or gait deficit'],
  infection: ['signs or risks of an infection', 'infection signs or risks'],
  malignancy: ['cancer or signs of it', 'malignancy or its signs'],
  fracture: ['a broken bone or risks for one', 'fracture or its risks'],
  'aortic-aneurysm': ['signs of a bulge in the main artery', 'aortic aneurysm or its signs'],
  'red-flags': ['warning signs in general', 'red flags in general'],
};

/**
 * Signs that the documents list for one emergency: pressure on the cauda equina (S0-32 to S0-38). Where a page names two
 * of them, that is said.
 */
export const CAUDA_EQUINA: readonly string[] = [
  'cauda-equina-syndrome',
  'bladder-bowel-disturbance',
  'neurological-deficit',
];

/** What a page names of this red flag, in the reader's words, to stand inside a sentence; null where the id is none. */
export function flagName(concept: string, reader: Reader, base: Evidence = evidence): string | null {
  const flag = byId(base.redFlags, concept);
  if (!flag) return null;
  const names = NAMES[concept];
  if (!names) return reader === 'patient' ? flag.plainName : flag.name;
  return names[reader === 'patient' ? 0 : 1];
}
