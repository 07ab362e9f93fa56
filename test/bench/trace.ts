/** From the events of a browser's trace to figures: how busy the main thread of a page was, and what of it was ours. */

/** An event as Chromium writes it: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU */
export interface TraceEvent {
  name: string;
  /** X: has a duration. B and E: begin and end. I and R: a moment. M: says what something is called. */
  ph: string;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** Time of the thread on the processor, microseconds: without what other programs took. When, and how long. */
  tts?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: {
    name?: string;
    data?: Record<string, unknown>;
    frame?: string;
    chrome_mojo_event_info?: { mojo_interface_tag?: string };
  };
}

/** Events without which no figure can be made. */
const NEEDED = new Set(
  (
    'RunTask RunMicrotasks FunctionCall EvaluateScript v8.compile LayoutShift navigationStart firstContentfulPaint thread_name ' +
    'ScheduleYieldContinuation RunYieldContinuation TimerInstall TimerFire RequestIdleCallback FireIdleCallback ' +
    'RequestAnimationFrame FireAnimationFrame'
  ).split(' '),
);
/** True for what is worth keeping of a trace. */
export const isNeeded = (event: TraceEvent): boolean =>
  NEEDED.has(event.name) || isMessage(event) || event.name.startsWith('bench:');

/** What lets something run later, by what then runs; and where both have the number that joins them. */
const LATER: Record<string, readonly [runs: string, id: string]> = {
  ScheduleYieldContinuation: ['RunYieldContinuation', 'taskId'],
  TimerInstall: ['TimerFire', 'timerId'],
  RequestIdleCallback: ['FireIdleCallback', 'id'],
  RequestAnimationFrame: ['FireAnimationFrame', 'id'],
};
const RUNS = new Map(Object.values(LATER));

/** A task of the main thread. */
export interface Task {
  /** Microseconds on the trace's clock. */
  ts: number;
  /** Length, milliseconds. */
  length: number;
  /** Of that on the processor, milliseconds. */
  processor: number;
  /**
   * What of the length is ours, milliseconds: calls of our functions with all that they bring about at once (style, layout,
   * collecting garbage), and the reading of our scripts.
   */
  ours: number;
  /** The same on the processor. */
  oursOnProcessor: number;
}

/** Figures of a stretch of a trace. */
export interface Figures {
  /** Sum of all tasks, milliseconds on the processor. */
  mainThread: number;
  /** Sum of what is ours, milliseconds on the processor. */
  ours: number;
  /** Longest task, milliseconds. */
  longest: number;
  /** Longest task of ours, milliseconds: the whole of it where most of it is ours, else our part. */
  oursLongest: number;
  /** The same on the processor: of the tasks of ours the one that took most. */
  oursLongestOnProcessor: number;
  /** Tasks of more than 50 ms. */
  longTasks: number;
  /** From the start of the navigation, milliseconds; null where nothing was painted. */
  firstPaint: number | null;
  /** Sum of the scores of shifts without input. */
  layoutShift: number;
}

/** A stretch of a page's main thread. */
interface Stretch {
  pid: number;
  tid: number;
  /** Microseconds. */
  from: number;
  to: number;
  /** The navigation that it begins with, if any. */
  navigation: unknown;
}

/**
 * The main thread of the page with an address, from its last navigation on.
 * @throws Error where the trace has no such navigation
 */
export function sinceLoading(events: readonly TraceEvent[], address: string): Stretch {
  const start = events.findLast(
    ({ name, args }) => name === 'navigationStart' && args?.data?.documentLoaderURL === address,
  );
  if (!start) throw new Error(`The trace has no navigation to ${address}.`);
  const main = events.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === start.pid && args?.name === 'CrRendererMain',
  );
  return {
    pid: start.pid,
    tid: main?.tid ?? start.tid,
    from: start.ts,
    to: Number.POSITIVE_INFINITY,
    navigation: start.args?.data?.navigationId,
  };
}

/** A mark that a page has set with `performance.mark`. */
function markOf(events: readonly TraceEvent[], mark: string): TraceEvent {
  const found = events.findLast(({ name }) => name === `bench:${mark}`);
  if (!found) throw new Error(`The trace has no mark bench:${mark}.`);
  return found;
}

/**
 * The main thread of the page that has set two marks, `bench:` before their names, between them.
 * @throws Error where the trace has not got them
 */
export function betweenMarks(events: readonly TraceEvent[], from: string, to: string): Stretch {
  const { pid, tid, ts } = markOf(events, from);
  return { pid, tid, from: ts, to: markOf(events, to).ts, navigation: null };
}

