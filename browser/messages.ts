/**
 * What the parts of Backbrief say to each other through the browser: one message type for each
 * question, named after what is asked. What goes to the background carries no text of a page: ids, counts, words of
 * our own and rectangles only. A frame tells words of its page to the popup and the panel alone, when they ask.
 */
import type { CardView } from '../data/card-view.ts';
import type { Claimed, ClaimOutcome, Named, OnPage, SellingKind, Status } from '../data/reading.ts';
import type { Reader } from '../data/schema.ts';

/** A rectangle in the viewport of the frame that sends it, CSS pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Mentions found in one frame: how many of each concept. */
export type Counts = Record<string, number>;

/** What one frame says, read in context. */
export interface FrameReading {
  /** How many mentions of each concept have each status. */
  statuses: Record<string, Partial<Record<Status, number>>>;
  /**
   * What it asserts about treatments, in page order; empty in a note about one patient. What one sentence says of one
   * treatment twice is one claim. `index`: which mention of its concept it is about, from 0, for `go-to`; `words`: the
   * sentence, cut where it is long.
   */
  claims: { claimed: Claimed; index: number; words: string }[];
  /** Signs of selling with the words that gave them away, in page order. */
  selling: { kind: SellingKind; words: string }[];
  /** What it names that a caution is about, with the words. */
  named: (Named & { words: string })[];
}

/** From a page's scripts (or an extension page) to the background. */
export interface ToBackground {
  /** The card of one concept in one reader's words, with what the page says; null where the id is not known. */
  'get-card': { ask: { concept: string; reader: Reader; here?: OnPage | null }; answer: CardView | null };
  /** How claims stand to the documents, in their order; null for one that asserts nothing or is about no treatment. */
  'check-claims': { ask: { claims: Claimed[] }; answer: (ClaimOutcome | null)[] };
  /** Put the spotter into the asking frame, which speaks of the back; false where the browser keeps it out. */
  'load-spotter': { ask: Record<string, never>; answer: boolean };
  /** Put the rules that read in context into the asking frame; false where the browser keeps them out. */
  'load-reading': { ask: Record<string, never>; answer: boolean };
  /** Put the card script into the asking frame; false where the browser keeps it out. */
  'load-card': { ask: Record<string, never>; answer: boolean };
  /**
   * Firefox: put the card script into a frame that the asking one has made for a card, and a key with it by which it knows
   * its maker; false where the browser keeps it out.
   */
  'load-face': { ask: { frame: number; key: string }; answer: boolean };
  /** A frame too small for a card asks the top frame to show it. */
  'relay-card': { ask: RelayedCard; answer: boolean };
  /** The pointer left the mention whose card was relayed; `close`: the card is to go at once. */
  'relay-release': { ask: { close: boolean }; answer: boolean };
  /** Numbers for the badge. */
  'report-counts': { ask: { counts: Counts }; answer: boolean };
  /**
   * Are terms to be marked on the page that the asking frame is part of? Asked where the frame cannot know;
   * null where nobody can say, and the frame goes by what it knows.
   */
  'is-page-on': { ask: Record<string, never>; answer: boolean | null };
  /** Open the side panel at an address inside it, e.g. "#/treatment/tens". */
  'open-panel': { ask: { address: string }; answer: boolean };
}

/**
 * From the background to a frame's spotter. Before there is one the gate answers `get-counts`, with nothing,
 * and `switch-on` and `is-on` always.
 */
export interface ToPage {
  /**
   * Keyboard commands: next and previous marked term, or open the card of the current one.
   * `stay`: go round the ends (the default), else the answer there is false and the step goes to the next
   * frame. `enter`: begin at the first term, or at the last when going back.
   */
  step: {
    ask: { direction: 'next' | 'previous' | 'open'; stay?: boolean; enter?: boolean };
    answer: boolean;
  };
  /** Is this frame the one that the reader's keyboard speaks to? */
  'has-keyboard': { ask: Record<string, never>; answer: boolean };
  /** Show in the top frame the card that a small frame asked for. */
  'show-card': { ask: RelayedCard; answer: boolean };
  /** The card that was relayed may go (after its grace time), or has to. */
  'release-card': { ask: { close: boolean }; answer: boolean };
  /** What this frame found, for the popup and the panel. */
  'get-counts': { ask: Record<string, never>; answer: Counts };
  /** What this frame says, read in context now if need be. */
  'get-reading': { ask: Record<string, never>; answer: FrameReading };
  /**
   * Show one mention of a concept, counted from 0 in this frame; one that is no longer there is the last.
   * The answer comes at once: where it went, and how many there are now. A count of 0 means that it went nowhere.
   */
  'go-to': { ask: { concept: string; index: number }; answer: { index: number; count: number } };
  /**
   * Mark terms in this frame until it is left, whatever the settings say of where; send it to all frames of the
   * tab. False where that does nothing: paused everywhere, or the site is muted.
   */
  'switch-on': { ask: Record<string, never>; answer: boolean };
  /** Are terms looked for in this frame now? */
  'is-on': { ask: Record<string, never>; answer: boolean };
}

/** A card that a small frame wants to have shown in the top frame. */
export interface RelayedCard {
  concept: string;
  /** What the asking frame says of it; null where it was not read. */
  here: OnPage | null;
  /** Client rectangles of the mention in the asking frame's viewport. */
  boxes: Box[];
  /** Size of the asking frame's viewport, to recognise the frame element. */
  viewport: { width: number; height: number };
  via: 'pointer' | 'keyboard' | 'touch';
  /** Id of the asking frame; added by the background. */
  frameId?: number;
}
