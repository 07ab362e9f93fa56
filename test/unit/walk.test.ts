/** The walk through the care pathway: steps, ways back, addresses, and what counts as answered. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { evidence } from '../../data/evidence.ts';
import { startOf, stepsFrom } from '../../data/pathway.ts';
import type { PathwayEdge } from '../../data/schema.ts';
import {
  answer,
  arrive,
  back,
  begin,
  clashOf,
  cutBack,
  follow,
  isTrail,
  lastOf,
  restart,
  stepTo,
  stopsOf,
  type Trail,
  takeUp,
  toWarningSigns,
  trailTo,
  type Walk,
} from '../../data/walk.ts';
import { WALKS } from '../walks.ts';

/** What the session's memory holds, and whether it answers. */
const memory = { kept: {} as Record<string, unknown>, works: true };
const answering = async <T>(value: () => T): Promise<T> => {
  if (!memory.works) throw new Error('no memory');
  return value();
};
vi.mock('webextension-polyfill', () => ({
  default: {
    storage: {
      session: {
        get: () => answering(() => structuredClone(memory.kept)),
        set: (change: object) => answering(() => void Object.assign(memory.kept, structuredClone(change))),
      },
    },
  },
}));
const { readTrail, readWalk, writeWalk } = await import('../../browser/trail.ts');

const { pathway } = evidence;
const START = startOf(pathway).id;
const ids = pathway.nodes.map(({ id }) => id);

/** A trail by choices: each number picks one of the steps that are offered; an end stops it. */
function trailBy(choices: readonly number[]): Trail {
  let trail = restart();
  for (const choice of choices) {
    const steps = stepsFrom(lastOf(trail), pathway);
    const step = steps[choice % steps.length];
    if (!step) break;
    trail = stepTo(trail, step.to);
  }
  return trail;
}

/** The steps of a trail that do not fit what stands on it before them. */
const misfits = (trail: Trail) =>
  trail.slice(1).filter((id, place) => {
    const fits = stepsFrom(trail[place] as string, pathway).find(({ to }) => to === id)?.fits;
    return fits && !fits.some((one) => trail.slice(0, place + 1).includes(one));
  });

/** Whether steps lead from one node to another, by a search of its own. */
function leads(from: string, id: string): boolean {
  const met = new Set([from]);
  for (const one of met) for (const { to } of stepsFrom(one, pathway)) met.add(to);
  return met.has(id);
}

const walkBy = (trail: Trail): Walk => trail.slice(1).reduce((walk, id) => answer(walk, id), begin());

const choices = fc.array(fc.nat(11), { maxLength: 90 });
const trails = choices.map(trailBy);
const node = fc.constantFrom(...ids);

describe('a trail', () => {
  it('is valid after any steps, and back is the inverse of a step', () => {
    fc.assert(
      fc.property(trails, (trail) => {
        expect(isTrail(trail)).toBe(true);
        for (const { to } of stepsFrom(lastOf(trail), pathway))
          expect(back(stepTo(trail, to))).toEqual(trail);
      }),
    );
  });

  it('leads back to the start, where back stays', () => {
    fc.assert(
      fc.property(trails, (trail) => {
        let now = trail;
        for (let step = 1; step < trail.length; step++) now = back(now);
        expect(now).toEqual([START]);
        expect(back(now)).toEqual([START]);
      }),
    );
  });

  it('leads to every node by answers that fit, and by no more steps than any other such way', () => {
    for (const id of ids) {
      const trail = trailTo(id);
      expect(isTrail(trail), id).toBe(true);
      expect(lastOf(trail)).toBe(id);
      expect(new Set(trail).size).toBe(trail.length);
      expect(misfits(trail), id).toEqual([]);
    }
    fc.assert(
      fc.property(trails, (trail) => {
        fc.pre(misfits(trail).length === 0);
        expect(trailTo(lastOf(trail)).length).toBeLessThanOrEqual(trail.length);
      }),
    );
    expect(trailTo('no-such-node')).toEqual([START]);
  });

  it('may come by a node twice', () => {
    const round = ['psychological', 'psychological-pain', 'response', 'psychological'];
    const trail = round.reduce((now, id) => stepTo(now, id), trailTo('high-risk'));
    expect(trail.filter((id) => id === 'psychological')).toHaveLength(2);
    expect(lastOf(back(trail))).toBe('response');
  });

  it('takes no step that the pathway does not have', () => {
    expect(() => stepTo(restart(), 'heat')).toThrow('No step leads from red-flags to heat.');
    // The way to the warning signs is not a step.
    expect(() => stepTo(trailTo('heat'), START)).toThrow();
    expect(() => lastOf([])).toThrow();
    expect(() => stopsOf({ trail: ['no-such-node'], assumed: [] })).toThrow('no-such-node');
  });

  it.each([[undefined], ['red-flags'], [[]], [['heat']], [[START, 'heat']], [[START, 7]], [[START, null]]])(
    'is not %j',
    (value) => expect(isTrail(value)).toBe(false),
  );

  it.each(WALKS.map((walk) => [walk.name, walk.trail] as const))('goes all the way: %s', (_, trail) => {
    expect(isTrail(trail)).toBe(true);
    expect(stopsOf({ trail, assumed: [] }).at(-1)?.node.ends).not.toBeNull();
    expect(walkBy(trail)).toEqual({ trail, assumed: [], left: null });
  });
});

