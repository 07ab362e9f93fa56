/** Texts as bytes: read several times as fast as character by character from a string, whatever the string is made of. */
import { LETTERS } from './words.ts';

/** Units that are read at a time: their bytes stay near to the processor. */
const PIECE = 8192;
/** Bytes that a unit takes at most. */
const WIDEST = 3;
/** So short a text is sooner read unit by unit than handed to the encoder. */
const SHORT = 48;

const encoder = new TextEncoder();
/** The bytes of a piece, and two of 0 behind them. Nothing is kept in them from one text to the next. */
export const bytes = new Uint8Array(PIECE * WIDEST + 4);
/** The same, four at a time. */
const fours = new Uint32Array(bytes.buffer);
/** Set in each of four bytes that is not ASCII. */
const BEYOND_ASCII = 0x80808080;

/** Where the piece of a text that begins at `start` ends: behind a word, unless one is longer than a piece. */
export function pieceEnd(text: string, start: number): number {
  if (text.length - start <= PIECE) return text.length;
  for (let end = start + PIECE; end > start; end--)
    if (!((LETTERS[text.charCodeAt(end - 1)] ?? 0) > 0)) return end;
  return start + PIECE;
}

/** Puts `[start, end)` of a text into `bytes`. Gives their number: that of the units where all are ASCII. */
export function encode(text: string, start: number, end: number): number {
  let count = end - start <= SHORT ? copyAscii(text, start, end) : -1;
  if (count < 0) {
    const piece = start === 0 && end === text.length ? text : text.slice(start, end);
    count = encoder.encodeInto(piece, bytes).written;
  }
  bytes[count] = 0;
  bytes[count + 1] = 0;
  return count;
}

/** The number of units copied; -1 where one is not ASCII. */
function copyAscii(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) return -1;
    bytes[at - start] = code;
  }
  return end - start;
}

/** How many units of a text the bytes in `[from, to)` are; `from` and `to` lie between characters. */
export function unitsIn(from: number, to: number): number {
  let units = 0;
  for (let at = from; at < to; ) {
    if ((at & 3) === 0 && at + 4 <= to && ((fours[at >> 2] as number) & BEYOND_ASCII) === 0) {
      units += 4;
      at += 4;
      continue;
    }
    const byte = bytes[at++] as number;
    // Those that go on with a character count nothing; one that begins four bytes stands for two units.
    if ((byte & 0xc0) !== 0x80) units += byte < 0xf0 ? 1 : 2;
  }
  return units;
}
