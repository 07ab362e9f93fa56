/** Passages: flows that hold something of the lexicon, as far as the reader can see them. */

import { flowsInline, isBorder, isProse, parentOf } from '../../browser/dom/borders.ts';
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
import { closest, hasAttributes, parentNodeOf } from '../../browser/dom/nodes.ts';
import { isSeen, Shut } from '../../browser/dom/sight.ts';
import type { ClaimOutcome } from '../../data/reading.ts';
import { isPainted, type Mention, type PassageKind, type Scanned, scan } from '../../spotting/index.ts';
import { passagesOf } from '../../spotting/passages.ts';

/** A mention with its place in the page. */
export class Mark {
  mention: Mention;
  readonly passage: Passage;
  /** How what the page asserts of it stands to the documents; null where it asserts nothing, or nobody knows yet. */
  outcome: ClaimOutcome | null = null;
  #range: StaticRange | null = null;

  constructor(mention: Mention, passage: Passage) {
    this.mention = mention;
    this.passage = passage;
  }

  /** Always the same object. Made when it is asked for: most marks of a long page are never near the viewport. */
  get range(): StaticRange {
    this.#range ??= rangeOf(this.passage.pieces, this.mention.start, this.mention.end);
    return this.#range;
  }
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
  /** A part of a line in which nothing may be painted: it only tells what the page is about. */
  isPart: boolean;
}

/** Reads a flow. Yields nothing where nothing in it bears on the topic: most flows of most pages. */
export function* find(flow: Flow, isPart = false): Generator<Found> {
  const kind = kindOf(flow);
  const scanned = scan(flow.text, kind);
  if (!scanned) return;
  if (!keepsLines(flow)) {
    yield { flow, kind, scanned, passages: [], isPart };
    return;
  }
  for (const { text, kind, offset } of passagesOf(flow.text)) {
    const part = partOf(flow, offset, offset + text.length);
    const scanned = scan(text, kind);
    if (scanned && part.pieces.length > 0) yield { flow: part, kind, scanned, passages: [], isPart };
  }
}

/** Remembers what was asked about an element during one pass: the page's styles do not change in it. */
export class Sight {
  readonly #open = new Map<Element, 'yes' | 'no' | 'ask'>();
  readonly #prose = new Map<Element, boolean>();
  readonly #shut = new Shut();
  readonly #inline = new Map<Element, boolean>();
  readonly #hosts: ReadonlySet<Element>;

  /** @param shadows roots that are known */
  constructor(shadows: Iterable<ShadowRoot>) {
    this.#hosts = new Set(Array.from(shadows, ({ host }) => host));
  }

  /** True where a text node is prose that can be seen. */
  isOpen(text: Text): boolean {
    const parent = parentOf(text);
    if (!parent) return true;
    let open = this.#open.get(parent);
    if (open === undefined) {
      open =
        !isSeen(parent, this.#shut) || !isProse(parent, this.#prose)
          ? 'no'
          : this.#hosts.has(parent)
            ? 'ask'
            : 'yes';
      this.#open.set(parent, open);
    }
    // Text in the host of a shadow root is there only where a slot takes it up, and a host can be seen without it.
    return open === 'yes' || (open === 'ask' && boxesOf(new StaticRange(wholeOf(text))).length > 0);
  }

  /** True where the line of text runs on from one text node to the next, as the page is styled. */
  runsOn(from: Node, to: Node): boolean {
    return this.#opensTo(from, to) && this.#opensTo(to, from);
  }

  /** True where nothing around one node, up to what is around both, ends the line. */
  #opensTo(from: Node, to: Node): boolean {
    for (let at = from.parentNode; at && !Node.prototype.contains.call(at, to); at = at.parentNode)
      if (!this.#flows(at)) return false;
    return true;
  }

  #flows(node: Node): boolean {
    if (!(node instanceof Element)) return true;
    // A line that pdf.js has put in its place: the text runs on to the next.
    const flows = this.#inline.get(node) ?? (node.role === 'presentation' || flowsInline(node));
    this.#inline.set(node, flows);
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
  const open = openIn(found, sight);
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

/**
 * Which pieces can be seen. Those in which something was found are asked; others only where something may be painted beside
 * them, and where their element has an attribute to be hidden by: a bare `<b>` is taken to be seen as its line is.
 */
function openIn({ flow: { pieces }, scanned: { hits } }: Found, sight: Sight): boolean[] {
  const asksAll = hits.some(isPainted);
  let next = 0;
  return pieces.map(({ node, at, length }, index) => {
    let hit = hits[next];
    for (; hit && hit.end <= at; hit = hits[next]) next += 1;
    const holds = hit ? hit.start < at + length : hits.length + index === 0;
    return (!holds && !(asksAll && (index === 0 || !isBare(node)))) || sight.isOpen(node);
  });
}

function isBare(node: Text): boolean {
  const around = parentNodeOf(node);
  return around instanceof Element && !hasAttributes(around) && !isBorder(around);
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
  let asked: Element | null = null;
  let isControl = false;
  const onPage: Mark[] = [];
  for (const mention of mentions) {
    const around = parentNodeOf((pieces[pieceAt(pieces, mention.start)] as Piece).node) as Element | null;
    if (around !== asked) {
      asked = around;
      isControl = around instanceof Element && closest(around, CONTROL) !== null;
    }
    if (isControl) continue;
    const same = marks.find(
      ({ mention: old }) =>
        old.start === mention.start && old.end === mention.end && old.mark === mention.mark,
    );
    if (same) same.mention = mention;
    onPage.push(same ?? new Mark(mention, passage));
  }
  passage.marks = onPage;
}
