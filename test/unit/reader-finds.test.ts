/** What the bar of the reader's page says of its finds, against a spotter and a session's memory that answer as told. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Finds } from '../../browser/reader-finds.ts';
import { hangSpotterDoor } from '../../browser/spotter-door.ts';

let stored: Record<string, unknown> = {};
const listeners = new Set<(changes: Record<string, unknown>) => void>();
const fake = {
  tabs: { getCurrent: async () => ({ id: 3 }) },
  storage: {
    session: {
      get: async () => stored,
      onChanged: {
        addListener: (listener: () => void) => void listeners.add(listener),
        removeListener: (listener: () => void) => void listeners.delete(listener),
      },
    },
  },
};
vi.mock('webextension-polyfill', () => ({ default: fake }));
const { watchOwnFinds } = await import('../../browser/reader-finds.ts');

let end: AbortController;
let isScanning = true;
const told: Finds[] = [];

/** The spotter has told of so many. */
async function report(count: number): Promise<void> {
  stored = { 'counts:3:0': count > 0 ? { tens: count } : {} };
  for (const listener of listeners) listener({ 'counts:3:0': {} });
  await vi.advanceTimersByTimeAsync(0);
}

beforeEach(() => {
  vi.useFakeTimers();
  end = new AbortController();
  stored = {};
  isScanning = true;
  told.length = 0;
  const door = { marks: () => [], isBusy: () => true, isScanning: () => isScanning };
  hangSpotterDoor(door, end.signal);
});
afterEach(() => {
  end.abort();
  expect(listeners.size).toBe(0);
  vi.useRealTimers();
});

test('a number is no last word while there may be more, and is when the spotter is through', async () => {
  await watchOwnFinds((finds) => told.push(finds), end.signal);
  await report(17);
  await vi.advanceTimersByTimeAsync(3000);
  await report(25);
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([
    { count: 17, isAll: false },
    { count: 25, isAll: false },
  ]);
  isScanning = false;
  await vi.advanceTimersByTimeAsync(3000);
  expect(told.slice(2)).toEqual([{ count: 25, isAll: true }]);
});

test('a document that is scanned at once has its number at once', async () => {
  await watchOwnFinds((finds) => told.push(finds), end.signal);
  isScanning = false;
  await report(3);
  expect(told).toEqual([{ count: 3, isAll: true }]);
});

test('none is told when the spotter is through for a while, and not before', async () => {
  await watchOwnFinds((finds) => told.push(finds), end.signal);
  await vi.advanceTimersByTimeAsync(3000);
  isScanning = false;
  await vi.advanceTimersByTimeAsync(200);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([{ count: 0, isAll: true }]);
});

test('what stood here before is not told of a new document while that is scanned', async () => {
  stored = { 'counts:3:0': { tens: 4000 } };
  await watchOwnFinds((finds) => told.push(finds), end.signal);
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([]);
  await report(0);
  isScanning = false;
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toEqual([{ count: 0, isAll: true }]);
});

test('a last word is not taken back where the spotter looks again and finds as many', async () => {
  await watchOwnFinds((finds) => told.push(finds), end.signal);
  isScanning = false;
  await report(3);
  // As it does when the bar has changed its words.
  isScanning = true;
  await vi.advanceTimersByTimeAsync(500);
  isScanning = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(told.every(({ isAll }) => isAll)).toBe(true);
  isScanning = true;
  await report(4);
  await vi.advanceTimersByTimeAsync(500);
  expect(told.at(-1)).toEqual({ count: 4, isAll: false });
});
