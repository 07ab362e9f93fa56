/** What spotting takes and gives. Offsets are UTF-16 units, ends exclusive. */
import type { Claim, ClaimContext, Status } from '../data/reading.ts';

export type { Claim, Status } from '../data/reading.ts';

/** How a mention looks on the page: the leading verdict of its treatment, or a red flag. */
export type Mark =
  | 'helps'
  | 'helps-a-little'
  | 'short-term'
  | 'unclear'
  | 'disputed'
  | 'no-better'
  | 'avoid'
  | 'not-covered'
  | 'red-flag';

/** What sort of run of inline text a passage is. Menus and buttons are `item`s like list rows. */
export type PassageKind = 'title' | 'heading' | 'item' | 'cell' | 'text';

/** A treatment or red flag named on a page, that is to be painted. */
export interface Mention {
  /** Index of its passage among those given to `judge`. */
  passage: number;
  start: number;
  end: number;
  text: string;
  /** Concept id of data/lexicon.json. */
  concept: string;
  mark: Mark;
  /** What it is, as far as reading in context asks: a test may be ordered, a red flag is there or not. */
  kind: 'treatment' | 'test' | 'red flag';
}

/** What a page says of a mention (reading.ts). */
export interface Read {
  /** What happened to it, as far as the text around it tells. */
  status: Status;
  /** What the text asserts about its effect; null in a note about one patient. */
  claim: Claim | null;
  /** What a claim is about; null where nothing is asserted. */
  context: ClaimContext | null;
  /** The sentence that it stands in; counted as the mention is. */
  sentence: { start: number; end: number };
}
