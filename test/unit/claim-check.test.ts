import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CLAIM_TABLE, type ClaimOutcome, checkClaim, countOutcomes } from '../../data/claim-check.ts';
import { evidence } from '../../data/evidence.ts';
import type { Claim, SituationNamed } from '../../data/reading.ts';
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

/** One treatment with a verdict for each kind of pain, and no disagreement behind them. */
function differing(acuteWord: Verdict['verdict'], chronicWord: Verdict['verdict']) {
  const base = only(acuteWord);
  const [one] = base.treatments;
  const row = one?.verdicts[0];
  if (!one || !row) throw new Error('The evidence base is empty.');
  const at = (duration: 'acute' | 'chronic', verdict: Verdict['verdict']): Verdict => {
    return { ...row, verdict, situation: { duration, pattern: 'any', spasm: false } };
  };
  return {
    ...base,
    treatments: [{ ...one, verdicts: [at('acute', acuteWord), at('chronic', chronicWord)] }],
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
  strong: ['says-more', 'says-more', 'says-more', 'says-more', 'says-more', 'opposite', 'opposite', 'silent'],
  'no-benefit': ['opposite', 'opposite', 'opposite', 'says-more', 'disagree', 'agrees', 'agrees', 'silent'],
  against: ['opposite', 'opposite', 'opposite', 'says-more', 'disagree', 'agrees', 'agrees', 'silent'],
};

const acute: SituationNamed = { duration: 'acute', pattern: null, spasm: false };
const chronic: SituationNamed = { duration: 'chronic', pattern: null, spasm: false };
const axial: SituationNamed = { duration: null, pattern: 'axial', spasm: false };
const radicular: SituationNamed = { duration: null, pattern: 'radicular', spasm: false };

describe('the claim table', () => {
  const rows = (Object.keys(EXPECTED) as (keyof typeof CLAIM_TABLE)[]).flatMap((asserts) =>
    WORDS.map((verdict, at) => [asserts, verdict, EXPECTED[asserts][at] as ClaimOutcome] as const),
  );
  it.each(rows)('%s against %s: %s', (asserts, verdict, outcome) => {
    expect(checkClaim({ concept: 'one', asserts }, only(verdict))?.outcome).toBe(outcome);
  });
});

describe('a claim that names no kind of pain, where the documents differ by kind', () => {
  const CASES: [string, Verdict['verdict'], Verdict['verdict'], ClaimOutcome, boolean][] = [
    ['silence does not weaken it', 'helps', 'not-covered', 'agrees', false],
    ['nor does it support it', 'no-better', 'not-covered', 'opposite', false],
    ['nor does it come first', 'not-covered', 'unclear', 'says-more', false],
    ['different words of the same kind agree', 'helps', 'short-term', 'agrees', false],
    ['supported for one kind', 'helps', 'avoid', 'says-more', true],
    ['supported for one kind, not rated for the other', 'unclear', 'helps-a-little', 'agrees', true],
    ['supported for one kind, disputed for the other', 'disputed', 'helps', 'agrees', true],
    ['supported for none', 'no-better', 'unclear', 'says-more', false],
  ];
  it.each(CASES)('%s', (_, acuteWord, chronicWord, outcome, partly) => {
    const check = checkClaim({ concept: 'one', asserts: 'benefit' }, differing(acuteWord, chronicWord));
    expect(check).toMatchObject({ outcome, partly });
    // The reader sees which kind: no row is left out.
    expect(check?.rows).toHaveLength(2);
  });

  it('is decided by the kind where one is named', () => {
    const base = differing('helps', 'not-covered');
    expect(checkClaim({ concept: 'one', asserts: 'benefit', situation: chronic }, base)?.outcome).toBe(
      'silent',
    );
  });
});

const outcome = (concept: string, asserts: Claim, situation?: SituationNamed) =>
  checkClaim({ concept, asserts, ...(situation && { situation }) })?.outcome;

describe('checkClaim on the documents', () => {
  it('agrees with a benefit that they support, and cites them', () => {
    const check = checkClaim({ concept: 'yoga', asserts: 'benefit' });
    expect(check?.outcome).toBe('agrees');
    expect(check?.rows.flatMap(({ statements }) => statements)).toContain('S2-18');
  });

  it('says that a promise goes beyond them, even where the treatment helps', () => {
    expect(outcome('yoga', 'strong')).toBe('says-more');
    expect(outcome('radiofrequency-ablation', 'strong')).toBe('says-more');
  });

  it('says the opposite where they found no benefit', () => {
    expect(outcome('tens', 'benefit')).toBe('opposite');
    expect(outcome('tens', 'strong')).toBe('opposite');
    expect(outcome('bed-rest', 'strong')).toBe('opposite');
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
    // No kind named, and the documents support it of none: more than they say, and not even in part.
    const check = checkClaim({ concept: 'epidural-steroid-injection', asserts: 'benefit' });
    expect(check).toMatchObject({ outcome: 'says-more', partly: false });
    expect(check?.rows.map((row) => row.outcome)).toEqual(['opposite', 'says-more']);
  });

  it('keeps acute and chronic pain apart', () => {
    expect(outcome('muscle-relaxants', 'benefit', acute)).toBe('agrees');
    expect(outcome('muscle-relaxants', 'benefit', chronic)).toBe('opposite');
  });

  it('says more where the page names no kind of pain and the documents support it of some only', () => {
    for (const asserts of ['benefit', 'no-benefit', 'against'] as const) {
      const check = checkClaim({ concept: 'muscle-relaxants', asserts });
      expect(check).toMatchObject({ outcome: 'says-more', partly: true, disagreement: null });
      const outcomes = check?.rows.map((row) => row.outcome);
      expect(outcomes).toEqual(
        asserts === 'benefit' ? ['opposite', 'agrees', 'agrees'] : ['agrees', 'opposite', 'opposite'],
      );
      expect(check?.rows.map(({ forWhom }) => forWhom)).toContain('New (acute) back pain');
    }
    expect(checkClaim({ concept: 'muscle-relaxants', asserts: 'benefit', situation: acute })?.partly).toBe(
      false,
    );
  });

  it('names a disagreement between documents before it speaks of kinds of pain', () => {
    const check = checkClaim({ concept: 'nerve-block', asserts: 'benefit' });
    expect(check).toMatchObject({ outcome: 'disagree', partly: false });
    expect(check?.disagreement).not.toBeNull();
  });

  it('is silent about a kind of pain that they do not speak of', () => {
    expect(outcome('progressive-relaxation', 'benefit', acute)).toBe('silent');
    expect(outcome('progressive-relaxation', 'benefit', chronic)).toBe('agrees');
  });

  it('lets cautions decide on harm', () => {
    const check = checkClaim({ concept: 'nsaids', asserts: 'harm', harms: ['bleeding'] });
    expect(check?.outcome).toBe('agrees');
    expect(check?.rows.every((row) => row.statements.length + row.guidance.length > 0)).toBe(true);
    expect(check?.rows.every(({ caution, forWhom }) => caution !== null && forWhom === null)).toBe(true);
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
    expect(counts).toEqual({ agrees: 1, 'says-more': 0, opposite: 1, silent: 0, disagree: 0 });
  });
});

const OUTCOMES: ClaimOutcome[] = ['agrees', 'says-more', 'opposite', 'silent', 'disagree'];

describe('for every treatment, claim and kind of pain', () => {
  const known = new Set(evidence.statements.map(({ id }) => id));
  it('has an outcome, and sources wherever it is not silent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...evidence.treatments.map(({ id }) => id)),
        fc.constantFrom<Claim>('benefit', 'strong', 'no-benefit', 'harm', 'against'),
        fc.record({
          duration: fc.constantFrom<SituationNamed['duration']>(null, 'acute', 'chronic'),
          pattern: fc.constantFrom<SituationNamed['pattern']>(null, 'axial', 'radicular'),
          spasm: fc.boolean(),
        }),
        fc.boolean(),
        (concept, asserts, situation, limited) => {
          const check = checkClaim({ concept, asserts, situation, limited });
          expect(OUTCOMES).toContain(check?.outcome);
          if (check?.partly) {
            const contradicted = check.rows.some((row) => row.outcome === 'opposite');
            expect(check.outcome).toBe(contradicted ? 'says-more' : 'agrees');
            expect(new Set(check.rows.map((row) => row.outcome)).size).toBeGreaterThan(1);
            expect(check.rows.map((row) => row.outcome)).toContain('agrees');
          }
          const cited = check?.rows.flatMap((row) => [...row.statements, ...row.guidance]) ?? [];
          if (check?.outcome !== 'silent') expect(cited.length).toBeGreaterThan(0);
          if (check?.disagreement) expect(check.outcome).toBe('disagree');
          for (const row of check?.rows ?? [])
            for (const id of row.statements) expect(known.has(id)).toBe(true);
          if (asserts === 'strong') expect(['says-more', 'opposite', 'silent']).toContain(check?.outcome);
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
