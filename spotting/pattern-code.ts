/** Patterns are written down as numbers, all of them in one row; what each says: `pattern-follow.ts`. */

/** Patterns that are always there, by where they begin: nothing more, and nothing but the end of a word. */
export const NOTHING = 0;
export const END = 1;
/** Nothing; then, from the next number on, the edge where no word goes on (`pattern-follow.ts`). */
const ALWAYS = [0, 9, 4, 0];

const ROOM = 4096;
/** All that is written down. */
export let numbers = new Int32Array(ROOM);
let used = 0;
/** Rises when all patterns are forgotten: where they were is no longer known. */
export let writing = 0;

/** Forgets all patterns: they are written down anew where they are asked for. */
export function forgetPatterns(): void {
  numbers = new Int32Array(ROOM);
  used = 0;
  writing += 1;
  put(...ALWAYS);
}

/** Writes numbers down. @returns where the first stands */
export function put(...more: number[]): number {
  if (used + more.length > numbers.length) {
    const wider = new Int32Array(numbers.length * 2);
    wider.set(numbers);
    numbers = wider;
  }
  const at = used;
  for (const number of more) numbers[used++] = number;
  return at;
}

/** Where the next number will stand. */
export const here = () => used;

/** Sets a number that was left open to the next place. */
export function goOnHere(at: number): void {
  numbers[at] = used;
}

forgetPatterns();
