/** Bytes of a text file as text, whatever they were written in. Pure. */

/** What a page of its own says it was written in, near its beginning. */
const CHARSET = /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
/** How far in that may stand, bytes. */
const HEAD = 65_536;
/** What old western encodings are read as, by browsers too; it has a letter for each byte. */
const WESTERN = 'windows-1252';

/** The encoding that an HTML file says it is in; null where it says none that we know. */
function saidBy(bytes: Uint8Array): string | null {
  const [, said] = CHARSET.exec(new TextDecoder(WESTERN).decode(bytes.subarray(0, HEAD))) ?? [];
  if (!said) return null;
  try {
    const { encoding } = new TextDecoder(said);
    // What can be read as Latin letters to this point is no UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? null : encoding;
  } catch {
    // No encoding that anybody knows.
    return null;
  }
}

const hasUtf8Mark = ([first, second, third]: Uint8Array) =>
  first === 0xef && second === 0xbb && third === 0xbf;

/** How many of the first bytes tell whether a character has two, bytes. */
const SAMPLE = 512;

/**
 * The encoding of text with two bytes a character: as its first two bytes say, or as every other byte of its beginning does,
 * which is nothing in Latin letters. Null for any other.
 */
export function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const nothings = (odd: number) => sample.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  const [even, odd] = [nothings(0), nothings(1)];
  const most = sample.length * 0.4;
  if (even === 0 && odd > most) return 'utf-16le';
  return odd === 0 && even > most ? 'utf-16be' : null;
}

/**
 * The text of a file: by its first bytes where it is UTF-16 or says that it is UTF-8, else as UTF-8 where it is that, else as an HTML
 * file says of itself, else as Windows has written it in Europe and America. Never throws: what is not in the encoding becomes a
 * question mark in a box.
 * @param isHtml true: it may say in a `meta` element what it was written in
 * @param keepsMark true: a byte order mark stays, as a letter of its own, so that places in the text are places in the file
 */
export function decode(bytes: Uint8Array, isHtml: boolean, keepsMark = false): string {
  const read = (encoding: string, fatal = false) =>
    new TextDecoder(encoding, { fatal, ignoreBOM: keepsMark }).decode(bytes);
  const marked = wideOf(bytes) ?? (hasUtf8Mark(bytes) ? 'utf-8' : null);
  if (marked) return read(marked);
  try {
    return read('utf-8', true);
  } catch {
    // Some byte is none of UTF-8.
  }
  return read((isHtml && saidBy(bytes)) || WESTERN);
}
