/**
 * The words of reading in context: what a page says happened to a mention, what it asserts, and what it names that
 * a caution is about. Types only, shared by the scripts in pages, the background and the views.
 */

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

/**
 * How a claim stands to the documents: they say so too; it says more than they support; they say the opposite; they are
 * silent; or they disagree among themselves.
 */
export type ClaimOutcome = 'agrees' | 'says-more' | 'opposite' | 'silent' | 'disagree';

/** The kind of pain that the words around a claim name; null where they name none. */
export interface SituationNamed {
  duration: 'acute' | 'chronic' | null;
  pattern: 'axial' | 'radicular' | null;
  spasm: boolean;
}

/** A harm that a page may name. */
export type Harm =
  | 'bleeding'
  | 'addiction'
  | 'drowsiness'
  | 'constipation'
  | 'liver'
  | 'kidney'
  | 'heart'
  | 'breathing'
  | 'death'
  | 'weakness'
  | 'infection'
  | 'nerve'
  | 'fracture'
  | 'skin'
  | 'fall';

/** The context of a claim, as far as its sentence names it. */
export interface ClaimContext {
  situation: SituationNamed;
  /** Harms that the sentence names; empty where it speaks of risk in general. */
  harms: readonly Harm[];
  /** The sentence speaks of some people only ("if you have an ulcer"): cautions decide, not verdicts. */
  limited: boolean;
}

/** A claim as it stands on a page. No words of the page are in it. */
export interface Claimed extends Partial<ClaimContext> {
  /** Concept id of data/lexicon.json. */
  concept: string;
  asserts: Claim;
}

/** What a sign of selling is. */
export type SellingKind =
  | 'booking'
  | 'free offer'
  | 'urgency'
  | 'price'
  | 'discount'
  | 'guarantee'
  | 'testimonials'
  | 'rating'
  | 'success rate'
  | 'patented'
  | 'proven'
  | 'commission';

/** A warning sign that a page names. */
export interface FlagNamed {
  /** Concept id of a red flag. */
  concept: string;
  status: Status;
}

/** Something that a page names and a caution is about: an id of data/companion-names.json. */
export interface Named {
  companion: string;
  status: Status;
}

/** What a page as a whole says, as far as cards need it. No words of the page are in it. */
export interface PageNames {
  /** Each warning sign with each status it has, in page order. */
  flags: readonly FlagNamed[];
  named: readonly Named[];
}

/** What a page says of one mention and around it: what a card asks the background with. No words of the page are in it. */
export interface OnPage extends PageNames {
  status: Status;
  /** Null where nothing is asserted, and in a note about one patient. */
  claimed: Claimed | null;
}
