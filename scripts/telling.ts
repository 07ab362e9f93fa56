/** In which order mentions are told: what a reader should see first, first. */
import type { ClaimOutcome, Status } from '../data/reading.ts';
import type { SeenMention } from './eyes.ts';

/** Null: it was not read, so that it may well be there. */
const FLAGS: readonly (Status | null)[] = [
  'present',
  'current',
  null,
  'planned',
  'past',
  'hypothetical',
  'negated',
  'family',
  'general',
];

/** Null: nothing is asserted. */
const CLAIMS: readonly (ClaimOutcome | null)[] = [
  'opposite',
  'says-more',
  'disagree',
  'silent',
  'agrees',
  null,
];

const STATUSES: readonly (Status | null)[] = [
  'allergy',
  'current',
  'planned',
  'failed',
  'helped',
  'past',
  'declined',
  'negated',
  'hypothetical',
  'family',
  'present',
  'general',
  null,
];

type Told = Pick<SeenMention, 'verdict' | 'status' | 'outcome'>;

const place = <T>(order: readonly T[], one: T) => (order.includes(one) ? order.indexOf(one) : order.length);

export const isFlag = ({ verdict }: Told) => verdict === 'red-flag';

/**
 * Red flags first: those that are there, then past and possible ones, then denied ones. Then claims, those to be
 * careful with first, then what happened to a treatment.
 */
export function byTelling(one: Told, other: Told): number {
  if (isFlag(one) !== isFlag(other)) return isFlag(one) ? -1 : 1;
  if (isFlag(one)) return place(FLAGS, one.status) - place(FLAGS, other.status);
  return (
    place(CLAIMS, one.outcome) - place(CLAIMS, other.outcome) ||
    place(STATUSES, one.status) - place(STATUSES, other.status)
  );
}

/** Mentions of one concept, the one whose card tells most first; else in page order. */
export function firstToTell<T extends { mention: Told }>(candidates: readonly T[]): T[] {
  return candidates.toSorted((one, other) => byTelling(one.mention, other.mention));
}
