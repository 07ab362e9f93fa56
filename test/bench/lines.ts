/** Lines of the tables: what several runs come to. */
import { type Both, median, percentile } from './browser.ts';
import type { Goal, Measure } from './part.ts';

/** One figure of each run of both sides. */
export const figuresFrom = <T, U>({ with: ours, without }: Both<T>, of: (one: T) => U): Both<U> => ({
  with: ours.map(of),
  without: without.map(of),
});

/** Where the side without the extension has nothing to show. */
export const alone = <T>(ours: T[]): Both<T> => ({ with: ours, without: [] });

/** With and without the extension, medians. @param goalOf from both medians */
export function sideBySide(
  page: string,
  what: string,
  unit: Measure['unit'],
  both: Both<number | null>,
  goalOf: (ours: number, without: number) => Goal | null = () => null,
): Measure {
  const ours = median(both.with);
  const without = median(both.without);
  return {
    page,
    what,
    unit,
    values: { with: ours, ...(both.without.length > 0 && { without }) },
    ratio: ours !== null && without ? ours / without : null,
    goal: ours === null ? null : goalOf(ours, without ?? 0),
  };
}

/** What is wanted of a figure that may be so many times what it is without. */
export const atMostTimes =
  (most: number) =>
  (ours: number, without: number): Goal | null =>
    without > 0
      ? { wanted: `at most ${most} times what it costs without`, met: ours / without <= most }
      : null;

/** Delays of the same sort, p95 and median. @param most what the p95 may be, milliseconds; null without a goal */
export function delayLine(
  page: string,
  what: string,
  delays: readonly number[],
  most: number | null,
): Measure {
  const p95 = percentile(delays, 0.95);
  return {
    page,
    what,
    unit: 'ms',
    values: { p95, median: median(delays) },
    ratio: null,
    goal:
      most === null || p95 === null
        ? null
        : { wanted: `p95 at most ${most.toFixed(0)} ms`, met: p95 <= most },
  };
}
