/** Which open tabs are reached, and in which order, against a browser that notes what it is asked. */
import { beforeEach, expect, test, vi } from 'vitest';

interface Tab {
  id?: number;
  active: boolean;
  lastAccessed?: number;
  discarded?: boolean;
}

let tabs: Tab[] = [];
/** Tabs in which a script of this version answers. */
let answering: number[] = [];
/** Tabs that the browser has frozen: a script that is put there never comes back. */
let frozen: number[] = [];
const reached: number[] = [];
vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: {
      query: async () => tabs,
      sendMessage: async (id: number) => {
        if (answering.includes(id)) return false;
        throw new Error('Receiving end does not exist');
      },
    },
    scripting: {
      executeScript: async ({
        target: { tabId, allFrames },
      }: {
        target: { tabId: number; allFrames: boolean };
      }) => {
        expect(allFrames).toBe(true);
        reached.push(tabId);
        if (tabId === 13) throw new Error('Cannot access a chrome:// URL');
        if (frozen.includes(tabId)) await new Promise(() => {});
      },
    },
  },
}));
const { reachOpenPages } = await import('../../entrypoints/background/reach.ts');

beforeEach(() => {
  reached.length = 0;
  answering = [];
  frozen = [];
});

const tab = (id: number, more: Partial<Tab> = {}): Tab => ({ id, active: false, lastAccessed: id, ...more });

test('the tab that is looked at comes first, then those that were; what the browser has put away is left alone', async () => {
  tabs = [tab(1), tab(2, { active: true }), tab(3), tab(4, { discarded: true }), { active: false }];
  await reachOpenPages();
  expect(reached).toEqual([2, 3, 1]);
});

test('a tab that has the gate gets no other, and one that the browser guards stops nothing', async () => {
  tabs = [tab(11), tab(12), tab(13)];
  answering = [12];
  await reachOpenPages();
  expect(reached).toEqual([13, 11]);
});

test('tabs that are frozen hold up the others for a moment only', async () => {
  vi.useFakeTimers();
  try {
    tabs = Array.from({ length: 9 }, (_, index) => tab(100 - index));
    frozen = [100, 99, 98, 97];
    const done = reachOpenPages();
    await vi.advanceTimersByTimeAsync(100);
    expect(reached).toEqual([100, 99, 98, 97]);
    await vi.advanceTimersByTimeAsync(2000);
    await done;
    expect(reached).toHaveLength(9);
  } finally {
    vi.useRealTimers();
  }
});
