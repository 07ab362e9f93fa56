/** Nobody's way through the pathway, the calculator or a comparison can break it, whatever ids and answers it is given. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparison } from '../../data/compare.ts';
import { compareMarkdown, compareNote } from '../../data/compare-copy.ts';
import { byId, evidence } from '../../data/evidence.ts';
import { filterMatrix, matrix } from '../../data/matrix.ts';
import { nodeView } from '../../data/node-view.ts';
import { pathCited, pathNote } from '../../data/path-copy.ts';
import { stepsFrom } from '../../data/pathway.ts';
import { startBack, startBackScore } from '../../data/start-back.ts';
import {
  answer,
  arrive,
  back,
  begin,
  clashOf,
  cutBack,
  isTrail,
  KEPT_ASIDE,
  lastOf,
  stopsOf,
  takeUp,
  toWarningSigns,
  trailTo,
  type Walk,
} from '../../data/walk.ts';
import { concept, garbage, isNode, node, reader } from './typed.ts';

/** What a reader may do on a walk. */
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('answer' as const), step: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('arrive' as const), id: node }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('cut' as const), place: fc.integer({ min: -2, max: 20 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom('back' as const, 'take up' as const, 'signs' as const) }),
  },
);

function walked(walk: Walk, to: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never): Walk {
  switch (to.does) {
    case 'answer': {
      const steps = stepsFrom(lastOf(walk.trail), evidence.pathway);
      const step = steps[to.step % Math.max(1, steps.length)];
      return step ? answer(walk, step.to) : walk;
    }
    case 'arrive':
      return arrive(walk, to.id);
    case 'cut':
      return cutBack(walk, Math.max(0, to.place));
    case 'back':
      return { ...walk, trail: back(walk.trail) };
    case 'take up':
      return takeUp(walk);
    default:
      return toWarningSigns(walk);
  }
}

const depth = ({ left }: Walk): number => (left ? 1 + depth(left) : 0);
const today = new Date('2026-01-01');

describe('a walk', () => {
  it('leads step by step from the start, whatever is done on it', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), reader, (deeds, who) => {
        let walk = begin();
        for (const to of deeds) {
          walk = walked(walk, to);
          expect(isTrail(walk.trail)).toBe(true);
          expect(depth(walk)).toBeLessThanOrEqual(KEPT_ASIDE);
        }
        expect(stopsOf(walk)).toHaveLength(walk.trail.length);
        for (const step of stepsFrom(lastOf(walk.trail), evidence.pathway)) clashOf(step, walk);
        const last = byId(evidence.pathway.nodes, lastOf(walk.trail));
        expect(last && nodeView(last, who).title).toBeTruthy();
        for (const text of [pathNote(walk.trail, who, today, walk), pathCited(walk.trail, who, today, walk)])
          expect(text.length).toBeGreaterThan(20);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps no more walks aside than it should, however often it is left', () => {
    const leaves = fc.oneof(
      fc.record({ does: fc.constant('arrive' as const), id: node }),
      fc.record({ does: fc.constant('cut' as const), place: fc.nat(2) }),
      fc.record({ does: fc.constantFrom('signs' as const, 'take up' as const) }),
    );
    const answers = fc.array(fc.record({ does: fc.constant('answer' as const), step: fc.nat(9) }), {
      minLength: 2,
      maxLength: 5,
    });
    let deepest = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(answers, leaves), { minLength: 5, maxLength: 12 }), (legs) => {
        let walk = begin();
        for (const to of legs.flatMap(([walking, leaving]) => [...walking, leaving])) walk = walked(walk, to);
        expect(depth(walk)).toBeLessThanOrEqual(KEPT_ASIDE);
        deepest = Math.max(deepest, depth(walk));
      }),
      { numRuns: 60 },
    );
    expect(deepest).toBe(KEPT_ASIDE);
  });

  it('finds a way to every node, and stays at the start for what is none', () => {
    fc.assert(
      fc.property(node, (id) => {
        const trail = trailTo(id);
        expect(isTrail(trail)).toBe(true);
        expect(lastOf(trail)).toBe(isNode(id) ? id : begin().trail[0]);
      }),
      { numRuns: 100 },
    );
  });

  it('takes nothing for a trail that is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(node, fc.anything()))), (value) => {
        if (!isTrail(value)) return;
        for (const id of value) expect(isNode(id)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the calculator', () => {
  it('scores what is complete, and nothing else', () => {
    const ids = startBack.items.map(({ id }) => id);
    const answers = fc.dictionary(
      fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...ids) }, garbage),
      fc.boolean(),
      { maxKeys: 12 },
    );
    const complete = fc
      .array(fc.boolean(), { minLength: ids.length, maxLength: ids.length })
      .map((all) => Object.fromEntries(all.map((one, at) => [ids[at], one])));
    fc.assert(
      fc.property(fc.oneof(answers, complete), (given) => {
        const score = startBackScore(given);
        expect(score === null).toBe(ids.some((id) => given[id] === undefined));
        if (!score) return;
        expect(score.total).toBeLessThanOrEqual(ids.length);
        expect(score.psychosocial).toBeLessThanOrEqual(score.total);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the evidence', () => {
  it('sets any treatments side by side', () => {
    const many = fc.shuffledSubarray(
      evidence.treatments.map(({ id }) => id),
      { minLength: 3, maxLength: 7 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.array(concept, { maxLength: 7 }), many), reader, (ids, who) => {
        const compared = comparison(ids, who, today);
        expect(compared.columns.length).toBeLessThanOrEqual(4);
        for (const text of [compareNote(compared), compareMarkdown(compared)])
          expect(typeof text).toBe('string');
      }),
      { numRuns: 30 },
    );
  });

  it('filters its rows by whatever is asked', () => {
    const entries = matrix();
    const filter = fc.record({
      population: fc.constantFrom(null, 'any', 'acute', 'chronic', 'axial', 'radicular', 'muscle spasm'),
      kind: fc.option(fc.oneof(garbage, fc.constantFrom(...evidence.treatments.map(({ kind }) => kind)))),
      document: fc.constantFrom(null, ...evidence.documents.map(({ id }) => id)),
      name: fc.oneof(garbage, fc.constantFrom('ibu', 'NSAID', 'exercise')),
    });
    fc.assert(
      fc.property(filter, (wanted) => {
        const { entries: left } = filterMatrix(entries, wanted as Parameters<typeof filterMatrix>[1]);
        expect(left.length).toBeLessThanOrEqual(entries.length);
        const { population, kind, document } = wanted;
        for (const entry of left) {
          expect(kind === null || entry.treatment.kind === kind).toBe(true);
          for (const { key, cells } of entry.rows) {
            if (population !== null) expect(key.split('+')).toContain(population);
            if (document !== null)
              expect(
                cells.filter((cell) => cell.statements.length > 0).map((cell) => cell.document),
              ).toContain(document);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
