import { expect, test } from 'vitest';
import { alone, atMostTimes, delayLine, figuresFrom, sideBySide } from '../bench/lines.ts';

const both = (ours: (number | null)[], without: (number | null)[]) => ({ with: ours, without });

test('medians of both sides stand beside one another', () => {
  const line = sideBySide('page', 'time', 'ms', both([3, 9, 6], [4, 2, 3]), atMostTimes(1.1));
  expect(line).toMatchObject({ values: { with: 6, without: 3 }, ratio: 2 });
  expect(line.goal).toEqual({ wanted: 'at most 1.1 times what it costs without', met: false });
  expect(sideBySide('page', 'time', 'ms', both([3], [3]), atMostTimes(1.1)).goal?.met).toBe(true);
});

test('what could not be measured is compared with nothing and held to nothing', () => {
  expect(sideBySide('page', 'time', 'ms', both([null], [null]), atMostTimes(1.1))).toMatchObject({
    values: { with: null, without: null },
    ratio: null,
    goal: null,
  });
  expect(sideBySide('page', 'time', 'ms', both([5], [0]), atMostTimes(1.1))).toMatchObject({
    ratio: null,
    goal: null,
  });
});

test('one side alone has no column for the other', () => {
  expect(sideBySide('page', 'time', 'ms', alone([5])).values).toEqual({ with: 5 });
});

test('a figure is taken from each run of both sides', () => {
  const runs = { with: [{ a: 1, b: 2 }], without: [{ a: 3, b: 4 }] };
  expect(figuresFrom(runs, ({ b }) => b)).toEqual({ with: [2], without: [4] });
});

test('delays are held to their p95', () => {
  const delays = [10, 20, 30, 60];
  expect(delayLine('page', 'card', delays, 50)).toMatchObject({
    values: { p95: 60, median: 25 },
    goal: { wanted: 'p95 at most 50 ms', met: false },
  });
  expect(delayLine('page', 'card', delays, null).goal).toBeNull();
  expect(delayLine('page', 'card', [], 50)).toMatchObject({
    values: { p95: null, median: null },
    goal: null,
  });
});