const takenUpFrom = (walk: Walk) => (walk.left ? takeUp(walk) : walk);

describe('what counts as answered', () => {
  it('is every step that was chosen, and none on the shortest way to a step that was opened directly', () => {
    const walk = arrive(begin(), 'duration');
    expect(walk.trail).toEqual(trailTo('duration'));
    expect(walk.assumed).toEqual([0, 1, 2, 3]);
    const on = answer(answer(walk, 'chronic-pain'), 'spread');
    expect(stopsOf(on).map(({ assumed }) => assumed)).toEqual([true, true, true, true, false, false, false]);
    expect(
      stopsOf(on)
        .map(({ step }) => step?.label)
        .slice(-3),
    ).toEqual(['It has lasted for long', undefined, undefined]);
  });

  it('is never a labelled step for which only an address or a place on the map was chosen', () => {
    const next = trailTo('whole-person');
    expect(arrive(begin(), 'whole-person').assumed).toEqual([0]);
    expect(follow(begin(), next).assumed).toEqual([0]);
    // A step without answers is read, and gone on from.
    const walk = walkBy(next);
    expect(follow(walk, stepTo(next, 'pattern')).assumed).toEqual([]);
    expect(follow(walk, trailTo('imaging')).assumed).toEqual([1, 2]);
  });

  it('stays as it was for the part of a walk that stays', () => {
    fc.assert(
      fc.property(trails, node, node, (trail, one, other) => {
        // A look is left for what it was a look from.
        const before = takenUpFrom(arrive(walkBy(trail), one));
        const after = arrive(before, other);
        expect(isTrail(after.trail)).toBe(true);
        expect(after.assumed.every((place) => place >= 0 && place < after.trail.length - 1)).toBe(true);
        const same = after.trail.findIndex((id, place) => before.trail[place] !== id);
        const kept = (same < 0 ? after.trail.length : same) - 1;
        for (let place = 0; place < kept; place++)
          expect(after.assumed.includes(place)).toBe(before.assumed.includes(place));
      }),
    );
  });

  it('is kept wherever the node that is opened can be reached from it, and no answer is lost', () => {
    fc.assert(
      fc.property(trails, node, (trail, id) => {
        fc.pre(id !== START && lastOf(trail) !== id && trail.length > 1);
        const walk = walkBy(trail);
        const after = arrive(walk, id);
        expect(lastOf(after.trail)).toBe(id);
        const at = trail.lastIndexOf(id);
        const kept = at >= 0 ? at + 1 : trail.findLastIndex((one) => leads(one, id)) + 1;
        expect(after.trail.slice(0, kept)).toEqual(trail.slice(0, kept));
        expect(after.assumed.filter((place) => place < kept - 1)).toEqual([]);
        // One step read on is the walk itself; all else can be taken up again, by a press or by its address.
        if (after.trail.length === trail.length + 1 && after.assumed.length === 0) return;
        expect(takeUp(after)).toEqual(walk);
        expect(arrive(after, lastOf(trail))).toEqual(walk);
      }),
      { numRuns: 300 },
    );
  });

  it('is not undone by a treatment that is looked up on the map', () => {
    const trail = WALKS.find(({ name }) => name === 'radicular')?.trail ?? [];
    const walk = walkBy(trail.slice(0, trail.indexOf('psychological') + 1));
    const yoga = arrive(walk, 'yoga');
    expect(yoga.trail).toEqual([...trail.slice(0, trail.indexOf('mind-body') + 1), 'yoga']);
    expect(yoga.assumed).toEqual([trail.indexOf('mind-body')]);
    // One look after the other: the walk is still the one that was answered.
    const tramadol = arrive(yoga, 'tramadol');
    expect(tramadol.trail.slice(0, walk.trail.length)).toEqual(walk.trail);
    expect(takeUp(tramadol)).toEqual(walk);
    // Where the look was walked on from, neither is lost.
    const on = answer(yoga, 'avoid');
    expect(takeUp(on).trail).toEqual(walk.trail);
    expect(takeUp(takeUp(on)).trail).toEqual(on.trail);
    // The warning signs in between lose nothing either.
    const asked = answer(toWarningSigns(on), 'whole-person');
    expect(asked).toEqual(on);
  });

  it('comes back with the walk that is walked again to where it was left', () => {
    const walk = walkBy(WALKS[0]?.trail.slice(0, 8) ?? []);
    const cut = cutBack(walk, 4);
    expect(cut.trail).toEqual(walk.trail.slice(0, 5));
    expect(walk.trail.slice(5).reduce((now, id) => answer(now, id), cut)).toEqual(walk);
    expect(takeUp(cut)).toEqual(walk);
    expect(takeUp(walk)).toBe(walk);
  });
});

