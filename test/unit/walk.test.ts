/** The walk through the care pathway: steps, ways back, addresses, and what counts as answered. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { evidence } from '../../data/evidence.ts';
import { startOf, stepsFrom } from '../../data/pathway.ts';
import {
  answer,
  arrive,
  back,
  begin,
  follow,
  isTrail,
  lastOf,
  restart,
  stepTo,
  stopsOf,
  type Trail,
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

  it('leads to every node, by no more steps than any other way', () => {
    for (const id of ids) {
      const trail = trailTo(id);
      expect(isTrail(trail), id).toBe(true);
      expect(lastOf(trail)).toBe(id);
      expect(new Set(trail).size).toBe(trail.length);
    }
    fc.assert(fc.property(trails, (trail) => trailTo(lastOf(trail)).length <= trail.length));
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

describe('what counts as answered', () => {
  it('is every step that was chosen, and none on the shortest way to a step that was opened directly', () => {
    const walk = arrive(begin(), 'duration');
    expect(walk.trail).toEqual(trailTo('duration'));
    expect(walk.assumed).toEqual([0, 1, 2, 3]);
    const on = answer(answer(walk, 'chronic-pain'), 'spread');
    expect(stopsOf(on).map(({ assumed }) => assumed)).toEqual([true, true, true, true, false, false, false]);
    expect(
      stopsOf(on)
        .map(({ answer: words }) => words)
        .slice(-3),
    ).toEqual(['It has lasted for long', null, null]);
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
        const before = arrive(walkBy(trail), one);
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
      left: null,
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
    expect(follow(toWarningSigns(walk), trailTo('heat')).left).toBeNull();
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
