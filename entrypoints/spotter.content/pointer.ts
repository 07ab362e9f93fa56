/** Finds the mention under the pointer, and opens its card after a pause. Listens only while something is marked. */
import { boxesOf } from '../../browser/dom/flow.ts';
import { closest } from '../../browser/dom/nodes.ts';
import { type Ear, letMovesGo, listenFirst } from '../../browser/first-ear.ts';
import type { Opener } from './opener.ts';
import type { Paint } from './paint.ts';
import type { Mark } from './passage.ts';

/** A mention is hit this far above and below its letters, CSS pixels: the line under it belongs to it. */
const SLACK = 3;
/**
 * A frame that is begun now is on the screen one frame later, milliseconds. So a card is put in so long before the pause is over: the
 * frame that shows it is the last one of the pause, and comes to the screen with its end.
 */
const LEAD = 1000 / 60;
/** Where a tap is the page's. */
const ACTS =
  'a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [role=tab], [contenteditable]';

/** What is heard of the pointer, before the page hears of it: a press means something else than a question. */
const TYPES = ['pointermove', 'pointerdown', 'click'] as const;

interface Point {
  x: number;
  y: number;
}

interface HighlightHits {
  highlightsFromPoint?: (
    x: number,
    y: number,
    options: { shadowRoots: ShadowRoot[] },
  ) => { ranges: AbstractRange[] }[];
}

export class Pointer {
  /** How long the pointer rests on a mention before its card opens, milliseconds. */
  pause: number;
  readonly #paint: Paint;
  readonly #opener: Opener;
  readonly #shadows: ReadonlySet<ShadowRoot>;
  readonly #signal: AbortSignal;
  #listening: AbortController | null = null;
  /** Puts the listeners up that may be missing. */
  #listenAgain = () => {};
  #over: Mark | null = null;
  #timer = 0;
  #frame = 0;
  #at: Point = { x: 0, y: 0 };
  /** When it came there, on the clock of `performance.now`. */
  #since = 0;

  constructor(
    paint: Paint,
    opener: Opener,
    shadows: ReadonlySet<ShadowRoot>,
    pause: number,
    signal: AbortSignal,
  ) {
    this.pause = pause;
    this.#paint = paint;
    this.#opener = opener;
    this.#shadows = shadows;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.listen(false));
  }

  /**
   * Starts or stops listening: a page with no mention pays nothing for a pointer that moves. To be asked
   * again at each change: a page that writes itself anew (document.open) takes all listeners away; one
   * that is still there is not added twice.
   */
  listen(on: boolean): void {
    if (!on) {
      letMovesGo();
      if (!this.#listening) return;
      this.#listening.abort();
      this.#listening = null;
      this.#rest();
      this.#over = null;
      return;
    }
    if (this.#signal.aborted) return;
    if (!this.#listening) {
      this.#listening = new AbortController();
      this.#listenAgain = listenFirst(this.#hear as Ear, this.#listening.signal, TYPES);
    }
    this.#listenAgain();
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    addEventListener('scroll', this.#scroll, options);
    document.documentElement?.addEventListener('pointerleave', this.#leave, options);
  }

  readonly #hear = (event: PointerEvent): void => {
    const { type, pointerType } = event;
    if (pointerType === 'touch') {
      if (type === 'click') this.#tap(event);
    } else if (type === 'pointermove') this.#move(event);
    else if (type === 'pointerdown') this.#press(event);
  };

  /**
   * Out of the window, or into a frame, of which nobody else tells. What lies under a pointer that stands still is also left, where a
   * dialog opens over it: that is no wish of the reader's.
   */
  readonly #leave = (event: PointerEvent): void => {
    const { isTrusted, pointerType, target, currentTarget, clientX, clientY } = event;
    if (!isTrusted || pointerType === 'touch') return;
    if (target === currentTarget) this.#goTo(null);
    else if (clientX !== this.#at.x || clientY !== this.#at.y) this.#move(event);
  };

  /** Scrolling moves the page under a pointer that stands still: it may take the mention away, but asks for none. */
  readonly #scroll = ({ isTrusted }: Event): void => {
    if (!isTrusted) return;
    this.#rest();
    if (this.#over && this.markAt(this.#at) !== this.#over) this.#goTo(null);
  };

  #move({ buttons, clientX, clientY, timeStamp }: PointerEvent): void {
    this.#at = { x: clientX, y: clientY };
    this.#since = timeStamp;
    if (buttons !== 0) {
      this.#rest();
      return;
    }
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#listening) this.#goTo(this.markAt(this.#at));
    });
  }

  /** Where the pointer presses it does not ask, until it has been elsewhere. */
  #press({ clientX, clientY }: PointerEvent): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#rest();
    this.#over = this.markAt({ x: clientX, y: clientY });
  }

  #tap(event: PointerEvent): void {
    if (event.defaultPrevented) return;
    const [target] = event.composedPath();
    if (!(target instanceof Element) || closest(target, ACTS)) return;
    const at = { x: event.clientX, y: event.clientY };
    const mark = this.markAt(at);
    if (mark) this.#opener.open(mark, at, 'touch');
  }

  #goTo(mark: Mark | null): void {
    if (mark === this.#over) return;
    this.#rest();
    if (this.#over) this.#opener.release();
    this.#over = mark;
    if (!mark) return;
    this.#opener.warm(mark);
    // The frame that we have waited for belongs to the pause, and so does the one that shows the card.
    const left = this.pause - (performance.now() - this.#since) - LEAD;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      if (this.#over === mark && !this.#signal.aborted) this.#opener.open(mark, this.#at, 'pointer');
    }, left);
  }

  /** Gives up a card that was about to open. */
  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#opener.cool();
  }

  /** The painted mention at a point of the viewport, by the client rectangles of its lines. */
  markAt({ x, y }: Point): Mark | null {
    for (const range of this.#rangesAt(x, y)) {
      const mark = this.#paint.painted.get(range);
      const hit = boxesOf(range).some(
        (box) => x >= box.left && x <= box.right && y >= box.top - SLACK && y <= box.bottom + SLACK,
      );
      if (mark && hit) return mark;
    }
    return null;
  }

  /**
   * Painted ranges that may be at a point: as the browser says, or else those of the text under it. Not
   * every browser knows the first way, and under an emulated pixel ratio it finds nothing.
   */
  *#rangesAt(x: number, y: number): Generator<AbstractRange> {
    const shadowRoots = [...this.#shadows];
    const { highlightsFromPoint } = CSS.highlights as HighlightHits;
    for (const { ranges } of highlightsFromPoint?.call(CSS.highlights, x, y, { shadowRoots }) ?? [])
      yield* ranges;
    const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots });
    if (!caret) return;
    for (const range of this.#paint.painted.keys()) {
      if (range.startContainer === caret.offsetNode || range.endContainer === caret.offsetNode) yield range;
    }
  }
}
