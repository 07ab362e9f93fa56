/** Flows: text as it runs across inline elements, with the way back to its text nodes. */

import type { PassageKind } from '../../spotting/types.ts';
import { type Edge, edgeOf } from './borders.ts';
import {
  closest,
  firstChildOf,
  hasAttribute,
  localNameOf,
  matches,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
} from './nodes.ts';
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
  /** What sort of text it is, by the elements around its beginning. */
  kind: PassageKind;
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

/** Kinds of text by the nearest of these elements around it; elsewhere it is `text`. */
const KINDS = new Map<string, PassageKind>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, 'heading'] as const),
  ...['li', 'dt', 'dd', 'button', 'nav'].map((tag) => [tag, 'item'] as const),
  ['td', 'cell'],
  ['th', 'cell'],
]);
const HAVE_KINDS = [...KINDS.keys(), '[role=heading]'].join();

/** The kind of text in an element by itself; undefined where that is told by what is around it. */
function ownKind(element: Element, localName: string): PassageKind | undefined {
  const isHeading = hasAttribute(element, 'role') && matches(element, '[role=heading]');
  return isHeading ? 'heading' : KINDS.get(localName);
}

/** The kind of text beside a node. */
function kindAround(node: Node): PassageKind {
  const parent = parentNodeOf(node);
  const around = parent instanceof Element ? closest(parent, HAVE_KINDS) : null;
  return (around && ownKind(around, localNameOf(around))) ?? 'text';
}

/** A text node by itself. */
export function flowOf(node: Text): Flow {
  const text = node.data;
  return { text, pieces: [{ node, from: 0, at: 0, length: text.length }], kind: kindAround(node) };
}

/** Reads the flows of a run in document order; null is a step without one. White space alone makes no flow. */
export function* flowsOf({ first, last }: Run): Generator<Flow | null> {
  let text = '';
  let pieces: Piece[] = [];
  let kind = kindAround(first);
  let begun: PassageKind = 'text';
  let steps = 0;
  // What we are in: elements, what their edges do, and the kind of text around them.
  const open: Element[] = [];
  const edges: Edge[] = [];
  const kinds: PassageKind[] = [];
  const end = (): Flow | null => {
    if (text === '') return null;
    const flow = { text, pieces, kind: begun };
    text = '';
    pieces = [];
    begun = 'text';
    return /\S/.test(flow.text) ? flow : null;
  };
  for (let node: Node = first; ; ) {
    const type = nodeTypeOf(node);
    if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
      const { data } = node as Text;
      for (let from = 0; from < data.length; ) {
        const to = cutAt(data, from, LONGEST - text.length);
        if (pieces.length === 0) begun = kind;
        pieces.push({ node: node as Text, from, at: text.length, length: to - from });
        text += from === 0 && to === data.length ? data : data.slice(from, to);
        from = to;
        if (from < data.length || text.length >= LONGEST) yield end();
      }
    } else if (type === Node.ELEMENT_NODE) {
      const element = node as Element;
      const localName = localNameOf(element);
      const edge = edgeOf(element, localName);
      const inside = edge === 'object' ? null : firstChildOf(element);
      const flow = edge === 'border' ? end() : null;
      if (flow || ++steps % STEP === 0) yield flow;
      // Where there is nothing inside, both edges are one; what is left alone stands for something in the line.
      if (edge === 'object' || edge === 'around') text += OBJECT;
      if (inside) {
        open.push(element);
        edges.push(edge);
        kinds.push(kind);
        kind = ownKind(element, localName) ?? kind;
        node = inside;
        continue;
      }
      if (edge === 'around') text += OBJECT;
    }
    // Out of everything that ends here, then on to the next in line.
    for (;;) {
      const next = open.length === 0 && node === last ? null : nextSiblingOf(node);
      if (next) {
        node = next;
        break;
      }
      const around = open.pop();
      if (!around) {
        const flow = end();
        if (flow) yield flow;
        return;
      }
      node = around;
      kind = kinds.pop() as PassageKind;
      const edge = edges.pop();
      if (edge === 'around') text += OBJECT;
      const flow = edge === 'border' ? end() : null;
      if (flow) yield flow;
    }
  }
}

/** What sort of text a flow is, by the elements around its beginning. */
export const kindOf = ({ kind }: Flow): PassageKind => kind;

/** True for text whose line ends are shown: each line may be a heading, an item or a paragraph of a note. */
export function keepsLines(flow: Flow): boolean {
  const parent = flow.text.includes('\n') && flow.pieces[0]?.node.parentElement;
  return parent ? getComputedStyle(parent).whiteSpaceCollapse.startsWith('preserve') : false;
}

/** The part `[start, end)` of a flow. */
export function partOf({ text, pieces, kind }: Flow, start: number, end: number): Flow {
  const part: Piece[] = [];
  for (let i = pieceAt(pieces, start); i < pieces.length; i++) {
    const { node, from, at, length } = pieces[i] as Piece;
    if (at >= end) break;
    const skip = Math.max(0, start - at);
    const rest = Math.min(at + length, end) - at - skip;
    if (rest > 0) part.push({ node, from: from + skip, at: at + skip - start, length: rest });
  }
  return { text: text.slice(start, end), pieces: part, kind };
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
