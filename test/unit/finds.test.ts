/** What the popup and the panel follow, against tabs and frames that answer as told. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Finds } from '../../browser/finds.ts';

type Listener = (...what: never[]) => void;
const event = () => {
  const listeners = new Set<Listener>();
  return {
    addListener: (listener: Listener) => void listeners.add(listener),
    removeListener: (listener: Listener) => void listeners.delete(listener),
    fire: (...what: unknown[]) => {
      for (const listener of listeners) listener(...(what as never[]));
    },
    listeners,
  };
};

let tabs: { id: number; windowId: number; url?: string; active: boolean; lastAccessed?: number }[] = [];
let own: { id: number } | undefined;
let stored: Record<string, unknown> = {};
/** What frames answer, by "frame:question"; a frame that is not named here does not listen. */
let frames: Record<string, unknown> = {};
/** What a script in the top frame would tell; null where the browser keeps it out. */
let contentType: string | null = 'text/html';
const asked: string[] = [];

const fake = {
  tabs: {
    query: async () => tabs,
    getCurrent: async () => own,
    onActivated: event(),
    onUpdated: event(),
    sendMessage: async (_: number, { type }: { type: string }, { frameId }: { frameId: number }) => {
      asked.push(`${frameId}:${type}`);
      const answer = frames[`${frameId}:${type}`];
      if (answer === undefined) throw new Error('Receiving end does not exist');
      return answer;
    },
  },
  storage: { session: { get: async () => stored, onChanged: event() } },
  scripting: {
    executeScript: async () => {
      if (contentType === null) throw new Error('Cannot access');
      return [{ frameId: 0, result: contentType }];
    },
  },
};
vi.mock('webextension-polyfill', () => ({ default: fake }));
vi.mock('../../browser/settings.ts', () => ({ watchSettings: () => {} }));
const { totalOf, watchFinds } = await import('../../browser/finds.ts');

let end: AbortController;
const told: Finds[] = [];
let again: () => void;

/** Begins to follow, and lets all that is under way come to its end. */
async function follow(): Promise<Finds | undefined> {
  again = watchFinds((finds) => told.push(finds), end.signal);
  await vi.advanceTimersByTimeAsync(2000);
  return told.at(-1);
}

beforeEach(() => {
  vi.useFakeTimers();
  end = new AbortController();
  told.length = 0;
  asked.length = 0;
  tabs = [
    { id: 3, windowId: 1, url: 'https://a.example/', active: true },
    { id: 4, windowId: 1, url: 'https://b.example/', active: false, lastAccessed: 9 },
  ];
  own = undefined;
  stored = {};
  frames = { '0:is-on': true, '0:get-counts': {} };
  contentType = 'text/html';
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
});

test('the active tab is followed, with the numbers of its frames that have some', async () => {
  stored = {
    'counts:3:0': { tens: 1 },
    'counts:3:7': { tens: 9 },
    'counts:3:8': { yoga: 1 },
    'counts:4:0': { heat: 1 },
  };
  frames = { '0:is-on': true, '0:get-counts': { tens: 2 }, '8:get-counts': { tens: 1, yoga: 1 } };
  const finds = await follow();
  expect(finds).toMatchObject({ tabId: 3, windowId: 1, url: 'https://a.example/', state: 'read', on: true });
  // Frame 7 has gone and left its numbers behind.
  expect([...(finds?.frames ?? [])]).toEqual([
    [0, { tens: 2 }],
    [8, { tens: 1, yoga: 1 }],
  ]);
  expect(totalOf(finds?.frames ?? new Map())).toEqual({ tens: 3, yoga: 1 });
});

test('a page of our own in a tab follows the tab that was used last', async () => {
  own = { id: 3 };
  expect((await follow())?.tabId).toBe(4);
});

test('a page where nothing is looked for says so', async () => {
  frames = { '0:is-on': false };
  expect(await follow()).toMatchObject({ state: 'read', on: false });
});

test('a page that does not answer is told from one that cannot, and is asked once more', async () => {
  frames = {};
  expect((await follow())?.state).toBe('not-yet');
  expect(asked.filter((one) => one === '0:get-counts')).toHaveLength(2);
  contentType = null;
  again();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told.at(-1)?.state).toBe('unreachable');
  contentType = 'application/pdf';
  again();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told.at(-1)?.state).toBe('unreachable');
});

test('a window without tabs has nothing', async () => {
  tabs = [];
  expect(await follow()).toEqual({
    tabId: null,
    windowId: null,
    url: '',
    state: 'unreachable',
    on: false,
    frames: new Map(),
  });
});

test('several changes at once are one look, and none is left when it ends', async () => {
  await follow();
  const before = told.length;
  fake.tabs.onActivated.fire();
  fake.tabs.onUpdated.fire(3, { status: 'complete' });
  fake.tabs.onUpdated.fire(99, { status: 'complete' });
  fake.storage.session.onChanged.fire({ 'counts:3:0': { newValue: { tens: 1 } } });
  await vi.advanceTimersByTimeAsync(2000);
  expect(told.length).toBe(before + 1);
  // What does not concern the tab is no reason to look.
  fake.storage.session.onChanged.fire({ 'counts:4:0': {}, 'panel-address': {} });
  fake.tabs.onUpdated.fire(99, { url: 'https://c.example/' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(told.length).toBe(before + 1);
  end.abort();
  again();
  await vi.advanceTimersByTimeAsync(2000);
  expect(told.length).toBe(before + 1);
  for (const { listeners } of [fake.tabs.onActivated, fake.tabs.onUpdated, fake.storage.session.onChanged])
    expect(listeners.size).toBe(0);
});
