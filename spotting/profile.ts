/** What a page is about, as far as back pain goes: one look at all that was found, before any mention is judged. */
import type { Scanned } from './scan.ts';

/**
 * How much a page speaks of back pain.
 * `none`: not at all. `touches`: in passing, so only words close by count. `note`: a clinical note
 * of someone with back pain among the problems. `about`: back pain is its subject.
 */
export type Level = 'none' | 'touches' | 'note' | 'about';

export interface Profile {
  level: Level;
  /** A clinical note, whatever it is about. */
  note: boolean;
  /** How often back pain is named, and how often other parts of the body and diseases are. */
  back: number;
  other: number;
  /** Abbreviations that the page writes in capitals, folded. */
  abbreviations: ReadonlySet<string>;
}

/** "Denies back pain" and "no low back pain" speak of back pain only to set it aside. */
const SET_ASIDE = /\b(no|denies|denied|denying|without|negative for|not have|never had|free of)\b[^.;:]{0,60}$/i;
/** "Back pain" as a side effect or one of many symptoms in a list. */
const IN_A_LIST = /(,\s*|\band\s|\bor\s|including\s|such as\s|side effects?[^.]*)$/i;

const ASSESSMENT = /^\W*(assessment|impression|plan|a\/p|a&p|diagnos[ie]s|clinical impression|assessment (and|&) plan)\b/i;

/** True where a cue speaks of back pain that somebody has, not of its absence. */
export function speaksOfBackPain(text: string, start: number): boolean {
  return !SET_ASIDE.test(text.slice(Math.max(0, start - 80), start));
}

/** Weighs a page. Linear in what was found. */
export function profileOf(passages: readonly Scanned[]): Profile {
  let back = 0;
  let prominent = false;
  let own = 0;
  let spine = 0;
  let other = 0;
  let passing = 0;
  const noteLabels = new Set<string>();
  let assessed = false;
  let assessedBack = false;
  const abbreviations = new Set<string>();
  const bySpine = new Set<string>();
  const others = new Map<string, number>();
  passages.forEach((passage, index) => {
    const heading = passage.kind === 'title' || passage.kind === 'heading';
    if (heading && ASSESSMENT.test(passage.text)) assessed = true;
    for (const hit of passage.hits) {
      const { cue, ownContext, exact } = hit.sense;
      if (exact !== null && passage.text.slice(hit.start, hit.end) !== hit.spelling) abbreviations.add(hit.spelling);
      if (cue === 'note') noteLabels.add(hit.spelling);
      else if (cue === 'back') {
        if (!speaksOfBackPain(passage.text, hit.start)) continue;
        back += 1;
        if (IN_A_LIST.test(passage.text.slice(Math.max(0, hit.start - 40), hit.start)) && !heading) passing += 1;
        if (heading || index < 2) prominent = true;
        if (assessed) assessedBack = true;
      } else if (ownContext) {
        own += 1;
        if (assessed) assessedBack = true;
      } else if (cue === 'spine') {
        spine += 1;
        bySpine.add(hit.spelling);
        if (assessed && /lumb|spine|l\d|sciat/.test(hit.spelling)) assessedBack = true;
      } else if (cue === 'part' || cue === 'condition') {
        other += 1;
        others.set(hit.spelling, (others.get(hit.spelling) ?? 0) + 1);
      }
    }
  });
  const note = noteLabels.size >= 3;
  return { level: levelOf(), note, back, other, abbreviations };

  function levelOf(): Level {
    const spinal = 2 * (back + own) + spine;
    if (back === 0) {
      const about = (own >= 2 || (spine >= 4 && bySpine.size >= 2)) && own + spine >= 4 && own + spine > other;
      return about ? 'about' : own > 0 ? 'touches' : 'none';
    }
    if (note) return assessed && !assessedBack ? 'touches' : 'note';
    const rival = Math.max(0, ...others.values());
    if (prominent && back - passing >= 1 && (back >= 2 || own + spine > 0 || other === 0)) return 'about';
    if (back - passing >= 3 && back + own + spine / 2 > rival) return 'about';
    if (spinal >= 8 && spinal > 1.5 * other) return 'about';
    return 'touches';
  }
}
