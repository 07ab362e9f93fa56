/** What the soak makes of its samples. */
import { expect, test } from 'vitest';
import { atMost, exactly, median, random, slopeOf } from '../../scripts/soak-part.ts';

test('growth is told from noise, and a stray sample does not move it', () => {
  const flat = [5, 5.2, 4.9, 5.1, 5, 9, 5.05].map((y, x) => ({ x, y }));
  expect(Math.abs(slopeOf(flat))).toBeLessThan(0.1);
  const grows = [1, 2.1, 2.9, 4, 0, 6.1, 7].map((y, x) => ({ x, y }));
  expect(slopeOf(grows)).toBeCloseTo(1, 1);
  expect(slopeOf([])).toBe(0);
});

test('limits', () => {
  expect(atMost('a', 3, 3, 'ms')).toMatchObject({ ok: true });
  expect(atMost('a', 4, 3, 'ms')).toMatchObject({ ok: false, limit: 'at most 3' });
  expect(exactly('a', 2, 3).ok).toBe(false);
  expect(exactly('a', 3, 3).ok).toBe(true);
});

test('the middle, and numbers that are the same in each run', () => {
  expect(median([9, 1, 2])).toBe(2);
  expect(median([1, 2])).toBe(1.5);
  const [one, other] = [random(3), random(3)];
  const list = Array.from({ length: 50 }, one);
  expect(Array.from({ length: 50 }, other)).toEqual(list);
  expect(Math.min(...list)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...list)).toBeLessThan(1);
});
