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

/**
 * The text of a file: by its first bytes where they say (UTF-8, UTF-16), else as UTF-8, else as an HTML file says of itself,
 * else as Windows has written it in Europe and America. Never throws: what is not in the encoding becomes a question mark in a box.
 * @param isHtml true: it may say in a `meta` element what it was written in
 */
export function decode(bytes: Uint8Array, isHtml: boolean): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
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
