import { useId } from 'preact/hooks';
import { SHAPES } from '../../../components/icons.tsx';
import { evidence } from '../../../data/evidence.ts';
import type { PathwayNode } from '../../../data/schema.ts';
import type { Trail } from '../../../data/walk.ts';
import {
  isMarked,
  MARK,
  type MapBox,
  type MapEdge,
  type MapLayout,
  POINT,
  type Point,
  TYPE,
} from './shape.ts';

/** How far the corners of lines are rounded, in pixels. */
const CORNER = 7;

/** Half the width of a space, in parts of the font's size. */
const SPACE = 0.15;

/** Marks of the kinds of step that have one. */
const MARKS = { choice: 'fork', caution: 'caution', time: 'short-term', 'red-flag': 'red flag' } as const;

function toward(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * by, y: from.y + ((to.y - from.y) / length) * by };
}

/** A line through its corners, each rounded as far as there is room. */
export function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, at) => {
      const [before, after] = [points[at - 1], points[at + 1]];
      if (!before) return `M${point.x} ${point.y}`;
      if (!after) return `L${point.x} ${point.y}`;
      const room = Math.min(
        CORNER,
        Math.hypot(point.x - before.x, point.y - before.y) / 2,
        Math.hypot(after.x - point.x, after.y - point.y) / 2,
      );
      const [start, end] = [toward(point, before, room), toward(point, after, room)];
      return `L${start.x} ${start.y}Q${point.x} ${point.y} ${end.x} ${end.y}`;
    })
    .join('');
}

/** The shape of a kind of step, round a middle at 0, 0. */
function Shape({ type, width, height }: { type: PathwayNode['type']; width: number; height: number }) {
  const [w, h] = [width / 2, height / 2];
  const box = { x: -w, y: -h, width, height };
  switch (type) {
    case 'question':
      return (
        <path
          class="shape"
          d={`M${-w} 0 ${-w + POINT} ${-h}H${w - POINT}L${w} 0 ${w - POINT} ${h}H${-w + POINT}Z`}
        />
      );
    case 'choice':
      return <rect class="shape" {...box} rx={Math.min(h, 18)} />;
    case 'red-flag':
      return (
        <>
          <rect class="shape" {...box} rx={4} />
          <rect class="inner" x={3 - w} y={3 - h} width={width - 6} height={height - 6} rx={2} />
        </>
      );
    default:
      return <rect class="shape" {...box} rx={type === 'time' ? 10 : 4} />;
  }
}

function Lines({ box, x, size, line }: { box: MapBox; x: number; size: number; line: number }) {
  const first = -((box.lines.length - 1) / 2) * line + size * 0.35;
  return (
    <text font-size={size}>
      {box.lines.map((words, at) => {
        // Whoever reads the lines as one needs a space between them; the line keeps its middle all the same.
        const more = at < box.lines.length - 1;
        return (
          <tspan key={words} x={more ? x + size * SPACE : x} y={first + at * line}>
            {more ? `${words} ` : words}
          </tspan>
        );
      })}
    </text>
  );
}

/** A step as it is drawn: its shape, its mark, its words. The middle of its box is at 0, 0. */
export function StepBody({ node, box }: { node: PathwayNode; box: MapBox }) {
  const mark = isMarked(node.type) ? MARKS[node.type as keyof typeof MARKS] : null;
  return (
    <>
      <rect
        class="ring"
        x={-box.width / 2 - 5}
        y={-box.height / 2 - 5}
        width={box.width + 10}
        height={box.height + 10}
        rx={9}
      />
      <Shape type={node.type} width={box.width} height={box.height} />
      {node.ends && <path class="end" d={`M${-box.width / 4} ${box.height / 2 + 5}h${box.width / 2}`} />}
      {mark && (
        <path
          class="mark"
          transform={`translate(${-box.width / 2 + 7} -7) scale(${14 / 16})`}
          d={SHAPES[mark]}
        />
      )}
      <Lines box={box} x={mark ? MARK / 2 : 0} size={TYPE.node} line={TYPE.nodeLine} />
    </>
  );
}

/** Whether a trail has taken this step. */
function isLit({ from, to }: Pick<MapEdge, 'from' | 'to'>, trail: Trail): boolean {
  return trail.some((id, at) => id === from && trail[at + 1] === to);
}

/** All lines of the map with their labels; those of the way so far are drawn last, above the others. */
export function Edges({ map, trail }: { map: MapLayout; trail: Trail }) {
  const id = useId();
  const edges = map.edges.map((edge) => ({ ...edge, lit: isLit(edge, trail) }));
  edges.sort((one, other) => Number(one.lit) - Number(other.lit));
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g class="edges" aria-hidden="true">
      <defs>
        {['calm', 'lit'].map((name) => (
          <marker
            key={name}
            id={`${id}-${name}`}
            class={`arrow ${name}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 .5 8 4 0 7.5Z" />
          </marker>
        ))}
      </defs>
      {edges.map(({ from, to, points, lit }) => (
        <path
          key={`${from} ${to}`}
          class={lit ? 'line lit' : 'line'}
          data-from={from}
          data-to={to}
          d={roundedPath(points)}
          marker-end={`url(#${id}-${lit ? 'lit' : 'calm'})`}
        />
      ))}
      {edges.map(
        ({ from, to, label, lit }) =>
          label && (
            <g
              key={`${from} ${to}`}
              class={lit ? 'label lit' : 'label'}
              transform={`translate(${label.x} ${label.y})`}
            >
              <rect
                x={-label.width / 2}
                y={-label.height / 2}
                width={label.width}
                height={label.height}
                rx={4}
              />
              <Lines box={label} x={0} size={TYPE.label} line={TYPE.labelLine} />
            </g>
          ),
      )}
    </g>
  );
}

/** Step by id: the map holds places only. */
export const STEPS: ReadonlyMap<string, PathwayNode> = new Map(
  evidence.pathway.nodes.map((node) => [node.id, node]),
);

/** Classes of a step: its kind, and where it stands on the way. */
export function stepClass(node: PathwayNode, trail: Trail): string {
  const lit = trail.includes(node.id) ? ' lit' : '';
  return `step ${node.type}${lit}${trail.at(-1) === node.id ? ' current' : ''}`;
}
