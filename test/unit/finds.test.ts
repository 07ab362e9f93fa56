/** What the popup and the panel follow, against tabs and frames that answer as told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Finds } from '../../browser/finds.ts';
import type { FrameReading } from '../../browser/messages.ts';
import type { ReadFinds } from '../../browser/readings.ts';

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
/** What frames answer, by "frame:question", or when; a frame that is not named here does not listen. */
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
      return answer instanceof Promise ? await answer : answer;
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
const { watchFinds } = await import('../../browser/finds.ts');
const { pageFrames, watchReadFinds } = await import('../../browser/readings.ts');

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

/** What a frame says of TENS, so many times. */
const says = (current: number): FrameReading => ({
  statuses: { tens: { current } },
  claims: [],
  selling: [],
  named: [],
});

/** An answer that comes when it is told to. */
const late = () => Promise.withResolvers<FrameReading | null>();

describe('what the frames say', () => {
  const read: ReadFinds[] = [];
  const settle = () => vi.advanceTimersByTimeAsync(200);
  const followRead = async () => {
    again = watchReadFinds((finds) => read.push(finds), end.signal);
    await settle();
  };
  const now = () => read.at(-1)?.readings;
  const countsTo = async (tens: number, yoga?: number) => {
    frames['0:get-counts'] = { tens };
    if (yoga !== undefined) frames['8:get-counts'] = { yoga };
    again();
    await settle();
  };

  beforeEach(() => {
    read.length = 0;
    stored = { 'counts:3:0': { tens: 1 } };
    frames = { '0:is-on': true, '0:get-counts': { tens: 1 }, '0:get-reading': says(1) };
  });

  test('finds are told before it, and each frame as it answers', async () => {
    const [top, inner] = [late(), late()];
    stored = { 'counts:3:0': { tens: 1 }, 'counts:3:8': { tens: 1 } };
    frames = {
      '0:is-on': true,
      '0:get-counts': { tens: 1 },
      '8:get-counts': { tens: 1 },
      '0:get-reading': top.promise,
      '8:get-reading': inner.promise,
    };
    await followRead();
    expect(read).toHaveLength(1);
    expect(now()?.size).toBe(0);
    inner.resolve(says(1));
    await settle();
    expect([...(now() ?? [])]).toEqual([[8, says(1)]]);
    expect(pageFrames(read.at(-1) as ReadFinds)).toEqual([
      { counts: { tens: 1 }, says: null },
      { counts: { tens: 1 }, says: says(1) },
    ]);
    top.resolve(null);
    await settle();
    expect([...(now() ?? [])]).toEqual([[8, says(1)]]);
  });

  test('a frame that has nothing is not asked', async () => {
    frames['0:get-counts'] = {};
    await followRead();
    expect(asked).not.toContain('0:get-reading');
  });

  test('when numbers change it is asked anew, and until then its last answer stands', async () => {
    await followRead();
    expect(now()?.get(0)).toEqual(says(1));
    const second = late();
    frames['0:get-reading'] = second.promise;
    await countsTo(2);
    expect(read.at(-1)?.frames.get(0)).toEqual({ tens: 2 });
    expect(now()?.get(0)).toEqual(says(1));
    second.resolve(says(2));
    await settle();
    expect(now()?.get(0)).toEqual(says(2));
  });

  test('a late answer never overwrites a newer one', async () => {
    const first = late();
    frames['0:get-reading'] = first.promise;
    await followRead();
    frames['0:get-reading'] = says(2);
    await countsTo(2);
    expect(now()?.get(0)).toEqual(says(2));
    const before = read.length;
    first.resolve(says(1));
    await settle();
    expect(read).toHaveLength(before);
    expect(now()?.get(0)).toEqual(says(2));
  });

  test('another page begins without what was said of the last one', async () => {
    await followRead();
    const slow = late();
    frames['0:get-reading'] = slow.promise;
    tabs = tabs.map((tab) => ({ ...tab, url: 'https://a.example/next' }));
    again();
    await settle();
    expect(read.at(-1)?.url).toBe('https://a.example/next');
    expect(now()?.size).toBe(0);
  });

  test('a frame that has gone takes along what it said', async () => {
    stored = { 'counts:3:0': { tens: 1 }, 'counts:3:8': { yoga: 1 } };
    frames['8:get-counts'] = { yoga: 1 };
    frames['8:get-reading'] = { ...says(0), statuses: { yoga: { past: 1 } } };
    await followRead();
    expect([...(now()?.keys() ?? [])].sort()).toEqual([0, 8]);
    delete frames['8:get-counts'];
    delete frames['8:get-reading'];
    await countsTo(1);
    expect([...(now()?.keys() ?? [])]).toEqual([0]);
  });

  test('a frame that was not read to its end is asked again, but not for ever', async () => {
    frames['0:get-counts'] = { tens: 3 };
    await followRead();
    const times = () => asked.filter((one) => one === '0:get-reading').length;
    expect(times()).toBe(1);
    frames['0:get-reading'] = says(3);
    await vi.advanceTimersByTimeAsync(2000);
    expect(now()?.get(0)).toEqual(says(3));
    expect(times()).toBe(2);
    frames['0:get-reading'] = says(1);
    await countsTo(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(times()).toBe(7);
  });

  test('nothing is told or asked after the end', async () => {
    const slow = late();
    frames['0:get-reading'] = slow.promise;
    await followRead();
    const before = read.length;
    end.abort();
    slow.resolve(says(0));
    await vi.advanceTimersByTimeAsync(5000);
    expect(read).toHaveLength(before);
    expect(asked.filter((one) => one === '0:get-reading')).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
