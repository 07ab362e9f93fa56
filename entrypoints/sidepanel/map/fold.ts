/** The map in two columns, for a wide screen: cut where fewest lines cross, the second half set beside the first. */
import type { MapBox, MapEdge, MapLayout, Point } from './shape.ts';

/** Space between the columns, and round lines that lead from one to the other, in pixels. */
const GUTTER = 56;
const LANE = 8;
const MARGIN = 12;

/** Where a line runs down through this height: its x, or null. Lines run level only beside it. */
function crossing({ points }: Pick<MapEdge, 'points'>, y: number): { x: number; at: number } | null {
  const at = points.findIndex((point, index) => {
    const next = points[index + 1];
    return next && Math.min(point.y, next.y) < y && Math.max(point.y, next.y) > y;
  });
  const point = points[at];
  return point ? { x: point.x, at } : null;
}

/** Columns at which lines cross this height, from the left. */
function crossed(edges: readonly MapEdge[], y: number): number[] {
  return [...new Set(edges.flatMap((edge) => crossing(edge, y)?.x ?? []))].sort((one, other) => one - other);
}

/** Heights just above a step, at which nothing stands. */
function cuts({ nodes, edges }: MapLayout): number[] {
  const boxes: MapBox[] = [...nodes, ...edges.flatMap(({ label }) => label ?? [])];
  const free = (y: number) => boxes.every((box) => Math.abs(box.y - y) > box.height / 2);
  return [...new Set(nodes.map((node) => node.y - node.height / 2 - 3))].filter(free);
}

/** The cut that fewest lines cross; of those, the one nearest to the middle. */
function bestCut(map: MapLayout): number {
  const off = (y: number) => Math.abs(y - map.height / 2);
  const [best] = cuts(map)
    .map((y) => ({ y, lines: crossed(map.edges, y).length }))
    .filter(({ y }) => off(y) < map.height / 6)
    .sort((one, other) => one.lines - other.lines || off(one.y) - off(other.y));
  return best?.y ?? map.height;
}

/** Leftmost and rightmost of what stands or runs between two heights. */
function extent({ nodes, edges }: MapLayout, from: number, to: number): [number, number] {
  const boxes: MapBox[] = [...nodes, ...edges.flatMap(({ label }) => label ?? [])];
  const inside = ({ y }: Point) => y > from && y < to;
  const xs = [
    ...boxes.filter(inside).flatMap(({ x, width }) => [x - width / 2, x + width / 2]),
    ...edges.flatMap(({ points }) => points.filter(inside).map(({ x }) => x)),
  ];
  return [Math.min(...xs), Math.max(...xs)];
}

/** The map folded once. Lines that cross the fold run below the first column and up to the second. */
export function fold(map: MapLayout): MapLayout {
  const cut = bestCut(map);
  const [left, right] = extent(map, 0, cut);
  const [secondLeft, secondRight] = extent(map, cut, map.height);
  const lines = crossed(map.edges, cut);
  const turn = MARGIN + LANE * lines.length;
  const gutter = MARGIN + (right - left) + GUTTER / 2;
  const shift = MARGIN + (right - left) + GUTTER - secondLeft;
  const move = <At extends Point>(at: At): At =>
    at.y < cut
      ? { ...at, x: at.x - left + MARGIN, y: at.y }
      : { ...at, x: at.x + shift, y: at.y - cut + turn + MARGIN };
  const edges = map.edges.map((edge) => {
    const label = edge.label && move(edge.label);
    const over = crossing(edge, cut);
    if (!over) return { ...edge, label, points: edge.points.map(move) };
    const { x, at } = over;
    const lane = lines.indexOf(x);
    const down = cut + LANE * (lane + 1);
    const way = [
      { x: x - left + MARGIN, y: down },
      { x: gutter + LANE * lane, y: down },
      { x: gutter + LANE * lane, y: MARGIN + LANE * lane },
      { x: x + shift, y: MARGIN + LANE * lane },
    ];
    const upwards = (edge.points[at] as Point).y > cut;
    const points = [
      ...edge.points.slice(0, at + 1).map(move),
      ...(upwards ? way.reverse() : way),
      ...edge.points.slice(at + 1).map(move),
    ];
    return { ...edge, label, points };
  });
  return {
    width: shift + secondRight + MARGIN,
    type: map.type,
    height: Math.max(cut + turn, map.height - cut + turn + MARGIN),
    nodes: map.nodes.map(move),
    edges,
  };
}
