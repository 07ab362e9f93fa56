import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Asserted,
  type CLAIM_TABLE,
  type ClaimOutcome,
  checkClaim,
  countOutcomes,
  type SituationNamed,
} from '../../data/claim-check.ts';
import { evidence } from '../../data/evidence.ts';
import type { Verdict } from '../../data/schema.ts';

/** The evidence base with one treatment that has one verdict and nothing else. */
function only(verdict: Verdict['verdict']) {
  const [first] = evidence.treatments;
  if (!first) throw new Error('The evidence base is empty.');
  const row = { ...(first.verdicts[0] as Verdict), verdict };
  return {
    ...evidence,
    treatments: [{ ...first, id: 'one', classId: null, cautions: [], disagreements: [], verdicts: [row] }],
  };
}

const WORDS = [
  'helps',
  'helps-a-little',
  'short-term',
  'unclear',
  'disputed',
  'no-better',
  'avoid',
  'not-covered',
] as const;

/** The rows of the decision, written a second time: a change of the table has to be meant. */
const EXPECTED: Record<keyof typeof CLAIM_TABLE, ClaimOutcome[]> = {
  benefit: ['agrees', 'agrees', 'agrees', 'says-more', 'disagree', 'opposite', 'opposite', 'silent'],
  strong: [
    'says-more',
    'says-more',
    'says-more',
    'says-more',
    'says-more',
    'says-more',
    'says-more',
    'silent',
  ],
  'no-benefit': ['opposite', 'opposite', 'opposite', 'says-more', 'disagree', 'agrees', 'agrees', 'silent'],
  against: ['opposite', 'opposite', 'opposite', 'says-more', 'disagree', 'agrees', 'agrees', 'silent'],
};

describe('the claim table', () => {
  const rows = (Object.keys(EXPECTED) as (keyof typeof CLAIM_TABLE)[]).flatMap((asserts) =>
    WORDS.map((verdict, at) => [asserts, verdict, EXPECTED[asserts][at] as ClaimOutcome] as const),
  );
  it.each(rows)('%s against %s: %s', (asserts, verdict, outcome) => {
    expect(checkClaim({ concept: 'one', asserts }, only(verdict))?.outcome).toBe(outcome);
  });
});

const acute: SituationNamed = { duration: 'acute', pattern: null, spasm: false };
const chronic: SituationNamed = { duration: 'chronic', pattern: null, spasm: false };
const axial: SituationNamed = { duration: null, pattern: 'axial', spasm: false };
const radicular: SituationNamed = { duration: null, pattern: 'radicular', spasm: false };
const outcome = (concept: string, asserts: Asserted, situation?: SituationNamed) =>
  checkClaim({ concept, asserts, ...(situation && { situation }) })?.outcome;

