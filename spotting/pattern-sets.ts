/** Sets of characters, each known by a number: "[^.;]", "\w", ".". */

/** What a set holds: runs of characters, two borders each; all spaces; all that are none. */
interface Held {
  source: string;
  runs: number[];
  spaces: boolean;
  others: boolean;
  /** It is what is left without them. */
  not: boolean;
}

const ASCII = 128;
const LAST = 0xffff;
/** Not a space, and no character that ends a line: what `.` and `\W` say. */
const LINE_ENDS = [10, 10, 13, 13, 0x2028, 0x2029];
const WORD = [48, 57, 65, 90, 95, 95, 97, 122];
const NO_WORD = [0, 47, 58, 64, 91, 94, 96, 96, 123, LAST];

/** Characters of ASCII take so many numbers of 32 bits. */
const WORDS = ASCII / 32;

const numbers = new Map<string, number>();
const sets: Held[] = [];
/** The characters of ASCII in each set, as bits. */
let within = new Uint32Array(WORDS * 64);

/**
 * The number of a set.
 * @param source as in an expression, with its brackets
 */
export function setOf(source: string): number {
  const known = numbers.get(source);
  if (known !== undefined) return known;
  const number = sets.length;
  const held = heldBy(source);
  sets.push(held);
  numbers.set(source, number);
  if (within.length < sets.length * WORDS) {
    const more = new Uint32Array(within.length * 2);
    more.set(within);
    within = more;
  }
  fill(number * WORDS, held);
  return number;
}

function fill(at: number, { runs, spaces, others, not }: Held): void {
  const put = (code: number) => {
    const word = at + (code >> 5);
    within[word] = (within[word] as number) | (1 << (code & 31));
  };
  for (let run = 0; run < runs.length; run += 2)
    for (let code = runs[run] as number; code <= Math.min(runs[run + 1] as number, ASCII - 1); code++)
      put(code);
  for (let code = 0; (spaces || others) && code < ASCII; code++)
    if (isSpace(code) ? spaces : others) put(code);
  if (not) for (let word = at; word < at + WORDS; word++) within[word] = ~(within[word] as number);
}

/** True where a set has a character. */
export function isIn(set: number, code: number): boolean {
  if (code >= ASCII) return holds(sets[set] as Held, code);
  return ((within[set * WORDS + (code >> 5)] as number) & (1 << (code & 31))) !== 0;
}

/** What a set holds, as it is written between the brackets of another; null where that cannot be said. */
export function insideOf(set: number): string | null {
  const { source, not } = sets[set] as Held;
  if (not) return null;
  return source.startsWith('[') ? source.slice(1, -1) : source;
}

function holds({ runs, spaces, others, not }: Held, code: number): boolean {
  for (let at = 0; at < runs.length; at += 2)
    if (code >= (runs[at] as number) && code <= (runs[at + 1] as number)) return !not;
  return (isSpace(code) ? spaces : others) !== not;
}

function isSpace(code: number): boolean {
  if (code < 160) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(String.fromCharCode(code));
}

function heldBy(source: string): Held {
  if (source === '.') return { source, runs: LINE_ENDS, spaces: false, others: false, not: true };
  const isClass = source.startsWith('[');
  const not = source.startsWith('[^');
  const held: Held = { source, runs: [], spaces: false, others: false, not };
  const end = isClass ? source.length - 1 : source.length;
  for (let at = not ? 2 : isClass ? 1 : 0; at < end; ) {
    const unit = unitAt(source, at);
    at += unit.length;
    if (unit === '\\w') held.runs.push(...WORD);
    else if (unit === '\\W') held.runs.push(...NO_WORD);
    else if (unit === '\\d') held.runs.push(48, 57);
    else if (unit === '\\s') held.spaces = true;
    else if (unit === '\\S') held.others = true;
    else {
      const isRun = source[at] === '-' && at + 1 < end;
      const last = isRun ? unitAt(source, at + 1) : unit;
      if (isRun) at += 1 + last.length;
      held.runs.push(codeOf(unit), codeOf(last));
    }
  }
  return held;
}

/** The character of an expression that begins at a place, with its backslash. */
export function unitAt(source: string, at: number): string {
  if (source[at] !== '\\') return source.charAt(at);
  return source.slice(at, at + (source[at + 1] === 'u' ? 6 : 2));
}

/** What a character of an expression stands for. */
export function codeOf(unit: string): number {
  if (unit.length === 1) return unit.charCodeAt(0);
  if (unit.length > 2) return Number.parseInt(unit.slice(2), 16);
  const sign = 'nrtfv'.indexOf(unit.charAt(1));
  return sign < 0 ? unit.charCodeAt(1) : ([10, 13, 9, 12, 11][sign] as number);
}
