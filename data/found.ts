/** The concepts that a page has, as they are listed: red flags first, then by verdict. Pure. */
import { type Evidence, evidence, leadVerdict, redFlag, treatment } from './evidence.ts';
import type { Reader, Treatment, Verdict, VerdictWord } from './schema.ts';

/** A verdict with the people it is for. */
export type ScopedVerdict = Pick<Verdict, 'verdict' | 'label' | 'forWhom'>;

/** One concept of a page. */
export interface Found {
  concept: string;
  name: string;
  /** Plain-language gloss; null for clinicians. */
  plainName: string | null;
  /** The one verdict in words; null for a red flag, and where `scoped` says it. */
  label: string | null;
  /** Every verdict with whom it is for, where one alone would mislead; empty otherwise. */
  scoped: readonly ScopedVerdict[];
  /** How many mentions. */
  count: number;
}

/** What a group of a list shares: a verdict, being a red flag, or verdicts that differ by situation. */
export type FoundWord = VerdictWord | 'red flag' | 'depends';

/** Concepts of a page that share a verdict. */
export interface FoundGroup {
  word: FoundWord;
  found: Found[];
}

/** Verdicts in the order of the list: what to be careful with comes first. */
const ORDER: readonly FoundWord[] = [
  'red flag',
  'avoid',
  'depends',
  'no-better',
  'disputed',
  'unclear',
  'short-term',
  'helps-a-little',
  'helps',
  'not-covered',
];

/**
 * Verdicts that a list must show with whom they are for: all of them where they differ by situation, and
 * every one of a procedure, which holds for one kind of pain only. Empty where the lead verdict says it all.
 */
export function scopedVerdicts({ kind, verdicts }: Pick<Treatment, 'kind' | 'verdicts'>): ScopedVerdict[] {
  const differ = new Set(verdicts.map(({ label }) => label)).size > 1;
  const rated = verdicts.some(({ verdict }) => verdict !== 'not-covered');
  const isProcedure = kind === 'procedure' || kind === 'surgery';
  return differ || (isProcedure && rated) ? [...verdicts] : [];
}

/** True where a treatment is rated differently in different situations, so that no one word stands for it. */
export function depends({ verdicts }: Pick<Treatment, 'verdicts'>): boolean {
  return new Set(verdicts.map(({ verdict }) => verdict)).size > 1;
}

function wordAndFound(
  concept: string,
  count: number,
  reader: Reader,
  base: Evidence,
): [FoundWord, Found] | null {
  const named = ({ name, plainName }: { name: string; plainName: string }) => ({
    concept,
    name,
    plainName: reader === 'clinician' ? null : plainName,
    count,
  });
  const flag = redFlag(concept, base);
  if (flag) return ['red flag', { ...named(flag), label: null, scoped: [] }];
  const row = treatment(concept, base);
  if (!row) return null;
  const { verdict, label } = leadVerdict(row);
  const scoped = scopedVerdicts(row);
  const found = { ...named(row), label: scoped.length > 0 ? null : label, scoped };
  return [depends(row) ? 'depends' : verdict, found];
}

/**
 * Groups what was found; within a group by name. Concepts that are not known are left out.
 * @param counts how many mentions of each concept
 */
export function foundGroups(
  counts: Readonly<Record<string, number>>,
  reader: Reader,
  base: Evidence = evidence,
): FoundGroup[] {
  const all = Object.entries(counts).flatMap(([concept, count]) => {
    const found = count > 0 ? wordAndFound(concept, count, reader, base) : null;
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
