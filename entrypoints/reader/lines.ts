/**
 * The words of a PDF's page as paragraphs. A PDF says where each piece of text stands and nothing else: what is one line,
 * one paragraph or a heading has to be told by size and place. Pure.
 */

/** A piece of text as the PDF has it; lengths in points, y upwards. The fields of pdf.js that are needed. */
export interface Piece {
  str: string;
  dir: string;
  /** Of the text, along its direction. */
  width: number;
  height: number;
  /** Where it stands: a, b, c, d, x, y. */
  transform: readonly number[];
  fontName: string;
  /** True where a line ends with it. */
  hasEOL: boolean;
}

/** What stands between a piece and the one before it, in its paragraph. */
export type Joint = '' | ' ';

/** A piece in its paragraph. */
export interface Placed {
  /** Its index in the pieces that `linesOf` has made. */
  at: number;
  joint: Joint;
  /** A small number above the line: no term runs across it. */
  isRaised: boolean;
}

/** Pieces that belong together. */
export interface Paragraph {
  kind: 'text' | 'heading' | 'item';
  placed: Placed[];
}

/** Gap between two pieces that is a space, as a share of the letters' height. */
const SPACE = 0.12;
/** Gap that no sentence has inside: the next column, or the next cell of a table. */
const CELL = 1.5;
/** The most that a line may lie below the one before, as a share of the letters' height. */
const PITCH = 1.75;
/** How far a line of a column may be set in, as a share of the letters' height. */
const INDENT = 8;
/** A heading's letters are so many times as high as those of the page's text. */
const LARGER = 1.15;
/** Most letters of a heading. */
const LONGEST_HEADING = 200;

const BULLET = /^\s*(?:[-*•·▪◦‣■□✓✔–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])(?:\s|$)/;
/** Words that a hyphen at the end of a line belongs to. Others were only cut there. */
const HYPHENATED =
  /(?:^|[^\p{L}])(?:low|non|anti|mid|long|short|high|well|self|over|pre|post|co|re|multi|semi|evidence|pain|drug|placebo|double|single|muscle|side|follow|meta|cross|first|second|third|one|two|three|health|heat|back|nerve|spinal|opioid|patient|cost)-$/iu;

const x = ({ transform }: Piece) => transform[4] ?? 0;
const y = ({ transform }: Piece) => transform[5] ?? 0;
const right = (piece: Piece) => x(piece) + piece.width;
/** How high the letters are; some PDFs leave it to the matrix. */
const size = ({ height, transform }: Piece) =>
  height || Math.hypot(transform[2] ?? 0, transform[3] ?? 0) || 1;
const isLevel = ({ transform }: Piece) =>
  Math.abs(transform[1] ?? 0) < 0.01 * Math.abs(transform[0] ?? 1) && (transform[0] ?? 1) > 0;
const isBlank = ({ str }: Piece) => str.trim() === '';

/** True where one piece follows the other on a line without more than a space between. */
function isNext(one: Piece, other: Piece): boolean {
  if (!isLevel(one) || !isLevel(other)) return false;
  const gap = x(other) - right(one);
  return Math.abs(y(one) - y(other)) < 0.1 * size(one) && gap > -0.5 * size(one) && gap < 0.6 * size(one);
}

/**
 * Pieces joined as far as they are of one font and stand in one line: some PDFs have one for each letter. White space by
 * itself goes, a space stays where there is one to be seen.
 */
export function linesOf(pieces: readonly Piece[]): Piece[] {
  const lines: Piece[] = [];
  let open: Piece | null = null;
  let blank = false;
  for (const piece of pieces) {
    if (isBlank(piece)) {
      blank ||= piece.str !== '';
      if (piece.hasEOL) open = null;
      continue;
    }
    if (
      open &&
      open.fontName === piece.fontName &&
      open.dir === 'ltr' &&
      piece.dir === 'ltr' &&
      Math.abs(size(open) - size(piece)) < 0.5 &&
      isNext(open, piece)
    ) {
      const gap = x(piece) - right(open);
      const isApart = (blank || gap > SPACE * size(open)) && !/\s$/.test(open.str) && !/^\s/.test(piece.str);
      open.str += (isApart ? ' ' : '') + piece.str;
      open.width = right(piece) - x(open);
    } else {
      open = { ...piece };
      lines.push(open);
    }
    open.hasEOL = false;
    if (piece.hasEOL) open = null;
    blank = false;
  }
  return lines;
}

/** The height of letters that most of the page has. */
function usualSize(lines: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const line of lines) {
    const height = Math.round(size(line) * 2) / 2;
    letters.set(height, (letters.get(height) ?? 0) + line.str.length);
  }
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 1;
}

