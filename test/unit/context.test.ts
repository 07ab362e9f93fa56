import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hangReadingDoor, type PageReading } from '../../browser/reading-door.ts';
import { Context } from '../../entrypoints/spotter.content/context.ts';
import type { Page } from '../../entrypoints/spotter.content/page.ts';

const sendMessage = vi.fn<() => Promise<unknown>>();
const end = new AbortController();
let takeDown = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage } });
});
afterEach(() => {
  takeDown();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const READING = { outcomeOf: () => null } as unknown as PageReading;
const PAGE = { passages: [{ marks: [{}] }], judged: {}, shadows: [], found: [] } as unknown as Page;

test('where the background does not bring the rules it is asked again, and the page is read then', async () => {
  const read = vi.fn();
  const context = new Context(PAGE, read, end.signal);
  sendMessage.mockRejectedValue(new Error('The message port closed.'));
  context.stale();
  await vi.advanceTimersByTimeAsync(2000);
  expect([context.reading, context.isBusy, read.mock.calls.length]).toEqual([null, true, 0]);
  sendMessage.mockImplementation(async () => {
    takeDown = hangReadingDoor({ isValid: true, read: async () => READING });
    return true;
  });
  await vi.advanceTimersByTimeAsync(8000);
  expect([context.reading, context.isBusy, read.mock.calls.length]).toEqual([READING, false, 1]);
});

test('where the browser keeps the rules out it is left at that', async () => {
  const context = new Context(PAGE, () => {}, end.signal);
  sendMessage.mockReset().mockResolvedValue(false);
  context.stale();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([context.reading, context.isBusy, sendMessage.mock.calls.length]).toEqual([null, false, 1]);
});

test('texts that have gone are let go at once, and what comes next is read for itself', async () => {
  takeDown = hangReadingDoor({
    isValid: true,
    read: async () => {
      // So long that the next reading would wait for a minute.
      await new Promise((go) => setTimeout(go, 6000));
      return READING;
    },
  });
  const page = { ...PAGE, passages: PAGE.passages };
  const context = new Context(page as unknown as Page, () => {}, end.signal);
  context.stale();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(context.reading).toBe(READING);
  const { passages } = page;
  page.passages = [];
  context.stale();
  expect([context.reading, context.isBusy]).toEqual([null, false]);
  // While they are read they go, and others come.
  page.passages = passages;
  const first = context.ready();
  await vi.advanceTimersByTimeAsync(1000);
  page.passages = [];
  context.stale();
  const next = { outcomeOf: () => null } as unknown as PageReading;
  takeDown();
  takeDown = hangReadingDoor({ isValid: true, read: async () => next });
  page.passages = passages;
  await context.ready();
  expect(context.reading).toBe(next);
  await vi.advanceTimersByTimeAsync(10_000);
  await first;
  expect([context.reading, context.isBusy]).toEqual([next, false]);
});
