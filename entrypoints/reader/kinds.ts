/** What sort of file somebody has handed in, by its first bytes. A name counts only where they leave it open, a type never. Pure. */

import { wideOf } from './decode.ts';

/** What the page can open. */
export type Kind = 'pdf' | 'html' | 'text';

/** Why a file is not opened; each has its sentence in the page. */
export type Refusal =
  | 'empty'
  | 'large'
  /** Word, OpenDocument, EPUB and whatever else is a zip inside, and the older files of Office. */
  | 'office'
  | 'rtf'
  /** A page saved with all its parts in one file (.mht, .mhtml). */
  | 'whole-page'
  | 'picture'
  /** Neither text nor anything known. */
  | 'unknown';

/** The largest files that are opened, bytes. Beyond that a browser's tab runs out of memory, or text takes minutes to lay out. */
export const LARGEST = { pdf: 400_000_000, text: 20_000_000 } as const;

/** Why a file of this size, bytes, is not even read; null where it is. */
export function refusedBySize(size: number): 'empty' | 'large' | null {
  if (size === 0) return 'empty';
  return size > Math.max(...Object.values(LARGEST)) ? 'large' : null;
}

/** How far into a file its head may reach, bytes: a PDF may have a mail's headers before it. */
const HEAD = 1024;

/** First bytes, as Latin-1. */
const PICTURES = ['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'];
/** What stands a few bytes into a file that begins with its length. */
const LATER = { RIFF: 'WEBP', ftyp: /^ftyp(heic|heix|mif1|avif)/ } as const;
const OFFICE = ['PK\x03\x04', '\xd0\xcf\x11\xe0'];
const WHOLE_PAGE = /^(From:|MIME-Version:|Content-Type: multipart\/related)/im;
const MARKUP =
  /^\s*(<!--[\s\S]*?-->\s*)*(<!doctype\s+html|<(html|head|body|title|meta|h[1-6]|p|div|table|article|section|main|ul|ol)[\s>])/i;
const XHTML = /^\s*<\?xml[\s\S]*<html[\s>]/i;

/** The head of a PDF: first of all, in a line of its own, or before the first object. A text may have each of them, too. */
const PDF = [/^(?:\xef\xbb\xbf)?\s*%PDF-\d/, /^%PDF-\d\.\d\s*$/m, /%PDF-\d[\s\S]*?\b\d+ \d+ obj\b/];
/** What a PDF is made of: the first object, or the table of all of them. */
const OBJECT = /\b(?:\d+\s+\d+\s+obj\b|xref\s+\d|trailer\s*<<)/;
/** What is left before the first object where a PDF is cut off, the beginning of that at most. */
const CUT_OFF = /^[\d\s]*o?b?$/;
/** Lines of a PDF that it passes over: who has made it, and bytes that tell that it is no text. */
const COMMENTS = /^%(?!PDF-).*$/gm;
/** Two words with a space between: a PDF has none outside its objects. */
const PROSE = /(?<!\p{L})\p{L}{2,},? \p{L}{2,}/u;
/** How far into a file with the head of a PDF is looked for what else a PDF has, bytes. */
const FAR = 65_536;

const isPicture = (head: string) =>
  PICTURES.some((first) => head.startsWith(first)) ||
  (head.startsWith('RIFF') && head.startsWith(LATER.RIFF, 8)) ||
  LATER.ftyp.test(head.slice(4));

/** True for a code that no text has: control characters, but for white space and what terminals are told. */
const isControl = (code: number) => code < 9 || (code > 13 && code < 32 && code !== 27);

const isBinary = (head: string) => [...head].some((letter) => isControl(letter.charCodeAt(0)));

/** Bytes as Latin-1, a letter for each. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/**
 * True for a PDF, be it damaged or cut off: it has its head near its beginning, and after that binary bytes, or an object before any
 * prose, or nothing at all. A text that begins with the head of a PDF has words after it.
 * @param bytes the first of them, some 64 kB where there are so many
 * @param name its name: one that is called a PDF and has its head is one, if damaged beyond that
 */
export function isPdf(bytes: Uint8Array, name = ''): boolean {
  const head = latin1(bytes.subarray(0, HEAD));
  if (!PDF.some((form) => form.test(head))) return false;
  const beginning = bytes.subarray(0, FAR);
  if (/\.pdf$/i.test(name) || beginning.some(isControl)) return true;
  const words = latin1(beginning).replace(COMMENTS, '');
  const at = words.search(/%PDF-\d/);
  const after = words.slice(at).replace(/^%PDF-[\d.]+/, '');
  const object = OBJECT.exec(after);
  if (object) return !PROSE.test(after.slice(0, object.index));
  return CUT_OFF.test(after) && !PROSE.test(words.slice(0, at));
}

/**
 * What sort of file it is, or why it is not opened.
 * @param bytes the first of them, some 64 kB where there are so many
 * @param size of the whole file, bytes
 * @param name its name, which tells markup without a head, and what is left of a PDF, from text; may be empty
 */
export function kindOf(bytes: Uint8Array, size: number, name = ''): Kind | Refusal {
  if (size === 0) return 'empty';
  const head = latin1(bytes.subarray(0, HEAD));
  if (isPdf(bytes, name)) return size > LARGEST.pdf ? 'large' : 'pdf';
  if (OFFICE.some((first) => head.startsWith(first))) return 'office';
  if (head.startsWith('{\\rtf')) return 'rtf';
  if (isPicture(head)) return 'picture';
  if (WHOLE_PAGE.test(head) && /^MIME-Version:/im.test(head)) return 'whole-page';
  const wide = wideOf(bytes);
  const plain = wide
    ? new TextDecoder(wide).decode(bytes.subarray(0, HEAD))
    : head.replace(/^\u00ef\u00bb\u00bf/, '');
  if (isBinary(plain)) return head.startsWith('BM') ? 'picture' : 'unknown';
  if (size > LARGEST.text) return 'large';
  if (!plain.trim() && size <= HEAD) return 'empty';
  const isMarkup = MARKUP.test(plain) || XHTML.test(plain) || /\.x?html?$/i.test(name);
  return isMarkup ? 'html' : 'text';
}
