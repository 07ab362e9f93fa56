import { describe, expect, it } from 'vitest';
import type { Pair } from '../../scripts/score-pairs.ts';
import { scoreStatus } from '../../scripts/score-status.ts';

const pair = (wanted: string, got: string | null, kind = 'clinical'): Pair => ({
  doc: 'a',
  kind,
  start: 0,
  end: 4,
  text: 'word',
  wanted,
  got,
});

describe('scoreStatus', () => {
  it('counts statuses of one group as one', () => {
    const report = scoreStatus([
      pair('current', 'planned'),
      pair('failed', 'past'),
      pair('negated', 'declined'),
    ]);
    expect(report.macroF1).toBe(1);
    expect(report.exact).toBe(0);
    expect(report.errors).toEqual([]);
  });

  it('takes the mean of the groups that occur among the labels', () => {
    const report = scoreStatus([pair('current', 'current'), pair('current', 'past'), pair('past', 'past')]);
    expect(report.groups).toEqual({ active: { wanted: 2, f1: 0.667 }, past: { wanted: 1, f1: 0.667 } });
    expect(report.macroF1).toBe(0.667);
    expect(report.confusion).toEqual({ current: { current: 1, past: 1 }, past: { past: 1 } });
  });

  it('puts a sign that was read as denied first', () => {
    const often = Array.from({ length: 3 }, () => pair('general', 'past', 'article'));
    const report = scoreStatus([...often, pair('present', 'negated')]);
    expect(report.errors.map(({ wanted }) => wanted)).toEqual(['present', 'general', 'general', 'general']);
    expect(report.byKind.article?.macroF1).toBe(0);
  });

  it('has nothing to say of nothing', () => {
    expect(scoreStatus([])).toMatchObject({ macroF1: null, exact: null, errors: [] });
  });
});
