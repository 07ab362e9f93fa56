/** The map: laid out without overlaps, cut and folded without losing anything, moved about in, told as a list. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READERS } from '../../data/citations.ts';
import { evidence } from '../../data/evidence.ts';
import { labelFor, reachable, stepsFrom, titleFor } from '../../data/pathway.ts';
import type { Pathway, PathwayEdge, PathwayNode, Reader } from '../../data/schema.ts';
import { fitScale, opening, readScale, shiftInto } from '../../entrypoints/sidepanel/map/camera.ts';
import {
  CLINICIAN_SHEET,
  FOLDED,
  PLAIN_SHEET,
  TALL,
} from '../../entrypoints/sidepanel/map/drawn.computed.ts';
import { routeGap, type Segment } from '../../entrypoints/sidepanel/map/lanes.ts';
import { layOut } from '../../entrypoints/sidepanel/map/layout.ts';
import { type ListItem, listOf } from '../../entrypoints/sidepanel/map/list.ts';
import { moveFrom } from '../../entrypoints/sidepanel/map/moves.ts';
import { type MapBox, type MapLayout, RING } from '../../entrypoints/sidepanel/map/shape.ts';
import { paperScale } from '../../entrypoints/sidepanel/map/sheet.ts';
import { narrowing, textWidth, wrap } from '../../entrypoints/sidepanel/map/text.ts';

const { pathway } = evidence;
const steps = pathway.edges.filter((edge) => edge.kind === 'step');
const keyOf = ({ from, to }: Pick<PathwayEdge, 'from' | 'to'>) => `${from} > ${to}`;

interface Named {
  name: string;
  box: MapBox;
}

function boxesOf({ nodes, edges }: MapLayout): Named[] {
  return [
    ...nodes.map((box) => ({ name: box.id, box })),
    ...edges.flatMap((edge) => (edge.label ? [{ name: `label ${keyOf(edge)}`, box: edge.label }] : [])),
    ...edges.flatMap((edge) =>
      edge.ring ? [{ name: `ring ${keyOf(edge)}`, box: { ...edge.ring, width: RING, height: RING } }] : [],
    ),
  ];
}

/** Pairs of boxes that share more than a line. */
function overlaps(map: MapLayout): string[] {
  const boxes = boxesOf(map);
  return boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter(
        ({ box }) =>
          Math.abs(box.x - one.box.x) < (box.width + one.box.width) / 2 &&
          Math.abs(box.y - one.box.y) < (box.height + one.box.height) / 2,
      )
      .map((other) => `${one.name} overlaps ${other.name}`),
  );
}

/** Lines that run through a step or a label that is not theirs. */
function runsThrough(map: MapLayout): string[] {
  return map.edges.flatMap((edge) => {
    const own = [edge.from, edge.to, `label ${keyOf(edge)}`, `ring ${keyOf(edge)}`];
    return boxesOf(map)
      .filter(({ name }) => !own.includes(name))
      .filter(({ box }) =>
        edge.points.slice(1).some((end, at) => {
          const start = edge.points[at] ?? end;
          return (
            Math.max(start.x, end.x) > box.x - box.width / 2 &&
            Math.min(start.x, end.x) < box.x + box.width / 2 &&
            Math.max(start.y, end.y) > box.y - box.height / 2 &&
            Math.min(start.y, end.y) < box.y + box.height / 2
          );
        }),
      )
      .map(({ name }) => `${keyOf(edge)} runs through ${name}`);
  });
}

/** Lines that do not begin and end at the edge of the steps that they join, or of a ring, or run aslant. */
function looseLines(map: MapLayout): string[] {
  const box = (id: string) => map.nodes.find((node) => node.id === id);
  return map.edges.flatMap(({ from, to, points, ring }) => {
    const ends = [
      [box(from), points[0]],
      [ring ? { ...ring, width: RING, height: RING } : box(to), points.at(-1)],
    ] as const;
    const tied = ends.every(
      ([node, point]) =>
        node &&
        point &&
        Math.abs(Math.abs(point.y - node.y) - node.height / 2) < 0.01 &&
        Math.abs(point.x - node.x) < node.width / 2,
    );
    const level = points.slice(1).every((point, at) => {
      const before = points[at];
      return before && (before.x === point.x || before.y === point.y);
    });
    return tied && level ? [] : [`${from} > ${to}`];
  });
}

function outside(map: MapLayout): string[] {
  return boxesOf(map)
    .filter(
      ({ box }) =>
        box.x - box.width / 2 < 0 ||
        box.y - box.height / 2 < 0 ||
        box.x + box.width / 2 > map.width ||
        box.y + box.height / 2 > map.height,
    )
    .map(({ name }) => name);
}

