/** What spotting takes and gives. Offsets are UTF-16 units, ends exclusive. */

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

/** What the text says happened to a treatment, or whether a sign is there. `general`: no particular patient. */
export type Status =
  | 'current'
  | 'planned'
  | 'past'
  | 'helped'
  | 'failed'
  | 'declined'
  | 'allergy'
  | 'negated'
  | 'family'
  | 'hypothetical'
  | 'present'
  | 'general';

/** What the text asserts about the effect of a treatment, in the sentence or heading it stands in. */
export type Claim = 'none' | 'benefit' | 'strong' | 'no-benefit' | 'harm' | 'against';

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
  /** What happened to it, as far as the text around it tells; null where it was not read in context. */
  status: Status | null;
  /** What the text asserts about its effect; null where that is not read, or in a note about one patient. */
  claim: Claim | null;
}
