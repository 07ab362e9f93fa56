/**
 * The first ear of a frame. A page may stop any event on its way, and of all that listen at the window the one that came
 * first hears first. So a few lines of ours listen before the page does, and do nothing while nobody of ours wants to know.
 * Who does hangs up what is to be told on `globalThis` of our isolated world.
 */

import { hung } from './world.ts';

/**
 * What the ear hears for good: what closes a card, and what is clicked in it; in Firefox also what comes into the top layer,
 * which may lie over it.
 */
const HEARD = import.meta.env.FIREFOX
  ? (['keydown', 'pointerdown', 'click', 'beforetoggle'] as const)
  : (['keydown', 'pointerdown', 'click'] as const);
/** What it hears until the page turns out to have nothing to point at. */
const MOVE = 'pointermove';
type Heard = (typeof HEARD)[number] | typeof MOVE;

/** Told of each of these events before the page is. */
export type Ear = (event: Event) => void;

/** Who listens now. */
const EARS = '__backbriefEars';
/** How the moves of the pointer are heard. */
const MOVES = '__backbriefMoves';
const world = globalThis as Record<string, unknown>;

interface Moves {
  end: AbortController;
  /** The page's root when it was begun: one that writes itself anew (document.open) has another, and no listeners. */
  root: Element | null;
}

/** Begins to hear; called once in a frame, before its page runs. */
export function openEar(): void {
  const hear: Ear = (event) => {
    for (const ear of hung<Set<Ear>>(EARS) ?? []) ear(event);
  };
  for (const type of HEARD) addEventListener(type, hear, { capture: true });
  const end = new AbortController();
  addEventListener(MOVE, hear, { capture: true, passive: true, signal: end.signal });
  world[MOVES] = { end, root: document.documentElement } satisfies Moves;
}

/** Has the ear hear of moves no longer: on a page with nothing to point at they cost nothing. */
export function letMovesGo(): void {
  hung<Moves>(MOVES)?.end.abort();
  delete world[MOVES];
}

const hearsMoves = () => hung<Moves>(MOVES)?.root === document.documentElement;

/**
 * Tells of the reader's own events until the signal aborts, each once: by the first ear, and by listeners put up now for a
 * frame that has none (one that was there before the extension, or an empty one that a script has made).
 * @returns what puts those listeners up again if need be: a page that writes itself anew takes them away
 */
export function listenFirst(tell: Ear, signal: AbortSignal, types: readonly Heard[] = HEARD): () => void {
  const told = new WeakSet<Event>();
  const hear: Ear = (event) => {
    if (signal.aborted || !event.isTrusted || told.has(event) || !types.includes(event.type as Heard)) return;
    told.add(event);
    tell(event);
  };
  const ears = hung<Set<Ear>>(EARS) ?? new Set();
  world[EARS] = ears.add(hear);
  signal.addEventListener('abort', () => ears.delete(hear));
  const listen = () => {
    for (const type of types)
      if (type !== MOVE || !hearsMoves())
        addEventListener(type, hear, { capture: true, passive: type === MOVE, signal });
  };
  listen();
  return listen;
}
