/**
 * Where everything of the map stands. Ranks, order and columns come from dagre; lines run down
 * through the ranks and sideways only in the gaps between them, so that no line crosses a step or
 * a label. Pure; runs when the extension is built (drawn.computed.ts).
 */
import { Graph, layout } from '@dagrejs/dagre';
import { READERS } from '../../../data/citations.ts';
import { labelFor, titleFor } from '../../../data/pathway.ts';
import type { Pathway, PathwayEdge, PathwayNode, Reader } from '../../../data/schema.ts';
import { type Pin, routeGap, type Segment } from './lanes.ts';
import {
  isMarked,
  MARK,
  type MapBox,
  type MapEdge,
  type MapLayout,
  POINT,
  type Point,
  RING,
  type Type,
} from './shape.ts';
import { textWidth, wrap } from './text.ts';

/** How closely a map is set, in pixels. */
export interface Spacing {
  /** How words of steps and of labels are set. */
  node: Type;
  label: Type;
  /** Least space between boxes of a rank, and between lines that pass a rank. */
  nodes: number;
  lines: number;
  /** Height and width of a step beyond its words, and its least width. */
  padding: number;
  side: number;
  least: number;
  /** Space round the map. */
  margin: number;
  /** Least height between two ranks, and what each lane more in it adds. */
  gap: number;
  lane: number;
}

/** For a screen, where the map is moved about. */
export const ROOMY: Spacing = {
  node: { size: 13, line: 16, width: 132, face: 'system' },
  label: { size: 12, line: 14, width: 96, face: 'system' },
  nodes: 18,
  lines: 12,
  padding: 16,
  side: 18,
  least: 84,
  margin: 12,
  gap: 20,
  lane: 8,
};
/** For a wide screen, folded. */
export const WIDE: Spacing = {
  node: { size: 13, line: 16, width: 132, face: 'system' },
  label: { size: 12, line: 14, width: 84, face: 'system' },
  nodes: 8,
  lines: 8,
  padding: 9,
  side: 18,
  least: 84,
  margin: 12,
  gap: 16,
  lane: 6,
};
/** For paper, where all of it has to fit. */
export const TIGHT: Spacing = {
  node: { size: 12, line: 13, width: 124, face: 'arial' },
  label: { size: 12, line: 13, width: 92, face: 'arial' },
  nodes: 6,
  lines: 6,
  padding: 7,
  side: 12,
  least: 56,
  margin: 3,
  gap: 11,
  lane: 5,
};

/** Room below the last step for the bar that ends a way. */
const END = 8;
/** From a rank down to its first lane. */
const TO_LANE = 6;
/** How far from the middle of a box a line that runs back up is tied to it. */
const BACK_PORT = 22;

/** Room for whichever of these words needs most. */
function room(texts: readonly string[], type: Type): Pick<MapBox, 'width' | 'height'> {
  const set = texts.map((text) => wrap(text, type));
  return {
    width: Math.max(...set.flat().map((line) => textWidth(line, type.size, type.face))),
    height: Math.max(...set.map((lines) => lines.length)) * type.line,
  };
}

/** What lines of the map break off, and go on at a letter. */
export interface Jumps {
  /** Letters by id of the step that lines go on to. */
  letters: ReadonlyMap<string, string>;
  /** Whether the line of this edge breaks off. */
  breaksOff: (edge: PathwayEdge) => boolean;
}
const NO_JUMPS: Jumps = { letters: new Map(), breaksOff: () => false };

/** What the boxes have room for. */
interface Fill {
  spacing: Spacing;
  /** Those whose words have room. */
  readers: readonly Reader[];
  jumps: Jumps;
}

function nodeBox(node: PathwayNode, { spacing, readers, jumps }: Fill): MapBox {
  const words = room(
    readers.map((reader) => titleFor(node, reader)),
    spacing.node,
  );
  const side = node.type === 'question' ? 2 * POINT + 8 : spacing.side;
  const mark = isMarked(node.type) ? MARK : 0;
  const ring = jumps.letters.has(node.id) ? RING + 2 : 0;
  return {
    x: 0,
    y: 0,
    width: Math.max(spacing.least, Math.ceil(words.width + side + mark + ring)),
    height: words.height + spacing.padding,
  };
}

/** Room for the answer on a line, and for the ring below it where the line breaks off; null for neither. */
function labelBox(edge: PathwayEdge, { spacing: { label: type }, readers, jumps }: Fill): MapBox | null {
  const texts = readers.flatMap((reader) => labelFor(edge, reader) ?? []);
  const ring = jumps.breaksOff(edge) ? RING + 2 : 0;
  if (texts.length === 0) return ring ? { x: 0, y: 0, width: ring, height: ring } : null;
  const words = room(texts, type);
  return { x: 0, y: 0, width: Math.ceil(words.width) + 8, height: words.height + 2 + ring };
}

const keyOf = (from: string, to: string) => `${from} > ${to}`;

