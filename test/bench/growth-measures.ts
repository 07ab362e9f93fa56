/** What the figures of growth come to, and what is wanted of them. */
import type { Goal, Measure } from './part.ts';
import type { Timed } from './scan-asked.ts';

/** One who was measured, at one size. */
export interface Point {
  /** Forms, or MB of a page. */
  at: number;
  who: string;
  timed: Timed;
  /** MB; null where the browser does not tell. */
  memory: number | null;
}

/** Ourselves, where vocabularies are searched for. */
export const OUR_MATCHER = 'our matcher';

type Figure = (point: Point) => number | null;

/** What of growth is told, in the order in which it is told. */
export const WHAT = {
  time: 'time by vocabulary',
  startUp: 'start-up by vocabulary',
  memory: 'memory by vocabulary',
  pageTime: 'time by page',
  pageMemory: 'memory by page',
} as const;

/** Near constant: a hundred times the forms take at most so many times as long. */
const CONSTANT = 2;
/** Linear: a character of the longest page takes at most so many times as long as one of a page of 1 MB. */
const LINEAR = 1.5;

/** Figures by size, all who were measured side by side. */
function rows(points: readonly Point[], figure: Figure): Map<number, Record<string, number | null>> {
  const found = new Map<number, Record<string, number | null>>();
  for (const point of points) found.set(point.at, { ...found.get(point.at), [point.who]: figure(point) });
  return found;
}

const over = (figure: number | null | undefined, base: number | null | undefined): number | null =>
  figure != null && base ? figure / base : null;

/** What nobody could be measured by is not told. */
const told = (measures: readonly Measure[]): Measure[] =>
  measures.filter(({ values }) => Object.values(values).some((value) => value !== null));

/** Time, start-up and memory by vocabulary; ratios are to our own figure with the fewest forms. */
export function goalsOnVocabularies(points: readonly Point[]): Measure[] {
  const sizes = [...new Set(points.map(({ at }) => at))];
  const last = sizes.at(-1);
  const measures = (
    what: string,
    unit: Measure['unit'],
    figure: Figure,
    wanted: number | null,
  ): Measure[] => {
    const by = rows(points, figure);
    const base = by.get(sizes[0] as number)?.[OUR_MATCHER];
    return sizes.map((size) => {
      const values = by.get(size) ?? {};
      const ratio = over(values[OUR_MATCHER], base);
      const goal: Goal | null =
        wanted && size === last && ratio !== null
          ? {
              wanted: `near constant: at most ${wanted} times that of the fewest forms`,
              met: ratio <= wanted,
            }
          : null;
      return { page: `${size} forms`, what, unit, values, ratio, goal };
    });
  };
  return told([
    ...measures(WHAT.time, 'ms', ({ timed }) => timed.work, CONSTANT),
    ...measures(WHAT.startUp, 'ms', ({ timed }) => timed.startUp, null),
    ...measures(WHAT.memory, 'MB', ({ memory }) => memory, null),
  ]);
}

/** Time and memory by length of page; ratios are of our time for each MB, to that on the page of 1 MB. */
export function goalsOnPages(points: readonly Point[]): Measure[] {
  const sizes = [...new Set(points.map(({ at }) => at))];
  const longest = sizes.at(-1) as number;
  const base = sizes.includes(1) ? 1 : longest;
  const times = rows(points, ({ timed }) => timed.work);
  const memories = rows(points, ({ memory }) => memory);
  const share = (size: number, who: string) => over(times.get(size)?.[who], size);
  return told([
    ...sizes.map((size): Measure => {
      const ratios = ['ours, sparse', 'ours, dense'].map(
        (who) => over(share(size, who), share(base, who)) ?? 0,
      );
      const ratio = Math.max(...ratios);
      const goal =
        size === longest && size > base
          ? { wanted: `linear: for each MB at most ${LINEAR} times that of ${base} MB`, met: ratio <= LINEAR }
          : null;
      return {
        page: `${size} MB`,
        what: WHAT.pageTime,
        unit: 'ms',
        values: times.get(size) ?? {},
        ratio,
        goal,
      };
    }),
    ...sizes.map(
      (size): Measure => ({
        page: `${size} MB`,
        what: WHAT.pageMemory,
        unit: 'MB',
        values: memories.get(size) ?? {},
        ratio: null,
        goal: null,
      }),
    ),
  ]);
}
