/** No concept, reader, day or page makes a card throw, and what the page says never takes a serious caution or its claim away. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardView } from '../../data/card.ts';
import { cardOnPage } from '../../data/card-here.ts';
import { checkClaim } from '../../data/claim-check.ts';
import companions from '../../data/companion-names.json' with { type: 'json' };
import { evidence } from '../../data/evidence.ts';
import { foundGroups } from '../../data/found.ts';
import { pageView } from '../../data/page-view.ts';
import type { Claimed, Harm, OnPage, SellingKind, Status } from '../../data/reading.ts';
import { isSound } from '../../entrypoints/background/sound.ts';
import { concept, garbage, reader } from './typed.ts';

const STATUSES: readonly Status[] = [
  'current',
  'planned',
  'past',
  'helped',
  'failed',
  'declined',
  'allergy',
  'negated',
  'family',
  'hypothetical',
  'present',
  'general',
];
const HARMS: readonly Harm[] = [
  'bleeding',
  'addiction',
  'drowsiness',
  'constipation',
  'liver',
  'kidney',
  'heart',
  'breathing',
  'death',
  'weakness',
  'infection',
  'nerve',
  'fracture',
  'skin',
  'fall',
];
const SELLING: readonly SellingKind[] = [
  'booking',
  'free offer',
  'urgency',
  'price',
  'discount',
  'guarantee',
  'testimonials',
  'rating',
  'success rate',
  'patented',
  'proven',
  'commission',
];

/** What types allow, and now and then what they do not: a message may hold anything that its check lets through. */
const status = fc.constantFrom(...STATUSES);
const claimed: fc.Arbitrary<Claimed> = fc.record(
  {
    concept,
    asserts: fc.constantFrom('none', 'benefit', 'strong', 'no-benefit', 'harm', 'against'),
    situation: fc.record({
      duration: fc.constantFrom('acute', 'chronic', null),
      pattern: fc.constantFrom('axial', 'radicular', null),
      spasm: fc.boolean(),
    }),
    harms: fc.array(fc.constantFrom(...HARMS), { maxLength: 4 }),
    limited: fc.boolean(),
  },
  { requiredKeys: ['concept', 'asserts'] },
);
const named = fc.record({
  companion: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...companions.map(({ id }) => id)) }, garbage),
  status,
});
const onPage: fc.Arbitrary<OnPage> = fc.record({
  status,
  claimed: fc.option(claimed),
  flags: fc.array(fc.record({ concept, status }), { maxLength: 8 }),
  named: fc.array(named, { maxLength: 8 }),
});
const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });

const isKnown = (id: string) =>
  evidence.treatments.some((row) => row.id === id) || evidence.redFlags.some((row) => row.id === id);

describe('a card', () => {
  it('is made of any id, for any reader, on any day', () => {
    fc.assert(
      fc.property(concept, reader, day, (id, who, today) => {
        expect(cardView(id, who, today)?.concept ?? null).toBe(isKnown(id) ? id : null);
      }),
      { numRuns: 150 },
    );
  });

  it('takes whatever a page says, and loses no serious caution by it', () => {
    fc.assert(
      fc.property(concept, reader, onPage, fc.boolean(), (id, who, said, same) => {
        const view = cardView(id, who, new Date('2026-01-01'));
        if (!view) return;
        const here = same && said.claimed ? { ...said, claimed: { ...said.claimed, concept: id } } : said;
        const card = cardOnPage(view, here);
        expect(card.here?.status).toBe(here.status);
        // What is raised may say in other words what was there; it is never less.
        const serious = (cautions: typeof card.cautions) =>
          cautions.filter(({ severity }) => severity === 'serious').length;
        expect(serious(card.cautions)).toBeGreaterThanOrEqual(Math.min(1, serious(view.cautions)));
        expect(card.here?.claim?.asserts ?? here.claimed?.asserts).toBe(here.claimed?.asserts);
        expect(() => JSON.stringify(card)).not.toThrow();
      }),
      { numRuns: 150 },
    );
  });

  it('holds any claim against the documents', () => {
    fc.assert(
      fc.property(claimed, (claim) => {
        const check = checkClaim(claim);
        if (check) expect(check.asserts).toBe(claim.asserts);
        else
          expect(
            claim.asserts === 'none' || !evidence.treatments.some((row) => row.id === claim.concept),
          ).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('answers no message that is not what it says it is, and throws at none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record(
            {
              type: fc.constantFrom('get-card', 'check-claims', 'report-counts', 'relay-card'),
              concept,
              reader,
              here: fc.option(fc.oneof(onPage, fc.anything())),
            },
            { requiredKeys: ['type'] },
          ),
        ),
        (message) => {
          expect(typeof isSound(message)).toBe('boolean');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('this page', () => {
  const counts = fc.dictionary(concept, fc.integer({ min: 1, max: 50 }), { maxKeys: 8 });
  const words = fc.oneof(garbage, fc.constantFrom('Take 400 mg of ibuprofen.', 'It works.'));
  const frame = fc.record({
    counts,
    says: fc.option(
      fc.record({
        statuses: fc.dictionary(
          concept,
          fc.dictionary(status, fc.integer({ min: 1, max: 9 }), { maxKeys: 4 }),
          { maxKeys: 6 },
        ) as fc.Arbitrary<Record<string, Partial<Record<Status, number>>>>,
        claims: fc.array(fc.record({ claimed, index: fc.nat(9), words }), { maxLength: 4 }),
        selling: fc.array(fc.record({ kind: fc.constantFrom(...SELLING), words }), { maxLength: 4 }),
        named: fc.array(
          fc.record({ companion: fc.constantFrom(...companions.map(({ id }) => id)), status, words }),
          { maxLength: 4 },
        ),
      }),
    ),
  });

  it('joins whatever its frames say, and puts no warning sign aside', () => {
    fc.assert(
      fc.property(fc.array(frame, { maxLength: 5 }), reader, (frames, who) => {
        const view = pageView(frames, who);
        const flags = new Set(
          frames
            .flatMap((one) => Object.keys(one.counts))
            .filter((id) => evidence.redFlags.some((row) => row.id === id)),
        );
        const shown = new Set(view.flags.flatMap(({ found }) => found.map((one) => one.concept)));
        for (const flag of flags) expect(shown).toContain(flag);
        expect(() => JSON.stringify(view)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });

  it('groups any counts', () => {
    fc.assert(
      fc.property(counts, reader, (given, who) => {
        const groups = foundGroups(given, who);
        for (const group of groups) for (const one of group.found) expect(isKnown(one.concept)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
