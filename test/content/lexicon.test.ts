import { expect, test } from 'vitest';
import { type Evidence, evidence, leadVerdict, redFlag, treatment } from '../../data/evidence.ts';
import { CONCEPTS, type Concept, formsOf } from './concepts.ts';
import { broken, must } from './support.ts';

/** The mark that a painted concept should bear: its lead verdict, or that it is a red flag. */
function expectedMark(concept: Concept, base: Evidence): string | null {
  if (!concept.painted) return null;
  if (redFlag(concept.id, base)) return 'red-flag';
  const found = treatment(concept.id, base);
  return found ? leadVerdict(found).verdict : 'no card';
}

/** Painted concepts without exactly one card, cards without a painted concept, and marks that differ. */
function mismatches(concepts: readonly Concept[], base: Evidence): string[] {
  const cards = [...base.treatments, ...base.redFlags];
  const painted = concepts.filter((concept) => concept.painted);
  return [
    ...painted
      .map((concept) => ({ concept, count: cards.filter((card) => card.id === concept.id).length }))
      .filter(({ count }) => count !== 1)
      .map(({ concept, count }) => `${concept.id} has ${count} cards`),
    ...cards
      .filter((card) => !painted.some((concept) => concept.id === card.id))
      .map((card) => `${card.id} is not a painted concept`),
    ...concepts
      .filter((concept) => concept.mark !== expectedMark(concept, base))
      .map((concept) => `${concept.id} is marked ${concept.mark}, not ${expectedMark(concept, base)}`),
    ...painted
      .filter((concept) => (concept.kind === 'red flag') !== (expectedMark(concept, base) === 'red-flag'))
      .map((concept) => `${concept.id} is a ${concept.kind} with the wrong sort of card`),
  ];
}

/** Concepts without a form, forms that stand twice, and forms with stray blanks. */
function malformed(concepts: readonly Concept[]): string[] {
  return concepts.flatMap((concept) => {
    // Letter case tells "TENS" from "tens", so two forms are the same only when they match exactly.
    const forms = formsOf(concept);
    const twice = forms.filter((form, at) => forms.indexOf(form) !== at);
    const odd = forms.filter((form) => form.trim() !== form || form === '' || /\s{2}/.test(form));
    return [
      ...(forms.length === 0 ? [`${concept.id} has no form`] : []),
      ...twice.map((form) => `${concept.id}: "${form}" stands twice`),
      ...odd.map((form) => `${concept.id}: "${form}" is not trimmed`),
    ];
  });
}

/** What a form with choices in brackets stands for: "(hot|warm) pack" for two. */
function writtenOut(form: string): string[] {
  const [all, choices] = /\(([^)]*)\)/.exec(form) ?? [];
  if (all === undefined || choices === undefined) return [form];
  return choices.split('|').flatMap((choice) => writtenOut(form.replace(all, choice)));
}

/**
 * Words that two painted concepts claim. What is ambiguous has its sense shown beside it, and may; so may two warning signs,
 * of which the one that stands first, the weightier, gets them.
 */
function claimedTwice(concepts: readonly Concept[]): string[] {
  const owners = new Map<string, Concept>();
  return concepts
    .filter(({ painted }) => painted)
    .flatMap((concept) => {
      const { plain = [], context = [] } = concept.forms;
      return [...plain, ...context].flatMap(writtenOut).flatMap((form) => {
        const words = form
          .replace(/!$/, '')
          .toLowerCase()
          .replace(/[\s-]+/g, ' ')
          .trim();
        const owner = owners.get(words) ?? concept;
        owners.set(words, owner);
        const isFair = owner === concept || (owner.kind === 'red flag' && concept.kind === 'red flag');
        return isFair ? [] : [`"${words}" belongs to ${owner.id} and to ${concept.id}`];
      });
    });
}

test('no words belong to two concepts', () => {
  expect(claimedTwice(CONCEPTS)).toEqual([]);
  const twice = ['heat', 'cold'].map((id) => ({
    id,
    kind: 'physical',
    painted: true,
    mark: null,
    forms: { plain: [id === 'heat' ? '(hot|warm)-pack' : 'Warm pack'] },
  }));
  expect(claimedTwice(twice)).toEqual(['"warm pack" belongs to heat and to cold']);
});

test('every painted concept has exactly one card, under the mark of its lead verdict', () => {
  expect(mismatches(CONCEPTS, evidence)).toEqual([]);
});

test('the lexicon is well formed', () => {
  expect(malformed(CONCEPTS)).toEqual([]);
  expect(new Set(CONCEPTS.map((concept) => concept.id)).size).toBe(CONCEPTS.length);
});

test('a lost card, a changed verdict and a doubled form are caught', () => {
  const lost = broken(evidence, (copy) => {
    copy.treatments = copy.treatments.filter((row) => row.id !== 'tens');
  });
  expect(mismatches(CONCEPTS, lost)).toContain('tens has 0 cards');
  const changed = broken(evidence, (copy) => {
    Object.assign(must(copy.treatments, 'tens').verdicts[0] ?? {}, { verdict: 'helps' });
  });
  expect(mismatches(CONCEPTS, changed)).toHaveLength(1);
  const doubled = [
    { id: 'tens', kind: 'device', painted: true, mark: null, forms: { plain: ['TENS', 'TENS!'] } },
  ];
  expect(malformed(doubled)).toEqual(['tens: "TENS" stands twice']);
});