describe.each([
  ['for the panel', TALL, READERS],
  ['for a wide screen', FOLDED, READERS],
  ['for paper', PLAIN_SHEET, ['patient', 'student']],
  ['for the clinician on paper', CLINICIAN_SHEET, ['clinician']],
] as [string, MapLayout, Reader[]][])('the map %s', (_, map, readers) => {
  it('holds every step, every way between steps, and every answer', () => {
    expect(map.nodes.map(({ id }) => id).sort()).toEqual(pathway.nodes.map(({ id }) => id).sort());
    expect(map.edges.map(keyOf).sort()).toEqual(steps.map(keyOf).sort());
    const labelled = map.edges.filter(({ label }) => label).map(keyOf);
    expect(labelled.sort()).toEqual(
      steps
        .filter(({ label }) => label)
        .map(keyOf)
        .sort(),
    );
  });

  it.each(readers)('has room for the words of a %s', (reader) => {
    const tight = (box: MapBox | null | undefined, text: string, type: MapLayout['type']['node']) => {
      const lines = wrap(text, type);
      const widest = Math.max(...lines.map((line) => textWidth(line, type.size, type.face)));
      return !box || widest > box.width || lines.length * type.line > box.height || lines.length > 4;
    };
    const box = (id: string) => map.nodes.find((node) => node.id === id);
    expect(
      pathway.nodes
        .filter((node) => tight(box(node.id), titleFor(node, reader), map.type.node))
        .map(({ id }) => id),
    ).toEqual([]);
    const label = (edge: PathwayEdge) => map.edges.find((one) => keyOf(one) === keyOf(edge))?.label;
    expect(
      steps.filter((edge) => edge.label && tight(label(edge), labelFor(edge, reader) ?? '', map.type.label)),
    ).toEqual([]);
  });

  it('overlaps nothing, and leads no line through a step or an answer', () => {
    expect(overlaps(map)).toEqual([]);
    expect(runsThrough(map)).toEqual([]);
    expect(outside(map)).toEqual([]);
  });

  it('ties each line to its steps, and turns at right angles', () => {
    expect(looseLines(map)).toEqual([]);
  });
});

describe.each([
  ['plain', PLAIN_SHEET],
  ['clinician', CLINICIAN_SHEET],
])('the %s sheet of paper', (_, map) => {
  it('is set in at least 6 points, on A4 and on Letter', () => {
    expect(map.type.node.size * paperScale(map)).toBeGreaterThanOrEqual(6);
    expect(map.type.label.size * paperScale(map)).toBeGreaterThanOrEqual(6);
  });

  it('says by a letter where a line goes on that breaks off, each step having its own', () => {
    const letters = map.nodes.flatMap(({ letter }) => letter ?? []);
    expect(new Set(letters).size).toBe(letters.length);
    const broken = map.edges.filter(({ ring }) => ring);
    expect(broken.length).toBeGreaterThan(0);
    const letter = (id: string) => map.nodes.find((node) => node.id === id)?.letter;
    expect(broken.filter(({ to, ring }) => ring?.letter !== letter(to)).map(keyOf)).toEqual([]);
    expect(new Set(broken.map(({ ring }) => ring?.letter))).toEqual(new Set(letters));
  });
});

it('breaks off no line on a screen', () => {
  expect([TALL, FOLDED].flatMap(({ edges }) => edges.filter(({ ring }) => ring))).toEqual([]);
});

it('is laid out the same each time', () => {
  expect(layOut(pathway)).toEqual(TALL);
});

it('is folded into a shape that suits a wide screen', () => {
  expect(TALL.height / TALL.width).toBeGreaterThan(2.5);
  expect(FOLDED.height / FOLDED.width).toBeGreaterThan(0.8);
  expect(FOLDED.height / FOLDED.width).toBeLessThan(1.5);
});

/** A pathway of nodes n0, n1, … with steps forward and back between them; n0 leads to all. */
const graphs = fc.integer({ min: 2, max: 9 }).chain((size) =>
  fc
    .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.boolean()), { maxLength: 16 })
    .map((pairs): Pathway => {
      const sample = pathway.nodes[0] as PathwayNode;
      const nodes = Array.from({ length: size }, (__, at) => ({
        ...sample,
        id: `n${at}`,
        title: `Node ${at}`,
      }));
      const chain = nodes
        .slice(1)
        .map((node, at): PathwayEdge => ({ from: `n${at}`, to: node.id, kind: 'step' }));
      const more = pairs
        .filter(([from, to]) => from !== to)
        .map(
          ([from, to, labelled]): PathwayEdge => ({
            from: `n${from}`,
            to: `n${to}`,
            kind: 'step',
            ...(labelled ? { label: 'Some answer' } : {}),
          }),
        );
      const edges = [...new Map([...more, ...chain].map((edge) => [keyOf(edge), edge])).values()];
      return { nodes, edges };
    }),
);

