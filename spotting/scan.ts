/** First reading: every form of the lexicon and every cue in one passage, before anything is decided. */
import { COMPILED } from './compiled.computed.ts';
import { type Hit, Matcher } from './matcher.ts';
import { looksLikeHeading } from './passages.ts';
import type { PassageKind } from './types.ts';

export type { Hit } from './matcher.ts';

/** A passage with what was found in it. Passages in which nothing was found are not kept, but for headings. */
export interface Scanned {
  kind: PassageKind;
  text: string;
  /** In order, never overlapping. */
  hits: readonly Hit[];
}

let builtIn: Matcher | null = null;

/** Lets go of what was made from the lexicon to read texts with: the next text has its part made again. */
export function forgetForms(): void {
  builtIn = null;
}

/**
 * Reads one passage in linear time. Null where neither a form nor a cue occurs: most passages of
 * most pages.
 * @param matcher with another lexicon than Backbrief's own
 */
export function scan(text: string, kind: PassageKind, matcher?: Matcher): Scanned | null {
  builtIn ??= new Matcher(COMPILED);
  const hits = (matcher ?? builtIn).matches(text);
  // Notes put their labels ("Diabetes type 2.") in lines of their own without marking them as headings.
  const seen = kind === 'text' && looksLikeHeading(text) ? 'heading' : kind;
  // A heading without any hit still ends the section before it.
  return hits.length > 0 || seen === 'heading' || seen === 'title' ? { kind: seen, text, hits } : null;
}
