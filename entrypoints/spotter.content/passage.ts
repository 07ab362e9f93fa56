/** Passages: flows that hold something of the lexicon, as far as the reader can see them. */

import { flowsInline, isProse, parentOf } from '../../browser/dom/borders.ts';
import {
  boxesOf,
  type Flow,
  keepsLines,
  kindOf,
  OBJECT,
  type Piece,
  partOf,
  pieceAt,
  rangeOf,
} from '../../browser/dom/flow.ts';
import { closest } from '../../browser/dom/nodes.ts';
import { shadowOf } from '../../browser/dom/roots.ts';
import { isSeen, type Shut } from '../../browser/dom/sight.ts';
import type { ClaimOutcome } from '../../data/reading.ts';
import { type Mention, type PassageKind, type Scanned, scan } from '../../spotting/index.ts';
import { passagesOf } from '../../spotting/passages.ts';

/** A mention with its place in the page. */
export interface Mark {
  mention: Mention;
  range: StaticRange;
  passage: Passage;
  /** How what the page asserts of it stands to the documents; null where it asserts nothing, or nobody knows yet. */
  outcome: ClaimOutcome | null;
}

/** A part of a flow that is read on its own. */
export interface Passage {
  pieces: readonly Piece[];
  scanned: Scanned;
  marks: Mark[];
}

/** A flow in which something was found, whether it can be seen now or not. */
export interface Found {
  flow: Flow;
  kind: PassageKind;
  scanned: Scanned;
  passages: Passage[];
}

/** Reads a flow. Yields nothing where nothing in it bears on the topic: most flows of most pages. */
export function* find(flow: Flow): Generator<Found> {
  const kind = kindOf(flow);
  const scanned = scan(flow.text, kind);
  if (!scanned) return;
  if (!keepsLines(flow)) {
    yield { flow, kind, scanned, passages: [] };
    return;
  }
  for (const { text, kind, offset } of passagesOf(flow.text)) {
    const part = partOf(flow, offset, offset + text.length);
    const scanned = scan(text, kind);
    if (scanned && part.pieces.length > 0) yield { flow: part, kind, scanned, passages: [] };
  }
}

/** Remembers what was asked about an element during one pass: the page's styles do not change in it. */
export class Sight {
  readonly #open = new Map<Element, 'yes' | 'no' | 'ask'>();
  readonly #prose = new Map<Element, boolean>();
  readonly #shut: Shut = new Map();
  readonly #inline = new Map<Element, boolean>();

  /** True where a text node is prose that can be seen. */
  isOpen(text: Text): boolean {
    const parent = parentOf(text);
    if (!parent) return true;
    let open = this.#open.get(parent);
    if (open === undefined) {
      open =
        !isSeen(parent, this.#shut) || !isProse(parent, this.#prose)
          ? 'no'
          : shadowOf(parent)
            ? 'ask'
            : 'yes';
      this.#open.set(parent, open);
    }
    // Text in the host of a shadow root is there only where a slot takes it up, and a host can be seen without it.
    return open === 'yes' || (open === 'ask' && boxesOf(new StaticRange(wholeOf(text))).length > 0);
  }

  /** True where the line of text runs on from one text node to the next, as the page is styled. */
  runsOn(from: Node, to: Node): boolean {
    const above = new Set<Node>();
    for (let at = from.parentNode; at; at = at.parentNode) above.add(at);
    let shared: Node | null = to.parentNode;
    for (; shared && !above.has(shared); shared = shared.parentNode) if (!this.#flows(shared)) return false;
    for (let at = from.parentNode; at && at !== shared; at = at.parentNode)
      if (!this.#flows(at)) return false;
    return true;
  }

  #flows(node: Node): boolean {
    if (!(node instanceof Element)) return true;
    let flows = this.#inline.get(node);
    if (flows === undefined) {
      flows = flowsInline(node);
      this.#inline.set(node, flows);
    }
    return flows;
  }
}

const wholeOf = (text: Text): StaticRangeInit => ({
  startContainer: text,
  startOffset: 0,
  endContainer: text,
  endOffset: text.length,
});

/**
 * Brings a find up to date with what can be seen: without hidden parts, and cut where a match would
 * cross elements that are styled as blocks.
 * @returns true when its passages changed
 */
export function settle(found: Found, sight: Sight): boolean {
  const { flow, scanned, kind } = found;
  const open = flow.pieces.map((piece) => sight.isOpen(piece.node));
  const cuts = new Set<number>();
  for (const { start, end } of scanned.hits) {
    const last = pieceAt(flow.pieces, end - 1);
    for (let i = pieceAt(flow.pieces, start); i < last; i++) {
      if (!sight.runsOn((flow.pieces[i] as Piece).node, (flow.pieces[i + 1] as Piece).node)) cuts.add(i + 1);
    }
  }
  const before = found.passages;
  found.passages =
    cuts.size === 0 && open.every(Boolean)
      ? [before.find((passage) => passage.scanned === scanned) ?? { pieces: flow.pieces, scanned, marks: [] }]
      : [...parts(flow, open, cuts)].flatMap((part) => {
          const same = before.find(({ scanned }) => scanned.text === part.text);
          if (same && samePieces(same.pieces, part.pieces)) return [same];
          const read = scan(part.text, kind);
          return read ? [{ pieces: part.pieces, scanned: read, marks: [] }] : [];
        });
  return (
    found.passages.length !== before.length || found.passages.some((passage, i) => passage !== before[i])
  );
}

function samePieces(one: readonly Piece[], other: readonly Piece[]): boolean {
  return (
    one.length === other.length &&
    one.every((piece, i) => piece.node === other[i]?.node && piece.at === other[i]?.at)
  );
}

function* parts(flow: Flow, open: readonly boolean[], cuts: ReadonlySet<number>): Generator<Flow> {
  let text = '';
  let pieces: Piece[] = [];
  let end = 0;
  for (const [i, piece] of flow.pieces.entries()) {
    if (cuts.has(i)) {
      if (pieces.length) yield { text, pieces, kind: flow.kind };
      text = '';
      pieces = [];
    } else if (piece.at > end) text += OBJECT;
    end = piece.at + piece.length;
    if (open[i]) {
      pieces.push({ ...piece, at: text.length });
      text += flow.text.slice(piece.at, end);
    } else text += OBJECT;
  }
  if (pieces.length) yield { text, pieces, kind: flow.kind };
}

/** What is pressed, not read: its words are read along, but a mark there would be in the way. */
const CONTROL = 'button, [role=button]';

/**
 * Gives a passage its mentions, those on buttons left out. A range that is still right stays the same object, so that nothing is
 * painted anew.
 */
export function place(passage: Passage, mentions: readonly Mention[]): void {
  const { marks, pieces } = passage;
  const onPage = mentions.filter(({ start }) => !isControl(pieces[pieceAt(pieces, start)]));
  passage.marks = onPage.map((mention) => {
    const same = marks.find(
      ({ mention: old }) =>
        old.start === mention.start && old.end === mention.end && old.mark === mention.mark,
    );
    if (!same) {
      const range = rangeOf(pieces, mention.start, mention.end);
      return { mention, range, passage, outcome: null };
    }
    same.mention = mention;
    return same;
  });
}

function isControl(piece: Piece | undefined): boolean {
  const around = piece?.node.parentElement;
  return Boolean(around && closest(around, CONTROL));
}