/** Where a paragraph begins and ends across. */
interface Edges {
  left: number;
  widest: number;
}

/** The furthest to the right that any line goes which begins at about the same place. */
function columnEndOf(lines: readonly Piece[], piece: Piece): number {
  const inColumn = lines.filter(
    (line) => x(line) < x(piece) + size(piece) && x(line) > x(piece) - INDENT * size(piece),
  );
  return Math.max(...inColumn.map(right));
}

/** True where the next line begins something, and its first word would have had room in this one: an item of a list without signs. */
function isBrokenOnPurpose(before: Piece, piece: Piece, columnEnd: () => number): boolean {
  const [word = ''] = /^\s*[\p{Lu}\d]\S*/u.exec(piece.str) ?? [];
  if (word === '') return false;
  const needed = (piece.width * (word.length + 1)) / piece.str.length;
  return right(before) + needed < columnEnd() - 0.5 * size(before);
}

/** How a piece goes on from the one before: in the same line, in the next, or not at all. */
function stepFrom(
  before: Piece,
  piece: Piece,
  { left, widest }: Edges,
  columnEnd: () => number,
): 'line' | 'next' | null {
  if (!isLevel(before) || !isLevel(piece)) return null;
  const high = Math.max(size(before), size(piece));
  const down = y(before) - y(piece);
  if (Math.abs(down) < 0.5 * high) {
    const gap = x(piece) - right(before);
    return gap > -high && gap < CELL * high ? 'line' : null;
  }
  const alike = high / Math.min(size(before), size(piece)) < LARGER;
  if (!alike || BULLET.test(piece.str)) return null;
  const goesOn = !/[.!?:;]["')\]]*\s*$/.test(before.str);
  // The top of the next column, in the middle of a sentence.
  if (down < 0) return goesOn && /^\s*\p{Ll}/u.test(piece.str) ? 'next' : null;
  if (down > PITCH * high || x(piece) > widest || right(piece) < left) return null;
  return isBrokenOnPurpose(before, piece, columnEnd) ? null : 'next';
}

/** A small number above its line. */
function isRaisedAfter(before: Piece, piece: Piece): boolean {
  return size(piece) < 0.85 * size(before) && y(piece) > y(before) && piece.str.trim().length < 8;
}

/**
 * Puts lines together to paragraphs, and tells headings and items of lists from them.
 * @param lines as `linesOf` makes them. A hyphen at the end of a line where a word was only cut becomes a soft one in them,
 *   which nobody reads: the word is found whole.
 */
export function paragraphsIn(lines: Piece[]): Paragraph[] {
  const usual = usualSize(lines);
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let before: Piece | null = null;
  /** Edges of the open paragraph. */
  let [left, widest] = [0, 0];
  for (const [at, piece] of lines.entries()) {
    const step =
      open && before ? stepFrom(before, piece, { left, widest }, () => columnEndOf(lines, piece)) : null;
    if (open && before && step) {
      const isRaised = step === 'line' && isRaisedAfter(before, piece);
      open.placed.push({ at, joint: jointOf(before, piece, step), isRaised });
      if (!isRaised) before = piece;
      left = Math.min(left, x(piece));
      widest = Math.max(widest, right(piece));
      if (step === 'next' && y(piece) > y(lines[at - 1] as Piece)) [left, widest] = [x(piece), right(piece)];
    } else {
      open = {
        kind: BULLET.test(piece.str) ? 'item' : size(piece) >= LARGER * usual ? 'heading' : 'text',
        placed: [{ at, joint: '', isRaised: false }],
      };
      paragraphs.push(open);
      before = piece;
      [left, widest] = [x(piece), right(piece)];
    }
  }
  for (const paragraph of paragraphs) {
    const length = paragraph.placed.reduce((sum, { at }) => sum + (lines[at]?.str.length ?? 0), 0);
    if (paragraph.kind === 'heading' && length > LONGEST_HEADING) paragraph.kind = 'text';
  }
  return paragraphs;
}

/** What stands between two pieces. A word that was cut at the end of its line is put together. */
function jointOf(before: Piece, piece: Piece, step: 'line' | 'next'): Joint {
  if (step === 'line') return x(piece) - right(before) > SPACE * size(before) ? ' ' : '';
  if (!/\p{L}[-\u2010]$/u.test(before.str)) return / $/.test(before.str) ? '' : ' ';
  if (/^\p{Ll}/u.test(piece.str) && !HYPHENATED.test(before.str))
    before.str = `${before.str.slice(0, -1)}\u00ad`;
  return '';
}

/** True where a page has words; a page that is a picture has none. */
export function hasWords(pieces: readonly Piece[]): boolean {
  return pieces.some(({ str }) => /\p{L}/u.test(str));
}
