/** Figures from traces: one that a real Chromium wrote, cut to what matters, and some made up. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  betweenFrames,
  betweenMarks,
  figuresOf,
  isNeeded,
  sinceLoading,
  type TraceEvent,
  tasksOf,
  timesBetween,
  workSince,
} from '../bench/trace.ts';

const OURS = 'chrome-extension://abc/';
const PLACE = { pid: 1, tid: 2 };
const ALL = { ...PLACE, from: 0, to: Number.POSITIVE_INFINITY, navigation: null };

/** An event that lasts; milliseconds. */
function event(
  name: string,
  at: number,
  length: number,
  args: TraceEvent['args'] = {},
  processor = length,
): TraceEvent {
  return { name, ph: 'X', ts: at * 1000, dur: length * 1000, tdur: processor * 1000, ...PLACE, args };
}
const call = (at: number, length: number, url: string) =>
  event('FunctionCall', at, length, { data: { url } });
const instant = (name: string, at: number, data: Record<string, unknown>): TraceEvent => ({
  ...event(name, at, 0, { data }),
  ph: 'I',
});
const oursIn = (events: TraceEvent[]) => tasksOf(events, PLACE, OURS).map(({ ours }) => ours);

describe('what is ours', () => {
  test('calls of our functions, not those of the page', () => {
    expect(
      oursIn([
        event('RunTask', 0, 10),
        call(1, 4, `${OURS}spotter.js`),
        event('RunTask', 20, 10),
        call(21, 8, 'https://page.example/a.js'),
      ]),
    ).toEqual([4, 0]);
  });

  test('a call within a call counts once', () => {
    expect(oursIn([event('RunTask', 0, 10), call(1, 6, `${OURS}a.js`), call(2, 3, `${OURS}a.js`)])).toEqual([
      6,
    ]);
  });

  test('what our scripts have put off, in the order of events in the trace or not', () => {
    const events = [
      event('RunTask', 0, 10),
      call(1, 4, `${OURS}a.js`),
      instant('TimerInstall', 2, { timerId: 7, frame: 'f' }),
      instant('TimerInstall', 6, { timerId: 8, frame: 'f' }),
      event('RunTask', 20, 10),
      event('TimerFire', 21, 3, { data: { timerId: 7, frame: 'f' } }),
      event('RunTask', 40, 10),
      event('TimerFire', 41, 3, { data: { timerId: 8, frame: 'f' } }),
    ];
    expect(oursIn(events)).toEqual([4, 3, 0]);
    expect(oursIn(events.toReversed())).toEqual([4, 3, 0]);
  });

  test('the microtasks that go on after a yield of ours, and what they put off in turn', () => {
    const yields = (taskId: number, at: number) =>
      instant('ScheduleYieldContinuation', at, { taskId, frame: 'f' });
    const goesOn = (taskId: number, at: number) => [
      event('RunTask', at, 8),
      event('RunYieldContinuation', at, 0.01, { data: { taskId, frame: 'f' } }),
      event('RunMicrotasks', at + 1, 5),
    ];
    expect(
      oursIn([
        event('RunTask', 0, 10),
        call(1, 4, `${OURS}a.js`),
        yields(0, 3),
        ...goesOn(0, 20),
        yields(1, 23),
        ...goesOn(1, 40),
        ...goesOn(5, 60),
      ]),
    ).toEqual([4, 5.01, 5.01, 0].map((time) => expect.closeTo(time, 6)));
  });

  test('answers to messages of an extension', () => {
    const message = (tag: string) => ({ chrome_mojo_event_info: { mojo_interface_tag: tag } });
    expect(
      oursIn([
        event('RunTask', 0, 10),
        event('Receive mojo message', 1, 2, message('extensions.mojom.MessagePort')),
        event('RunMicrotasks', 3, 6),
        event('RunTask', 20, 10),
        event('Receive mojo message', 21, 2, message('viz.mojom.CompositorFrameSinkClient')),
        event('RunMicrotasks', 23, 6),
      ]),
    ).toEqual([8, 0]);
  });

  test('nothing without the extension, and nothing of other threads', () => {
    const events = [event('RunTask', 0, 10), call(1, 4, `${OURS}a.js`)];
    expect(tasksOf(events, PLACE, null).map(({ ours }) => ours)).toEqual([0]);
    expect(tasksOf(events, { pid: 1, tid: 3 }, OURS)).toEqual([]);
  });
});

