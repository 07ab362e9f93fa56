/** Where a card goes beside a mention that may wrap over several lines. Plain rectangles, no DOM. */

/** A rectangle in the viewport, CSS pixels. */
export type Line = Pick<DOMRectReadOnly, 'left' | 'top' | 'right' | 'bottom'>;

/** Boxes of one line of text touch each other from the side; inline tags split them. */
function sameLine(one: Line, other: Line): boolean {
  const middle = (other.top + other.bottom) / 2;
  return middle > one.top && middle < one.bottom;
}

/** The lines that a mention's boxes form, from top to bottom. */
export function linesOf(boxes: readonly Line[]): Line[] {
  const lines: Line[] = [];
  for (const { left, top, right, bottom } of boxes) {
    if (right - left <= 0 && bottom - top <= 0) continue;
    const line = lines.find((known) => sameLine(known, { left, top, right, bottom }));
    if (!line) {
      lines.push({ left, top, right, bottom });
      continue;
    }
    Object.assign(line, {
      left: Math.min(line.left, left),
      top: Math.min(line.top, top),
      right: Math.max(line.right, right),
      bottom: Math.max(line.bottom, bottom),
    });
  }
  return lines.sort((one, other) => one.top - other.top);
}

/** Distance of a point from a line, 0 inside it. */
function distance(line: Line, at: { x: number; y: number }): number {
  const dx = Math.max(line.left - at.x, 0, at.x - line.right);
  const dy = Math.max(line.top - at.y, 0, at.y - line.bottom);
  return Math.hypot(dx, dy);
}

/** Index of the line nearest to the pointer; the first one where there was none (keyboard). */
export function lineAt(lines: readonly Line[], at: { x: number; y: number } | null): number {
  if (!at) return 0;
  let best = 0;
  lines.forEach((line, index) => {
    const known = lines[best];
    if (known && distance(line, at) < distance(known, at)) best = index;
  });
  return best;
}

/**
 * What the card is placed against: as wide as the line that was picked, as tall as the whole mention,
 * so that no line of it is ever covered.
 */
export function anchorOf(lines: readonly Line[], picked: number): Line | null {
  const line = lines[Math.min(picked, lines.length - 1)];
  if (!line) return null;
  return {
    left: line.left,
    right: line.right,
    top: Math.min(...lines.map(({ top }) => top)),
    bottom: Math.max(...lines.map(({ bottom }) => bottom)),
  };
}

/** Smallest height in which a card on the preferred side is still pleasant to read, CSS pixels. */
const GOOD_ROOM = 340;
const EDGE = 8;
export const GAP = 8;

/**
 * How tall a card may be: what the preferred side offers where that is enough, else the roomier side;
 * never above 560 px or 70% of the viewport.
 */
export function heightFor(anchor: Line, side: 'top' | 'bottom', viewportHeight: number): number {
  const above = anchor.top - GAP - EDGE;
  const below = viewportHeight - anchor.bottom - GAP - EDGE;
  const preferred = side === 'top' ? above : below;
  const room = preferred >= GOOD_ROOM ? preferred : Math.max(above, below);
  return Math.floor(Math.max(120, Math.min(560, viewportHeight * 0.7, room)));
}
