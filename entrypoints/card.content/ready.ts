/** Makes cards: fetches what they say and draws it, in the pause before they are opened where there is one. */
import type { CardRequest } from '../../browser/card-door.ts';
import { ask } from '../../browser/content-messaging.ts';
import { Slices } from '../../browser/dom/slices.ts';
import { type Policy, readPolicy, readSettings, watchSettings } from '../../browser/settings.ts';
import type { CardView } from '../../data/card-view.ts';
import type { Reader } from '../../data/schema.ts';
import { readyFonts } from './fonts.ts';
import { rehearse } from './place.ts';
import type { Steady } from './steady.ts';
import type { Surface, Told } from './surface.ts';
import { makeSurface } from './surfaces.ts';

/** How long the background may take, milliseconds. */
const PATIENCE = 4000;

/** A card that is drawn, shown or not yet. */
export interface Drawn {
  request: CardRequest;
  surface: Surface;
  /** Null where the background does not answer any more. */
  view: CardView | null;
  /** What the reader may not change. */
  policy: Policy;
  notice: string | null;
  /** True where there is little height: the foot scrolls with the rest. */
  short: boolean;
  /** Ends all listening for this card. */
  end: AbortController;
  stopFollowing: () => void;
  /** Knows whether what is clicked has been seen; null until it is shown. */
  steady: Steady | null;
  /** Where the keyboard was before it was shown. */
  before: HTMLElement | null;
}

/** A card that is being made for the end of a pause, or is ready for it. */
interface Waiting {
  key: string;
  /** Null where it was dropped. */
  drawn: Promise<Drawn | null>;
  /** Drops it. */
  end: AbortController;
  /** True once it is to be shown: then there is no time to lose. */
  isTaken: boolean;
}

/** The finished card of a request; null where there is none, or where it takes too long. */
export function getCard({ concept, here }: CardRequest, reader: Reader): Promise<CardView | null> {
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE, null));
  return Promise.race([ask('get-card', { concept, reader, here }), late]);
}

/** Ends a card, shown or not. */
export function discard({ surface, end, stopFollowing }: Drawn): void {
  end.abort();
  stopFollowing();
  surface.remove();
}

async function fetchCard(request: CardRequest, tellOf: (of: Drawn) => Told): Promise<Drawn> {
  const [{ reader, theme }, policy] = await Promise.all([readSettings(), readPolicy()]);
  const view = await getCard(request, reader);
  const told: Told = {
    onAct: (act) => tellOf(of).onAct(act),
    onPress: () => tellOf(of).onPress(),
    onLost: () => tellOf(of).onLost(),
  };
  const of: Drawn = {
    request,
    surface: makeSurface('sheet', theme, told),
    view,
    policy,
    notice: null,
    short: false,
    end: new AbortController(),
    stopFollowing: () => {},
    steady: null,
    before: null,
  };
  return of;
}

/** The head of a card: what comes below it is drawn in another slice. */
const headOf = (view: CardView): CardView => ({
  ...view,
  cautions: [],
  dosing: [],
  disagreements: [],
  guidance: [],
  sources: [],
  fromClass: null,
  certainty: null,
});

/** What a card says depends on this and on the reader. */
const keyOf = ({ concept, here, words }: CardRequest) => JSON.stringify([concept, here, words]);

/** One card at a time that is made before it is opened. */
export class Ready {
  readonly #draw: (of: Drawn) => void;
  readonly #tellOf: (of: Drawn) => Told;
  #waiting: Waiting | null = null;
  #isRehearsed = false;
  #hasFonts = false;

  /**
   * @param draw draws a card into its surface, anew at each call
   * @param tellOf who is told what becomes of a card
   */
  constructor(draw: (of: Drawn) => void, tellOf: (of: Drawn) => Told) {
    this.#draw = draw;
    this.#tellOf = tellOf;
  }

  /** Makes a card while the pointer rests; see `CardDoor`. */
  async prepare(request: CardRequest, signal: AbortSignal): Promise<void> {
    const key = keyOf(request);
    if (this.#waiting?.key !== key) {
      this.#drop(this.#waiting);
      const waiting: Waiting = {
        key,
        drawn: Promise.resolve(null),
        end: new AbortController(),
        isTaken: false,
      };
      waiting.drawn = this.#make(request, waiting);
      this.#waiting = waiting;
    }
    const mine = this.#waiting;
    signal.addEventListener('abort', () => this.#drop(mine), { signal: mine.end.signal });
    await mine.drawn;
  }

  /** The card of a request, drawn: the one that is ready where it says the same. It is the caller's now. */
  async take(request: CardRequest): Promise<Drawn> {
    const waiting = this.#waiting;
    if (waiting?.key === keyOf(request)) {
      waiting.isTaken = true;
      this.#waiting = null;
      const ready = await waiting.drawn;
      waiting.end.abort();
      if (ready?.view) {
        const isOther = ready.request.via !== request.via;
        ready.request = request;
        if (isOther) this.#draw(ready);
        return ready;
      }
      if (ready) discard(ready);
    }
    this.#drop(this.#waiting);
    const fresh = await fetchCard(request, this.#tellOf);
    this.#draw(fresh);
    return fresh;
  }

  #drop(waiting: Waiting | null): void {
    if (!waiting || waiting.isTaken) return;
    if (this.#waiting === waiting) this.#waiting = null;
    waiting.end.abort();
    waiting.drawn.then((drawn) => drawn && discard(drawn));
  }

  /** Draws a card in several slices: the code is new to the browser the first time, and the page is in use. */
  async #make(request: CardRequest, waiting: Waiting): Promise<Drawn | null> {
    const { signal } = waiting.end;
    // Nobody waits for it: a card that is to be shown before it is done finds its letters by itself.
    this.#readyFonts(() => signal.aborted || waiting.isTaken);
    const of = await fetchCard(request, this.#tellOf);
    const { view } = of;
    if (!view) return of;
    // Other words are fetched anew.
    watchSettings(({ reader }) => reader !== view.reader && this.#drop(waiting), signal);
    const draw = (part: CardView) => () => {
      of.view = part;
      this.#draw(of);
    };
    const slices = new Slices();
    for (const step of [draw(headOf(view)), draw(view), () => this.#rehearse(of)]) {
      if (!waiting.isTaken) await slices.rest();
      if (signal.aborted) {
        discard(of);
        return null;
      }
      step();
    }
    return of;
  }

  async #readyFonts(isOver: () => boolean): Promise<void> {
    if (this.#hasFonts) return;
    this.#hasFonts = true;
    this.#hasFonts = await readyFonts(isOver);
  }

  #rehearse({ surface }: Drawn): void {
    if (this.#isRehearsed) return;
    this.#isRehearsed = true;
    rehearse(surface.frame);
  }
}
