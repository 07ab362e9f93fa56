/** The concepts that a page has, as they are listed: red flags first, then by verdict. Pure. */
import { type Evidence, evidence, leadVerdict, redFlag, treatment } from './evidence.ts';
import type { VerdictWord } from './schema.ts';

/** One concept of a page. */
export interface Found {
  concept: string;
  name: string;
  /** The lead verdict in words; null for a red flag. */
  label: string | null;
  /** How many mentions. */
  count: number;
}

/** Concepts of a page that share a verdict. */
export interface FoundGroup {
  word: VerdictWord | 'red flag';
  found: Found[];
}

/** Verdicts in the order of the list: what to be careful with comes first. */
const ORDER: readonly FoundGroup['word'][] = [
  'red flag',
  'avoid',
  'no-better',
  'disputed',
  'unclear',
  'short-term',
  'helps-a-little',
  'helps',
  'not-covered',
];

function wordAndFound(concept: string, count: number, base: Evidence): [FoundGroup['word'], Found] | null {
  const flag = redFlag(concept, base);
  if (flag) return ['red flag', { concept, name: flag.name, label: null, count }];
  const row = treatment(concept, base);
  if (!row) return null;
  const { verdict, label } = leadVerdict(row);
  return [verdict, { concept, name: row.name, label, count }];
}

/**
 * Groups what was found; within a group by name. Concepts that are not known are left out.
 * @param counts how many mentions of each concept
 */
export function foundGroups(
  counts: Readonly<Record<string, number>>,
  base: Evidence = evidence,
): FoundGroup[] {
  const all = Object.entries(counts).flatMap(([concept, count]) => {
    const found = count > 0 ? wordAndFound(concept, count, base) : null;
    return found ? [found] : [];
  });
  const grouped = ORDER.map((word) => ({
    word,
    found: all
      .filter(([its]) => its === word)
      .map(([, found]) => found)
      .sort((one, other) => one.name.localeCompare(other.name)),
  }));
  return grouped.filter(({ found }) => found.length > 0);
}
