/** The letters of a card, asked for before there is a card to lay out. */
import { Slices } from '../../browser/dom/slices.ts';

/** The fonts of a card as it opens: weight, and size in CSS pixels. */
export const FONTS: readonly (readonly [weight: number, size: number])[] = [
  [400, 14],
  [650, 18],
  [600, 12.5],
  [650, 12.5],
  [650, 13.5],
  [500, 13.5],
  [700, 13.5],
  [550, 13.5],
  [400, 15],
  [400, 12.5],
  [400, 12],
  [400, 13.5],
  [600, 13.5],
  [400, 11.5],
  [600, 11.5],
  [500, 12.5],
];

/** All of ASCII, and what else is in our own words. */
const LETTERS = `${String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 32 + at))}\u00a0\u00b7\u2013\u2019\u201c\u201d`;

/**
 * Has the browser find and measure the letters of a card, in slices. The first text in a font waits for another process, which
 * knows where the font is: a first card would wait for all of its fonts at once. A canvas that is in no page asks as well.
 * @param isOver true as soon as it is of no use any more
 * @returns true where it was done to its end
 */
export async function readyFonts(isOver: () => boolean): Promise<boolean> {
  const slices = new Slices();
  await slices.rest();
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return true;
  for (const [weight, size] of FONTS) {
    if (slices.due) await slices.rest();
    if (isOver()) return false;
    context.font = `${weight} ${size}px system-ui, sans-serif`;
    context.measureText(LETTERS);
  }
  return true;
}
