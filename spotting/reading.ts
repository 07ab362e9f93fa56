/**
 * Reading in context: what happened to each mention, and what is asserted about it. Apart from `judge`, which
 * decides what is painted, so that a page need not carry its rules before anybody asks.
 */
import { type ClaimLead, claimLeadOf, claimsOf } from './claim.ts';
import { foldInPlace } from './fold.ts';
import { spot, spotPassages, type TextMention } from './index.ts';
import type { FoundHit, Reading, ReadPassage } from './judge.ts';
import { voiceOf } from './patient.ts';
import type { Scanned } from './scan.ts';
import { Sections } from './sections.ts';
import type { Span } from './sentences.ts';
import { type Lead, leadOf, type Setting, statusesOf } from './status.ts';
import type { Asked } from './status-words.ts';
import type { Claim, Mention, PassageKind } from './types.ts';

/** Where a passage stands, as far as reading needs it. */
type Place = Setting & { claimLead: ClaimLead | null };

function askedOf({ hit, concept }: FoundHit): Asked {
  const about = concept.kind === 'red flag' ? 'flag' : concept.kind === 'test' ? 'imaging' : 'treatment';
  return { start: hit.start, end: hit.end, about, disease: concept.id === 'malignancy' };
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
  return asked.map((one) => read[care.indexOf(one)] ?? 'none');
}

/** Begins a page; what it gives is to be called with each passage in turn. */
export const reading: Reading = {
  begin(passages, level) {
    const voice = level === 'none' ? 'subject' : voiceOf(passages, level === 'note');
    const patient = voice === 'patient';
    const sections = new Sections();
    let lead: Lead | null = null;
    let claimLead: ClaimLead | null = null;

    const placeOf = ({ text, kind }: Scanned): Place => {
      const heading = kind === 'title' || kind === 'heading';
      const item = kind === 'item';
      const place: Place = {
        patient,
        oneself: voice === 'oneself',
        section: patient ? sections.next(text, kind) : null,
        lead: heading ? null : lead,
        item,
        claimLead: item ? claimLead : null,
      };
      const opens = heading || /:\s*$/.test(text);
      if (opens || kind === 'text') claimLead = !patient && opens ? claimLeadOf(text, heading) : null;
      if (opens) lead = leadOf(text, patient);
      else if (patient && !item) lead = null;
      return place;
    };

    return (passage): ReadPassage => {
      const place = placeOf(passage);
      return (sentences, found) => {
        const { text } = passage;
        const asked = found.map(askedOf);
        const folded = foldInPlace(text);
        const statuses = statusesOf(text, sentences, asked, place, folded);
        const claims = patient ? null : claimsIn(text, folded, sentences, asked, place.claimLead);
        return found.map((_, at) => ({ status: statuses[at] ?? 'general', claim: claims?.[at] ?? null }));
      };
    };
  },
};

/** Spots a plain text and reads every mention in context. */
export const readText = (text: string): TextMention[] => spot(text, reading);

/** Spots a document that is already cut into passages, and reads every mention in context. */
export const readPassages = (passages: readonly { kind: PassageKind; text: string }[]): Mention[] =>
  spotPassages(passages, reading);
