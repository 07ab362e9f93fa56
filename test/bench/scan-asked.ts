/** What the benchmark and its content scripts say to one another. */

/** Events of the document, with JSON in `detail`. */
export const ASK = 'bench-ask';
export const ANSWER = 'bench-answer';

/** One run that is asked for. */
export interface Asked {
  /** Its name. */
  contestant: string;
  /** What it is given to make ready with. */
  data?: string;
  /** True: what it has left in the page stays until the next run, so that its memory can be measured. */
  stay?: boolean;
}

/** How it went. */
export interface Timed {
  /** What is made before the first text can be searched, milliseconds, where that is timed. */
  startUp: number;
  /** The work alone, milliseconds. */
  work: number;
  /** From the beginning to when the browser has drawn what came of it, milliseconds. */
  painted: number;
  /** Terms found; for the floor characters read. */
  found: number;
}
