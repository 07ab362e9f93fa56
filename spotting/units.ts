/** Characters of a text as forms have them: small ASCII letters, one sort of space, dash and quote. */
import { foldInPlace } from './fold.ts';
import { LETTERS } from './words.ts';

/** What stands between the words of a form. */
export const SPACE = 32;
/** A form's words may stand so far apart: a few spaces or line ends, or a dash of any kind with or without them. */
const MOST_BETWEEN = 8;

const ASCII = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  ASCII[code] = /[\s-]/.test(String.fromCharCode(code))
    ? SPACE
    : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}

const BETWEEN = /[\s-]/;
/** A letter or digit of any script. */
const WORD = /[\p{L}\p{N}_]/u;

/** The character at a place as a form would have it; `SPACE` for all that parts words, and NaN at the end of the text. */
export function unitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code] as number;
  const unit = foldInPlace(text.charAt(at));
  return BETWEEN.test(unit) ? SPACE : unit.charCodeAt(0);
}

/** Where the next word begins after a few spaces or a dash; the place itself where there are none. */
export function afterSpace(text: string, at: number): number {
  let end = at;
  while (end < at + MOST_BETWEEN && unitAt(text, end) === SPACE) end += 1;
  return end;
}

/** Where a text ends that goes on from a place as a part of a form does, words parted by any space; -1 where it goes on otherwise. */
export function endAfter(part: string, text: string, start: number): number {
  let at = start;
  for (let i = 0; i < part.length; i++) {
    const unit = part.charCodeAt(i);
    if (unitAt(text, at) !== unit) return -1;
    at = unit === SPACE ? afterSpace(text, at) : at + 1;
  }
  return at;
}

/** True where a letter or digit of any script stands. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code > 127)) return (LETTERS[code] ?? 0) > 0;
  const before = text.charCodeAt(at - 1);
  const isTrailing = code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
  return WORD.test(String.fromCodePoint(text.codePointAt(isTrailing ? at - 1 : at) as number));
}
