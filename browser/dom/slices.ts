/** Work in slices, so that the page stays quick. */

/** Longest time at a stretch, milliseconds. The stated limit is 8; a step of work may overrun this a little. */
const SLICE = 5;
/** Shortest time between a change and our look at it, milliseconds: changes come in groups. */
const GATHER = 60;
/** After a piece of work we rest for so many times its length, so that a page that never rests stays quick. */
const REST = 10;
/** Longest rest, milliseconds. */
const LONGEST_REST = 2000;
/** Longest time between a change and our look at it, where changes keep coming, milliseconds. */
const LONGEST_GATHER = 500;
/** So long without work, and changes have stopped coming, milliseconds. */
const CALM = 700;

/** A page that leaves no time lets us go on after so long, milliseconds. */
const PATIENCE = 50;

/** What not every browser has. */
interface Scheduling {
  scheduler?: { postTask?: (task: () => void, options: { priority: 'background' }) => Promise<void> };
  requestIdleCallback?: (callback: () => void, options: { timeout: number }) => number;
}

/**
 * Lets the page go first, its next frame too, then goes on. (What goes on after `scheduler.yield` comes before the
 * browser draws: with it a page would hear its keys and show none while we read.)
 */
function step(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return new Promise((go) => {
    const late = setTimeout(go, scheduler?.postTask ? PATIENCE : 0);
    scheduler?.postTask?.(
      () => {
        clearTimeout(late);
        go();
      },
      { priority: 'background' },
    );
  });
}

/** Waits until the browser has nothing better to do, at most `timeout` milliseconds. */
export function idle(timeout: number): Promise<void> {
  const { requestIdleCallback: whenIdle } = globalThis as Scheduling;
  return new Promise((go) => {
    if (whenIdle) whenIdle(() => go(), { timeout });
    else setTimeout(go, 1);
  });
}

/** A stopwatch for one piece of work. */
export class Slices {
  #since = performance.now();

  /** True when it is time to let the page go first: `if (slices.due) await slices.rest();` */
  get due(): boolean {
    return performance.now() - this.#since > SLICE;
  }

  async rest(): Promise<void> {
    await step();
    this.#since = performance.now();
  }
}

/**
 * When the next piece of work may begin. The first may at once, as soon as the browser is idle; while changes keep
 * coming each waits twice as long as the one before, so that a page that never rests pays little.
 */
export class Pace {
  #wait = 0;
  /** How long is waited for a group of changes. */
  #gather = GATHER;
  #since = 0;
  #ended = 0;

  /** Waits for the time to begin. */
  async begin(): Promise<void> {
    const rested = performance.now() - this.#ended;
    this.#gather = rested > CALM ? GATHER : Math.min(LONGEST_GATHER, this.#gather * 2);
    const wait = this.#ended === 0 ? 0 : Math.max(this.#gather, this.#wait - rested);
    if (wait > 0) await new Promise((go) => setTimeout(go, wait));
    await idle(200);
    this.#since = performance.now();
  }

  /** A piece of work is done. */
  end(): void {
    this.#ended = performance.now();
    this.#wait = Math.min(LONGEST_REST, (this.#ended - this.#since) * REST);
  }
}
