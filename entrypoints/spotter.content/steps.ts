/** Going from mention to mention with the keyboard. */
import { parentOf } from '../../browser/dom/borders.ts';
import { boxesOf } from '../../browser/dom/flow.ts';
import type { Opener } from './opener.ts';
import type { Paint } from './paint.ts';
import type { Mark } from './passage.ts';
import type { Shown } from './shown.ts';

/** How long the current mention stays filled with colour, milliseconds. */
const FLASH = 1600;
/** Frames that a scroll may take before we go on anyway. */
const PATIENCE = 90;

export type Direction = 'next' | 'previous' | 'open';

/** True where this frame is the one that the reader's keyboard speaks to; the top frame where none is. */
export function hasKeyboard(): boolean {
  if (!document.hasFocus()) return window === top;
  return !/^(i?frame|object|embed)$/i.test(document.activeElement?.localName ?? '');
}

/** True where a step from `current` among `count` leaves them at either end. */
export function isOver(current: number, count: number, direction: Direction): boolean {
  if (count === 0) return true;
  return current >= 0 && current === { next: count - 1, previous: 0, open: -1 }[direction];
}

/** Index of the mention to go to among `count`, from `current` (-1: none), round the ends. */
export function stepFrom(current: number, count: number, direction: Direction, first: number): number {
  if (current < 0) return direction === 'previous' ? (first - 1 + count) % count : first % count;
  if (direction === 'open') return current;
  return (current + (direction === 'next' ? 1 : -1) + count) % count;
}

export class Steps {
  readonly #marks: () => Mark[];
  readonly #shown: Shown;
  readonly #paint: Paint;
  readonly #opener: Opener;
  #current: Mark | null = null;
  #flash = 0;
  #turn = 0;

  /**
   * @param marks all mentions that can be seen, in page order
   * @param shown those among them that are stepped through
   */
  constructor(marks: () => Mark[], shown: Shown, paint: Paint, opener: Opener, signal: AbortSignal) {
    this.#marks = marks;
    this.#shown = shown;
    this.#paint = paint;
    this.#opener = opener;
    signal.addEventListener('abort', () => clearTimeout(this.#flash));
  }

  /**
   * Goes one step, or opens the card of the current mention.
   * @param stay true: round the ends
   * @param enter true: coming from another frame, begin at this end
   * @returns false where there is nothing to go to
   */
  async step(direction: Direction, stay: boolean, enter: boolean): Promise<boolean> {
    const all = this.#marks();
    // Where the panel has gone to a mention that is not marked, steps go on from there too.
    const marks = all.filter((mark) => (!enter && mark === this.#current) || this.#shown.has(mark));
    const current = this.#current && !enter ? marks.indexOf(this.#current) : -1;
    if (marks.length === 0 || (!stay && isOver(current, marks.length, direction))) {
      this.#leave();
      return false;
    }
    const first = enter || current >= 0 ? 0 : firstInView(marks);
    const mark = marks[stepFrom(current, marks.length, direction, first)] as Mark;
    await this.#show(mark, direction === 'open' || this.#opener.isOpen);
    return true;
  }

  /**
   * Goes to one mention of a concept; steps go on from there.
   * @param index which of them, from 0 in page order; the last where there are fewer
   * @returns where it goes, and how many there are; a count of 0 where there is none
   */
  goTo(concept: string, index: number): { index: number; count: number } {
    const marks = this.#marks().filter(({ mention }) => mention.concept === concept);
    const at = Math.min(Math.max(0, index), marks.length - 1);
    const mark = marks[at];
    if (mark) this.#show(mark, false);
    return { index: at, count: marks.length };
  }

  /** @param withCard true: opens the card; false: closes the one that is open, which might lie over it */
  async #show(mark: Mark, withCard: boolean): Promise<void> {
    this.#current = mark;
    const turn = ++this.#turn;
    if (!withCard) this.#opener.close();
    await bringIntoView(mark.range);
    if (turn !== this.#turn) return;
    this.#paint.flash(mark.range);
    clearTimeout(this.#flash);
    this.#flash = window.setTimeout(() => this.#paint.flash(null), FLASH);
    if (withCard) await this.#opener.open(mark, null, 'keyboard');
  }

  /** The step goes on in another frame. */
  #leave(): void {
    this.#turn++;
    this.#current = null;
    this.#opener.close();
    clearTimeout(this.#flash);
    this.#paint.flash(null);
  }
}

/** The first mention that is not above the viewport, or the first of all. */
function firstInView(marks: readonly Mark[]): number {
  const index = marks.findIndex(({ range }) => boxesOf(range).some(({ bottom }) => bottom > 0));
  return Math.max(0, index);
}

function isInView([box]: readonly DOMRect[]): boolean {
  return (
    box !== undefined && box.top >= 0 && box.bottom <= innerHeight && box.left < innerWidth && box.right > 0
  );
}

/** Scrolls a mention to the middle, and waits until the page stands still. */
async function bringIntoView(range: AbstractRange): Promise<void> {
  // A frame may itself be out of sight, which it cannot know.
  const seen = isInView(boxesOf(range));
  if (seen && window === top) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  parentOf(range.startContainer)?.scrollIntoView({
    block: seen ? 'nearest' : 'center',
    inline: 'nearest',
    behavior: calm ? 'instant' : 'smooth',
  });
  await standstill(range);
  const boxes = boxesOf(range);
  // The middle of a long paragraph need not hold the mention.
  if (boxes[0] && !isInView(boxes)) {
    scrollBy({ top: boxes[0].top - innerHeight / 2, behavior: 'instant' });
    await standstill(range);
  }
}

async function standstill(range: AbstractRange): Promise<void> {
  let still = 0;
  let last = Number.NaN;
  for (let frame = 0; frame < PATIENCE && still < 4; frame++) {
    // A timer beside the frame: hidden pages have no frames.
    await new Promise<void>((go) => {
      const timer = setTimeout(go, 100);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        go();
      });
    });
    const top = boxesOf(range)[0]?.top ?? 0;
    still = top === last ? still + 1 : 0;
    last = top;
  }
}
