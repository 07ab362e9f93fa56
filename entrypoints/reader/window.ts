/** Which pages of a long document are drawn and read next, and how pages are named in words. Pure. */

/** Pages by number, from 1. */
export interface Span {
  first: number;
  last: number;
}

/**
 * Pages that are to be drawn: those in view first, then their neighbours.
 * @param seen pages in view; null where none is
 * @param count how many pages there are
 * @param around how many neighbours on each side
 */
export function toDraw(seen: Span | null, count: number, around: number): number[] {
  if (!seen) return [];
  const pages: number[] = [];
  for (let page = seen.first; page <= seen.last; page++) pages.push(page);
  for (let far = 1; far <= around; far++) pages.push(seen.last + far, seen.first - far);
  return pages.filter((page) => page >= 1 && page <= count);
}

/**
 * The page whose text is read next: near what is in view first, then from the front.
 * @param isRead true for pages that have been read
 * @returns null where all have been
 */
export function toRead(isRead: (page: number) => boolean, seen: Span | null, count: number): number | null {
  const near = toDraw(seen, count, 2).find((page) => !isRead(page));
  if (near !== undefined) return near;
  for (let page = 1; page <= count; page++) if (!isRead(page)) return page;
  return null;
}

/** Numbers in a row as spans, in order. */
export function spansOf(pages: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const page of pages.toSorted((one, other) => one - other)) {
    const last = spans.at(-1);
    if (last && page <= last.last + 1) last.last = page;
    else spans.push({ first: page, last: page });
  }
  return spans;
}

/** "3, 5–9" for pages; the first few spans only, for a document may have many. */
export function pagesInWords(pages: readonly number[], most = 8): string {
  const spans = spansOf(pages).map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  return spans.length > most ? `${spans.slice(0, most).join(', ')} …` : spans.join(', ');
}

/** The zoom that a page is drawn at: steps of a button, as shares of the size on paper. */
const STEPS = [0.25, 0.35, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3];

/** The next step of the zoom in a direction; the last one again at the ends. */
export function zoomFrom(zoom: number, direction: 'in' | 'out'): number {
  const next =
    direction === 'in'
      ? STEPS.find((step) => step > zoom + 0.01)
      : STEPS.findLast((step) => step < zoom - 0.01);
  return next ?? (direction === 'in' ? (STEPS.at(-1) as number) : (STEPS[0] as number));
}

/** The zoom at which a page of a width in CSS pixels fits into a room, and is no wider than is good to read. */
export function zoomToFit(width: number, room: number): number {
  return Math.min(1.35, Math.max(STEPS[0] as number, room / width));
}

/** Most device pixels that one page is drawn with: some 64 MB. */
const MOST_PIXELS = 16_000_000;

/** Device pixels to a CSS pixel for a page of so many CSS pixels; fewer than the screen has where it would be too many. */
export function densityFor(width: number, height: number, ratio: number): number {
  return Math.min(ratio, Math.sqrt(MOST_PIXELS / (width * height)));
}
