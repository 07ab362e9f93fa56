/** Flows: text as it runs across inline elements, with the way back to its text nodes. */

import type { PassageKind } from '../../spotting/types.ts';
import { isBorder, isLeftAlone } from './borders.ts';
import type { Run } from './runs.ts';

/** A part of a flow: `length` units of a text node from `from`, which stand at `at` in the flow's text. */
export interface Piece {
  node: Text;
  from: number;
  at: number;
  length: number;
}

export interface Flow {
  text: string;
  pieces: readonly Piece[];
}

/** Stands for something inside a line that is no text (a picture, a hidden part): no term crosses it. */
export const OBJECT = '\ufffc';

/** A flow is cut after so many UTF-16 units, so that no step takes long. */
export const LONGEST = 20_000;

/** Offset at which to cut a long text: after the last white space before the limit. */
export function cutAt(text: string, from: number, limit: number): number {
  if (text.length - from <= limit) return text.length;
  for (let at = from + limit; at > from + limit / 2; at--) {
    if (/\s/.test(text.charAt(at - 1))) return at;
  }
  return from + limit;
}

/** After so many elements without any text there is a step all the same, for the one who counts the time. */
const STEP = 64;

/** Reads the flows of a run in document order; null is a step without one. White space alone makes no flow. */
export function* flowsOf({ first, last }: Run): Generator<Flow | null> {
  let text = '';
  let pieces: Piece[] = [];
  let steps = 0;
  const end = (): Flow | null => {
    if (text === '') return null;
    const flow = { text, pieces };
    text = '';
    pieces = [];
    return /\S/.test(flow.text) ? flow : null;
  };
  /** At either edge of an element. */
  const edge = (element: Element): Flow | null => {
    if (isBorder(element)) return end();
    if (element.localName === 'sup') text += OBJECT;
    return null;
  };
  let node: Node | null = first;
  while (node) {
    let inside: Node | null = null;
    let flow: Flow | null = null;
    if (isText(node)) {
      const { data } = node;
      for (let from = 0; from < data.length; ) {
        const to = cutAt(data, from, LONGEST - text.length);
        pieces.push({ node, from, at: text.length, length: to - from });
        text += from === 0 && to === data.length ? data : data.slice(from, to);
        from = to;
        if (from < data.length || text.length >= LONGEST) yield end();
      }
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      if (isLeftAlone(node as Element)) text += OBJECT;
      else {
        flow = edge(node as Element);
        inside = node.firstChild;
        if (flow || ++steps % STEP === 0) yield flow;
        if (!inside) {
          flow = edge(node as Element);
          if (flow) yield flow;
        }
      }
    }
    if (inside) {
      node = inside;
      continue;
    }
    // Out of everything that ends here, then on to the next in line.
    while (node && node !== last && !node.nextSibling) {
      node = node.parentNode;
      flow = node instanceof Element ? edge(node) : null;
      if (flow) yield flow;
    }
    node = node && node !== last ? node.nextSibling : null;
  }
  const flow = end();
  if (flow) yield flow;
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE;
}

/** What sort of text a flow is, by the elements around it. */
export function kindOf(flow: Flow): PassageKind {
  const around = flow.pieces[0]?.node.parentElement?.closest(
    'h1,h2,h3,h4,h5,h6,[role=heading],td,th,li,dt,dd,button,nav',
  );
  if (!around) return 'text';
  if (/^(H\d)$/i.test(around.tagName) || around.getAttribute('role') === 'heading') return 'heading';
  return /^T[DH]$/i.test(around.tagName) ? 'cell' : 'item';
}

/** True for text whose line ends are shown: each line may be a heading, an item or a paragraph of a note. */
export function keepsLines(flow: Flow): boolean {
  const parent = flow.text.includes('\n') && flow.pieces[0]?.node.parentElement;
  return parent ? getComputedStyle(parent).whiteSpaceCollapse.startsWith('preserve') : false;
}

/** The part `[start, end)` of a flow. */
export function partOf({ text, pieces }: Flow, start: number, end: number): Flow {
  const part: Piece[] = [];
  for (let i = pieceAt(pieces, start); i < pieces.length; i++) {
    const { node, from, at, length } = pieces[i] as Piece;
    if (at >= end) break;
    const skip = Math.max(0, start - at);
    const rest = Math.min(at + length, end) - at - skip;
    if (rest > 0) part.push({ node, from: from + skip, at: at + skip - start, length: rest });
  }
  return { text: text.slice(start, end), pieces: part };
}

/** Index of the piece that holds the flow's unit at `offset`. */
export function pieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle] as Piece).at <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The range of a flow's units `[start, end)`. Static: a live range taxes every change of the page. */
export function rangeOf(pieces: readonly Piece[], start: number, end: number): StaticRange {
  const first = pieces[pieceAt(pieces, start)] as Piece;
  const last = pieces[pieceAt(pieces, end - 1)] as Piece;
  return new StaticRange({
    startContainer: first.node,
    startOffset: first.from + start - first.at,
    endContainer: last.node,
    endOffset: last.from + end - last.at,
  });
}

/** Client rectangles of a range as it lies now: one for each line it runs over. */
export function boxesOf(range: AbstractRange): DOMRect[] {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const live = new Range();
  try {
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
  } catch {
    // The text has become shorter; the mention is about to go.
    return [];
  }
  return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}
