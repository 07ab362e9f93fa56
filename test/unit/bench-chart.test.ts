import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { drawGrowth } from '../../scripts/bench-chart.ts';
import { decades, scaleOf } from '../../scripts/bench-scale.ts';
import { goalsOnPages, goalsOnVocabularies, type Point } from '../bench/growth-measures.ts';

const point = (at: number, who: string, work: number): Point => ({
  at,
  who,
  timed: { startUp: work / 10, work, painted: work, found: 1 },
  memory: null,
});
const VOCABULARIES = [
  point(1000, 'our matcher', 10),
  point(100_000, 'our matcher', 15),
  point(1000, 'one flat expression', 50),
];
const PAGES = [
  point(1, 'floor', 5),
  point(1, 'ours, sparse', 4),
  point(1, 'ours, dense', 20),
  point(20, 'ours, sparse', 80),
  point(20, 'ours, dense', 640),
];

test('a scale ends at powers of ten', () => {
  expect(decades([0.3, 20])).toEqual([0.1, 1, 10, 100]);
  expect(decades([5, 7])).toEqual([1, 10]);
  expect(decades([])).toEqual([1, 10]);
  const scale = scaleOf([1, 10, 100], 0, 200);
  expect([1, 10, 100].map(scale)).toEqual([0, 100, 200]);
});

test('growth with the vocabulary is held against the fewest forms', () => {
  const [few, many] = goalsOnVocabularies(VOCABULARIES);
  expect(few).toMatchObject({
    page: '1000 forms',
    values: { 'our matcher': 10, 'one flat expression': 50 },
    goal: null,
  });
  expect(many).toMatchObject({ page: '100000 forms', ratio: 1.5, goal: { met: true } });
  const slow = goalsOnVocabularies([point(1000, 'our matcher', 10), point(100_000, 'our matcher', 21)]);
  expect(slow[1]?.goal?.met).toBe(false);
});

test('growth with the page is held against the time for each MB', () => {
  const measures = goalsOnPages(PAGES);
  expect(measures[0]).toMatchObject({ page: '1 MB', ratio: 1, goal: null });
  // 640 ms for 20 MB are 32 for each, where the page of 1 MB takes 20.
  expect(measures[1]).toMatchObject({ page: '20 MB', ratio: 1.6, goal: { met: false } });
});

test('the chart names its lines and axes, and is well formed', () => {
  const svg = drawGrowth([...goalsOnVocabularies(VOCABULARIES), ...goalsOnPages(PAGES)], 'Chromium <156>');
  for (const words of [
    'our matcher',
    'one flat expression',
    'ours, dense',
    'forms in the vocabulary',
    'milliseconds',
  ])
    expect(svg).toContain(`>${words}</text>`);
  expect(svg).toContain('Chromium &lt;156>');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(svg.match(/<circle/g)).toHaveLength(VOCABULARIES.length + PAGES.length);
  const errors: string[] = [];
  parse(`<!doctype html><body>${svg}</body>`, { onParseError: ({ code }) => errors.push(code) });
  expect(errors).toEqual([]);
});
