/**
 * What rules find, looked for by hand. The browser compiles each expression by itself, to machine code as soon as it is used twice:
 * with hundreds of rules that takes longer than to read most pages, and megabytes. Here a rule is a few numbers
 * (`pattern-code.ts`), and one function (`pattern-follow.ts`) finds them all where the browser would.
 */
import * as row from './pattern-code.ts';
import * as code from './pattern-follow.ts';
import { ENDLESS, type Part, partsOf } from './pattern-parts.ts';
import { insideOf, setOf } from './pattern-sets.ts';

/** Of so many choices it pays to ask first whether any of them can be there. */
const MANY = 4;

/**
 * Writes down an expression.
 * @param signs it is written in the signs of the tables (`partsOf`)
 * @param then the pattern that has to follow
 * @returns where it begins, which is what it is known by
 */
export function patternOf(source: string, signs = false, then: number = row.NOTHING): number {
  return patternFrom(partsOf(source, signs), then);
}

/** The same for one that has been read. */
export function patternFrom(part: Part, then: number = row.NOTHING): number {
  const at = row.here();
  write(part, false);
  if (then === row.NOTHING) row.put(code.DONE);
  else row.put(code.JUMP, then);
  return at;
}

/** @param back it is looked for before a place, from its end on */
function write(part: Part, back: boolean): void {
  switch (part.is) {
    case 'units':
      writeUnits(part.text, back);
      break;
    case 'set':
      row.put(back ? code.SET_BACK : code.SET, part.set);
      break;
    case 'edge':
      row.put(code.EDGE, code.EDGES.indexOf(part.edge));
      break;
    case 'all':
      for (const one of back ? part.parts.toReversed() : part.parts) write(one, back);
      break;
    case 'any':
      writeChoices(part.choices, back);
      break;
    case 'times':
      writeTimes(part, back);
      break;
    case 'look': {
      const place = row.put(code.LOOK, part.not ? 1 : 0, 0) + 2;
      write(part.part, part.back);
      row.put(code.DONE);
      row.goOnHere(place);
    }
  }
}

function writeUnits(text: string, back: boolean): void {
  if (!back) row.put(code.UNITS, text.length);
  for (let at = 0; at < text.length; at++) {
    if (back) row.put(code.UNIT_BACK, text.charCodeAt(text.length - 1 - at));
    else row.put(text.charCodeAt(at));
  }
}

function writeChoices(choices: Part[], back: boolean): void {
  const firsts = back || choices.length < MANY ? [] : choices.map(firstOf);
  const letters = firsts.map((first) => (first?.length === 1 ? first.charCodeAt(0) - code.LETTER_A : -1));
  const ends: number[] = [];
  if (letters.length > 0 && letters.every((letter) => letter >= 0 && letter < code.LETTERS)) {
    // Only those are tried that begin with the letter that is there.
    const place = row.put(code.PICK, ...new Array(code.LETTERS).fill(code.NOWHERE)) + 1;
    for (const letter of new Set(letters)) {
      row.goOnHere(place + letter);
      const own = choices.filter((_, at) => letters[at] === letter);
      writeInTurn(own, back, ends);
      ends.push(row.put(code.JUMP, 0) + 1);
    }
  } else {
    const first = firsts.length > 0 && !firsts.includes(null) ? firstOf({ is: 'any', choices }) : null;
    // Most often none of them is there.
    if (first !== null) row.put(code.AHEAD, setOf(`[${first}]`));
    writeInTurn(choices, back, ends);
  }
  for (const end of ends) row.goOnHere(end);
}

/** @param ends gets the places that are to be set to where it goes on after a choice; the last one goes on there by itself */
function writeInTurn(choices: readonly Part[], back: boolean, ends: number[]): void {
  for (const choice of choices.slice(0, -1)) {
    const other = fork(choice, back);
    write(choice, back);
    ends.push(row.put(code.JUMP, 0) + 1);
    row.goOnHere(other);
  }
  write(choices.at(-1) as Part, back);
}

function writeTimes({ part, least, most, lazy }: Extract<Part, { is: 'times' }>, back: boolean): void {
  if (part.is === 'set' && !lazy && !back) {
    row.put(code.RUN, part.set, least, most);
    return;
  }
  // The browser takes a further time only where it leads on: nothing here asks whether it does.
  if (least < most && leastOf(part) === 0) throw new Error('What may be nothing cannot come or not come.');
  for (let time = 0; time < least; time++) write(part, back);
  const branch = () => (lazy ? row.put(code.SKIP, 0) + 1 : fork(part, back));
  if (most === ENDLESS) {
    const again = row.here();
    const end = branch();
    write(part, back);
    row.put(code.JUMP, again);
    row.goOnHere(end);
    return;
  }
  const ends: number[] = [];
  for (let time = least; time < most; time++) {
    ends.push(branch());
    write(part, back);
  }
  for (const end of ends) row.goOnHere(end);
}

/** Puts a fork before a part, as cheap as what it begins with allows. @returns where the other way is to be set */
function fork(part: Part, back: boolean): number {
  const first = back ? null : firstOf(part);
  if (first === null) return row.put(code.TRY, 0) + 1;
  if (first.length === 1) return row.put(code.TRY_UNIT, first.charCodeAt(0), 0) + 2;
  return row.put(code.TRY_SET, setOf(`[${first}]`), 0) + 2;
}

/** The characters that a part may begin with, as they are written in a set; null where it may be nothing, or anything. */
export function firstOf(part: Part): string | null {
  switch (part.is) {
    case 'units':
      return written(part.text.charAt(0));
    case 'set':
      return insideOf(part.set);
    case 'any': {
      let first = '';
      for (const choice of part.choices) {
        const own = firstOf(choice);
        if (own === null) return null;
        if (!first.includes(own)) first += own;
      }
      return first;
    }
    case 'times':
      return part.least > 0 ? firstOf(part.part) : null;
    case 'all':
      return firstOfAll(part.parts);
    default:
      return null;
  }
}

function firstOfAll(parts: readonly Part[]): string | null {
  let first = '';
  for (const part of parts) {
    // What has to stand around a place takes no room.
    if (part.is === 'edge' || part.is === 'look') continue;
    const isOptional = part.is === 'times' && part.least === 0;
    const own = firstOf(isOptional ? part.part : part);
    if (own === null) return null;
    first += own;
    if (!isOptional) return first;
  }
  return null;
}

/** A character as it is written in a set. */
const written = (sign: string) => ('\\]^-'.includes(sign) ? `\\${sign}` : sign);

/** How many characters a part has at least. */
function leastOf(part: Part): number {
  switch (part.is) {
    case 'units':
      return part.text.length;
    case 'set':
      return 1;
    case 'all':
      return part.parts.reduce((sum, one) => sum + leastOf(one), 0);
    case 'any':
      return Math.min(...part.choices.map(leastOf));
    case 'times':
      return part.least * leastOf(part.part);
    default:
      return 0;
  }
}
