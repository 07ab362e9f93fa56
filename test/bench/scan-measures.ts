/** What the figures of a page come to: which are compared, and what is wanted of them. */
import type { Goal, Measure } from './part.ts';
import type { Timed } from './scan-asked.ts';

/** Medians of a page by contestant. */
export type Medians = ReadonlyMap<string, Timed>;

/** A page with fewer mentions in a thousand characters than this is one with few hits. */
const FEW = 0.5;
const LIBRARIES = /mark\.js|findandreplace/;

/** What is wanted on a page, by how many mentions it has for its length. */
function goalOf(found: number, characters: number): { wanted: string; most: number } {
  return (found / characters) * 1000 < FEW
    ? { wanted: 'few hits: at most the floor', most: 1 }
    : { wanted: 'many hits: at most 4 times the floor', most: 4 };
}

const goal = (wanted: string, ratio: number, most: number): Goal => ({ wanted, met: ratio <= most });

/** The measures of one page. */
export function measuresOf(page: string, all: Medians, fresh: Medians | null): Measure[] {
  const values = (from: Medians, figure: keyof Timed, names: (name: string) => boolean) =>
    Object.fromEntries(
      [...from].filter(([name]) => names(name)).map(([name, timed]) => [name, timed[figure]]),
    );
  const floor = all.get('floor');
  const ours = all.get('ours');
  const marking = all.get('ours without reading');
  const markJs = all.get('mark.js markRegExp');
  if (!floor || !ours || !marking) return [];
  const { wanted, most } = goalOf(ours.found, floor.found);
  const ratio = ours.work / floor.work;
  const isLibrary = (name: string) => LIBRARIES.test(name);
  const measures: Measure[] = [
    {
      page,
      what: 'scan',
      unit: 'ms',
      values: values(all, 'work', (name) => !isLibrary(name)),
      ratio,
      goal: goal(wanted, ratio, most),
    },
  ];
  for (const [figure, what] of markJs
    ? ([
        ['work', 'marking'],
        ['painted', 'marking, to the next frame'],
      ] as const)
    : []) {
    const ratio = marking[figure] / (markJs as Timed)[figure];
    measures.push({
      page,
      what,
      unit: 'ms',
      values: values(
        all,
        figure,
        (name) => isLibrary(name) || name === 'ours' || name === 'ours without reading',
      ),
      ratio,
      goal: goal('without reading: a tenth of mark.js markRegExp', ratio, 0.1),
    });
  }
  if (fresh) {
    const [first, least] = [fresh.get('ours'), fresh.get('floor')];
    measures.push({
      page,
      what: 'first scan in a fresh page',
      unit: 'ms',
      values: values(fresh, 'work', () => true),
      ratio: first && least ? first.work / least.work : null,
      goal: null,
    });
  }
  measures.push({
    page,
    what: 'found',
    unit: 'count',
    values: {
      characters: floor.found,
      ...values(all, 'found', (name) => name === 'ours' || name === 'flat expression' || isLibrary(name)),
    },
    ratio: null,
    goal: null,
  });
  return measures;
}
