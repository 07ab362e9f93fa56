/** Where the arrow keys lead on the map. Pure. */
import { stepsFrom } from '../../../data/pathway.ts';
import type { Pathway } from '../../../data/schema.ts';
import type { MapLayout, MapNode } from './shape.ts';

/** A key that moves from step to step. */
export type Direction = 'down' | 'up' | 'left' | 'right';

/** Ids of steps from which a step leads to this one. */
function before(id: string, pathway: Pathway): string[] {
  return pathway.edges.filter((edge) => edge.kind === 'step' && edge.to === id).map(({ from }) => from);
}

/** Steps beside this one: on the same rank, or other answers of the same question. */
function beside(at: MapNode, map: MapLayout, pathway: Pathway): MapNode[] {
  const siblings = before(at.id, pathway).flatMap((from) => stepsFrom(from, pathway).map(({ to }) => to));
  return map.nodes.filter(
    (node) => node.id !== at.id && (Math.abs(node.y - at.y) < 1 || siblings.includes(node.id)),
  );
}

/**
 * The step that a key leads to: down along the first step on, up to where the reader came from, or to
 * the first step that leads here; left and right to the nearest step beside.
 * @param came steps by which the reader has come here, the last one at the end
 * @returns null where nothing lies there
 */
export function moveFrom(
  id: string,
  direction: Direction,
  came: readonly string[],
  map: MapLayout,
  pathway: Pathway,
): string | null {
  const at = map.nodes.find((node) => node.id === id);
  if (!at) return null;
  if (direction === 'down') return stepsFrom(id, pathway)[0]?.to ?? null;
  if (direction === 'up') {
    const from = before(id, pathway);
    const last = came.at(-1);
    return last !== undefined && from.includes(last) ? last : (from[0] ?? null);
  }
  const side = direction === 'left' ? -1 : 1;
  const [nearest] = beside(at, map, pathway)
    .map((node) => ({ id: node.id, away: (node.x - at.x) * side }))
    .filter(({ away }) => away > 1)
    .sort((one, other) => one.away - other.away);
  return nearest?.id ?? null;
}
