import { expect, test } from 'vitest';
import { goalsOf } from '../../scripts/bench-report.ts';
import { figure, inMarkdown, inTerminal, sheetsOf } from '../../scripts/bench-table.ts';
import { median, percentile } from '../bench/browser.ts';
import type { Measure } from '../bench/part.ts';

const MEASURES: Measure[] = [
  {
    page: 'dense 1 MB',
    what: 'scan',
    unit: 'ms',
    values: { floor: 2, ours: 7 },
    ratio: 3.5,
    goal: { wanted: 'at most 4 times the floor', met: true },
  },
  { page: 'dense 1 MB', what: 'found', unit: 'count', values: { ours: 12_345 }, ratio: null, goal: null },
  {
    page: 'sparse 1 MB',
    what: 'scan',
    unit: 'ms',
    values: { floor: 2, ours: 2.5, library: null },
    ratio: 1.25,
    goal: { wanted: 'at most the floor', met: false },
  },
];
const RESULT = { part: 'scan', title: 'How long it takes.', browser: 'Chromium 156', measures: MEASURES };

test('figures have as many digits as say something', () => {
  expect([0, 0.0123, 0.5, 2.345, 23.45, 234.5].map((value) => figure(value, 'ms'))).toEqual([
    '0',
    '0.012',
    '0.50',
    '2.35',
    '23.4',
    '235',
  ]);
  expect(figure(1_234_567, 'count')).toBe('1,234,567');
  expect(figure(null, 'ms')).toBe('-');
  expect(figure(Number.NaN, 'ratio')).toBe('-');
});

test('the same thing on several pages is one table, with a column for everybody', () => {
  const [scan, found] = sheetsOf(MEASURES);
  expect(scan).toEqual({
    title: 'scan, ms',
    rows: [
      ['page', 'floor', 'ours', 'library', 'ratio', 'goal'],
      ['dense 1 MB', '2.00', '7.00', '-', '3.50', 'met (at most 4 times the floor)'],
      ['sparse 1 MB', '2.00', '2.50', '-', '1.25', 'NOT MET (at most the floor)'],
    ],
    right: [1, 2, 3, 4],
  });
  expect(found?.rows).toEqual([
    ['page', 'ours'],
    ['dense 1 MB', '12,345'],
  ]);
});

test('a terminal gets aligned columns, a document gets Markdown', () => {
  expect(inTerminal(RESULT)).toContain(
    'page         floor  ours  library  ratio  goal\n-----------  -----  ----  -------  -----  -------------------------------\ndense 1 MB    2.00  7.00        -   3.50  met (at most 4 times the floor)',
  );
  expect(inMarkdown(RESULT)).toContain(
    '**scan, ms** (Chromium 156)\n\n| page | floor | ours | library | ratio | goal |\n| --- | ---: | ---: | ---: | ---: | --- |\n| dense 1 MB | 2.00 |',
  );
});

test('goals are counted over all parts', () => {
  expect(goalsOf([RESULT, RESULT])).toEqual({ all: 4, met: 2 });
});

test('medians and percentiles', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([null, 7, null])).toBe(7);
  expect(median([])).toBeNull();
  expect(percentile([...Array(100).keys()], 0.95)).toBe(94);
});
