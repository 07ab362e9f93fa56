/** Paints only what is near the viewport: each painted range costs the page a little at each frame. */
import { flowsInline, parentOf } from '../../browser/dom/borders.ts';
import { documentElementOf, isConnected, localNameOf } from '../../browser/dom/nodes.ts';
import { isSeen, Shut } from '../../browser/dom/sight.ts';
import type { Slices } from '../../browser/dom/slices.ts';
import type { Paint } from './paint.ts';
import type { Found, Mark } from './passage.ts';
import type { Shown } from './shown.ts';

/** How far beyond the viewport, as parts of it: above, beside and below, where readers go more often and further at a time. */
const MARGIN = '15% 40% 40%';
/** More boxes than this make the watching itself costly, at each frame: then neighbours are watched as one. */
const MOST_BOXES = 400;
/** So many hidden finds are asked at once whether they can be seen now. */
const MOST_HIDDEN = 100;

/** A block with finds, or several in a row of which the first and the last are watched. */
interface Box {
  first: Element;
  last: Element;
  found: Found[];
  /** Those of the two that are near. */
  near: Set<Element>;
  marks: readonly Mark[];
}

export class Nearby {
  readonly #paint: Paint;
  readonly #shown: Shown;
  readonly #signal: AbortSignal;
  /** By their first blocks, in page order. */
  #boxes = new Map<Element, Box>();
  /** Blocks that are watched. */
  readonly #watched = new Map<Element, Box>();
  /** The box that the viewport lies inside of, where neighbours are watched as one. */
  #around: Box | undefined;
  readonly #onShown: (element: Element) => void;
  readonly #observer: IntersectionObserver;

