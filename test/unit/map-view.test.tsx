// @vitest-environment happy-dom
/** What the map says: names of steps, the list, the legend. */
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MAP } from '../../components/map-strings.ts';
import { PATHWAY } from '../../components/pathway-strings.ts';
import { byId, evidence } from '../../data/evidence.ts';
import { labelFor, titleFor } from '../../data/pathway.ts';
import type { PathwayNode } from '../../data/schema.ts';
import { stepName } from '../../entrypoints/sidepanel/map/board.tsx';
import { Outline } from '../../entrypoints/sidepanel/map/outline.tsx';
import { everyStepLeadsTo, Paper } from '../../entrypoints/sidepanel/map/paper.tsx';
import { roundedPath } from '../../entrypoints/sidepanel/map/picture.tsx';

const { pathway } = evidence;
const node = (id: string) => byId(pathway.nodes, id) as PathwayNode;

function draw(view: ComponentChild): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  act(() => render(view, root));
  return root;
}

afterEach(() => document.body.replaceChildren());

describe('the name of a step', () => {
  it('tells its kind, its place on the way, where the reader is, and an end', () => {
    const duration = node('duration');
    expect(stepName(duration, [], 'patient')).toBe(`Question: ${duration.title}`);
    const way = ['red-flags', 'duration'];
    expect(stepName(duration, way, 'patient')).toBe(
      `Question: ${duration.title}. ${MAP.onWay([1])}. ${PATHWAY.here}`,
    );
    expect(stepName(node('emergency'), way, 'patient')).toMatch(new RegExp(`${MAP.end}$`));
  });

  it("is in the clinician's words for the clinician", () => {
    const own = pathway.nodes.filter(({ clinicianTitle }) => clinicianTitle);
    expect(own.length).toBeGreaterThan(0);
    for (const one of own) expect(stepName(one, [], 'clinician')).toContain(one.clinicianTitle);
  });

  it('counts from one, and names each time that a way comes by', () => {
    expect(MAP.onWay([5])).toBe('Step 6 of your way');
    expect(MAP.onWay([1, 4, 8])).toBe('Steps 2, 5 and 9 of your way');
  });
});

describe('the way to the warning signs', () => {
  it('is said once where every step has it, and not at all where one has not', () => {
    expect(everyStepLeadsTo(pathway)?.id).toBe('red-flags');
    const edges = pathway.edges.filter((edge) => !(edge.from === 'heat' && edge.kind === 'warning'));
    expect(everyStepLeadsTo({ ...pathway, edges })).toBeNull();
  });
});

describe('the list', () => {
  it('marks where the reader is, and refers to what stands elsewhere', () => {
    const root = draw(
      <Outline reader="patient" trail={['red-flags', 'whole-person']} onOpen={() => undefined} />,
    );
    expect([...root.querySelectorAll('[aria-current]')].map((link) => link.textContent)).toEqual([
      node('whole-person').title,
    ]);
    const loop = [...root.querySelectorAll('.elsewhere')].map((row) => row.textContent);
    expect(loop).toContain(`${MAP.above} ${node('start-back').title}`);
    expect(loop).toContain(`${MAP.below} ${node('spread').title}`);
  });

  it('opens a step, and leaves a click with a modifier to the browser', () => {
    const onOpen = vi.fn();
    const root = draw(<Outline reader="patient" trail={['red-flags']} onOpen={onOpen} />);
    const link = root.querySelector('a[data-step="heat"]');
    expect(link?.getAttribute('href')).toBe('#/pathway/heat');
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
    expect(onOpen).not.toHaveBeenCalled();
    link?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    expect(onOpen).toHaveBeenCalledWith('heat');
  });
});

it('draws on paper every step, the way so far, and what the signs mean', () => {
  const root = draw(<Paper reader="patient" trail={['red-flags', 'emergency']} />);
  expect(root.querySelectorAll('.picture .step')).toHaveLength(pathway.nodes.length);
  expect(root.querySelectorAll('.picture .step.lit')).toHaveLength(2);
  expect(root.querySelectorAll('.picture .line.lit')).toHaveLength(1);
  for (const name of Object.values(PATHWAY.types)) expect(root.textContent).toContain(name);
});

it.each(['patient', 'clinician'] as const)(
  'gives list and paper the titles and answers of a %s',
  (reader) => {
    const list = draw(<Outline reader={reader} trail={[]} onOpen={() => undefined} />).textContent;
    const paper = draw(<Paper reader={reader} trail={[]} />).textContent;
    const steps = pathway.edges.filter(({ kind }) => kind === 'step');
    const answers = steps.flatMap((edge) => labelFor(edge, reader) ?? []);
    for (const text of [list, paper]) {
      expect(pathway.nodes.filter((one) => !text?.includes(titleFor(one, reader)))).toEqual([]);
      expect(answers.filter((one) => !text?.includes(one))).toEqual([]);
    }
  },
);

it('rounds corners no further than there is room', () => {
  expect(
    roundedPath([
      { x: 0, y: 0 },
      { x: 0, y: 4 },
      { x: 50, y: 4 },
    ]),
  ).toBe('M0 0L0 2Q0 4 2 4L50 4');
});
