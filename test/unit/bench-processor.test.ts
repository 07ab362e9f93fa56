import { expect, test } from 'vitest';
import { pageTimes, readStat, spent, withPages } from '../bench/processor.ts';

test('a process is read with whatever name it has given itself', () => {
  expect(readStat('12 (Web Content) S 7 12 12 0')).toEqual({ pid: 12, parent: 7, name: 'Web Content' });
  expect(readStat('12 (a) S 1 (b) R 7 12 12 0')).toEqual({ pid: 12, parent: 7, name: 'a) S 1 (b' });
  expect(readStat('')).toBeNull();
});

test('pages are in processes that the browser has started, at whatever remove, and not in those of others', () => {
  const all = [
    // A child may come before its parent.
    { pid: 3, parent: 9, name: 'Isolated Web Co' },
    { pid: 9, parent: 5, name: 'forkserver' },
    { pid: 5, parent: 1, name: 'firefox-esr' },
    { pid: 10, parent: 9, name: 'WebExtensions' },
    { pid: 11, parent: 9, name: 'Web Content' },
    { pid: 20, parent: 19, name: 'Web Content' },
  ];
  expect(withPages(all, 5).map(({ pid }) => pid)).toEqual([3, 11]);
});

test('what was spent is what the busiest process has spent, a new one from its beginning on', () => {
  const before = new Map([
    [1, 100],
    [2, 900],
  ]);
  expect(spent(before, new Map([...before, [1, 130]]))).toBe(30);
  expect(spent(before, new Map([[3, 40]]))).toBe(40);
  expect(spent(before, before)).toBe(0);
  expect(spent(null, before)).toBeNull();
});

test('a process that is no browser has no pages', () => {
  expect([...(pageTimes(process.pid) ?? [])]).toEqual([]);
});
