/**
 * The door between the spotter and the card. Both run in the same isolated world of a frame; the
 * card script, injected on first use, hangs its door on `globalThis` where only the extension's own
 * scripts of this frame can see it.
 */

import type { OnPage } from '../data/reading.ts';
import { hung } from './world.ts';

/** Words of the page that a card quotes. They stay in the frame that they were read in. */
export interface PageWords {
  /** The sentence of the mention, cut where it is long. */
  sentence: string;
  /** By companion id, the words that name it. */
  named: Readonly<Record<string, string>>;
}

/** What the spotter asks the card to show. */
export interface CardRequest {
  concept: string;
  /** What the page says of it; null where it was not read. */
  here: OnPage | null;
  /** Null for a relayed card, whose words stay in their frame. */
  words: PageWords | null;
  /** Client rectangles of the mention in this frame's viewport, read anew at each call. */
  boxes: () => DOMRectReadOnly[];
  /**
   * Where the pointer was (viewport, CSS px), to choose the line of a wrapped mention; null from the keyboard, and for a relayed
   * card: the page may have moved the frame meanwhile.
   */
  at: { x: number; y: number } | null;
  via: 'pointer' | 'keyboard' | 'touch';
  /** True for the card of a small frame, shown in this one. */
  isRelayed?: boolean;
  /** Element that holds the mention, for direction, fullscreen and modal dialogs; the frame of a relayed card. */
  near: Element | null;
}

/** What the card offers to the spotter. */
export interface CardDoor {
  /**
   * Gets a card ready, in slices, that is opened when the reader's pointer has rested long enough; nothing comes into the
   * page. One at a time: the one before is dropped.
   * @param signal drops it, unless it has been opened
   */
  prepare(request: CardRequest, signal: AbortSignal): Promise<void>;
  /** Shows the card (replaces the one that is open). Resolves when it is in the page; the browser's next frame shows it. */
  open(request: CardRequest): Promise<void>;
  /** The pointer left the mention: closes after a grace time unless the pointer is over the card. */
  release(): void;
  /** The pointer came back to the mention: cancels the grace time. */
  hold(): void;
  close(): void;
  /** True while a card is shown. */
  readonly isOpen: boolean;
  /** Concept that is shown, or null. */
  readonly concept: string | null;
}

const KEY = '__backbriefCard';
/** The life of the script that hung the door. */
const LIFE = '__backbriefCardLife';
const world = globalThis as Record<string, unknown>;

/** The card's door in this frame; null before the card script is there, and once its extension was updated or removed. */
export function cardDoor(): CardDoor | null {
  return hung<{ isValid: boolean }>(LIFE)?.isValid ? (hung<CardDoor>(KEY) ?? null) : null;
}

/** Hangs up the door for as long as the script lives. A card that an older script has left open is closed. */
export function hangCardDoor(door: CardDoor, life: { readonly isValid: boolean; signal: AbortSignal }): void {
  hung<CardDoor>(KEY)?.close();
  world[KEY] = door;
  world[LIFE] = life;
  life.signal.addEventListener('abort', () => {
    door.close();
    if (world[KEY] !== door) return;
    delete world[KEY];
    delete world[LIFE];
  });
}
