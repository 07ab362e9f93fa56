/** What the parts of the soak have in common. */

/** What a run was asked for. */
export interface Options {
  /** Folder of the built extension. */
  extension: string;
  /** How long the changing page is driven, minutes. */
  minutes: number;
  /** True: a short look, for the tests. */
  quick: boolean;
  /** Says what is going on, to a person. */
  log(line: string): void;
}

/** One thing that was measured. */
export interface Figure {
  what: string;
  value: number | null;
  /** "MB", "ms", "of 200" */
  unit: string;
  /** In words; null for figures that are told without a limit. */
  limit: string | null;
  /** True where there is no limit, or it is kept. */
  ok: boolean;
}

/** A part of the soak. */
export interface Part {
  name: string;
  /** One sentence on what is done. */
  title: string;
  run(options: Options): Promise<Figure[]>;
}

/** A figure that may not be above a limit. */
export function atMost(what: string, value: number, most: number, unit: string): Figure {
  return { what, value, unit, limit: `at most ${most}`, ok: value <= most };
}

/** A figure that has to be what is expected. */
export function exactly(what: string, value: number, expected: number, unit = ''): Figure {
  return { what, value, unit, limit: `exactly ${expected}`, ok: value === expected };
}

/** A figure that is told without a limit. */
export function told(what: string, value: number | null, unit: string): Figure {
  return { what, value, unit, limit: null, ok: true };
}

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Growth by change: the median of all slopes between two samples, which a stray one does not move. */
export function slopeOf(points: readonly { x: number; y: number }[]): number {
  const slopes = points.flatMap((one, index) =>
    points.slice(index + 1).map((other) => (other.y - one.y) / (other.x - one.x)),
  );
  return slopes.length > 0 ? median(slopes) : 0;
}

/** Random numbers from 0 to 1 that are the same in each run (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
