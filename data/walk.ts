/** A walk through the care pathway: the steps taken, and which answers were given. Pure; it is kept elsewhere. */
import { byId, evidence } from './evidence.ts';
import { startOf, stepsFrom } from './pathway.ts';
import type { Pathway, PathwayEdge, PathwayNode } from './schema.ts';

/** Ids of nodes from the start to the current one, each reached by a step from the one before. */
export type Trail = readonly string[];

/** A trail, and what of it the reader has answered. */
export interface Walk {
  trail: Trail;
  /** Places in the trail, from 0, whose step onward nobody chose: it is only the shortest way to a later node. */
  assumed: readonly number[];
  /** The walk that was left to look at the warning signs; their answer takes it up again. */
  left: Pick<Walk, 'trail' | 'assumed'> | null;
}

/** One step of a walk. */
export interface Stop {
  node: PathwayNode;
  /** The answer that leads on; null at the last stop, and where the step has no words. */
  answer: string | null;
  /** True where nobody chose the step onward. */
  assumed: boolean;
}

/** The trail of a walk that has just begun. */
export function restart(pathway: Pathway = evidence.pathway): Trail {
  return [startOf(pathway).id];
}

/** A walk that has just begun. */
export function begin(pathway: Pathway = evidence.pathway): Walk {
  return { trail: restart(pathway), assumed: [], left: null };
}

/** Id of the node at which a trail stands. Throws for a trail without nodes. */
export function lastOf(trail: Trail): string {
  const last = trail.at(-1);
  if (last === undefined) throw new Error('A trail has at least one node.');
  return last;
}

function stepBetween(from: string | undefined, to: string | undefined, pathway: Pathway) {
  return from === undefined ? undefined : stepsFrom(from, pathway).find((edge) => edge.to === to);
}

/** The trail with one step more. Throws where no step leads there. */
export function stepTo(trail: Trail, id: string, pathway: Pathway = evidence.pathway): Trail {
  if (!stepBetween(lastOf(trail), id, pathway))
    throw new Error(`No step leads from ${trail.at(-1)} to ${id}.`);
  return [...trail, id];
}

/** The trail with one step less; the start stays. */
export function back(trail: Trail): Trail {
  return trail.length > 1 ? trail.slice(0, -1) : trail;
}

/** The shortest trail to a node, the first answers first; the start alone where there is no such node. */
export function trailTo(id: string, pathway: Pathway = evidence.pathway): Trail {
  const start = restart(pathway);
  const met = new Set(start);
  const waiting: Trail[] = [start];
  for (const trail of waiting) {
    if (lastOf(trail) === id) return trail;
    for (const { to } of stepsFrom(lastOf(trail), pathway)) {
      if (met.has(to)) continue;
      met.add(to);
      waiting.push([...trail, to]);
    }
  }
  return start;
}

/** True for a list of ids that leads step by step from the start. */
export function isTrail(value: unknown, pathway: Pathway = evidence.pathway): value is Trail {
  return (
    Array.isArray(value) &&
    value[0] === startOf(pathway).id &&
    value.slice(1).every((id, place) => stepBetween(value[place], id, pathway) !== undefined)
  );
}

/** How many nodes two trails share from the start. */
function shared(one: Trail, other: Trail): number {
  const differs = one.findIndex((id, place) => other[place] !== id);
  return differs < 0 ? one.length : differs;
}

/**
 * The walk along a trail that was chosen without an answer: cut back, or gone to on the map. Answers of the
 * part that stays are kept; the rest are assumed. One step on from where the walk stands counts as taken
 * where there was nothing to answer.
 */
export function follow(walk: Walk, trail: Trail, pathway: Pathway = evidence.pathway): Walk {
  const same = shared(walk.trail, trail);
  const readOn =
    same === walk.trail.length &&
    trail.length === same + 1 &&
    !stepBetween(trail[same - 1], trail[same], pathway)?.label;
  const steps = trail.slice(1).map((_, place) => place);
  const assumed = steps.filter((place) =>
    place + 1 < same ? walk.assumed.includes(place) : !(readOn && place + 1 === same),
  );
  return { trail, assumed, left: keptAside(walk, trail) };
}

/** The walk that was left stays aside only while the warning signs are being asked. */
function keptAside({ left }: Walk, trail: Trail): Walk['left'] {
  return left && trail.length <= 2 && trail[1] !== left.trail[1] ? left : null;
}

/** The walk after the reader has chosen a step. Throws where no step leads there. */
export function answer(walk: Walk, id: string, pathway: Pathway = evidence.pathway): Walk {
  const trail = stepTo(walk.trail, id, pathway);
  const { left } = walk;
  if (left && trail.length === 2 && left.trail[1] === id)
    return { trail: left.trail, assumed: left.assumed.filter((place) => place !== 0), left: null };
  return { trail, assumed: walk.assumed, left: keptAside(walk, trail) };
}

/** The walk at the warning signs; what was walked so far is laid aside. */
export function toWarningSigns(walk: Walk, pathway: Pathway = evidence.pathway): Walk {
  const { trail, assumed } = walk;
  return { ...begin(pathway), left: trail.length > 2 ? { trail, assumed } : walk.left };
}

/** The walk at a node that an address names: as it is, cut back, or along the shortest way, without answers. */
export function arrive(walk: Walk, id: string, pathway: Pathway = evidence.pathway): Walk {
  if (lastOf(walk.trail) === id || !byId(pathway.nodes, id)) return walk;
  if (id === startOf(pathway).id) return toWarningSigns(walk, pathway);
  const cut = (trail: Trail) => trail.slice(0, trail.lastIndexOf(id) + 1);
  if (walk.trail.includes(id)) return follow(walk, cut(walk.trail), pathway);
  if (walk.left?.trail.includes(id))
    return follow({ ...walk.left, left: null }, cut(walk.left.trail), pathway);
  return follow(walk, trailTo(id, pathway), pathway);
}

/** The stops of a walk, from the start to where it stands. Throws for a node that does not exist. */
export function stopsOf(
  { trail, assumed }: Pick<Walk, 'trail' | 'assumed'>,
  pathway: Pathway = evidence.pathway,
): Stop[] {
  return trail.map((id, place) => {
    const node = byId(pathway.nodes, id);
    if (!node) throw new Error(`The pathway has no node ${id}.`);
    const step: PathwayEdge | undefined = stepBetween(id, trail[place + 1], pathway);
    return { node, answer: step?.label ?? null, assumed: assumed.includes(place) };
  });
}
