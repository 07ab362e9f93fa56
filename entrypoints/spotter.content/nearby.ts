/** Paints only what is near the viewport: each painted range costs the page a little at each frame. */
import { flowsInline, parentOf } from '../../browser/dom/borders.ts';
import { isSeen, type Shut } from '../../browser/dom/sight.ts';
import type { Slices } from '../../browser/dom/slices.ts';
import type { Paint } from './paint.ts';
import type { Found, Mark } from './passage.ts';
import type { Shown } from './shown.ts';

/** How far beyond the viewport, as a part of it. */
const MARGIN = '60%';
/** More boxes than this make the watching itself costly: then wider boxes are watched. */
const MOST_BOXES = 2000;
/** So many hidden finds are asked at once whether they can be seen now. */
const MOST_HIDDEN = 100;
/** Fewer boxes than this paint too much at once. */
const FEWEST_BOXES = 40;

interface Box {
  found: Found[];
  near: boolean;
  marks: readonly Mark[];
}

export class Nearby {
  readonly #paint: Paint;
  readonly #shown: Shown;
  readonly #signal: AbortSignal;
  readonly #boxes = new Map<Element, Box>();
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
          const box = this.#boxes.get(target);
          if (!box) continue;
          box.near = isIntersecting;
          this.#show(box);
          if (isIntersecting && box.found.some(({ passages }) => passages.length === 0)) onShown(target);
        }
        paint.mend();
      },
      { rootMargin: MARGIN },
    );
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      this.#boxes.clear();
    });
  }

  /**
   * Looks whether something near that was hidden can be seen now: what a script or the scrolling fades in
   * ends with no event.
   */
  look(): void {
    const shut: Shut = new Map();
    let left = MOST_HIDDEN;
    for (const [element, { near, found }] of this.#boxes) {
      if (!near) continue;
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
    let boxes = await boxesAround(all, 0, slices);
    for (let lift = 1; boxes.size > MOST_BOXES && lift < 4; lift++) {
      const wider = await boxesAround(all, lift, slices);
      if (wider.size < FEWEST_BOXES) break;
      boxes = wider;
    }
    for (const [element, box] of this.#boxes) {
      if (boxes.has(element)) continue;
      this.#observer.unobserve(element);
      this.#boxes.delete(element);
      for (const mark of box.marks) this.#paint.remove(mark);
      if (slices.due) await slices.rest();
    }
    for (const [element, found] of boxes) {
      if (this.#signal.aborted) return;
      const box = this.#boxes.get(element);
      if (box) {
        box.found = found;
        this.#show(box);
      } else {
        this.#boxes.set(element, { found, near: false, marks: [] });
        this.#observer.observe(element);
      }
      if (slices.due) await slices.rest();
    }
    this.#paint.mend();
  }

  /** Other marks are to be painted than before, of the same finds. */
  repaint(): void {
    for (const box of this.#boxes.values()) this.#show(box);
    this.#paint.mend();
  }

  #show(box: Box): void {
    const all = box.near ? box.found.flatMap(({ passages }) => passages.flatMap(({ marks }) => marks)) : [];
    const marks = all.filter((mark) => this.#shown.has(mark));
    const wanted = new Set(marks);
    for (const mark of box.marks) if (!wanted.has(mark)) this.#paint.remove(mark);
    for (const mark of marks) this.#paint.add(mark);
    box.marks = marks;
  }
}

/** What was found by the box around it. A find that can be seen and has no mention needs none. */
async function boxesAround(
  all: readonly Found[],
  lift: number,
  slices: Slices,
): Promise<Map<Element, Found[]>> {
  const boxes = new Map<Element, Found[]>();
  for (const found of all) {
    if (slices.due) await slices.rest();
    const { passages } = found;
    if (passages.length > 0 && !passages.some(({ marks }) => marks.length > 0)) continue;
    const box = boxAround(found, lift);
    if (!box) continue;
    const inside = boxes.get(box);
    if (inside) inside.push(found);
    else boxes.set(box, [found]);
  }
  return boxes;
}

/** The block around a find, or one further out; inline elements tell too little, and those without a box nothing. */
function boxAround({ flow }: Found, lift: number): Element | null {
  const [first] = flow.pieces;
  let box = first ? parentOf(first.node) : null;
  for (let up = lift; box && box.localName !== 'body'; ) {
    if (!flowsInline(box) && up-- <= 0) break;
    box = parentOf(box) ?? box.ownerDocument.documentElement;
    if (box.localName === 'html') break;
  }
  return box;
}
