/** In which order mentions are told: what a reader should see first, first. */
import type { Status } from '../data/reading.ts';
import { CLAIM_ORDER, FLAG_STATUSES, TREATMENT_STATUSES } from '../data/status-order.ts';
import type { SeenMention } from './eyes.ts';

/** A sign that was not read may well be there: it comes right after those that are. */
const FLAGS = FLAG_STATUSES.flatMap((status): (Status | null)[] =>
  status === 'current' ? [status, null] : [status],
);

type Told = Pick<SeenMention, 'verdict' | 'status' | 'outcome'>;

const place = (order: readonly unknown[], one: unknown) =>
  order.includes(one) ? order.indexOf(one) : order.length;

export const isFlag = ({ verdict }: Told) => verdict === 'red-flag';

/**
 * Red flags first: those that are there, then past and possible ones, then denied ones. Then claims, those to be
 * careful with first, then what happened to a treatment.
 */
export function byTelling(one: Told, other: Told): number {
  if (isFlag(one) !== isFlag(other)) return isFlag(one) ? -1 : 1;
  if (isFlag(one)) return place(FLAGS, one.status) - place(FLAGS, other.status);
  return (
    place(CLAIM_ORDER, one.outcome) - place(CLAIM_ORDER, other.outcome) ||
    place(TREATMENT_STATUSES, one.status) - place(TREATMENT_STATUSES, other.status)
  );
}

/** Mentions of one concept, the one whose card tells most first; else in page order. */
export function firstToTell<T extends { mention: Told }>(candidates: readonly T[]): T[] {
  return candidates.toSorted((one, other) => byTelling(one.mention, other.mention));
}