describe('figures', () => {
  test('time counts on the processor, tasks by the clock', () => {
    const figures = figuresOf([event('RunTask', 0, 60, {}, 5), event('RunTask', 100, 20, {}, 20)], ALL, OURS);
    expect(figures).toMatchObject({ mainThread: 25, longest: 60, longTasks: 1, ours: 0, oursLongest: 0 });
  });

  test('a task that is mostly ours is ours as a whole, of another one our part', () => {
    const mostly = [event('RunTask', 0, 20), call(1, 12, `${OURS}a.js`)];
    const hardly = [event('RunTask', 100, 40), call(101, 14, `${OURS}a.js`)];
    expect(figuresOf(mostly, ALL, OURS).oursLongest).toBe(20);
    expect(figuresOf(hardly, ALL, OURS).oursLongest).toBe(14);
    expect(figuresOf([...mostly, ...hardly], ALL, OURS)).toMatchObject({ ours: 26, oursLongest: 20 });
  });

  test('between two marks only', () => {
    const events = [
      event('RunTask', 0, 5),
      event('RunTask', 10, 6),
      { ...instant('bench:from', 11, {}), tts: 1000 },
      event('RunTask', 20, 7),
      { ...instant('bench:to', 30, {}), tts: 9500 },
      event('RunTask', 40, 8),
    ];
    expect(figuresOf(events, betweenMarks(events, 'from', 'to'), OURS).mainThread).toBe(7);
    expect(timesBetween(events, 'from', 'to')).toEqual([8.5]);
    expect(() => betweenMarks(events, 'from', 'end')).toThrow('no mark bench:end');
  });

  test('work from some time after a mark on, for each pair of marks', () => {
    const events = [
      instant('bench:from', 0, {}),
      event('RunTask', 5, 4),
      event('RunTask', 10, 6, {}, 2),
      event('RunTask', 20, 7),
      instant('bench:to', 25, {}),
      event('RunTask', 30, 8),
      instant('bench:from', 40, {}),
      instant('bench:from', 45, {}),
      event('RunTask', 51, 3),
      event('RunTask', 56, 1),
      instant('bench:to', 60, {}),
    ];
    expect(workSince(events, 'from', 10, 'to')).toEqual([9, 1]);
  });

  test('our work between two frames', () => {
    const work = (at: number, length: number) => [
      event('RunTask', at, length),
      call(at, length, `${OURS}a.js`),
    ];
    const frame = (at: number) => [event('RunTask', at, 2), event('FireAnimationFrame', at + 1, 1)];
    const events = [...work(0, 5), ...work(6, 4), ...frame(20), ...frame(30), ...work(40, 3), ...frame(50)];
    expect(betweenFrames(events, ALL, OURS)).toEqual([9, 0, 3, 0]);
    expect(betweenFrames(events, { ...ALL, from: 5500 }, OURS)).toEqual([4, 0, 3, 0]);
  });

  test('shifts without input, summed', () => {
    const shift = (at: number, score: number, had_recent_input: boolean) =>
      instant('LayoutShift', at, { score, had_recent_input });
    const events = [shift(1, 0.25, false), shift(2, 0.5, true), shift(3, 0.125, false)];
    expect(figuresOf(events, ALL, OURS).layoutShift).toBe(0.375);
  });
});

describe('a real trace', () => {
  const { url, ours, events }: { url: string; ours: string; events: TraceEvent[] } = JSON.parse(
    readFileSync(new URL('../bench/trace.fixture.json', import.meta.url), 'utf8'),
  );

  test('holds what is needed and no more', () => {
    expect(events.every(isNeeded)).toBe(true);
  });

  test('says how busy the page was and what of it was ours', () => {
    const figures = figuresOf(events, sinceLoading(events, url), ours);
    expect(figures).toEqual({
      mainThread: expect.closeTo(163.012, 3),
      ours: expect.closeTo(116.525, 3),
      longest: 105.815,
      oursLongest: 105.815,
      // A busy machine: the longest task was kept waiting most of its time.
      oursLongestOnProcessor: 18.172,
      longTasks: 5,
      firstPaint: 587.769,
      layoutShift: expect.closeTo(0.00427, 5),
    });
    const without = figuresOf(events, sinceLoading(events, url), null);
    expect(without).toMatchObject({ mainThread: figures.mainThread, ours: 0, oursLongest: 0 });
  });

  test('has no other navigation', () => {
    expect(() => sinceLoading(events, 'http://elsewhere.example/')).toThrow('no navigation');
  });
});
