/** Work in slices, so that the page stays quick. */

/** Longest time at a stretch, milliseconds. The stated limit is 8; a step of work may overrun this a little. */
const SLICE = 5;
/** Shortest time between a change and our look at it, milliseconds: changes come in groups. */
const GATHER = 60;
/** After a piece of work we rest for so many times its length, so that a page that never rests stays quick. */
const REST = 4;
/** Longest rest, milliseconds. */
const LONGEST_REST = 2000;

/** What not every browser has. */
interface Scheduling {
  scheduler?: { yield?: () => Promise<void> };
  requestIdleCallback?: (callback: () => void, options: { timeout: number }) => number;
}

/** Lets the page go first, then goes on. */
function step(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return scheduler?.yield ? scheduler.yield() : new Promise((go) => setTimeout(go, 0));
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

/** When the next piece of work may begin. The first may at once, as soon as the browser is idle. */
export class Pace {
  #wait = 0;
  #since = 0;

  /** Waits for the time to begin. */
  async begin(): Promise<void> {
    if (this.#wait > 0) await new Promise((go) => setTimeout(go, this.#wait));
    await idle(200);
    this.#since = performance.now();
  }

  /** A piece of work is done. */
  end(): void {
    const took = performance.now() - this.#since;
    this.#wait = Math.min(LONGEST_REST, Math.max(GATHER, took * REST));
  }
}