describe('checkClaim on the documents', () => {
  it('agrees with a benefit that they support, and cites them', () => {
    const check = checkClaim({ concept: 'yoga', asserts: 'benefit' });
    expect(check?.outcome).toBe('agrees');
    expect(check?.rows.flatMap(({ statements }) => statements)).toContain('S2-18');
  });

  it('says that a promise goes beyond them, even where the treatment helps', () => {
    expect(outcome('yoga', 'strong')).toBe('says-more');
    expect(outcome('tens', 'strong')).toBe('says-more');
  });

  it('says the opposite where they found no benefit', () => {
    expect(outcome('tens', 'benefit')).toBe('opposite');
    expect(outcome('tens', 'no-benefit')).toBe('agrees');
  });

  it('is silent where they are, and names the wider concept without borrowing its verdict', () => {
    const check = checkClaim({ concept: 'tapentadol', asserts: 'benefit' });
    expect(check).toMatchObject({ outcome: 'silent', wider: 'opioids', disagreement: null });
    expect(check?.rows.flatMap(({ statements }) => statements)).toEqual([]);
    expect(outcome('spine-surgery', 'strong')).toBe('silent');
  });

  it('shows both sides where they disagree about the same pain', () => {
    const check = checkClaim({ concept: 'radiofrequency-ablation', asserts: 'benefit', situation: axial });
    expect(check?.outcome).toBe('disagree');
    expect(check?.disagreement?.id).toBe('A1');
    expect(check?.disagreement?.sides.map(({ statements }) => statements)).toEqual([['S3-46'], ['S0-30']]);
  });

  it('keeps axial and radicular pain apart', () => {
    expect(outcome('epidural-steroid-injection', 'benefit', axial)).toBe('opposite');
    expect(outcome('epidural-steroid-injection', 'benefit', radicular)).toBe('says-more');
    const check = checkClaim({ concept: 'epidural-steroid-injection', asserts: 'benefit' });
    expect(check?.outcome).toBe('depends');
    expect(check?.rows.map((row) => row.outcome)).toEqual(['opposite', 'says-more']);
  });

  it('keeps acute and chronic pain apart', () => {
    expect(outcome('muscle-relaxants', 'benefit', acute)).toBe('agrees');
    expect(outcome('muscle-relaxants', 'benefit', chronic)).toBe('opposite');
    expect(outcome('muscle-relaxants', 'benefit')).toBe('depends');
  });

  it('is silent about a kind of pain that they do not speak of', () => {
    expect(outcome('progressive-relaxation', 'benefit', acute)).toBe('silent');
    expect(outcome('progressive-relaxation', 'benefit', chronic)).toBe('agrees');
  });

  it('lets cautions decide on harm', () => {
    const check = checkClaim({ concept: 'nsaids', asserts: 'harm', harms: ['bleeding'] });
    expect(check?.outcome).toBe('agrees');
    expect(check?.rows.every((row) => row.statements.length + row.guidance.length > 0)).toBe(true);
    expect(checkClaim({ concept: 'yoga', asserts: 'harm', harms: ['addiction'] })?.outcome).toBe('silent');
    expect(checkClaim({ concept: 'bed-rest', asserts: 'harm', harms: ['weakness'] })?.outcome).toBe('agrees');
  });

  it('does not call advice for some people the opposite of a benefit', () => {
    const claimed = { concept: 'nsaids', asserts: 'against', harms: ['bleeding'] } as const;
    expect(checkClaim({ ...claimed, limited: true })?.outcome).toBe('agrees');
    expect(checkClaim(claimed)?.outcome).toBe('opposite');
  });

  it('asserts nothing where nothing is asserted, and of what is no treatment', () => {
    expect(checkClaim({ concept: 'yoga', asserts: 'none' })).toBeNull();
    expect(checkClaim({ concept: 'cauda-equina-syndrome', asserts: 'benefit' })).toBeNull();
    expect(checkClaim({ concept: 'unheard-of', asserts: 'strong' })).toBeNull();
  });

  it('counts outcomes', () => {
    const counts = countOutcomes([
      checkClaim({ concept: 'yoga', asserts: 'benefit' }),
      checkClaim({ concept: 'tens', asserts: 'benefit' }),
      null,
    ]);
    expect(counts).toMatchObject({ agrees: 1, opposite: 1, silent: 0 });
  });
});

describe('for every treatment, claim and kind of pain', () => {
  const known = new Set(evidence.statements.map(({ id }) => id));
  it('has an outcome, and sources wherever it is not silent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...evidence.treatments.map(({ id }) => id)),
        fc.constantFrom<Asserted>('benefit', 'strong', 'no-benefit', 'harm', 'against'),
        fc.record({
          duration: fc.constantFrom<SituationNamed['duration']>(null, 'acute', 'chronic'),
          pattern: fc.constantFrom<SituationNamed['pattern']>(null, 'axial', 'radicular'),
          spasm: fc.boolean(),
        }),
        fc.boolean(),
        (concept, asserts, situation, limited) => {
          const check = checkClaim({ concept, asserts, situation, limited });
          expect(check).not.toBeNull();
          const cited = check?.rows.flatMap((row) => [...row.statements, ...row.guidance]) ?? [];
          if (check?.outcome !== 'silent') expect(cited.length).toBeGreaterThan(0);
          if (check?.disagreement) expect(check.outcome).toBe('disagree');
          for (const row of check?.rows ?? [])
            for (const id of row.statements) expect(known.has(id)).toBe(true);
          if (asserts === 'strong') expect(['says-more', 'silent']).toContain(check?.outcome);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('never says that documents disagree without showing where', () => {
    for (const { id } of evidence.treatments)
      for (const asserts of ['benefit', 'no-benefit', 'against'] as const)
        for (const situation of [acute, chronic, axial, radicular, undefined]) {
          const check = checkClaim({ concept: id, asserts, ...(situation && { situation }) });
          if (check?.outcome === 'disagree') expect(check.disagreement, `${id} ${asserts}`).not.toBeNull();
        }
  });
});