it('overlaps nothing in other graphs either, loops and all', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const map = layOut(graph);
      expect(map.edges).toHaveLength(graph.edges.length);
      expect([...overlaps(map), ...runsThrough(map), ...looseLines(map), ...outside(map)]).toEqual([]);
    }),
    { numRuns: 60, seed: 7, endOnFailure: true },
  );
}, 30_000);

describe('lanes', () => {
  const line = (top: string, from: number, bottom: string, to: number): Segment => ({
    top: { id: top, x: from },
    bottom: { id: bottom, x: to },
  });

  it('gives a straight line none', () => {
    expect(routeGap([line('a', 10, 'b', 10)]).count).toBe(0);
  });

  it('lets lines from one step share a lane, and keeps others apart', () => {
    const fork = [line('a', 50, 'b', 0), line('a', 50, 'c', 100)];
    const other = line('d', 80, 'e', 20);
    const { lanes, count } = routeGap([...fork, other]);
    expect(count).toBe(2);
    expect(fork.map((part) => lanes.get(part))).toEqual([
      lanes.get(fork[0] as Segment),
      lanes.get(fork[0] as Segment),
    ]);
    expect(lanes.get(other)).not.toBe(lanes.get(fork[0] as Segment));
  });

  it('runs a line that leaves a place above one that arrives below it', () => {
    const leaves = line('a', 50, 'b', 200);
    const arrives = line('c', 0, 'd', 50);
    const { lanes } = routeGap([arrives, leaves]);
    expect(lanes.get(leaves)).toBeLessThan(lanes.get(arrives) as number);
  });

  it('uses a lane again where there is room', () => {
    expect(routeGap([line('a', 0, 'b', 50), line('c', 200, 'd', 250)]).count).toBe(1);
  });
});

describe('words in a box', () => {
  it('loses none, and keeps within the width where words allow', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 9 }), (words) => {
        const lines = wrap(words.join(' '), { size: 13, width: 120, face: 'system' });
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const one of lines) expect(textWidth(one, 13)).toBeLessThanOrEqual(120);
      }),
      { seed: 7 },
    );
  });

  it('evens out the lines', () => {
    expect(wrap('one two three four five', { size: 13, width: 150, face: 'system' })).toHaveLength(1);
    const lines = wrap('aaaa bbbb cccc dddd', { size: 13, width: 110, face: 'system' }).map(
      (line) => line.length,
    );
    expect(Math.max(...lines) - Math.min(...lines)).toBeLessThanOrEqual(5);
  });
});

