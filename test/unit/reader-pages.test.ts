/** A PDF's pieces as lines and paragraphs, and which pages come next. */
import { describe, expect, test } from 'vitest';
import { hasWords, linesOf, type Piece, paragraphsIn } from '../../entrypoints/reader/lines.ts';
import {
  densityFor,
  pagesInWords,
  spansOf,
  toDraw,
  toRead,
  zoomFrom,
  zoomToFit,
} from '../../entrypoints/reader/window.ts';

/** A piece of text; as wide as half its height for each letter. */
function piece(str: string, x: number, y: number, more: Partial<Piece> = {}): Piece {
  const height = more.height ?? 10;
  return {
    str,
    dir: 'ltr',
    width: (str.length * height) / 2,
    height,
    transform: [height, 0, 0, height, x, y],
    fontName: 'f',
    hasEOL: false,
    ...more,
  };
}

/** Pieces as paragraphs: their kind, and their text as it is read. */
function read(...pieces: Piece[]): string[] {
  const lines = linesOf(pieces);
  return paragraphsIn(lines).map(({ kind, placed }) => {
    const text = placed.map(({ at, joint, isRaised }) => `${joint}${isRaised ? '^' : ''}${lines[at]?.str}`);
    return `${kind}: ${text.join('')}`;
  });
}

describe('lines', () => {
  test('letters and words of one line are one piece, with the spaces that are to be seen', () => {
    const letters = ['T', 'E', 'N', 'S'].map((letter, at) => piece(letter, at * 5, 0));
    expect(linesOf([...letters, piece(' ', 20, 0), piece('unit', 25, 0)]).map(({ str }) => str)).toEqual([
      'TENS unit',
    ]);
    expect(linesOf([piece('low', 0, 0), piece('back', 18, 0)]).map(({ str }) => str)).toEqual(['low back']);
  });

  test('another font is another piece, in the same paragraph', () => {
    expect(
      read(piece('Take ', 0, 0), piece('ibu', 25, 0, { fontName: 'b' }), piece('profen', 40, 0)),
    ).toEqual(['text: Take ibuprofen']);
  });

  test('a page without letters has no words', () => {
    expect(hasWords([piece('12', 0, 0), piece(' ', 0, 0)])).toBe(false);
    expect(hasWords([piece('a', 0, 0)])).toBe(true);
  });
});

describe('paragraphs', () => {
  test('lines under one another are one; a wider gap begins the next', () => {
    expect(
      read(
        piece('It is known that low', 0, 100),
        piece('back pain gets better', 0, 88),
        piece('in most, and soon so.', 0, 76),
        piece('Exercise helps a bit.', 0, 52),
      ),
    ).toEqual([
      'text: It is known that low back pain gets better in most, and soon so.',
      'text: Exercise helps a bit.',
    ]);
  });

  test('a word that was cut is whole again, and a hyphen of its own stays', () => {
    expect(read(piece('with acetamin-', 0, 100), piece('ophen and so on', 0, 88))).toEqual([
      'text: with acetamin\u00adophen and so on',
    ]);
    expect(read(piece('pain of the low-', 0, 100), piece('back kind of it', 0, 88))).toEqual([
      'text: pain of the low-back kind of it',
    ]);
  });

  test('columns and cells are not run together', () => {
    expect(read(piece('TENS', 0, 100), piece('no better', 80, 100))).toEqual([
      'text: TENS',
      'text: no better',
    ]);
    expect(read(piece('it ends here. And', 0, 10), piece('goes on there, so', 200, 100))).toEqual([
      'text: it ends here. And goes on there, so',
    ]);
    expect(read(piece('it ends here too.', 0, 10), piece('There it begins a', 200, 100))).toHaveLength(2);
  });

  test('larger letters are a heading, signs begin an item, small numbers stand above', () => {
    expect(
      read(
        piece('Treatment', 0, 130, { height: 14 }),
        piece('Most get better by themselves.', 0, 100),
        piece('2', 150, 104, { height: 6 }),
        piece('• heat', 0, 80),
        piece('• massage', 0, 68),
      ),
    ).toEqual([
      'heading: Treatment',
      'text: Most get better by themselves.^2',
      'item: • heat',
      'item: • massage',
    ]);
  });

  test('a line that had room for the next word was ended on purpose', () => {
    expect(
      read(
        piece('Saddle anaesthesia or else', 20, 112),
        piece('Fever with back pain', 20, 100),
        piece('A line that is as long as the column is, and so is full of', 0, 80),
        piece('Words, which begin with a large letter by themselves alone.', 0, 68),
      ),
    ).toEqual([
      'text: Saddle anaesthesia or else',
      'text: Fever with back pain',
      'text: A line that is as long as the column is, and so is full of Words, which begin with a large letter by themselves alone.',
    ]);
  });

  test('short lines that begin anew are no sentence', () => {
    expect(
      read(
        piece('Ibuprofen 400 mg as needed', 0, 100),
        piece('Heat', 0, 88),
        piece('Massage once a week', 0, 76),
      ),
    ).toEqual(['text: Ibuprofen 400 mg as needed Heat', 'text: Massage once a week']);
  });
});

describe('pages', () => {
  test('in view first, then neighbours; nothing beyond the ends', () => {
    expect(toDraw({ first: 1, last: 2 }, 4, 2)).toEqual([1, 2, 3, 4]);
    expect(toDraw({ first: 5, last: 5 }, 9, 2)).toEqual([5, 6, 4, 7, 3]);
    expect(toDraw(null, 9, 2)).toEqual([]);
  });

  test('what is near is read first, then from the front', () => {
    const read = new Set([1, 2, 500, 501, 499, 502]);
    expect(toRead((page) => read.has(page), { first: 500, last: 500 }, 1000)).toBe(498);
    expect(toRead((page) => read.has(page), { first: 1, last: 1 }, 1000)).toBe(3);
    expect(toRead(() => true, null, 1000)).toBeNull();
  });

  test('pages in words', () => {
    expect(spansOf([5, 3, 6])).toEqual([
      { first: 3, last: 3 },
      { first: 5, last: 6 },
    ]);
    expect(pagesInWords([9, 3, 5, 6, 7, 8])).toBe('3, 5–9');
    expect(pagesInWords([1, 3, 5, 7], 2)).toBe('1, 3 …');
  });

  test('zoom goes by steps, and a page is never too large to draw', () => {
    expect([zoomFrom(1.1, 'in'), zoomFrom(1.1, 'out'), zoomFrom(3, 'in'), zoomFrom(0.25, 'out')]).toEqual([
      1.25, 1, 3, 0.25,
    ]);
    expect([zoomToFit(816, 5000), zoomToFit(816, 408), zoomToFit(816, 10)]).toEqual([1.35, 0.5, 0.25]);
    expect(densityFor(800, 1000, 2)).toBe(2);
    expect(densityFor(8000, 10_000, 2)).toBeCloseTo(0.447, 2);
  });
});
