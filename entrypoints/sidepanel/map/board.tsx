import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { contentLang } from '../../../components/content.tsx';
import { Icon } from '../../../components/icons.tsx';
import { MAP } from '../../../components/map-strings.ts';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { evidence } from '../../../data/evidence.ts';
import { startOf, stepsFrom, titleFor } from '../../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../../data/schema.ts';
import type { Trail } from '../../../data/walk.ts';
import { type Camera, openCamera, type Seen } from './camera.ts';
import { TALL } from './drawn.computed.ts';
import { type Direction, moveFrom } from './moves.ts';
import { Edges, STEPS, StepBody, stepClass } from './picture.tsx';
import type { MapBox, MapLayout, MapNode } from './shape.ts';

/** What a key or a click on a button multiplies the zoom by. */
const ZOOM = 1.35;
/** How many steps "up" goes back along. */
const CAME = 60;

const DIRECTIONS: Partial<Record<string, Direction>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What a screen reader says of a step. */
export function stepName(node: PathwayNode, trail: Trail, reader: Reader): string {
  const places = trail.flatMap((id, place) => (id === node.id ? [place] : []));
  const facts = [`${PATHWAY.types[node.type]}: ${titleFor(node, reader)}`];
  if (places.length > 0) facts.push(MAP.onWay(places));
  if (trail.at(-1) === node.id) facts.push(PATHWAY.here);
  if (node.ends) facts.push(MAP.end);
  return facts.join('. ');
}

interface Props {
  reader: Reader;
  /** What stands in the bar below the picture, beside the buttons. */
  children: ComponentChildren;
  /** The map as it is set for the width there is. */
  map: MapLayout;
  trail: Trail;
  /** Told which step the reader looks at. */
  onLook: (id: string) => void;
  /** Goes to a step of the walk. */
  onOpen: (id: string) => void;
  /** Id of the element with the words of the step that is looked at. */
  wordsId: string;
}

interface OverviewProps {
  map: MapLayout;
  trail: Trail;
  /** The rectangle that shows which part is seen; the camera moves it. */
  seen: RefObject<SVGRectElement | null>;
  onGo: Camera['centre'];
}

/** A small picture of the whole map with the part that is seen; a click goes there. */
function Overview({ map, trail, seen, onGo }: OverviewProps) {
  return (
    <svg
      class="overview"
      viewBox={`0 0 ${map.width} ${map.height}`}
      style={{ aspectRatio: `${map.width} / ${map.height}` }}
      aria-hidden="true"
      onClick={({ currentTarget, clientX, clientY }) => {
        const { left, top, width, height } = currentTarget.getBoundingClientRect();
        onGo({ x: ((clientX - left) / width) * map.width, y: ((clientY - top) / height) * map.height });
      }}
    >
      {map.nodes.map((box) => (
        <rect
          key={box.id}
          class={`dot ${trail.includes(box.id) ? 'lit' : ''}`}
          x={box.x - box.width / 2}
          y={box.y - box.height / 2}
          width={box.width}
          height={box.height}
        />
      ))}
      <rect ref={seen} class="seen" />
    </svg>
  );
}

