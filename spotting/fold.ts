/**
 * Folding: text as the lexicon sees it. Lower case, one sort of dash, quote and space, and none of
 * the characters that are there but not seen (soft hyphens, zero-width spaces, marks of direction).
 */

/** Folded text, with the way back to the text that it came from. */
export interface Folded {
  text: string;
  /** For each folded UTF-16 unit (and one past the end) its offset in the original; null when they are the same. */
  offsets: Uint32Array | null;
}

/** Characters that are not seen. */
const UNSEEN =
  '\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff';
/** Letters of another kind, and what is read instead: ligatures, and the sign for kelvin. */
const WRITTEN_OUT: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', '\u212a': 'K' };
const LONGEST = 3;
const SHIFTS = new RegExp(`[${UNSEEN}\ufb00-\ufb04\u212a]`);
const SHIFT = new RegExp(SHIFTS, 'g');
const NOT_ASCII = /[^\0-\x7f]/;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe63\uff0d]/g;
const QUOTES = /[\u2018-\u201b\u2032\u02bc]/g;
/** The one capital whose small letter is longer: it would shift everything. No form has it. */
const DOTTED_I = 'İ';

/** Folds what keeps its length, so that offsets stay. */
export function foldInPlace(text: string): string {
  if (!NOT_ASCII.test(text)) return text.toLowerCase();
  const one = text.replace(SPACES, ' ').replace(DASHES, '-').replace(QUOTES, "'");
  if (!one.includes(DOTTED_I)) return one.toLowerCase();
  return one
    .split(DOTTED_I)
    .map((part) => part.toLowerCase())
    .join(DOTTED_I);
}

/** True where folding would shift letters: unseen characters or ligatures may stand inside a word. */
export function hidesLetters(text: string): boolean {
  return SHIFTS.test(text);
}

/** Folded text alone, where nobody asks for the way back: cheaper than `fold`. */
export function foldText(text: string): string {
  return foldInPlace(SHIFTS.test(text) ? text.replace(SHIFT, (unit) => WRITTEN_OUT[unit] ?? '') : text);
}

/** A text as it is read, capitals and all, in linear time: without unseen characters, ligatures written out. */
export function shown(text: string): Folded {
  if (!SHIFTS.test(text)) return { text, offsets: null };
  const offsets = new Uint32Array(text.length * LONGEST + 1);
  const parts: string[] = [];
  let length = 0;
  const put = (from: number, to: number) => {
    for (let i = from; i < to; i++) offsets[length++] = i;
    parts.push(text.slice(from, to));
  };
  let from = 0;
  for (const match of text.matchAll(SHIFT)) {
    put(from, match.index);
    for (const letter of WRITTEN_OUT[match[0]] ?? '') {
      offsets[length++] = match.index;
      parts.push(letter);
    }
    from = match.index + 1;
  }
  put(from, text.length);
  offsets[length] = text.length;
  return { text: parts.join(''), offsets: offsets.slice(0, length + 1) };
}

/** Folds a text of any length in linear time. */
export function fold(text: string): Folded {
  const { text: seen, offsets } = shown(text);
  return { text: foldInPlace(seen), offsets };
}

/** The original range `[start, end)` of a folded range. Unseen characters inside belong to it, those after it do not. */
export function originalRange(folded: Folded, start: number, end: number): { start: number; end: number } {
  const { offsets } = folded;
  if (!offsets) return { start, end };
  return { start: offsets[start] ?? 0, end: (offsets[end - 1] ?? 0) + 1 };
}
