/** In which order what a page says is told: in card, panel, popup and terminal alike. */
import type { ClaimOutcome, Status } from './reading.ts';

/**
 * Warning signs: named as there, then named and no more (what the words do not settle is not put behind what was
 * denied), then past and possible ones, then denied ones, somebody else's, and those spoken of in general.
 */
export const FLAG_STATUSES: readonly Status[] = [
  'present',
  'current',
  'helped',
  'failed',
  'declined',
  'allergy',
  'planned',
  'past',
  'hypothetical',
  'negated',
  'family',
  'general',
];

/** Treatments: what must not be given, then what is given. */
export const TREATMENT_STATUSES: readonly Status[] = [
  'allergy',
  'current',
  'present',
  'planned',
  'failed',
  'helped',
  'past',
  'declined',
  'negated',
  'hypothetical',
  'family',
  'general',
];

/** Claims: what to be careful with first. */
export const CLAIM_ORDER: readonly ClaimOutcome[] = ['opposite', 'says-more', 'disagree', 'silent', 'agrees'];
