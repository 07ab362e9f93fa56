/**
 * The first ear of a frame. A page may stop any event on its way, and of all that listen at the window the one that came
 * first hears first. So a few lines of ours listen before the page does, to keys and clicks only, and do nothing while
 * no card is shown. The card hangs up what is to be told on `globalThis` of our isolated world.
 */

import { hung } from './world.ts';

/** What the ear hears: what closes a card, and what is clicked in it. */
export const HEARD = ['keydown', 'pointerdown', 'click'] as const;

/** Told of each of these events before the page is. */
export type Ear = (event: Event) => void;

const KEY = '__backbriefEar';
const world = globalThis as Record<string, unknown>;

/** Who listens now. */
const ear = () => hung<Ear>(KEY);

/** Begins to hear; called once in a frame, before its page runs. */
export function openEar(): void {
  for (const type of HEARD) addEventListener(type, (event) => ear()?.(event), { capture: true });
}

/**
 * Tells of the reader's own events until the signal aborts, each once: by the first ear, and by listeners put up now for a
 * frame that has none (one that was there before the extension, or an empty one that a script has made).
 */
export function listenFirst(tell: Ear, signal: AbortSignal): void {
  const told = new WeakSet<Event>();
  const hear: Ear = (event) => {
    if (signal.aborted || !event.isTrusted || told.has(event)) return;
    told.add(event);
    tell(event);
  };
  const before = ear();
  const both: Ear = (event) => {
    before?.(event);
    hear(event);
  };
  world[KEY] = both;
  for (const type of HEARD) addEventListener(type, hear, { capture: true, signal });
  signal.addEventListener('abort', () => {
    if (world[KEY] !== both) return;
    // Who listened before may still do so: a notice under a card.
    if (before) world[KEY] = before;
    else delete world[KEY];
  });
}