/** The map on the screen: moved and zoomed by pointer, keys and buttons; one step of it has the focus. */
export function Board({ map, reader, trail, onLook, onOpen, wordsId, children }: Props) {
  const current = trail.at(-1) ?? startOf(evidence.pathway).id;
  const boxOf = (id: string): MapNode => map.nodes.find((box) => box.id === id) ?? (map.nodes[0] as MapNode);
  /** The answers at a step, and the steps that they lead to. */
  const nextOf = (id: string): MapBox[] => [
    ...stepsFrom(id, evidence.pathway).map(({ to }) => boxOf(to)),
    ...map.edges.filter(({ from }) => from === id).flatMap(({ label }) => label ?? []),
  ];
  const frame = useRef<SVGSVGElement>(null);
  const scene = useRef<SVGGElement>(null);
  const camera = useRef<Camera | null>(null);
  const came = useRef<string[]>([]);
  const seen = useRef<SVGRectElement>(null);
  const [inTabOrder, setInTabOrder] = useState(current);

  // Straight into the picture: drawing all of it anew for each move of the hand would be felt.
  const showSeen = (part: Seen) => {
    for (const [name, value] of Object.entries(part)) seen.current?.setAttribute(name, String(value));
  };
  useEffect(() => {
    if (!frame.current || !scene.current) return;
    const end = new AbortController();
    const first = { step: boxOf(current), next: nextOf(current) };
    camera.current = openCamera(frame.current, scene.current, map, first, showSeen, end.signal);
    return () => end.abort();
  }, []);

  const go = (id: string, before: string[]) => {
    came.current = before.slice(-CAME);
    frame.current?.querySelector<SVGGElement>(`[data-step="${id}"]`)?.focus({ preventScroll: true });
    camera.current?.reveal(boxOf(id));
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = DIRECTIONS[event.key];
    if (direction) {
      // Folded, steps that stand far apart may be side by side: the keys follow the map in one column.
      const to = moveFrom(id, direction, came.current, TALL, evidence.pathway);
      if (to) go(to, direction === 'up' ? came.current.slice(0, -1) : [...came.current, id]);
    } else if (event.key === 'Enter' || event.key === ' ') onOpen(id);
    else if (event.key === 'Home') go(startOf(evidence.pathway).id, []);
    else if (event.key === 'End') go(current, []);
    else if (event.key === '+' || event.key === '=') camera.current?.zoomBy(ZOOM);
    else if (event.key === '-') camera.current?.zoomBy(1 / ZOOM);
    else if (event.key === '0') camera.current?.fit();
    else return;
    event.preventDefault();
  };

  const buttons = [
    { icon: 'plus', name: MAP.plus, press: () => camera.current?.zoomBy(ZOOM) },
    { icon: 'minus', name: MAP.minus, press: () => camera.current?.zoomBy(1 / ZOOM) },
    { icon: 'fit', name: MAP.fit, press: () => camera.current?.fit() },
    {
      icon: 'here',
      name: MAP.here,
      press: () => camera.current?.goTo({ step: boxOf(current), next: nextOf(current) }),
    },
  ] as const;
  return (
    <div class="board">
      <div class="frame">
        <svg ref={frame} class="picture" role="application" aria-label={`${MAP.title}. ${MAP.keys}`}>
          <g ref={scene} class="scene">
            <Edges map={map} trail={trail} reader={reader} />
            {map.nodes.map((box) => {
              const node = STEPS.get(box.id);
              if (!node) return null;
              return (
                <a
                  key={box.id}
                  href={`#/pathway/${box.id}`}
                  class={stepClass(node, trail)}
                  data-step={box.id}
                  tabindex={inTabOrder === box.id ? 0 : -1}
                  aria-label={stepName(node, trail, reader)}
                  aria-describedby={inTabOrder === box.id ? wordsId : undefined}
                  aria-current={current === box.id ? 'step' : undefined}
                  onKeyDown={(event) => onKeyDown(event, box.id)}
                  onFocus={() => {
                    setInTabOrder(box.id);
                    onLook(box.id);
                  }}
                  onPointerEnter={({ pointerType }) => pointerType === 'mouse' && onLook(box.id)}
                  onClick={(event) => {
                    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                    // A click looks at a step, a second one goes there: a hand that drags the map goes nowhere.
                    event.preventDefault();
                    go(box.id, []);
                  }}
                  onDblClick={() => onOpen(box.id)}
                >
                  <g transform={`translate(${box.x} ${box.y})`} lang={contentLang()}>
                    <StepBody
                      node={node}
                      box={box}
                      words={{ title: titleFor(node, reader), type: map.type.node }}
                    />
                  </g>
                </a>
              );
            })}
          </g>
        </svg>
        <Overview map={map} trail={trail} seen={seen} onGo={(place) => camera.current?.centre(place)} />
      </div>
      <div class="tools">
        {buttons.map(({ icon, name, press }) => (
          <button key={icon} type="button" class={icon} title={name} aria-label={name} onClick={press}>
            <Icon name={icon} />
          </button>
        ))}
        {children}
      </div>
    </div>
  );
}
