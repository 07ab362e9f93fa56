/** Which mentions are marked: each, or the first of a concept in each section. */
import type { Settings } from '../../browser/settings.ts';
import type { Mark, Passage } from './passage.ts';

/**
 * The first mark of each concept from one heading to the next (in the whole page where there is none), and all
 * red flags. A heading counts to the section that it begins.
 */
export function firstMarks(passages: readonly Pick<Passage, 'scanned' | 'marks'>[]): Set<Mark> {
  const first = new Set<Mark>();
  const section = new Set<string>();
  for (const { scanned, marks } of passages) {
    if (scanned.kind === 'heading') section.clear();
    for (const mark of marks) {
      const { concept, mark: look } = mark.mention;
      if (look === 'red-flag' || !section.has(concept)) first.add(mark);
      section.add(concept);
    }
  }
  return first;
}

/**
 * The marks that are painted and stepped through. What is counted (badge, popup, panel) and can be gone to from
 * the panel are all mentions, marked or not: a term that is said ten times is a term that is said ten times.
 */
export class Shown {
  #which: Settings['marks'];
  /** Null: each. */
  #first: ReadonlySet<Mark> | null = null;

  constructor(which: Settings['marks']) {
    this.#which = which;
  }

  /** Chooses anew, from all passages in page order. @returns true where the choice goes by another rule now */
  choose(passages: readonly Passage[], which: Settings['marks'] = this.#which): boolean {
    const changed = which !== this.#which;
    this.#which = which;
    this.#first = which === 'first' ? firstMarks(passages) : null;
    return changed;
  }

  has(mark: Mark): boolean {
    return this.#first?.has(mark) ?? true;
  }
}