describe('an answer', () => {
  const stepOf = (from: string, to: string) =>
    stepsFrom(from, pathway).find((edge) => edge.to === to) as PathwayEdge;
  const toSpasm = ['red-flags', 'whole-person', 'pattern', 'imaging', 'duration'];

  it('that does not fit an earlier one says which', () => {
    const walk = walkBy([...toSpasm, 'chronic-pain', 'spread', 'axial-pain', 'spasm']);
    expect(clashOf(stepOf('spasm', 'new-spasm'), walk)).toBe(stepOf('duration', 'chronic-pain'));
    expect(clashOf(stepOf('spasm', 'with-spasm'), walk)).toBeNull();
    expect(clashOf(stepOf('spasm', 'stay-active'), walk)).toBeNull();
    expect(stopsOf(answer(walk, 'new-spasm')).at(-2)?.clash).toBe(stepOf('duration', 'chronic-pain'));
    expect(stopsOf(answer(walk, 'with-spasm')).at(-2)?.clash).toBeNull();
  });

  it('fits all that was only assumed', () => {
    const walk = arrive(begin(), 'spasm');
    expect(walk.trail).toContain('acute-pain');
    expect(clashOf(stepOf('spasm', 'with-spasm'), walk)).toBeNull();
  });

  it('that asks for an earlier one has a walk that it fits', () => {
    for (const edge of pathway.edges.filter(({ fits }) => fits)) {
      const walk = walkBy(trailTo(edge.to));
      expect(
        stopsOf(walk).every(({ clash }) => clash === null),
        edge.to,
      ).toBe(true);
    }
  });
});

describe('an address', () => {
  it('changes nothing where the walk stands there, or where it names no step', () => {
    fc.assert(
      fc.property(trails, (trail) => {
        const walk = walkBy(trail);
        expect(arrive(walk, lastOf(trail))).toBe(walk);
        expect(arrive(walk, 'no-such-node')).toBe(walk);
      }),
    );
  });

  it('cuts back to a step that was walked, the last time that it was met', () => {
    const trail = WALKS.find(({ name }) => name === 'radicular')?.trail ?? [];
    const walk = arrive(walkBy(trail), 'psychological');
    expect(walk).toEqual({
      trail: trail.slice(0, trail.lastIndexOf('psychological') + 1),
      assumed: [],
      left: walkBy(trail),
    });
  });
});

