/** Sentences: runs of text between full stops, line ends, bullets and the bars of menus. */

export interface Span {
  start: number;
  end: number;
}

/** Of a row of full stops the last few count: so a long one is not looked at from each of them to its end. */
const BORDER = /[.!?]{1,8}["'”’)\]]*(?=\s+(?:[^a-z\s]|$))|[\n\r]+|\s[|•]\s|;\s/g;
/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:\b(?:dr|mr|mrs|ms|vs|e\.g|i\.e|approx|no|st|jr|sr|fig|etc|mg|q\.i\.d|b\.i\.d|t\.i\.d)|\b[A-Z])$/i;

/** Splits a passage into sentences that cover it without gaps, in linear time. */
export function sentencesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const border of text.matchAll(BORDER)) {
    if (
      border[0].startsWith('.') &&
      ABBREVIATION.test(text.slice(Math.max(0, border.index - 7), border.index))
    )
      continue;
    const end = border.index + border[0].length;
    spans.push({ start, end });
    start = end;
  }
  if (start < text.length || spans.length === 0) spans.push({ start, end: text.length });
  return spans;
}