/** A line through the ranks, in two where it has a label: the pins that it meets, from the top down. */
interface Way {
  /** True where it leads back up, so that it is followed from the bottom. */
  back: boolean;
  passes: { rank: number; pin: Pin }[];
}

/** Steps and labels placed by dagre, and the lines between them as it leads them round what is in the way. */
function place({ nodes, edges }: Pathway, fill: Fill) {
  const { spacing, jumps } = fill;
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: spacing.nodes, edgesep: spacing.lines, ranksep: spacing.gap });
  const boxes = new Map<string, MapBox>();
  for (const node of nodes) boxes.set(node.id, nodeBox(node, fill));
  const steps = edges.filter((edge) => edge.kind === 'step');
  for (const edge of steps) {
    const box = labelBox(edge, fill);
    if (box) boxes.set(keyOf(edge.from, edge.to), box);
  }
  for (const { id } of nodes) graph.setNode(id, { ...boxes.get(id) });
  for (const edge of steps) {
    const { from, to } = edge;
    const key = keyOf(from, to);
    const box = boxes.get(key);
    if (box) {
      // A label is a box of its own below the step that asks: answers stand in one row under their question.
      graph.setNode(key, { ...box });
      graph.setEdge(from, key, { weight: 4 });
      if (!jumps.breaksOff(edge)) graph.setEdge(key, to, { weight: 3 });
    } else graph.setEdge(from, to, { weight: 6 });
  }
  layout(graph);
  for (const [id, box] of boxes) {
    const { x, y } = graph.node(id) as Point;
    Object.assign(box, { x, y });
  }
  return { graph, boxes, steps };
}

/** The ranks: middles of the rows of boxes as dagre set them, from the top. */
function ranksOf(boxes: ReadonlyMap<string, MapBox>): number[] {
  return [...new Set([...boxes.values()].map(({ y }) => Math.round(y)))].sort((one, other) => one - other);
}

/** The way of one line of dagre's: from box to box, past what stands in the ranks between. */
function wayOf(from: string, to: string, between: readonly Point[], boxes: ReadonlyMap<string, MapBox>): Way {
  const ranks = ranksOf(boxes);
  const rank = ({ y }: Point) => ranks.indexOf(Math.round(y));
  const ends = [from, to].map((id) => ({ id, box: boxes.get(id) as MapBox }));
  const back = rank((ends[1] as { box: MapBox }).box) < rank((ends[0] as { box: MapBox }).box);
  if (back) ends.reverse();
  const passed = between
    .map((point) => ({ rank: rank(point), x: point.x }))
    .filter((pass) => pass.rank >= 0)
    .sort((one, other) => one.rank - other.rank);
  const [upper, lower] = ends.map(({ id, box }, end) => {
    if (!back) return { rank: rank(box), pin: { id: `${id} ${end === 0 ? 'out' : 'in'}`, x: box.x } };
    // A line back up is tied beside the middle, on the side where it comes from.
    const near = (end === 0 ? passed[0] : passed.at(-1))?.x ?? box.x;
    const side = near < box.x ? -1 : 1;
    const x = box.x + side * Math.min(BACK_PORT, box.width / 4);
    return { rank: rank(box), pin: { id: `${id} ${end === 0 ? 'back in' : 'back out'} ${side}`, x } };
  }) as [Way['passes'][number], Way['passes'][number]];
  const passes = passed
    .filter((pass) => pass.rank > upper.rank && pass.rank < lower.rank)
    .map((pass) => ({ rank: pass.rank, pin: { id: `${from} > ${to} at ${pass.rank}`, x: pass.x } }));
  return { back, passes: [upper, ...passes, lower] };
}

/** A line to a label and on from it: where it leaves at another column than it came, it turns behind the label. */
function joined(to: Point[], on: Point[]): Point[] {
  const [end, start] = [to.at(-1), on[0]];
  if (!end || !start || end.x === start.x || end.y === start.y) return [...to, ...on];
  const middle = (end.y + start.y) / 2;
  return [...to, { x: end.x, y: middle }, { x: start.x, y: middle }, ...on];
}

/** Takes out the corners at which a line does not turn. */
function corners(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last && last.x === point.x && last.y === point.y) continue;
    const straight =
      before &&
      last &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept[kept.length - 1] = point;
    else kept.push(point);
  }
  return kept;
}

/**
 * The map in one column, from the top down.
 * @param readers those whose words the boxes have room for
 */
