/** Many passages read at once, their blocks run together: is there anything in them, and about where? */
import { scan } from './scan.ts';
import { isWordAt } from './units.ts';

/**
 * The places in a text at which `scan` would find something in one of its passages, except where the last word of one
 * and the first of the next have become one.
 * @returns first and last offset of what is found, in order
 */
export function placesIn(text: string): number[] {
  // What looks like a heading is nothing to be found by itself.
  return scan(text, 'item')?.hits.flatMap(({ start, end }) => [start, end - 1]) ?? [];
}

/** True where what stands before an offset and what follows are one word, be it that two passages have run together. */
export function isInWord(text: string, at: number): boolean {
  return isWordAt(text, at) && isWordAt(text, at - 1);
}