  /**
   * @param shown which marks are to be painted at all
   * @param onShown called with an element that came near while something in it was taken for hidden
   */
  constructor(paint: Paint, shown: Shown, onShown: (element: Element) => void, signal: AbortSignal) {
    this.#paint = paint;
    this.#shown = shown;
    this.#signal = signal;
    this.#onShown = onShown;
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const box = this.#watched.get(target);
          if (!box) continue;
          if (isIntersecting) box.near.add(target);
          else box.near.delete(target);
          this.#show(box);
          if (isIntersecting && box.found.some(({ passages }) => passages.length === 0)) onShown(target);
        }
        this.#lookAround();
        paint.mend();
      },
      { rootMargin: MARGIN },
    );
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      this.#boxes.clear();
      this.#watched.clear();
    });
  }

  /**
   * Looks whether something near that was hidden can be seen now: what a script or the scrolling fades in
   * ends with no event.
   */
  look(): void {
    this.#lookAround();
    const shut = new Shut();
    let left = MOST_HIDDEN;
    for (const [element, { near, found }] of this.#boxes) {
      if (near.size === 0 && this.#around?.first !== element) continue;
      for (const { passages, flow } of found) {
        if (passages.length > 0) continue;
        if (left-- <= 0) return;
        const around = flow.pieces[0] && parentOf(flow.pieces[0].node);
        if (!around?.isConnected || !isSeen(around, shut)) continue;
        this.#onShown(element);
        break;
      }
    }
  }

  /** Takes in what was found anew. Marks that stay are not painted again. */
  async update(all: readonly Found[], slices: Slices): Promise<void> {
    const blocks = await blocksAround(all, slices);
    const before = this.#boxes;
    this.#boxes = joined(blocks, before);
    for (const [element, box] of before) {
      if (this.#boxes.get(element) === box) continue;
      for (const mark of box.marks) this.#paint.remove(mark);
      if (slices.due) await slices.rest();
    }
    const unwatched = new Set(this.#watched.keys());
    for (const box of this.#boxes.values()) {
      if (this.#signal.aborted) return;
      for (const end of new Set([box.first, box.last])) {
        if (!unwatched.delete(end)) this.#observer.observe(end);
        this.#watched.set(end, box);
      }
      for (const end of box.near) if (end !== box.first && end !== box.last) box.near.delete(end);
      this.#show(box);
      if (slices.due) await slices.rest();
    }
    for (const element of unwatched) {
      this.#observer.unobserve(element);
      this.#watched.delete(element);
    }
    this.#lookAround();
    this.#paint.mend();
  }

  /** Of a box that is taller than what is near neither end may be: nobody tells when the viewport comes into its middle. */
  #lookAround(): void {
    const before = this.#around;
    this.#around = boxAround([...this.#boxes.values()]);
    if (before === this.#around) return;
    for (const box of [before, this.#around]) if (box && this.#boxes.get(box.first) === box) this.#show(box);
  }

  /** Other marks are to be painted than before, of the same finds. */
  repaint(): void {
    for (const box of this.#boxes.values()) this.#show(box);
    this.#paint.mend();
  }

  #show(box: Box): void {
    const isNear = box.near.size > 0 || box === this.#around;
    const all = isNear ? box.found.flatMap(({ passages }) => passages.flatMap(({ marks }) => marks)) : [];
    const marks = all.filter((mark) => this.#shown.has(mark));
    const wanted = new Set(marks);
    for (const mark of box.marks) if (!wanted.has(mark)) this.#paint.remove(mark);
    for (const mark of marks) this.#paint.add(mark);
    box.marks = marks;
  }
}

/** The joined box that begins above the top of the viewport and ends below. @param boxes in page order */
function boxAround(boxes: readonly Box[]): Box | undefined {
  const joined = boxes.filter(({ first, last }) => first !== last);
  let low = 0;
  for (let high = joined.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (edgesOf((joined[middle] as Box).first).top <= 0) low = middle + 1;
    else high = middle;
  }
  const box = joined[low - 1];
  return box && edgesOf(box.last).bottom > 0 ? box : undefined;
}

const edgesOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** Where finds were last seen to lie: to ask each time how elements are styled would be dear. */
const blocks = new WeakMap<Found, Element>();

function blockOf(found: Found): Element | null {
  const known = blocks.get(found);
  const node = found.flow.pieces[0]?.node;
  if (known && node && isConnected(known) && Node.prototype.contains.call(known, node)) return known;
  const block = blockAround(found);
  if (block) blocks.set(found, block);
  return block;
}

/** What was found by the block around it. A find that can be seen and has no mention needs none. */
async function blocksAround(all: readonly Found[], slices: Slices): Promise<Map<Element, Found[]>> {
  const around = new Map<Element, Found[]>();
  for (const found of all) {
    if (slices.due) await slices.rest();
    const { passages } = found;
    if (passages.length > 0 && !passages.some(({ marks }) => marks.length > 0)) continue;
    const block = blockOf(found);
    if (!block) continue;
    const inside = around.get(block);
    if (inside) inside.push(found);
    else around.set(block, [found]);
  }
  return around;
}

/** The block around a find; inline elements tell too little, and those without a box nothing. */
function blockAround({ flow }: Found): Element | null {
  const [first] = flow.pieces;
  let block = first ? parentOf(first.node) : null;
  while (block && !/^(body|html)$/.test(localNameOf(block)) && flowsInline(block))
    block = parentOf(block) ?? documentElementOf(document);
  return block;
}

/** Few enough boxes for all blocks. Those that are there go on where they begin, so that a change moves few of them. */
function joined(blocks: ReadonlyMap<Element, Found[]>, before: ReadonlyMap<Element, Box>): Map<Element, Box> {
  const boxes = new Map<Element, Box>();
  const most = Math.ceil(blocks.size / MOST_BOXES);
  let box: Box | undefined;
  let count = 0;
  for (const [element, found] of blocks) {
    if (!box || count >= most * 2 || (count >= most && before.has(element)) || most === 1) {
      const same = before.get(element);
      box = same ?? { first: element, last: element, found: [], near: new Set(), marks: [] };
      box.found = [];
      boxes.set(element, box);
      count = 0;
    }
    box.last = element;
    for (const one of found) box.found.push(one);
    count += 1;
  }
  return boxes;
}
