/** Work in slices, so that the page stays quick. */

/** Longest time at a stretch, milliseconds. The stated limit is 8; a step of work may overrun this a little. */
const SLICE = 5;

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
