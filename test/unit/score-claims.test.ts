import { describe, expect, it } from 'vitest';
import { scoreClaims } from '../../scripts/score-claims.ts';
import type { Pair } from '../../scripts/score-pairs.ts';

const pair = (wanted: string, got: string | null, kind = 'article'): Pair => ({
  doc: 'one',
  kind,
  start: 0,
  end: 4,
  text: 'yoga',
  wanted,
  got,
});

describe('scoreClaims', () => {
  const report = scoreClaims([
    pair('benefit', 'benefit'),
    pair('benefit', 'none'),
    pair('harm', 'benefit', 'commercial'),
    pair('none', null),
  ]);

  it('gives the mean F1 of the claims among the labels', () => {
    expect(report.claims).toEqual({
      benefit: { wanted: 2, f1: 0.5 },
      harm: { wanted: 1, f1: 0 },
      none: { wanted: 1, f1: 0 },
    });
    expect(report.macroF1).toBe(0.167);
    expect(report.exact).toBe(0.25);
    expect(report.byKind.commercial?.macroF1).toBe(0);
  });

  it('lists first what was turned into its opposite', () => {
    expect(report.errors.map(({ wanted }) => wanted)).toEqual(['harm', 'benefit', 'none']);
    expect(report.confusion.harm).toEqual({ benefit: 1 });
  });
});
