import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, GAP, heightFor, type Line, lineAt, linesOf } from '../../entrypoints/card.content/line.ts';

const box = (left: number, top: number, width: number, height = 18): Line => {
  return { left, top, right: left + width, bottom: top + height };
};

/** A term that wraps: the end of one line, the beginning of the next. */
const WRAPPED = [box(600, 100, 90), box(40, 124, 60)];

describe('lines of a mention', () => {
  it('joins the boxes of inline tags on one line, and drops empty ones', () => {
    expect(linesOf([box(10, 50, 20), box(30, 52, 25, 14), box(55, 50, 0, 0)])).toEqual([box(10, 50, 45)]);
  });

  it('picks the line under the pointer, and the first without one', () => {
    const lines = linesOf(WRAPPED);
    expect(lineAt(lines, { x: 70, y: 130 })).toBe(1);
    expect(lineAt(lines, { x: 640, y: 110 })).toBe(0);
    expect(lineAt(lines, null)).toBe(0);
  });

  it('anchors beside the picked line, clear of all lines', () => {
    expect(anchorOf(linesOf(WRAPPED), 1)).toEqual({ left: 40, right: 100, top: 100, bottom: 142 });
    expect(anchorOf([], 0)).toBeNull();
  });
});

describe('height of the card', () => {
  it('takes the preferred side where it is roomy enough, else the other', () => {
    expect(heightFor(box(0, 100, 50), 'bottom', 900)).toBe(560);
    expect(heightFor(box(0, 700, 50), 'bottom', 900)).toBe(560);
    expect(heightFor(box(0, 430, 50), 'bottom', 860)).toBe(396);
  });

  it('never asks for more than one side of the mention has, as long as a card is readable there', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 2000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (viewport, at) => {
          const line = box(0, at * (viewport - 18), 50);
          const height = heightFor(line, 'bottom', viewport);
          const room = Math.max(line.top, viewport - line.bottom) - GAP;
          expect(height).toBeLessThanOrEqual(Math.max(120, room));
          expect(height).toBeLessThanOrEqual(Math.max(120, viewport * 0.7));
        },
      ),
    );
  });
});