export function layOut(
  pathway: Pathway,
  spacing: Spacing = ROOMY,
  readers: readonly Reader[] = READERS,
  jumps: Jumps = NO_JUMPS,
): MapLayout {
  const { graph, boxes, steps } = place(pathway, { spacing, readers, jumps });
  const ranks = ranksOf(boxes);
  const rankOf = new Map([...boxes].map(([id, { y }]) => [id, ranks.indexOf(Math.round(y))]));
  const between = (from: string, to: string) => ((graph.edge(from, to).points ?? []) as Point[]).slice(1, -1);
  const ways = new Map<string, Way[]>();
  for (const edge of steps) {
    const { from, to } = edge;
    const key = keyOf(from, to);
    const stops = [from, ...(boxes.has(key) ? [key] : []), ...(jumps.breaksOff(edge) ? [] : [to])];
    const parts = stops.slice(1).map((stop, at) => [stops[at], stop]);
    ways.set(
      key,
      parts.map(([one = from, other = to]) => wayOf(one, other, between(one, other), boxes)),
    );
  }

  const segments = new Map<Way, Segment[]>();
  const gaps: Segment[][] = ranks.map(() => []);
  for (const way of [...ways.values()].flat()) {
    const own = way.passes.slice(1).map((pass, at) => {
      const above = way.passes[at] as Way['passes'][number];
      const segment = { top: above.pin, bottom: pass.pin };
      gaps[above.rank]?.push(segment);
      return segment;
    });
    segments.set(way, own);
  }
  const routes = gaps.map(routeGap);

  // The ranks again, now as high as what stands in them and as far apart as their lanes need.
  const tops: number[] = [];
  const heights: number[] = [];
  let y = spacing.margin;
  for (const [rank] of ranks.entries()) {
    const inside = [...boxes].filter(([id]) => rankOf.get(id) === rank).map(([, box]) => box.height);
    tops[rank] = y;
    heights[rank] = Math.max(...inside);
    y += (heights[rank] ?? 0) + spacing.gap + Math.max(0, (routes[rank]?.count ?? 0) - 1) * spacing.lane;
  }
  const height = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0) + Math.max(spacing.margin, END);
  const bottomOf = (rank: number) => (tops[rank] ?? 0) + (heights[rank] ?? 0);
  for (const [id, box] of boxes) {
    const rank = rankOf.get(id) ?? 0;
    box.y = (tops[rank] ?? 0) + (heights[rank] ?? 0) / 2;
  }

  const line = (way: Way, from: string, to: string): Point[] => {
    const points: Point[] = [];
    const [upper, lower] = (way.back ? [to, from] : [from, to]).map((id) => boxes.get(id) as MapBox) as [
      MapBox,
      MapBox,
    ];
    for (const [at, segment] of (segments.get(way) ?? []).entries()) {
      const rank = (way.passes[at] as Way['passes'][number]).rank;
      const start = at === 0 ? upper.y + upper.height / 2 : bottomOf(rank);
      points.push({ x: segment.top.x, y: start });
      const lane = routes[rank]?.lanes.get(segment);
      if (lane !== undefined) {
        const level = bottomOf(rank) + TO_LANE + lane * spacing.lane;
        points.push({ x: segment.top.x, y: level }, { x: segment.bottom.x, y: level });
      }
      points.push({ x: segment.bottom.x, y: tops[rank + 1] ?? 0 });
    }
    points.push({ x: (way.passes.at(-1) as Way['passes'][number]).pin.x, y: lower.y - lower.height / 2 });
    return corners(way.back ? points.reverse() : points);
  };

  const nodes = pathway.nodes.map(({ id }) => ({
    id,
    ...(boxes.get(id) as MapBox),
    letter: jumps.letters.get(id),
  }));
  const edges = steps.map((edge): MapEdge => {
    const { from, to } = edge;
    const key = keyOf(from, to);
    const [first, second] = ways.get(key) ?? [];
    if (!first) throw new Error(`No line from ${from} to ${to}.`);
    const box = boxes.get(key) ?? null;
    if (box && jumps.breaksOff(edge)) {
      const labelled = box.height > RING + 2;
      const ring = { x: box.x, y: box.y + (box.height - RING) / 2, letter: jumps.letters.get(to) ?? '' };
      const label = { ...box, height: box.height - RING - 2, y: box.y - RING / 2 - 1 };
      // Below its label the line goes on to the ring.
      const points = corners([...line(first, from, key), { x: ring.x, y: ring.y - RING / 2 }]);
      return { from, to, points, label: labelled ? label : null, ring };
    }
    const points = second ? joined(line(first, from, key), line(second, key, to)) : line(first, from, to);
    return { from, to, points, label: box };
  });
  return shifted(
    { width: 0, height, type: { node: spacing.node, label: spacing.label }, nodes, edges },
    spacing.margin,
  );
}

/** The map moved to its left margin, with its width. */
function shifted({ height, type, nodes, edges }: MapLayout, margin: number): MapLayout {
  const boxes = [...nodes, ...edges.flatMap(({ label }) => label ?? [])];
  const rings = edges.flatMap(({ ring }) => ring ?? []);
  const xs = [
    ...rings.flatMap(({ x }) => [x - RING / 2, x + RING / 2]),
    ...boxes.flatMap(({ x, width }) => [x - width / 2, x + width / 2]),
    ...edges.flatMap(({ points }) => points.map(({ x }) => x)),
  ];
  const by = margin - Math.min(...xs);
  for (const box of [...boxes, ...rings]) box.x += by;
  for (const { points } of edges) for (const point of points) point.x += by;
  return { width: Math.max(...xs) + by + margin, height, type, nodes, edges };
}
