/** Many passages read at once, their blocks run together: is there anything in them, and about where? */
import { isPainted } from './judge.ts';
import { type Hit, scan } from './scan.ts';
import { isWordAt } from './units.ts';

/** Something that was found in text read in bulk. */
export interface Place {
  start: number;
  end: number;
  /** It may be painted, or it is of the back. All else only tells what a page is about. */
  matters: boolean;
}

function matters(hit: Hit): boolean {
  const { cue, ownContext } = hit.sense;
  return isPainted(hit) || ownContext || cue === 'back' || cue === 'spine' || cue === 'hint';
}

/**
 * The places in a text at which `scan` would find something in one of its passages, in order, except where the last word
 * of one and the first of the next have become one.
 */
export function placesIn(text: string): Place[] {
  // What looks like a heading is nothing to be found by itself.
  const { hits = [] } = scan(text, 'item') ?? {};
  return hits.map((hit) => ({ start: hit.start, end: hit.end, matters: matters(hit) }));
}

/** True where what stands before an offset and what follows are one word, be it that two passages have run together. */
export function isInWord(text: string, at: number): boolean {
  return isWordAt(text, at) && isWordAt(text, at - 1);
}
