/** What the second word of a rule begins with: most places where its first word stands are ruled out by the letter that comes next. */

/** A class of characters for each letter, one for digits, one for all else. */
const DIGITS = 26;
const OTHERS = 27;
/** How many classes there are. */
export const CLASSES = 28;
/** Classes as bits: any character may come, or the end of the text. */
export const ANY = -1;

const HYPHEN = 45;
/** Spaces of folded text. */
export const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13);

function classOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? DIGITS : OTHERS;
}

/** The class of what comes after a word, past spaces and hyphens; `CLASSES` at the end of a text. */
export function classAfter(text: string, end: number): number {
  for (let at = end; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code) && code !== HYPHEN) return classOf(code);
  }
  return CLASSES;
}

/** Writes down what words begin with, `#` for a number: "0" for digits, "." for signs. */
export function lettersOf(words: readonly string[]): string {
  const letters = words.map((word) =>
    word === '#'
      ? '0'
      : word
          .charAt(0)
          .replace(/\d/, '0')
          .replace(/[^a-z0]/, '.'),
  );
  return [...new Set(letters)].sort().join('');
}

/** The classes of what was written down, as bits; nothing written: any. */
export function bitsOf(letters: string): number {
  let bits = 0;
  for (let at = 0; at < letters.length; at++) bits |= 1 << classOf(letters.charCodeAt(at));
  return bits === 0 ? ANY : bits;
}
