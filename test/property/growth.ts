/** Whether work grows with its input and no faster, told by the time of the processor. */
import { expect } from 'vitest';

/**
 * True under `npm run coverage`: with its counters in the code times say nothing, and longer input reaches no line that the
 * shorter one does not. Work is done once then, and not measured.
 */
const COUNTING = process.env.BACKBRIEF_COVERAGE === '1';
/** The longer input is so many times the shorter one. */
const MORE = 16;
/** Linear work takes 16 times as long, work that grows with the square 256 times: the border lies between, in ratio, so that noise moves neither over it. */
const ALLOWED = 56;
/** Work is repeated until it takes so long, milliseconds of the processor: shorter times cannot be compared. */
const ENOUGH = 1.2;
/** Repetitions of the shorter input: long enough that what is only read for some way around a word is read for all of that. */
const FEWEST = 300;
/** The longer input has no more than this. */
const MOST = 100_000;
/** Short and long runs take turns, so that whatever else a machine does in the meantime befalls both; the best of each counts. */
const TURNS = 3;

/** Time of the processor so far, milliseconds: what else a machine does counts for less in it than in time as it goes by. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function cost(work: () => void): number {
  const since = processorTime();
  work();
  return processorTime() - since;
}

/**
 * Expects that the cost of work is linear in its size. Always measures the same number of times: nothing is tried
 * again because it came out badly.
 * @param work does it with so many repetitions
 */
export function expectLinear(work: (times: number) => void): void {
  let times = FEWEST;
  work(times);
  if (COUNTING) return;
  while (times * 2 * MORE <= MOST && cost(() => work(times)) < ENOUGH) times *= 2;
  let little = Number.POSITIVE_INFINITY;
  let much = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TURNS; turn++) {
    little = Math.min(
      little,
      cost(() => work(times)),
    );
    much = Math.min(
      much,
      cost(() => work(times * MORE)),
    );
  }
  const allowed = Math.max(little, ENOUGH) * ALLOWED;
  expect(much, `${times} repetitions took ${little} ms, ${times * MORE} took ${much} ms`).toBeLessThan(
    allowed,
  );
}

/** Rounds at most: noise only ever adds, so the least of several runs is nearest to the work itself. */
const ROUNDS = 8;
/** Shorter runs say more about the clock than about the work, milliseconds. */
const LEAST = 2;

/**
 * How many times as long a long text takes as a short one, by the least of several runs each; asked again while that is more than
 * `most`, for a collection of garbage may fall into any of them.
 * @param took milliseconds on the processor for a text of this size
 */
export function timesAsLong(
  took: (size: number) => number,
  short: number,
  long: number,
  most: number,
): number {
  // What is made at first use is not counted.
  took(short);
  if (COUNTING) return 0;
  let few = Number.POSITIVE_INFINITY;
  let many = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS && (round < 2 || many >= most * Math.max(few, LEAST)); round++) {
    few = Math.min(few, took(short));
    many = Math.min(many, took(long));
  }
  return many / Math.max(few, LEAST);
}
