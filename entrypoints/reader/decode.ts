/** Bytes of a text file as text, whatever they were written in. Pure. */

/** What a page of its own says it was written in, near its beginning. */
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
/** How far in that may stand, bytes. */
const HEAD = 2048;

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    // No encoding that anybody knows.
    return null;
  }
}

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
 * The text of a file: by its first bytes where it is UTF-16, else as UTF-8, else as an HTML file says of itself,
 * else as Windows has written it in Europe and America. Never throws: what is not in the encoding becomes a question mark in a box.
 * @param isHtml true: it may say in a `meta` element what it was written in
 */
export function decode(bytes: Uint8Array, isHtml: boolean): string {
  const wide = wideOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Some byte is none of UTF-8.
  }
  const head = String.fromCharCode(...bytes.subarray(0, HEAD));
  const said = isHtml ? CHARSET.exec(head)?.[1] : undefined;
  const decoder = (said && decoderFor(said)) || new TextDecoder('windows-1252');
  return decoder.decode(bytes);
}