describe('a look at the warning signs in between', () => {
  const walk = walkBy(WALKS[0]?.trail.slice(0, 15) ?? []);

  it('lays the walk aside, and the same answer takes it up again', () => {
    const signs = arrive(walk, START);
    expect(signs.trail).toEqual([START]);
    expect(answer(signs, 'whole-person')).toEqual(walk);
    expect(arrive(signs, 'imaging').trail).toEqual(trailTo('imaging'));
    expect(arrive(signs, lastOf(walk.trail))).toEqual(walk);
  });

  it('answers what was only assumed after a step was opened directly', () => {
    const heat = arrive(begin(), 'heat');
    const asked = answer(toWarningSigns(heat), 'whole-person');
    expect(asked.trail).toEqual(heat.trail);
    expect(asked.assumed).toEqual(heat.assumed.filter((place) => place !== 0));
    expect(heat.assumed).toContain(0);
  });

  it('goes to urgent care on the other answer, and from there back to the signs and on', () => {
    const urgent = answer(toWarningSigns(walk), 'emergency');
    expect(urgent.trail).toEqual([START, 'emergency']);
    expect(answer(follow(urgent, back(urgent.trail)), 'whole-person')).toEqual(walk);
    expect(answer(toWarningSigns(urgent), 'whole-person')).toEqual(walk);
  });

  it('is over when another walk was begun', () => {
    expect(answer(begin(), 'whole-person').left).toBeNull();
    expect(arrive(begin(), 'heat').left).toBeNull();
    expect(arrive(arrive(begin(), 'heat'), 'tramadol').left).toBeNull();
  });
});

describe('what is kept of a walk', () => {
  beforeEach(() => {
    memory.kept = {};
    memory.works = true;
  });

  it('comes back as it was, with what was laid aside', async () => {
    expect(await readWalk()).toEqual(begin());
    const walk = toWarningSigns(arrive(begin(), 'heat'));
    await writeWalk(walk);
    expect(await readWalk()).toEqual(walk);
    expect(await readTrail()).toEqual([START]);
    expect(memory.kept['pathway-trail']).toEqual([START]);
  });

  it('goes back three walks, and no further', async () => {
    const walk = ['acute-pain', 'chronic-pain', 'subacute-pain', 'acute-pain', 'chronic-pain'].reduce(
      (now, id) => {
        const there = arrive(now, id);
        return answer(there, stepsFrom(id, pathway)[0]?.to ?? '');
      },
      begin(),
    );
    expect(walk.left?.left?.left?.trail).toBeDefined();
    expect(walk.left?.left?.left?.left).toBeNull();
    await writeWalk(walk);
    expect(await readWalk()).toEqual(walk);
    // Stored deeper than that, it is read as deep as it is kept.
    await writeWalk({ ...walk, left: { ...walk, left: walk } });
    expect((await readWalk()).left?.left?.left?.left).toBeNull();
  });

  it('begins anew where it makes no sense, and drops only what does not', async () => {
    memory.kept = { 'pathway-trail': [START, 'heat'], 'pathway-answers': { assumed: [0], left: null } };
    expect(await readWalk()).toEqual(begin());
    const trail = trailTo('pattern');
    memory.kept = {
      'pathway-trail': trail,
      'pathway-answers': { assumed: ['x', 1], left: { trail: ['heat'] } },
    };
    expect(await readWalk()).toEqual({ trail, assumed: [1], left: null });
    memory.kept = { 'pathway-trail': trail, 'pathway-answers': 'spoilt' };
    // Nothing is claimed to be answered that may not have been.
    expect(await readWalk()).toEqual({ trail, assumed: [0, 1], left: null });
  });

  it('is not missed where the memory refuses', async () => {
    memory.works = false;
    await writeWalk(begin());
    expect(await readWalk()).toEqual(begin());
  });
});
