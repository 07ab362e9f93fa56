/** What the numbers of patterns say, and how they are followed through a text. */
import { numbers } from './pattern-code.ts';
import { isIn, setOf } from './pattern-sets.ts';

// What each number of a pattern says.

/** The text is as it should be. */
export const DONE = 0;
/** Characters: how many, then each. */
export const UNITS = 1;
/** One of a set. */
export const SET = 2;
/** As many of a set as there are: set, at least, at most. */
export const RUN = 3;
/** Goes on at a place. */
export const JUMP = 4;
/** Goes on here, and where that does not lead on, at a place. */
export const TRY = 5;
/** The same, unless the next is another character, or not in a set: character or set, place. */
export const TRY_UNIT = 6;
export const TRY_SET = 7;
/** Goes on at a place, and where that does not lead on, here. */
export const SKIP = 8;
/** A place in the text (`EDGES`). */
export const EDGE = 9;
/** Looks on, then goes on at a place: 1 for what must not be there, the place, and what is looked for. */
export const LOOK = 10;
/** The next character is in a set. */
export const AHEAD = 11;
/** Goes on where the next letter says: a place for each, `NOWHERE` where it is not there. */
export const PICK = 12;
export const LETTERS = 26;
export const LETTER_A = 97;
export const NOWHERE = 0;
/** A character, or one of a set, before the place. */
export const UNIT_BACK = 13;
export const SET_BACK = 14;

/** Edges by number. The last: no word goes on. */
export const EDGES = ['^', '$', 'b', 'B', 'end'] as const;
export const WORD_END = EDGES.length - 1;

/** Ways that are left to try, three numbers each: where the pattern goes on, where in the text, and how far back that may go. */
let ways = new Int32Array(3 * 128);

/** The text that is read, and the part of it beyond which nothing is seen. */
let text = '';
let first = 0;
let last = 0;

/** The part of a text in which a pattern is looked for: nothing is seen of what stands around it. */
export interface Within {
  from: number;
  to: number;
}

/** Where what a pattern finds at a place of a text ends; -1 where it is not there. */
export function endOf(pattern: number, whole: string, at: number, within?: Within): number {
  text = whole;
  first = within?.from ?? 0;
  last = within?.to ?? whole.length;
  return follow(pattern, at, 0);
}

/** @param bottom where its own ways begin */
function follow(pattern: number, start: number, bottom: number): number {
  const code = numbers;
  const read = text;
  const end = last;
  let next = pattern;
  let at = start;
  let top = bottom;
  /** The character at the place. */
  let unit = at < end ? read.charCodeAt(at) : -1;
  for (;;) {
    let fits = true;
    switch (code[next]) {
      case DONE:
        return at;
      case UNITS: {
        const behind = next + 2 + (code[next + 1] as number);
        for (next += 2; next < behind; next++) {
          if (unit !== code[next]) {
            fits = false;
            break;
          }
          at += 1;
          unit = at < end ? read.charCodeAt(at) : -1;
        }
        break;
      }
      case SET:
        fits = unit >= 0 && isIn(code[next + 1] as number, unit);
        at += 1;
        next += 2;
        unit = at < end ? read.charCodeAt(at) : -1;
        break;
      case RUN: {
        const set = code[next + 1] as number;
        const least = at + (code[next + 2] as number);
        const most = at + (code[next + 3] as number);
        while (at < most && unit >= 0 && isIn(set, unit)) {
          at += 1;
          unit = at < end ? read.charCodeAt(at) : -1;
        }
        next += 4;
        fits = at >= least;
        if (at > least) top = leave(top, next, at - 1, least);
        break;
      }
      case JUMP:
        next = code[next + 1] as number;
        break;
      case TRY:
        top = leave(top, code[next + 1] as number, at, at);
        next += 2;
        break;
      case TRY_UNIT:
        if (unit === code[next + 1]) {
          top = leave(top, code[next + 2] as number, at, at);
          next += 3;
        } else next = code[next + 2] as number;
        break;
      case TRY_SET:
        if (unit >= 0 && isIn(code[next + 1] as number, unit)) {
          top = leave(top, code[next + 2] as number, at, at);
          next += 3;
        } else next = code[next + 2] as number;
        break;
      case SKIP:
        top = leave(top, next + 2, at, at);
        next = code[next + 1] as number;
        break;
      case EDGE:
        fits = isEdge(code[next + 1] as number, at);
        next += 2;
        break;
      case LOOK:
        fits = follow(next + 3, at, top) < 0 === (code[next + 1] === 1);
        next = code[next + 2] as number;
        break;
      case AHEAD:
        fits = unit >= 0 && isIn(code[next + 1] as number, unit);
        next += 2;
        break;
      case PICK: {
        const letter = unit - LETTER_A;
        if (letter >= 0 && letter < LETTERS) next = code[next + 1 + letter] as number;
        fits = letter >= 0 && letter < LETTERS && next !== NOWHERE;
        break;
      }
      default: {
        // Before the place.
        const isUnit = code[next] === UNIT_BACK;
        const wanted = code[next + 1] as number;
        at -= 1;
        unit = at >= first ? read.charCodeAt(at) : -1;
        fits = isUnit ? unit === wanted : unit >= 0 && isIn(wanted, unit);
        next += 2;
      }
    }
    if (fits) continue;
    if (top === bottom) return -1;
    next = ways[top - 3] as number;
    at = ways[top - 2] as number;
    unit = at < end ? read.charCodeAt(at) : -1;
    if (at > (ways[top - 1] as number)) ways[top - 2] = at - 1;
    else top -= 3;
  }
}

function leave(top: number, next: number, at: number, back: number): number {
  if (top + 3 > ways.length) {
    const more = new Int32Array(ways.length * 2);
    more.set(ways);
    ways = more;
  }
  ways[top] = next;
  ways[top + 1] = at;
  ways[top + 2] = back;
  return top + 3;
}

const WORD = setOf('\\w');
const INNER = setOf('[a-z0-9]');

/** @param edge its number (`EDGES`) */
function isEdge(edge: number, at: number): boolean {
  if (edge === 0) return at === first;
  if (edge === 1) return at === last;
  const set = edge === WORD_END ? INNER : WORD;
  const before = at > first && isIn(set, text.charCodeAt(at - 1));
  const after = at < last && isIn(set, text.charCodeAt(at));
  return edge === WORD_END ? !(before && after) : (before !== after) === (edge === 2);
}