/** Time on the processor between each mark of one name and the next of another, milliseconds. */
export function timesBetween(events: readonly TraceEvent[], from: string, to: string): number[] {
  const times: number[] = [];
  let since: number | null = null;
  for (const { name, tts = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (name === `bench:${from}`) since = tts;
    if (name !== `bench:${to}` || since === null) continue;
    times.push((tts - since) / 1000);
    since = null;
  }
  return times;
}

/**
 * What a page's main thread has worked, on the processor, from so long after each mark of one name until the next of another.
 * Marks that the browser sets by a timer come late where it is busy; this does not.
 * @param delay milliseconds
 * @returns milliseconds, for each pair of marks; tasks are counted whole, where they begin in that time
 */
export function workSince(events: readonly TraceEvent[], from: string, delay: number, to: string): number[] {
  const sums: number[] = [];
  let since: TraceEvent | null = null;
  for (const event of events.toSorted((a, b) => a.ts - b.ts)) {
    if (event.name === `bench:${from}`) since = event;
    if (event.name !== `bench:${to}` || since === null) continue;
    const start = since.ts + delay * 1000;
    const tasks = tasksOf(events, event, null).filter(({ ts }) => ts >= start && ts <= event.ts);
    sums.push(tasks.reduce((sum, { processor }) => sum + processor, 0));
    since = null;
  }
  return sums;
}

/** A message from another part of an extension. */
function isMessage({ args }: TraceEvent): boolean {
  return /^extensions\.mojom\.(MessagePort|LocalFrame|Renderer)/.test(
    args?.chrome_mojo_event_info?.mojo_interface_tag ?? '',
  );
}

/** Joins what is put off to what runs then. */
const chain = (runs: string, id: string, { args }: TraceEvent): string =>
  `${runs} ${args?.data?.[id]} ${args?.data?.frame ?? ''}`;

/**
 * The tasks of a thread, in order, and what of each is ours. Ours is what is called or read from our address, what was
 * put off by that (timers, idle callbacks, frames, yields), what answers a message to us, and the microtasks that end such a task:
 * there our async functions go on, and nothing but the chain back to what put them off tells whose they are.
 * @param ours address that our scripts begin with; null where there are none
 */
export function tasksOf(
  events: readonly TraceEvent[],
  thread: Pick<Stretch, 'pid' | 'tid'>,
  ours: string | null,
): Task[] {
  const tasks: Task[] = [];
  const put = new Set<string>();
  /** End of the last task and of the last stretch of ours, microseconds. */
  let until = 0;
  let oursUntil = 0;
  let isOurs = false;
  const sorted = events
    .filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid)
    // What encloses comes first.
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  for (const event of sorted) {
    const { name, ts, dur = 0, tdur = dur, args } = event;
    if (name === 'RunTask' && ts >= until) {
      tasks.push({ ts, length: dur / 1000, processor: tdur / 1000, ours: 0, oursOnProcessor: 0 });
      until = ts + dur;
      isOurs = false;
    }
    const task = tasks.at(-1);
    if (ours === null || !task || ts > until) continue;
    const [runs, id] = LATER[name] ?? [];
    if (runs && id) {
      if (ts < oursUntil) put.add(chain(runs, id, event));
      continue;
    }
    const key = RUNS.get(name);
    const isStart =
      String(args?.data?.url ?? '').startsWith(ours) ||
      isMessage(event) ||
      (key !== undefined && put.has(chain(name, key, event)));
    isOurs ||= isStart;
    if (!isStart && !(isOurs && name === 'RunMicrotasks')) continue;
    if (ts < oursUntil) continue;
    task.ours += dur / 1000;
    task.oursOnProcessor += tdur / 1000;
    oursUntil = ts + dur;
  }
  return tasks;
}

/**
 * How much of our work lies between one frame and the next, milliseconds on the processor: where that is much, the page
 * stands still although no task is long. Only for pages that ask for every frame.
 */
export function betweenFrames(
  events: readonly TraceEvent[],
  stretch: Stretch,
  ours: string | null,
): number[] {
  const { pid, tid, from, to } = stretch;
  const frames = events
    .filter((event) => event.name === 'FireAnimationFrame' && event.pid === pid && event.tid === tid)
    .map(({ ts }) => ts)
    .filter((ts) => ts >= from && ts <= to)
    .sort((a, b) => a - b);
  const work = new Array<number>(frames.length + 1).fill(0);
  let at = 0;
  for (const { ts, oursOnProcessor } of tasksOf(events, stretch, ours)) {
    if (ts < from || ts > to) continue;
    while (at < frames.length && (frames[at] as number) < ts) at++;
    work[at] = (work[at] as number) + oursOnProcessor;
  }
  return work;
}

/** @param ours address that our scripts begin with; null where there are none */
export function figuresOf(events: readonly TraceEvent[], stretch: Stretch, ours: string | null): Figures {
  const { pid, from, to, navigation } = stretch;
  const within = ({ ts }: { ts: number }) => ts >= from && ts <= to;
  const tasks = tasksOf(events, stretch, ours).filter(within);
  const sum = (of: (task: Task) => number) => tasks.reduce((all, task) => all + of(task), 0);
  const paint = events.find(
    ({ name, args }) => name === 'firstContentfulPaint' && args?.data?.navigationId === navigation,
  );
  const shifts = events.filter(
    (event) =>
      event.pid === pid &&
      event.name === 'LayoutShift' &&
      !event.args?.data?.had_recent_input &&
      within(event),
  );
  return {
    mainThread: sum(({ processor }) => processor),
    ours: sum(({ oursOnProcessor }) => oursOnProcessor),
    longest: longest(tasks, ({ length }) => length),
    oursLongest: longest(tasks, ({ length, ours }) => shareOf(length, ours)),
    oursLongestOnProcessor: longest(tasks, ({ processor, oursOnProcessor }) =>
      shareOf(processor, oursOnProcessor),
    ),
    longTasks: tasks.filter(({ length }) => length > 50).length,
    firstPaint: paint ? (paint.ts - from) / 1000 : null,
    layoutShift: shifts.reduce((all, { args }) => all + Number(args?.data?.score ?? 0), 0),
  };
}

const longest = (tasks: readonly Task[], of: (task: Task) => number): number =>
  tasks.reduce((most, task) => Math.max(most, of(task)), 0);

/** A task that is mostly ours is ours as a whole: what it does besides, such as style and layout, follows from us. */
const shareOf = (whole: number, ours: number): number => (ours * 2 > whole ? whole : ours);
