import { describe, expect, it } from 'vitest';
import { type Label, type Prediction, score } from '../../scripts/score.ts';

const DOCS = [
  { doc: 'a', kind: 'article', words: 500 },
  { doc: 'quiet', kind: 'hard-negative', words: 500 },
];
const label = (start: number, end: number, relevant = true): Label => ({
  doc: 'a',
  start,
  end,
  text: 'x',
  relevant,
  concept: 'heat',
});
const prediction = (start: number, end: number, doc = 'a', concept = 'heat'): Prediction => ({
  doc,
  start,
  end,
  text: 'x',
  concept,
});

describe('score', () => {
  it('counts one match for each label, by overlap', () => {
    const report = score(
      DOCS,
      [label(0, 4), label(10, 14)],
      [prediction(2, 6), prediction(3, 4), prediction(20, 22)],
    );
    expect(report.all).toMatchObject({
      wanted: 2,
      painted: 3,
      right: 1,
      precision: 0.333,
      recall: 0.5,
      f1: 0.4,
    });
    expect(report.errors[0]?.missed.map(({ start }) => start)).toEqual([10]);
    expect(report.errors[0]?.extra.map(({ start }) => start)).toEqual([3, 20]);
  });

  it('takes what should not be painted as a false alarm', () => {
    const report = score(DOCS, [label(0, 4, false)], [prediction(0, 4)]);
    expect(report.all.right).toBe(0);
    expect(report.falseAlarmsPer1000Words).toBe(1);
  });

  it('counts pages rightly left alone', () => {
    const labels = [label(0, 4)];
    expect(score(DOCS, labels, []).quiet).toEqual({ documents: 1, untouched: 1, share: 1 });
    expect(score(DOCS, labels, [prediction(0, 2, 'quiet')]).quiet.untouched).toBe(0);
  });

  it('tells the right concept from the right place', () => {
    expect(score(DOCS, [label(0, 4)], [prediction(0, 4, 'a', 'cold')]).conceptExact).toBe(0);
  });

  it('has no ratio where there is nothing to divide by', () => {
    expect(score([], [], []).all.f1).toBeNull();
  });
});
