/** How wide a text will be, without a screen to measure it on: the map is laid out when the extension is built. */
import type { Type } from './shape.ts';

/** The reader's system font, or Arial and what has its widths (Liberation Sans, Helvetica). */
export type Face = 'system' | 'arial';

/** Widths of characters in parts of the font's size; the first line that has the character counts. */
const WIDTHS: Record<Face, readonly (readonly [RegExp, number])[]> = {
  // As wide as the broader of the common system fonts.
  system: [
    [/[iljtfrI.,:;'’|!() -]/, 0.36],
    [/[mwMW—]/, 0.86],
    [/[A-Z0-9]/, 0.68],
    [/./s, 0.59],
  ],
  arial: [
    [/[ijl'’|]/, 0.23],
    [/[ ftI.,:;/!]/, 0.28],
    [/[r()-]/, 0.34],
    [/[ckJsvxyz]/, 0.5],
    [/[a-ln-vxyzL0-9?]/, 0.56],
    [/[ABEFKPSTVXYZ]/, 0.67],
    [/[CDHNRUw]/, 0.73],
    [/[GOQ]/, 0.78],
    [/./s, 0.95],
  ],
};

/**
 * Estimated width of a text on one line.
 * @param size font size in pixels
 */
export function textWidth(text: string, size: number, face: Face = 'system'): number {
  const advance = (character: string) => WIDTHS[face].find(([one]) => one.test(character))?.[1] ?? 1;
  return [...text].reduce((sum, character) => sum + advance(character), 0) * size;
}

/** Faces as wide as lines of the face `arial` are laid out for, as far as a machine has one; else whatever it has. */
export const ARIAL_LIKE =
  'Arial, "Liberation Sans", Arimo, Helvetica, "Nimbus Sans", "DejaVu Sans Condensed", sans-serif';

/** So much wider than estimated a face may be on the whole: the shapes have room for that, parts of one. */
const LEEWAY = 1.03;

/**
 * How much narrower lines laid out for the face `arial` have to be set in a face that is wider, so that each of them fits.
 * @param measured width of a line of that size in the face that there is
 * @param size font size in pixels
 * @returns at most 1, which is as it is
 */
export function narrowing(
  lines: readonly string[],
  size: number,
  measured: (line: string) => number,
): number {
  const widths = lines.map((line) => ({ wanted: textWidth(line, size, 'arial'), got: measured(line) }));
  const sum = (of: 'wanted' | 'got') => widths.reduce((sum, width) => sum + width[of], 0);
  if (sum('got') <= sum('wanted') * LEEWAY) return 1;
  return 1 / Math.max(...widths.map(({ wanted, got }) => got / wanted));
}

/** Fills lines with words, none broken, as long as they fit. */
function fill(words: readonly string[], { size, width, face }: Omit<Type, 'line'>): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size, face) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks a text into as few lines as fit, then evens them out: no line that holds one word alone
 * beside a full one. A word wider than the width keeps its line to itself.
 */
export function wrap(text: string, type: Omit<Type, 'line'>): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const count = fill(words, type).length;
  let even = fill(words, type);
  for (let narrower = type.width - 4; narrower > 0; narrower -= 4) {
    const lines = fill(words, { ...type, width: narrower });
    if (lines.length > count) break;
    even = lines;
  }
  return even;
}
