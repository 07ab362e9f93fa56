import { expect, test, vi } from 'vitest';

vi.mock('webextension-polyfill', () => ({ default: {} }));
const { inTurn } = await import('../../entrypoints/background/commands.ts');
const { isOver } = await import('../../entrypoints/spotter.content/steps.ts');

test('frames are asked in their order, from where the keyboard is, round the ends', () => {
  expect(inTurn([9, 0, 4], 0, 'next')).toEqual([0, 4, 9]);
  expect(inTurn([9, 0, 4], 4, 'next')).toEqual([4, 9, 0]);
  expect(inTurn([9, 0, 4], 4, 'previous')).toEqual([4, 0, 9]);
  expect(inTurn([9, 4], 5, 'next')).toEqual([9, 4]);
  expect(inTurn([9, 4], 0, 'previous')).toEqual([9, 4]);
  expect(inTurn([9, 4], 11, 'next')).toEqual([4, 9]);
  expect(inTurn([], 0, 'next')).toEqual([]);
});

test('a step is over at the ends, and where there is nothing', () => {
  expect(isOver(-1, 0, 'next')).toBe(true);
  expect(isOver(2, 3, 'next')).toBe(true);
  expect(isOver(1, 3, 'next')).toBe(false);
  expect(isOver(0, 3, 'previous')).toBe(true);
  expect(isOver(-1, 3, 'previous')).toBe(false);
  expect(isOver(2, 3, 'open')).toBe(false);
});
