/** First reading: every form of the lexicon and every cue in one passage, before anything is decided. */
import { type Folded, fold, originalRange } from './fold.ts';
import type { Sense } from './lexicon.ts';
import { type Match, nextMatch, sensesOf } from './matcher.ts';
import { looksLikeHeading } from './passages.ts';
import type { PassageKind } from './types.ts';
import { spaceOut } from './variants.ts';

/** A form found in a passage. */
export interface Hit {
  start: number;
  end: number;
  /** Folded text of the match, words separated by one space. */
  spelling: string;
  sense: Sense;
}

/** A passage with what was found in it. Passages in which nothing was found are not kept, but for headings. */
export interface Scanned {
  kind: PassageKind;
  text: string;
  /** In order, never overlapping. */
  hits: readonly Hit[];
}

/**
 * Reads one passage in linear time. Null where neither a form nor a cue occurs: most passages of
 * most pages.
 */
export function scan(text: string, kind: PassageKind): Scanned | null {
  const folded = fold(text);
  let hits: Hit[] | null = null;
  let from = 0;
  for (let match = nextMatch(folded.text, 0); match; match = nextMatch(folded.text, from)) {
    const hit = hitAt(text, folded, match.start, match.end);
    // Where it is not the form after all (its capitals differ), a shorter form may begin inside.
    from = hit ? match.end : match.start + 1;
    if (!hit) continue;
    const beyond = hit.sense.cue === 'hint' ? tellsMore(text, folded, match) : null;
    if (beyond) {
      from = beyond;
      continue;
    }
    hits ??= [];
    hits.push(hit);
  }
  // Notes put their labels ("Diabetes type 2.") in lines of their own without marking them as headings.
  const seen = kind === 'text' && looksLikeHeading(text) ? 'heading' : kind;
  // A heading without any hit still ends the section before it.
  if (!hits) return seen === 'heading' || seen === 'title' ? { kind: seen, text, hits: [] } : null;
  return { kind: seen, text, hits };
}

/** Where a hint ("my back") gives way to a form that begins inside and goes on: "my |back hurts". Null where none does. */
function tellsMore(text: string, folded: Folded, { start, end }: Match): number | null {
  const inner = nextMatch(folded.text, start + 1);
  if (!inner || inner.start >= end || inner.end <= end) return null;
  return hitAt(text, folded, inner.start, inner.end) && inner.start;
}

/** The sense that fits the capitals of the text; painted concepts and red flags come before cues. */
function hitAt(text: string, folded: Folded, start: number, end: number): Hit | null {
  const spelling = spaceOut(folded.text.slice(start, end));
  const range = originalRange(folded, start, end);
  const seen = folded.offsets ? unfoldedCase(text, folded, start, end) : text.slice(start, end);
  let best: Sense | null = null;
  for (const sense of sensesOf(spelling)) {
    if (sense.exact !== null && !sameCapitals(sense.exact, seen) && !writtenSmall(sense.exact, seen))
      continue;
    if (!best || rank(sense) > rank(best)) best = sense;
  }
  return best && { ...range, spelling, sense: best };
}

function rank({ concept, use, exact, cue }: Sense): number {
  if (use === 'ambiguous') return cue ? 1 : 0;
  return (concept?.kind === 'red flag' ? 8 : 0) + (concept?.painted ? 4 : 2) + (exact === null ? 0 : 1);
}

/** The matched text without unseen characters, capitals as they are. */
function unfoldedCase(text: string, folded: Folded, start: number, end: number): string {
  let seen = '';
  for (let i = start; i < end; i++) seen += text.charAt(folded.offsets?.[i] ?? i);
  return seen;
}

/** Abbreviations that people also write in small letters; whether one is meant is decided with the page in view. */
const SMALL = new Set([
  'lbp',
  'tens',
  'rfa',
  'esi',
  'mbb',
  'prp',
  'cbt',
  'scs',
  'tpi',
  'snrb',
  'lesi',
  'nsaid',
]);

function writtenSmall(exact: string, seen: string): boolean {
  return SMALL.has(seen) && exact === seen.toUpperCase();
}

/** Abbreviations keep their capitals; separators and a plural s are free. */
function sameCapitals(exact: string, seen: string): boolean {
  return exact.replace(/[\s-]+/g, ' ') === seen.replace(/[\s\p{Pd}]+/gu, ' ');
}
