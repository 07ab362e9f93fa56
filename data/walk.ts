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
  /** The walk that was left to look at something else; it can be taken up again. */
  left: Walk | null;
}

/** One step of a walk. */
export interface Stop {
  node: PathwayNode;
  /** The step that leads on; null at the last stop. */
  step: PathwayEdge | null;
  /** True where nobody chose the step onward. */
  assumed: boolean;
  /** The earlier answer that the answer given here does not fit; null where it fits. */
  clash: PathwayEdge | null;
}

/** How many walks are kept aside, one behind the other. */
export const KEPT_ASIDE = 3;

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

/** True where a step fits what was answered on a trail, as far as that matters to it. */
function fitsOn({ fits }: PathwayEdge, trail: Trail): boolean {
  return !fits || fits.some((id) => trail.includes(id));
}

/**
 * The trail led on to a node by the fewest steps, the first answers first; null where no step leads there.
 * @param fitting only by answers that fit what stands on the trail
 */
function ledOn(trail: Trail, id: string, pathway: Pathway, fitting: boolean): Trail | null {
  const asked = fitting ? pathway.edges.flatMap(({ fits = [] }) => fits) : [];
  // Two ways to a node are one only where the same answers fit after both.
  const stateOf = (way: Trail) => [lastOf(way), ...asked.filter((one) => way.includes(one))].join(' ');
  const met = new Set([stateOf(trail)]);
  const waiting: Trail[] = [trail];
  for (const way of waiting) {
    if (lastOf(way) === id) return way;
    for (const edge of stepsFrom(lastOf(way), pathway)) {
      const next = [...way, edge.to];
      if (met.has(stateOf(next)) || (fitting && !fitsOn(edge, way))) continue;
      met.add(stateOf(next));
      waiting.push(next);
    }
  }
  return null;
}

/** The way to a node that leaves a trail as late as it can; the trail itself where there is no such node. */
function wayFrom(trail: Trail, id: string, pathway: Pathway): Trail {
  for (let kept = trail.length; kept > 0; kept--) {
    const part = trail.slice(0, kept);
    const way = ledOn(part, id, pathway, true) ?? ledOn(part, id, pathway, false);
    if (way) return way;
  }
  return trail;
}

/** The shortest trail to a node by answers that fit, the first first; the start alone where there is no such node. */
export function trailTo(id: string, pathway: Pathway = evidence.pathway): Trail {
  return wayFrom(restart(pathway), id, pathway);
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

/** True where one trail is the other, or the first part of it. */
const begins = (part: Trail, whole: Trail) => shared(part, whole) === part.length;

/** True where nothing was answered since another walk was left, or since the start. */
function isLook({ trail, assumed, left }: Walk): boolean {
  if (!left) return assumed.length >= trail.length - 1;
  return trail.length === 1 || assumed.includes(trail.length - 2) || begins(trail, left.trail);
}

/** A walk with no more walks behind it than are kept. */
function bounded(walk: Walk, most: number): Walk | null {
  return most > 0 ? { ...walk, left: walk.left && bounded(walk.left, most - 1) } : null;
}

/** What is kept aside when a walk is left: itself, or, where it was only a look, what it was left for. */
const laidAside = (walk: Walk) => (isLook(walk) ? walk.left : bounded(walk, KEPT_ASIDE));

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
  return { trail, assumed, left: walk.left };
}

/** The walk cut back to one of its stops; the whole of it can be taken up again. */
export function cutBack(walk: Walk, place: number, pathway: Pathway = evidence.pathway): Walk {
  return { ...follow(walk, walk.trail.slice(0, place + 1), pathway), left: laidAside(walk) };
}

/** The walk that was left, as it was; where another was walked meanwhile, that one is kept aside instead. */
export function takeUp(walk: Walk): Walk {
  if (!walk.left) return walk;
  const { left } = walk;
  return isLook(walk) ? left : { ...left, left: bounded({ ...walk, left: left.left }, KEPT_ASIDE) };
}

/** The walk after the reader has chosen a step. Throws where no step leads there. */
export function answer(walk: Walk, id: string, pathway: Pathway = evidence.pathway): Walk {
  const trail = stepTo(walk.trail, id, pathway);
  const { left, assumed } = walk;
  // The same answer to the warning signs takes the walk up where it was left.
  if (left && trail.length === 2 && left.trail[1] === id)
    return { ...left, assumed: left.assumed.filter((place) => place !== 0) };
  const whole = left !== null && begins(left.trail, trail);
  return { trail, assumed, left: whole ? left.left : left };
}

/** The walk at the warning signs; what was walked so far is laid aside. */
export function toWarningSigns(walk: Walk, pathway: Pathway = evidence.pathway): Walk {
  return { ...begin(pathway), left: walk.trail.length > 2 ? bounded(walk, KEPT_ASIDE) : walk.left };
}

/**
 * The walk at a node that an address names: as it is, cut back, taken up again, or along a way that nobody
 * answered and that leaves the reader's own as late as it can. What was walked is kept aside.
 */
export function arrive(walk: Walk, id: string, pathway: Pathway = evidence.pathway): Walk {
  if (lastOf(walk.trail) === id || !byId(pathway.nodes, id)) return walk;
  if (id === startOf(pathway).id) return toWarningSigns(walk, pathway);
  if (walk.left && lastOf(walk.left.trail) === id) return takeUp(walk);
  const own = isLook(walk) && walk.left ? walk.left : walk;
  const place = own.trail.lastIndexOf(id);
  if (place >= 0) return cutBack(own, place, pathway);
  const next = follow(own, wayFrom(own.trail, id, pathway), pathway);
  // One step read on is the same walk.
  const readOn = !next.assumed.includes(next.trail.length - 2);
  return readOn ? next : { ...next, left: laidAside(own) };
}

/**
 * The answer given on a walk that a step from its last stop does not fit; null where it fits, or where no
 * answer was given that speaks against it.
 */
export function clashOf(
  step: PathwayEdge,
  { trail, assumed }: Pick<Walk, 'trail' | 'assumed'>,
  pathway: Pathway = evidence.pathway,
): PathwayEdge | null {
  if (fitsOn(step, trail)) return null;
  const forks = trail.flatMap((from, place) => {
    const taken = assumed.includes(place) ? undefined : stepBetween(from, trail[place + 1], pathway);
    const fitting = stepsFrom(from, pathway).some(({ to }) => step.fits?.includes(to));
    return taken?.label && fitting ? [taken] : [];
  });
  return forks.at(-1) ?? null;
}

/** The stops of a walk, from the start to where it stands. Throws for a node that does not exist. */
export function stopsOf(
  { trail, assumed }: Pick<Walk, 'trail' | 'assumed'>,
  pathway: Pathway = evidence.pathway,
): Stop[] {
  return trail.map((id, place) => {
    const node = byId(pathway.nodes, id);
    if (!node) throw new Error(`The pathway has no node ${id}.`);
    const step = stepBetween(id, trail[place + 1], pathway) ?? null;
    const isAssumed = assumed.includes(place);
    const clash =
      step && !isAssumed ? clashOf(step, { trail: trail.slice(0, place + 1), assumed }, pathway) : null;
    return { node, step, assumed: isAssumed, clash };
  });
}
