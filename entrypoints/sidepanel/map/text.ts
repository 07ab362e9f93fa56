/** How wide a text will be, without a screen to measure it on: the map is laid out when the extension is built. */

const NARROW = /[iljtfrI.,:;'’|!() -]/;
const BROAD = /[mwMW—]/;
const CAPITAL = /[A-Z0-9]/;

/** Width of one character in parts of the font's size, as wide as the broader of the common system fonts. */
function advance(character: string): number {
  if (NARROW.test(character)) return 0.36;
  if (BROAD.test(character)) return 0.86;
  return CAPITAL.test(character) ? 0.68 : 0.59;
}

/**
 * Estimated width of a text on one line.
 * @param size font size in pixels
 */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + advance(character), 0) * size;
}

/** Fills lines with words, none broken, as long as they fit. */
function fill(words: readonly string[], size: number, width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && textWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Breaks a text into as few lines as fit, then evens them out: no line that holds one word alone
 * beside a full one. A word wider than the width keeps its line to itself.
 * @param size font size in pixels
 * @param width most pixels of a line
 */
export function wrap(text: string, size: number, width: number): string[] {
  const words = text.split(/\s+/).filter(Boolean);
  const count = fill(words, size, width).length;
  let even = fill(words, size, width);
  for (let narrower = width - 4; narrower > 0; narrower -= 4) {
    const lines = fill(words, size, narrower);
    if (lines.length > count) break;
    even = lines;
  }
  return even;
}
