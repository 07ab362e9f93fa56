/**
 * Whether the reader has seen what is clicked. A page can move its text, and so the card, under the pointer just before
 * a click; it can lay something over the card that lets clicks through, or open the card where one is about to click. What
 * a card does for good therefore waits until it has been in sight, uncovered and in one place, for a while.
 */
import { isAlive } from '../../browser/api.ts';
import { listenFirst } from '../../browser/first-ear.ts';

/** How long a card that a page has moved or covered has to be seen again before it acts, milliseconds. */
const QUIET = 500;
/** How often it is looked at while it is shown, milliseconds. */
const LOOK = 100;
/** From its opening, and from each change of what is in it, a card moves by itself for so long, milliseconds. */
const SETTLING = 150;
/** A move up to here is no other place, CSS pixels. */
const SLACK = 4;
/** Least time between two looks of the browser, milliseconds: it takes no less where it has to tell what lies above. */
const DELAY = 100;

/** In Chromium the browser tells whether anything lies over an element, things that take no clicks and effects included. */
interface SightEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

interface Place {
  x: number;
  y: number;
}

/** What is looked after. */
export interface Watched {
  root: ShadowRoot;
  frame: HTMLElement;
  /** The reader's pointer when the card was asked for; null where it is not known. */
  at: Place | null;
  /**
   * True where it came beside a resting pointer or by keyboard, and not in the middle of taps, or over a frame that may have
   * been moved under the pointer: then it need not wait at first.
   */
  asked: boolean;
  /** True where something that the browser does not tell of lies over it; see `Surface`. */
  isUnder: (inFull: boolean) => boolean;
  /** The pointer came to the card or left it, found out without events, which a page can stop. */
  onPointer: (over: boolean) => void;
  /** The card is of no use any more: the page has taken it away or hidden it, or the extension has gone. */
  onLost: () => void;
}

/** Whether something was seen, and long enough. */
type Seen = 'seen' | 'too soon' | 'covered';

/** Whether the browser sees all of an element now; undefined where it cannot tell. */
function isVisibleNow(frame: Element): Promise<boolean | undefined> {
  return new Promise((tell) => {
    const observer = observeSight((entry) => {
      observer.disconnect();
      tell(entry.isVisible);
    });
    observer.observe(frame);
  });
}

function observeSight(tell: (entry: SightEntry) => void): IntersectionObserver {
  const options = { trackVisibility: true, delay: DELAY, threshold: [0, 0.5, 1] };
  return new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (last) tell(last);
  }, options);
}

/** True where the frame is what a pointer would meet in its middle and near its corners. */
function isOnTop(root: ShadowRoot, frame: Element): boolean {
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const inset = 14;
  const points = [left + inset, right - inset].flatMap((x) =>
    [top + inset, bottom - inset].map((y) => [x, y]),
  );
  return [[x, y], ...points].every(([x = 0, y = 0]) => {
    // What lies outside the window cannot be met, nor clicked.
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return true;
    return frame.contains(root.elementFromPoint(x, y));
  });
}

export class Steady {
  readonly #watched: Watched;
  /** Since when it has been seen in its place, on the clock of `performance.now`. */
  #since = Number.NEGATIVE_INFINITY;
  #settled = performance.now() + SETTLING;
  readonly #sight: IntersectionObserver;
  /** How it was seen at the last press that has not yet become a click. */
  #pressed: Seen | null = null;
  #place: Place | null = null;
  #covered = false;
  #over = false;

  /** Looks after a card that is shown, until the signal aborts. */
  constructor(watched: Watched, signal: AbortSignal) {
    this.#watched = watched;
    if (!watched.asked) this.#disturb();
    this.#sight = observeSight((entry) => this.#told(entry));
    this.#sight.observe(watched.frame);
    const timer = setInterval(() => this.#look(), LOOK);
    // A page may uncover the card as soon as it is pressed, and a press may last: what was not seen when it began does nothing.
    listenFirst(({ type }) => {
      if (type === 'keydown') this.#pressed = null;
      if (type === 'pointerdown') this.press();
    }, signal);
    signal.addEventListener('abort', () => {
      this.#sight.disconnect();
      clearInterval(timer);
    });
  }

  #told({ isVisible }: SightEntry): void {
    const covered = isVisible === false;
    if (covered || this.#covered) this.#disturb();
    this.#covered = covered;
  }

  /** The reader presses something in it. */
  press(): void {
    this.#pressed = this.#atPress();
  }

  /** How it is seen now, as far as the browser tells at once. */
  #atPress(): Seen {
    const entry = this.#sight.takeRecords().at(-1);
    if (entry) this.#told(entry);
    this.#look();
    if (this.#covered || this.#watched.isUnder(true)) return 'covered';
    return this.#isSoon ? 'too soon' : 'seen';
  }

  get #isSoon(): boolean {
    return performance.now() - this.#since < QUIET;
  }

  /** What is in the card is about to change, which may move it. */
  settle(): void {
    this.#look();
    this.#settled = performance.now() + SETTLING;
  }

  /** Whether what was just clicked had been seen, and long enough. Answers with the browser's next frame. */
  async sight(): Promise<Seen> {
    const { root, frame, isUnder } = this.#watched;
    const pressed = this.#pressed ?? 'seen';
    this.#pressed = null;
    this.#look();
    const soon = this.#isSoon;
    if (isUnder(true) || !isOnTop(root, frame) || (await isVisibleNow(frame)) === false) {
      // What was hidden has yet to be looked at.
      this.#disturb();
      return 'covered';
    }
    return pressed === 'seen' && soon ? 'too soon' : pressed;
  }

  #disturb(): void {
    this.#since = performance.now();
  }

  #look(): void {
    const { root, frame, at, isUnder, onLost, onPointer } = this.#watched;
    if (!isAlive() || !frame.isConnected || !frame.matches(':popover-open')) {
      onLost();
      return;
    }
    const box = frame.getBoundingClientRect();
    const { x, y } = box;
    const place = this.#place ?? { x, y };
    const moved = Math.abs(place.x - x) > SLACK || Math.abs(place.y - y) > SLACK;
    if (!this.#place || moved) {
      this.#place = { x, y };
      const came = at !== null && at.x >= x && at.x <= box.right && at.y >= y && at.y <= box.bottom;
      if (came || (moved && performance.now() > this.#settled)) this.#disturb();
    }
    // The browser tells of a cover once, late where it is busy, and not at all in Firefox.
    if (this.#covered || isUnder(false) || !isOnTop(root, frame)) this.#disturb();
    const over = frame.matches(':hover');
    if (over === this.#over) return;
    this.#over = over;
    onPointer(over);
  }
}
