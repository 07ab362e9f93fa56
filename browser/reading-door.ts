/**
 * The door between the spotter and the rules that read in context. Both run in the same isolated world of a frame;
 * the rules, injected when there is something to read, hang their door on `globalThis` where only the extension's own
 * scripts of this frame can see it.
 */
import type { ClaimOutcome, OnPage } from '../data/reading.ts';
import type { Level, Mention, Read, Scanned } from '../spotting/index.ts';
import type { PageWords } from './card-door.ts';
import type { Flow } from './dom/flow.ts';
import type { FrameReading } from './messages.ts';
import { hung } from './world.ts';

/** A mention with the passage that it stands in. */
export interface MarkToRead {
  mention: Mention;
  passage: { scanned: Scanned };
}

/** A flow in which something was found, with its parts that can be seen. */
export interface FoundToRead {
  flow: Flow;
  passages: readonly { scanned: Scanned; marks: readonly MarkToRead[] }[];
}

/** A page as the spotter knows it. */
export interface PageToRead {
  title: Scanned | null;
  /** Passages in which anything was found. */
  scanned: readonly Scanned[];
  level: Level;
  shadows: ReadonlySet<ShadowRoot>;
  /** In page order. */
  found: readonly FoundToRead[];
  /** Whether the reader can see a text node. */
  isOpen(text: Text): boolean;
}

/** What one reading of a page has gathered. */
export interface PageReading {
  /** What the page says of a mention; undefined where that has come since. */
  readOf(mark: MarkToRead): Read | undefined;
  /** How what the page asserts of a mention stands to the documents; null where it asserts nothing. */
  outcomeOf(mark: MarkToRead): ClaimOutcome | null;
  /** What a card asks the background with. No words of the page. */
  onPage(mark: MarkToRead): OnPage | null;
  /** What a card quotes. */
  wordsOf(mark: MarkToRead): PageWords | null;
  /**
   * Everything that the page says, for popup and panel.
   * @param marks all mentions of the frame, in page order
   */
  told(marks: readonly MarkToRead[]): FrameReading;
}

/** What the rules offer to the spotter. */
export interface ReadingDoor {
  /** False after the extension that has put the rules there was updated or removed. */
  readonly isValid: boolean;
  /** Reads a page from beginning to end, in slices. Never rejects for what the page is like. */
  read(page: PageToRead, signal: AbortSignal): Promise<PageReading>;
}

const KEY = '__backbriefReading';

/** The door in this frame, or null before the rules are there. */
export function readingDoor(): ReadingDoor | null {
  const door = hung<ReadingDoor>(KEY);
  return door?.isValid ? door : null;
}

/** Hangs up the door; the returned function takes it away again. */
export function hangReadingDoor(door: ReadingDoor): () => void {
  const world = globalThis as Record<string, unknown>;
  world[KEY] = door;
  return () => {
    if (world[KEY] === door) delete world[KEY];
  };
}
