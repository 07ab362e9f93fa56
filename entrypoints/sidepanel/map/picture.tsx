import { useId } from 'preact/hooks';
import { SHAPES } from '../../../components/icons.tsx';
import { evidence } from '../../../data/evidence.ts';
import { labelFor } from '../../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../../data/schema.ts';
import type { Trail } from '../../../data/walk.ts';
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
import { wrap } from './text.ts';

/** How far the corners of lines are rounded, in pixels. */
const CORNER = 7;

/** Size of the letter in a ring, and how far a ring in a step is off its edge, in pixels. */
const LETTER = 12;
const IN = 5;

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

/** Words about a point, broken into lines as the layout has broken them. */
function Lines({ words, type, x }: { words: string; type: Type; x: number }) {
  const { size, line } = type;
  const lines = wrap(words, type);
  const first = -((lines.length - 1) / 2) * line + size * 0.35;
  return (
    <text font-size={size}>
      {lines.map((part, at) => {
        // Whoever reads the lines as one needs a space between them; the line keeps its middle all the same.
        const more = at < lines.length - 1;
        return (
          <tspan key={part} x={more ? x + size * SPACE : x} y={first + at * line}>
            {more ? `${part} ` : part}
          </tspan>
        );
      })}
    </text>
  );
}

/** A letter in a ring: a line breaks off here, or goes on. */
export function Ring({ letter, x, y, look = '' }: Point & { letter: string; look?: string }) {
  return (
    <g class={`jump ${look}`} transform={`translate(${x} ${y})`}>
      <circle r={RING / 2} />
      <text font-size={LETTER} y={LETTER * 0.35}>
        {letter}
      </text>
    </g>
  );
}

interface StepProps {
  node: Pick<PathwayNode, 'type' | 'ends'>;
  box: MapBox & { letter?: string | undefined };
  /** Its title and how it is set; absent in the key of the signs. */
  words?: { title: string; type: Type };
}

/** A step as it is drawn: its shape, its mark, its words. The middle of its box is at 0, 0. */
export function StepBody({ node, box, words }: StepProps) {
  const letter = words && box.letter;
  // Half of what stands on one side only, by which the words are off the middle.
  const off = (letter ? -(RING + 2) / 2 : 0) + (isMarked(node.type) ? MARK / 2 : 0);
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
      {words && <Lines words={words.title} type={words.type} x={off} />}
      {letter && <Ring letter={letter} x={box.width / 2 - RING / 2 - IN} y={0} />}
    </>
  );
}

/** Whether a trail has taken this step. */
function isLit({ from, to }: Pick<MapEdge, 'from' | 'to'>, trail: Trail): boolean {
  return trail.some((id, at) => id === from && trail[at + 1] === to);
}

/** All lines of the map with their labels; those of the way so far are drawn last, above the others. */
export function Edges({ map, trail, reader }: { map: MapLayout; trail: Trail; reader: Reader }) {
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
      {edges.map(({ from, to, points, label, ring, lit }) => (
        <path
          key={`${from} ${to}`}
          class={lit ? 'line lit' : 'line'}
          data-from={from}
          data-to={to}
          d={roundedPath(points)}
          // A ring right below its label needs no arrow.
          marker-end={ring && label ? undefined : `url(#${id}-${lit ? 'lit' : 'calm'})`}
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
              <Label words={answer(from, to, reader)} width={label.width} type={map.type.label} />
            </g>
          ),
      )}
      {edges.map(
        ({ from, to, ring, lit }) => ring && <Ring key={`${from} ${to}`} {...ring} look={lit ? 'lit' : ''} />,
      )}
    </g>
  );
}

/** An answer on its line, which it covers only as far as its words are high: another reader's may be higher. */
function Label({ words, width, type }: { words: string; width: number; type: Type }) {
  const height = wrap(words, type).length * type.line + 2;
  return (
    <>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={4} />
      <Lines words={words} type={type} x={0} />
    </>
  );
}

/** The answer that leads from one step to another, in the reader's words. */
function answer(from: string, to: string, reader: Reader): string {
  const edge = evidence.pathway.edges.find(
    (one) => one.kind === 'step' && one.from === from && one.to === to,
  );
  return (edge && labelFor(edge, reader)) ?? '';
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
