import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { contentLang } from '../../../components/content.tsx';
import { MAP } from '../../../components/map-strings.ts';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { evidence } from '../../../data/evidence.ts';
import { startOf, titleFor } from '../../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../../data/schema.ts';
import type { Trail } from '../../../data/walk.ts';
import { CLINICIAN_SHEET, PLAIN_SHEET } from './drawn.computed.ts';
import { Edges, Ring, STEPS, StepBody, stepClass } from './picture.tsx';
import type { MapLayout } from './shape.ts';
import { ROOM } from './sheet.ts';
import { ARIAL_LIKE, narrowing, wrap } from './text.ts';

/** A step without words, as the legend shows it. */
function Sample({ type, name, look = '', ends = null }: Sampled) {
  return (
    <li>
      <svg viewBox="-20 -14 40 29" aria-hidden="true" focusable="false">
        <g class={`step ${type} ${look}`}>
          <StepBody node={{ type, ends }} box={{ x: 0, y: 0, width: 36, height: 19 }} />
        </g>
      </svg>
      {name}
    </li>
  );
}

interface Sampled {
  type: PathwayNode['type'];
  name: string;
  look?: string;
  ends?: PathwayNode['ends'];
}

/** The step that is one step away from all others; null where the data has none such. */
export function everyStepLeadsTo({ nodes, edges } = evidence.pathway): PathwayNode | null {
  const start = startOf({ nodes, edges });
  const leads = (id: string) => edges.some((edge) => edge.from === id && edge.to === start.id);
  return nodes.every(({ id }) => id === start.id || leads(id)) ? start : null;
}

/**
 * What the signs mean.
 * @param children more of them
 */
export function Legend({ children }: { children?: ComponentChildren }) {
  const types = Object.entries(PATHWAY.types) as [PathwayNode['type'], string][];
  return (
    <ul class="legend" aria-label={MAP.legend}>
      {types.map(([type, name]) => (
        <Sample key={type} type={type} name={name} />
      ))}
      <Sample type="action" name={MAP.end} ends="review" />
      <Sample type="action" name={MAP.yourWay} look="lit" />
      <Sample type="action" name={PATHWAY.here} look="lit current" />
      {children}
    </ul>
  );
}

/** How much narrower this machine's letters have to be for the shapes of a map. */
function narrowingHere({ nodes, type }: MapLayout, reader: Reader): number {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return 1;
  const { size } = type.node;
  pen.font = `${size}px ${ARIAL_LIKE}`;
  const titles = nodes.flatMap(({ id }) => STEPS.get(id) ?? []).map((step) => titleFor(step, reader));
  const lines = titles.flatMap((title) => wrap(title, type.node));
  return narrowing(lines, size, (line) => pen.measureText(line).width);
}

/**
 * The map for paper, with its legend: one page below the title and the date; not on the screen. The way to
 * the warning signs is said once, and not drawn from every step.
 */
export function Paper({ trail, reader }: { trail: Trail; reader: Reader }) {
  const always = everyStepLeadsTo();
  const map = reader === 'clinician' ? CLINICIAN_SHEET : PLAIN_SHEET;
  const narrow = useMemo(() => narrowingHere(map, reader), [map, reader]);
  return (
    <section class="paper">
      <svg
        class="picture"
        viewBox={`0 0 ${map.width} ${map.height}`}
        style={{ maxBlockSize: `${ROOM.height}mm`, fontFamily: ARIAL_LIKE, '--narrowing': narrow }}
        role="img"
        aria-label={MAP.title}
      >
        <Edges map={map} trail={trail} reader={reader} />
        {map.nodes.map((box) => {
          const node = STEPS.get(box.id);
          return (
            node && (
              <g
                key={box.id}
                lang={contentLang()}
                class={stepClass(node, trail)}
                transform={`translate(${box.x} ${box.y})`}
              >
                <StepBody
                  node={node}
                  box={box}
                  words={{ title: titleFor(node, reader), type: map.type.node }}
                />
              </g>
            )
          );
        })}
      </svg>
      <Legend>
        {map.edges.some(({ ring }) => ring) && (
          <li>
            <svg class="letter" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">
              <Ring letter="A" x={0} y={0} />
            </svg>
            {MAP.goesOn}
          </li>
        )}
        {always && (
          <li>
            {MAP.everyStep} <span lang={contentLang()}>{titleFor(always, reader)}</span>
          </li>
        )}
      </Legend>
    </section>
  );
}
