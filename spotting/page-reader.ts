/**
 * Reading in context: what happened to each mention, and what is asserted about it. Apart from `judge`, which
 * decides what is painted, so that a page does not carry these rules before it has anything to read.
 */
import { type ClaimLead, claimLeadOf, claimsOf } from './claim.ts';
import { claimContextOf } from './claim-context.ts';
import { foldInPlace } from './fold.ts';
import type { Memo } from './memo.ts';
import { type Voice, voiceOf } from './patient.ts';
import type { Level } from './profile.ts';
import type { Scanned } from './scan.ts';
import { Sections, sectionOf } from './sections.ts';
import { type Span, sentencesOf } from './sentences.ts';
import { type Lead, leadOf, type Setting, statusesOf } from './status.ts';
import type { Asked } from './status-words.ts';
import type { Claim, Mention, PassageKind, Read, Status } from './types.ts';

/** Where a passage stands, as far as reading needs it. */
type Place = Setting & { claimLead: ClaimLead | null };

/** A passage as it is read: its text and what it is. */
export interface Passage {
  text: string;
  kind: PassageKind;
}

/** A line that says something of the list below it, with a colon or broken off: "Get help straight away if you have". */
const OPENS = /(?::|\b(?:if|if you|have|with|for|develop|notice|get|experience))\s*$/i;

/** A heading over what patients and customers say of themselves. */
const VOICES =
  /\b(?:reviews?|testimonials?|stories|voices|comments|feedback|word of mouth|(?:patients|clients|customers|people|members|buyers|readers|users) (?:say|tell|talk|think|love)|google page|straight talk)\b/i;
/** A heading, and no review that is as short as one: "5/5 Ruth". */
const PLAIN_HEADING = /^[^"“”‘«★☆–—\d]{3,60}$/;

/** A quotation, a rating, a name at the end, or somebody who says "I". */
const VOICED = /["“”«★☆]|^\s*\d(?:\.\d)?\/5\b|\b(?:i|my|me|i'm|i've)\b|[–—-]\s?[\w., ]{1,25}$/i;

const ABOUT = { treatment: 'treatment', test: 'imaging', 'red flag': 'flag' } as const;

function askedOf({ start, end, kind, concept }: Mention): Asked {
  return { start, end, about: ABOUT[kind], disease: concept === 'malignancy' };
}

/** Reads one page from its beginning to its end, passage by passage. */
export class PageReader {
  readonly #voice: Voice;
  readonly #sections = new Sections();
  #place: Place | null = null;
  #lead: Lead | null = null;
  #claimLead: ClaimLead | null = null;
  /** People tell of themselves from the last heading on. */
  #voices = false;
  readonly #known: Memo<Read[]> | null;

  /**
   * @param scanned the passages in which anything was found, which tell how the page speaks of people
   * @param level how much it speaks of back pain
   * @param known what readings before have read, where pages are read again and again
   * @param voice how the page speaks of people, where that has been weighed already
   */
  constructor(scanned: readonly Scanned[], level: Level, known: Memo<Read[]> | null = null, voice?: Voice) {
    this.#known = known;
    this.#voice = level === 'none' ? 'subject' : (voice ?? voiceOf(scanned, level === 'note'));
  }

  /** True where the page speaks of one patient: nothing that it says of a treatment is a claim. */
  get isNote(): boolean {
    return this.#voice === 'patient';
  }

  /**
   * Reads the next passage. To be called with each passage in page order: headings and labels without a mention
   * say what stands under them.
   * @param folded its text folded in place, where somebody has it already
   * @returns what is said of each mention, in their order
   */
  read(passage: Passage, mentions: readonly Mention[], folded?: string): Read[] {
    const place = this.#placeOf(passage, mentions.length > 0);
    this.#place = place;
    if (mentions.length === 0) return [];
    const read = () => this.#readIn(passage.text, mentions, place, folded);
    if (!this.#known) return read();
    // All that a reading rests on: where the mentions stand, where the passage stands, and its text.
    const asked = mentions.map(({ start, end, kind, concept }) => `${start} ${end} ${kind} ${concept}`);
    return this.#known.of(`${JSON.stringify([place, asked])}${passage.text}`, read);
  }

  #readIn(text: string, mentions: readonly Mention[], place: Place, inPlace: string | undefined): Read[] {
    const folded = inPlace ?? foldInPlace(text);
    const sentences = sentencesOf(text);
    const asked = mentions.map(askedOf);
    const statuses = statusesOf(text, sentences, asked, place, folded);
    const claims = this.isNote ? null : claimsIn(text, folded, sentences, asked, place.claimLead);
    let at = 0;
    return mentions.map(({ start, end }, index) => {
      while (at < sentences.length - 1 && (sentences[at] as Span).end <= start) at += 1;
      const claim = claims?.[index] ?? null;
      const sentence = sentences[at] ?? { start, end };
      return {
        status: statuses[index] ?? 'general',
        claim,
        context: claim === null || claim === 'none' ? null : claimContextOf(text, start, end, sentence),
        sentence,
      };
    });
  }

  /**
   * Reads what else is named in the passage that was read last: no mentions, but what a caution is about.
   * @param drug false: a disease
   * @param folded its text folded in place, where somebody has it already
   * @returns the status of each, in their order
   */
  statuses({ text }: Passage, named: readonly (Span & { drug: boolean })[], folded?: string): Status[] {
    if (!this.#place || named.length === 0) return [];
    const asked = named.map(({ start, end, drug }): Asked => {
      return { start, end, about: drug ? 'treatment' : 'flag', disease: !drug };
    });
    return statusesOf(text, sentencesOf(text), asked, this.#place, folded ?? foldInPlace(text));
  }

  #placeOf({ text, kind }: Passage, named: boolean): Place {
    const heading = kind === 'title' || kind === 'heading';
    const item = kind === 'item';
    const patient = this.isNote;
    if (heading && PLAIN_HEADING.test(text)) this.#voices = !patient && VOICES.test(text);
    else if (this.#voices && !VOICED.test(text)) this.#voices = false;
    const place: Place = {
      patient,
      oneself: this.#voice === 'oneself' || this.#voices,
      section: patient ? this.#sections.next(text, kind) : null,
      // A line with a label of its own is no part of the list before it.
      lead: heading || (patient && !item && sectionOf(text)) ? null : this.#lead,
      item,
      claimLead: item ? this.#claimLead : null,
    };
    const opens = heading || OPENS.test(text.slice(-24));
    if (opens || kind === 'text') this.#claimLead = !patient && opens ? claimLeadOf(text, heading) : null;
    // "Codeine 15 mg; ibuprofen stopped" is short, and no heading over what comes next.
    if (opens) this.#lead = named && patient && !OPENS.test(text.slice(-24)) ? null : leadOf(text, patient);
    else if (patient && !item) this.#lead = null;
    return place;
  }
}

/** What is asserted about each mention; nothing ever about signs and diseases. */
function claimsIn(
  text: string,
  folded: string,
  sentences: readonly Span[],
  asked: readonly Asked[],
  lead: ClaimLead | null,
): Claim[] {
  const care = asked.filter(({ about }) => about !== 'flag');
  const read = care.length === 0 ? [] : claimsOf(text, folded, sentences, care, lead);
  let next = 0;
  return asked.map(({ about }) => (about === 'flag' ? 'none' : (read[next++] ?? 'none')));
}
