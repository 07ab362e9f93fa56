/**
 * What may come after the first word of a rule, as a set of letters: most places where a rule's first word stands
 * are ruled out by the letter that follows, without asking an expression.
 */

/** Any character, or nothing at all. */
export const ANYTHING = -1;
/** Neither a letter nor a space: digits, signs, an apostrophe. */
const OTHER = 1 << 26;
const SPACE = 32;
const HYPHEN = 45;

/** The bit of a character. */
const bitOf = (code: number) => (code >= 97 && code <= 122 ? 1 << (code - 97) : OTHER);
const isSeparator = (code: number) => code <= SPACE || code === HYPHEN || code === 0xa0;

/** The bit of the first character after a word that is no space and no hyphen; `ANYTHING` at the end of a text. */
export function bitAfter(text: string, end: number): number {
  let at = end;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isSeparator(code)) return bitOf(code);
    at += 1;
  }
  return ANYTHING;
}

/** Where the next letter stands, past what separates words; -1 where a digit or sign comes first. */
export function letterFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSeparator(text.charCodeAt(at))) at += 1;
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122 ? at : -1;
}

/** Where the next word begins after the end of one; -1 where nothing separates it, or it does not begin with a letter. */
export function wordFrom(text: string, end: number): number {
  return isSeparator(text.charCodeAt(end)) ? letterFrom(text, end) : -1;
}

/**
 * The bits that may follow a word in what a rule finds, written in the signs of the rules' tables.
 * @param word the word, or `#` for any number; with a space and capitals, the word and the letters that the next begins
 *   with: "no MO" for what may come third in the word after "no"
 */
export function bitsAfter(find: string, word: string): number {
  // Where it ends before the next word does, anything may follow.
  if (find === '') return word === '' || /^[ A-Z]/.test(word) ? ANYTHING : 0;
  if (find.startsWith('(')) return groupBits(find, word);
  const unit = /^(\\d|\\.|\[[^\]]*\]|.)([?*+]|\{[\d,]*\})?/s.exec(find) as RegExpExecArray;
  const [whole, sign = '', times = ''] = unit;
  const rest = find.slice(whole.length);
  const without = times === '?' || times === '*' ? bitsAfter(rest, word) : 0;
  if (sign === ' ') return without | (/^(?:$|[ A-Z])/.test(word) ? bitsAfter(rest, word.trimStart()) : 0);
  const plain = /^[a-z0-9'%/+:]$/.test(sign);
  if (word === '')
    return plain ? without | bitOf(sign.charCodeAt(0)) : /^\\[^a-z]/i.test(sign) ? without | OTHER : ANYTHING;
  if (word === '#')
    return /\d/.test(sign) || sign === '\\d' ? bitsAfter(rest, '#') | bitsAfter(rest, '') : without;
  if (!plain || (times !== '' && times !== '?')) return ANYTHING;
  return without | (word.toLowerCase().startsWith(sign) ? bitsAfter(rest, word.slice(1)) : 0);
}

/** The same where a group comes next. */
function groupBits(find: string, word: string): number {
  if (find.startsWith('(?')) return ANYTHING;
  let depth = 0;
  let from = 1;
  const parts: string[] = [];
  for (let at = 0; at < find.length; at++) {
    const sign = find[at];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = find.indexOf(']', at);
    else if (sign === '(') depth += 1;
    else if (sign === ')' && --depth === 0) {
      parts.push(find.slice(from, at));
      from = at + 1;
      break;
    } else if (sign === '|' && depth === 1) {
      parts.push(find.slice(from, at));
      from = at + 1;
    }
  }
  const times = /^[?*+]/.exec(find.slice(from))?.[0] ?? '';
  const rest = find.slice(from + times.length);
  // A group that may come again may be followed by itself.
  const again = times === '*' || times === '+' ? `(${parts.join('|')})?${rest}` : rest;
  let bits = times === '?' || times === '*' ? bitsAfter(rest, word) : 0;
  for (const part of parts) {
    if (bits === ANYTHING) break;
    bits |= bitsAfter(part + again, word);
  }
  return bits;
}
