/**
 * The map for one sheet of paper, in two columns. A line that leads back, to the other column or past many
 * rows breaks off at a ring with a letter, and goes on at the step with the same letter: so words can be
 * twice as large as with all lines drawn.
 */
import type { Pathway, PathwayEdge, Reader } from '../../../data/schema.ts';
import { type Jumps, layOut, TIGHT } from './layout.ts';
import type { MapLayout, Point } from './shape.ts';

/** Room for the picture on both A4 and Letter, in millimetres: their margins, the line on top and the key are off. */
export const ROOM = { width: 194, height: 242 } as const;

/** Rows of steps that a line may pass. */
const FAR = 4;
/** Least space between the columns, in pixels. */
const GUTTER = 18;
/** Cuts that are tried. */
const TRIED = 3;

const POINTS_PER_MM = 72 / 25.4;

/** The size at which a picture fits on the sheet: points of paper for each of its pixels. */
export function paperScale({ width, height }: Pick<MapLayout, 'width' | 'height'>): number {
  return Math.min(ROOM.width / width, ROOM.height / height) * POINTS_PER_MM;
}

const isStep = ({ kind }: PathwayEdge) => kind === 'step';

/** Row of each step, counted from the top. */
function rowsOf(map: MapLayout): Map<string, number> {
  const heights = [...new Set(map.nodes.map(({ y }) => y))].sort((one, other) => one - other);
  return new Map(map.nodes.map(({ id, y }) => [id, heights.indexOf(y)]));
}

/** Rows before which the map is best cut: where fewest lines cross, of those nearest to the middle. */
function cuts(pathway: Pathway, rows: ReadonlyMap<string, number>): number[] {
  const count = Math.max(...rows.values()) + 1;
  const row = (id: string) => rows.get(id) ?? 0;
  const crossed = (cut: number) =>
    pathway.edges.filter((edge) => isStep(edge) && row(edge.from) < cut !== row(edge.to) < cut).length;
  const off = (cut: number) => Math.abs(cut - count / 2);
  return Array.from({ length: count }, (_, cut) => cut)
    .filter((cut) => cut > 0 && off(cut) <= count / 5)
    .sort((one, other) => crossed(one) - crossed(other) || off(one) - off(other))
    .slice(0, TRIED);
}

/** Which lines break off where the map is cut before this row, and the letters that they go on at. */
function jumpsAt(cut: number, pathway: Pathway, rows: ReadonlyMap<string, number>): Jumps {
  const breaksOff = ({ from, to }: PathwayEdge) => {
    const [start, end] = [rows.get(from) ?? 0, rows.get(to) ?? 0];
    return start < cut !== end < cut || end <= start || end - start > FAR;
  };
  const targets = new Set(
    pathway.edges.filter((edge) => isStep(edge) && breaksOff(edge)).map(({ to }) => to),
  );
  const inOrder = [...targets].sort((one, other) => (rows.get(one) ?? 0) - (rows.get(other) ?? 0));
  return { breaksOff, letters: new Map(inOrder.map((id, at) => [id, String.fromCharCode(65 + at)])) };
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Everything that is drawn, each part of a line by itself. */
function areas({ nodes, edges }: MapLayout): Area[] {
  const boxes = [...nodes, ...edges.flatMap(({ label }) => label ?? [])].map(({ x, y, width, height }) => ({
    left: x - width / 2,
    right: x + width / 2,
    top: y - height / 2,
    bottom: y + height / 2,
  }));
  const lines = edges.flatMap(({ points }) =>
    points.slice(1).map((end, at) => {
      const start = points[at] ?? end;
      return {
        left: Math.min(start.x, end.x),
        right: Math.max(start.x, end.x),
        top: Math.min(start.y, end.y),
        bottom: Math.max(start.y, end.y),
      };
    }),
  );
  return [...boxes, ...lines];
}

/** How far a column has to be moved to stand beside another, broad places beside narrow ones. */
function shiftBeside(left: MapLayout, right: MapLayout): number {
  const there = areas(right);
  const needed = areas(left).flatMap((one) =>
    there
      .filter((other) => other.top < one.bottom + GUTTER && other.bottom > one.top - GUTTER)
      .map((other) => one.right - other.left),
  );
  return Math.max(0, ...needed) + GUTTER;
}

/** A column set to the right of another. */
function beside(left: MapLayout, right: MapLayout): MapLayout {
  const by = shiftBeside(left, right);
  const move = <At extends Point>(at: At): At => ({ ...at, x: at.x + by });
  return {
    ...left,
    width: Math.max(left.width, by + right.width),
    height: Math.max(left.height, right.height),
    nodes: [...left.nodes, ...right.nodes.map(move)],
    edges: [
      ...left.edges,
      ...right.edges.map((edge) => ({
        ...edge,
        points: edge.points.map(move),
        label: edge.label && move(edge.label),
        ring: edge.ring && move(edge.ring),
      })),
    ],
  };
}

/** Most width of words in a step and on a line, as they are tried. */
const WIDTHS = [
  [112, 84],
  [124, 92],
  [142, 84],
] as const;

/** The map for paper, in one reader's words, cut and set so that they are largest. */
export function sheet(pathway: Pathway, reader: Reader): MapLayout {
  const readers = [reader];
  const rows = rowsOf(layOut(pathway, TIGHT, readers));
  const spacings = WIDTHS.map(([node, label]) => ({
    ...TIGHT,
    node: { ...TIGHT.node, width: node },
    label: { ...TIGHT.label, width: label },
  }));
  const maps = cuts(pathway, rows).flatMap((cut) => {
    const jumps = jumpsAt(cut, pathway, rows);
    const isFirst = (id: string) => (rows.get(id) ?? 0) < cut;
    const part = (first: boolean): Pathway => ({
      nodes: pathway.nodes.filter(({ id }) => isFirst(id) === first),
      edges: pathway.edges.filter(({ from }) => isFirst(from) === first),
    });
    return spacings.map((spacing) =>
      beside(layOut(part(true), spacing, readers, jumps), layOut(part(false), spacing, readers, jumps)),
    );
  });
  const [best] = maps.sort((one, other) => paperScale(other) - paperScale(one));
  return best ?? layOut(pathway, TIGHT, readers);
}