describe('the arrow keys', () => {
  const move = (id: string, direction: Parameters<typeof moveFrom>[1], came: string[] = []) =>
    moveFrom(id, direction, came, TALL, pathway);

  it('lead down along the first answer, and back up where the reader came from', () => {
    for (const { id } of pathway.nodes) expect(move(id, 'down')).toBe(stepsFrom(id, pathway)[0]?.to ?? null);
    expect(move('spread', 'up')).toBe('acute-pain');
    expect(move('spread', 'up', ['duration', 'chronic-pain'])).toBe('chronic-pain');
    expect(move('spread', 'up', ['heat'])).toBe('acute-pain');
    expect(move('red-flags', 'up')).toBeNull();
  });

  it('lead sideways to the nearest answer, and back', () => {
    const row = ['acute-pain', 'subacute-pain', 'chronic-pain'];
    const x = (id: string) => TALL.nodes.find((node) => node.id === id)?.x ?? 0;
    const [left, middle, right] = row.sort((one, other) => x(one) - x(other)) as [string, string, string];
    expect([move(left, 'right'), move(middle, 'right'), move(right, 'right')]).toEqual([middle, right, null]);
    expect([move(right, 'left'), move(middle, 'left'), move(left, 'left')]).toEqual([middle, left, null]);
  });

  it('reach every step between them', () => {
    const met = new Set(['red-flags']);
    for (const id of met)
      for (const way of ['down', 'left', 'right', 'up'] as const) {
        const to = move(id, way);
        if (to) met.add(to);
      }
    expect(pathway.nodes.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('go nowhere from a step that does not exist', () => {
    expect(move('no-such-step', 'down')).toBeNull();
  });
});

describe('the list', () => {
  const inside = (items: readonly ListItem[]): ListItem[] =>
    items.flatMap((item) => [item, ...item.branches.flatMap((branch) => inside(branch.items))]);

  it('holds every step once', () => {
    const ids = inside(listOf(pathway)).map(({ node }) => node.id);
    expect(ids).toHaveLength(pathway.nodes.length);
    expect(ids.sort()).toEqual(pathway.nodes.map(({ id }) => id).sort());
  });

  /** Ways that the list tells: in its branches, or by going on with the next item. */
  const told = (items: readonly ListItem[]): string[] =>
    items.flatMap(({ node, branches }, at) => {
      const next = items[at + 1]?.node.id;
      const own =
        branches.length > 0
          ? branches.map((branch) => keyOf({ from: node.id, to: branch.to.id }))
          : next && stepsFrom(node.id, pathway).length > 0
            ? [keyOf({ from: node.id, to: next })]
            : [];
      return [...own, ...branches.flatMap((branch) => told(branch.items))];
    });

  it('tells every way on', () => {
    expect(told(listOf(pathway)).sort()).toEqual(steps.map(keyOf).sort());
  });

  it('puts under an answer what only that answer leads to, and no more', () => {
    const list = listOf(pathway);
    const duration = inside(list).find(({ node }) => node.id === 'duration');
    expect(duration?.branches.map((branch) => branch.items.map(({ node }) => node.id))).toEqual([
      ['acute-pain'],
      ['subacute-pain'],
      ['chronic-pain'],
    ]);
    expect(list.map(({ node }) => node.id)).toContain('spread');
  });

  it('ends on other graphs too, loops and all, with every step that can be reached once', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const ids = inside(listOf(graph)).map(({ node }) => node.id);
        expect(ids.sort()).toEqual(reachable(graph).sort());
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('the camera', () => {
  const map = { width: 1000, height: 3000 };

  it('shows the whole map at most at its own size, and a part of it at a size to read', () => {
    const scale = fitScale(map, { width: 400, height: 500 });
    expect(map.width * scale).toBeLessThanOrEqual(400);
    expect(map.height * scale).toBeLessThanOrEqual(500);
    expect(fitScale({ width: 50, height: 50 }, { width: 400, height: 500 })).toBe(1);
    for (const width of [320, 400, 1000, 3000]) {
      const read = readScale(map, { width, height: 500 });
      expect(read * 13).toBeGreaterThan(10);
      expect(read).toBeLessThan(1.5);
    }
  });

  it('opens with a step and the ways on from it in the frame, clear of its sides', () => {
    const step = { x: 500, y: 100, width: 140, height: 40 };
    const next = [430, 620].map((x) => ({ x, y: 240, width: 130, height: 50 }));
    const far = { x: 900, y: 2000, width: 100, height: 40 };
    for (const frame of [
      { width: 360, height: 250 },
      { width: 400, height: 400 },
      { width: 1000, height: 600 },
    ]) {
      const { at, scale, above } = opening({ step, next: [...next, far] }, map, frame);
      for (const { x, y, width, height } of [step, ...next]) {
        const [left, top] = [frame.width / 2 + (x - at.x) * scale, frame.height * above + (y - at.y) * scale];
        expect(left - (width / 2) * scale).toBeGreaterThanOrEqual(0);
        expect(left + (width / 2) * scale).toBeLessThanOrEqual(frame.width);
        expect(top - (height / 2) * scale).toBeGreaterThanOrEqual(0);
        expect(top + (height / 2) * scale).toBeLessThanOrEqual(frame.height);
      }
      expect(scale * 13).toBeGreaterThan(10);
    }
  });

  it('opens with the step in the middle where its ways on lie too far apart', () => {
    const step = { x: 500, y: 100, width: 140, height: 40 };
    const next = [100, 600].map((x) => ({ x, y: 240, width: 130, height: 50 }));
    expect(opening({ step, next }, map, { width: 360, height: 400 }).at).toEqual({ x: 500, y: 100 });
  });

  it('moves just enough for a step to be seen whole', () => {
    expect(shiftInto(100, 200, 400)).toBe(0);
    expect(200 + shiftInto(150, 200, 400)).toBe(200);
    expect(-50 + shiftInto(-50, 60, 400)).toBeGreaterThan(0);
    expect(460 + shiftInto(350, 460, 400)).toBeLessThan(400);
    expect(10 + shiftInto(10, 900, 400)).toBeGreaterThan(0);
  });
});

describe('letters that are wider than the map was laid out for', () => {
  const lines = ['Get urgent care now', 'Inadequate response', 'Heat'];
  const wider = (by: number) => (line: string) => textWidth(line, 12, 'arial') * by;

  it('stay as they are where the shapes have room for them', () => {
    for (const by of [0.8, 1, 1.02]) expect(narrowing(lines, 12, wider(by))).toBe(1);
  });

  it('are set so much narrower that the widest line fits', () => {
    expect(narrowing(lines, 12, wider(1.25))).toBeCloseTo(0.8);
    const uneven = (line: string) => wider(line === 'Heat' ? 1.5 : 1.1)(line);
    expect(narrowing(lines, 12, uneven)).toBeCloseTo(1 / 1.5);
  });
});
