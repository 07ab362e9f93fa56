/** What the parts of the benchmark have in common. */

/** What a run of the benchmark was asked for, and where its results go. */
export interface Options {
  browser: 'chromium' | 'firefox';
  /** Program of the browser. */
  executable: string;
  /** How often each thing is measured; medians are told. */
  runs: number;
  /** HTML files that are measured beside the pages of our own. */
  files: readonly string[];
  /** True: fewer and smaller pages, for a first look and for the guard in the tests. */
  quick: boolean;
  /** Ends the run: what is under way is given up, browsers are closed. */
  signal: AbortSignal;
  /** Says what is going on, to a person. */
  log(line: string): void;
  /** Takes what was measured, as soon as it is there: what fails later costs nothing of it. */
  take(measures: readonly Measure[]): void;
  /**
   * Takes what could not be measured, and why.
   * @param what a page, or a size
   */
  failed(what: string, error: unknown): void;
}

/** What is wanted of a figure. */
export interface Goal {
  /** In words: "at most 4 times the floor". */
  wanted: string;
  met: boolean;
}

/** One thing measured on one page: a line of the table. */
export interface Measure {
  page: string;
  what: string;
  unit: 'ms' | 'MB' | 'kB' | 'count' | 'ratio';
  /** Medians by who was measured ("ours", "floor", "without"), side by side in the same run; null where it could not be. */
  values: Record<string, number | null>;
  /** Ours divided by what it is compared with; null where there is nothing to divide by. */
  ratio: number | null;
  /** Null for figures that are told without a goal. */
  goal: Goal | null;
}

/** A part of the benchmark. */
export interface Part {
  name: string;
  /** One sentence on what is measured and how. */
  title: string;
  /**
   * Measures, and hands over what it has. A page that fails is told and left out.
   * @throws Error where nothing can be measured at all
   */
  run(options: Options): Promise<void>;
}
