import { MAP } from '../../../components/map-strings.ts';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { evidence } from '../../../data/evidence.ts';
import { startOf } from '../../../data/pathway.ts';
import type { PathwayNode } from '../../../data/schema.ts';
import type { Trail } from '../../../data/walk.ts';
import { FOLDED } from './drawn.computed.ts';
import { Edges, STEPS, StepBody, stepClass } from './picture.tsx';

/** A step without words, as the legend shows it. */
function Sample({ type, name, look = '', ends = null }: Sampled) {
  const node = { type, ends } as PathwayNode;
  return (
    <li>
      <svg viewBox="-20 -14 40 29" aria-hidden="true" focusable="false">
        <g class={`step ${type} ${look}`}>
          <StepBody node={node} box={{ x: 0, y: 0, width: 36, height: 19, lines: [] }} />
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

/** What the signs mean. The way to the warning signs is said here, once, and not drawn from every step. */
export function Legend() {
  const types = Object.entries(PATHWAY.types) as [PathwayNode['type'], string][];
  return (
    <ul class="legend" aria-label={MAP.legend}>
      {types.map(([type, name]) => (
        <Sample key={type} type={type} name={name} />
      ))}
      <Sample type="action" name={MAP.end} ends="review" />
      <Sample type="action" name={MAP.yourWay} look="lit" />
      <Sample type="action" name={PATHWAY.here} look="lit current" />
    </ul>
  );
}

/** The map for paper, with its legend: one page below the title and the date; not on the screen. */
export function Paper({ trail }: { trail: Trail }) {
  const always = everyStepLeadsTo();
  return (
    <section class="paper">
      {always && (
        <p>
          {MAP.everyStep} {always.title}
        </p>
      )}
      <svg class="picture" viewBox={`0 0 ${FOLDED.width} ${FOLDED.height}`} role="img" aria-label={MAP.title}>
        <Edges map={FOLDED} trail={trail} />
        {FOLDED.nodes.map((box) => {
          const node = STEPS.get(box.id);
          return (
            node && (
              <g key={box.id} class={stepClass(node, trail)} transform={`translate(${box.x} ${box.y})`}>
                <StepBody node={node} box={box} />
              </g>
            )
          );
        })}
      </svg>
      <Legend />
    </section>
  );
}
