/** What sort of file somebody has handed in, by its first bytes. A name or a type that says otherwise does not count. Pure. */

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

/** The head of a PDF and its first object. */
const PDF = /%PDF-\d[\s\S]*?\b\d+ \d+ obj\b/;
/** The head of a PDF that may be damaged: first of all, or in a line of its own. */
const PDF_HEAD = /^\s*%PDF-\d|^%PDF-\d\.\d\s*$/m;
/** What nobody has written but for people: a text may speak of the head of a PDF. */
const PROSE = /%PDF-\d\S*(\W+[a-z]+){5}/i;

function isPdf(head: string, name: string): boolean {
  if (PDF.test(head)) return true;
  return PDF_HEAD.test(head) && (/\.pdf$/i.test(name) || isBinary(head) || !PROSE.test(head));
}

const isPicture = (head: string) =>
  PICTURES.some((first) => head.startsWith(first)) ||
  (head.startsWith('RIFF') && head.startsWith(LATER.RIFF, 8)) ||
  LATER.ftyp.test(head.slice(4));

/** True for bytes that no text has: control characters, but for white space and what terminals are told. */
const isBinary = (head: string) =>
  [...head].some((letter) => {
    const code = letter.charCodeAt(0);
    return code < 9 || (code > 13 && code < 32 && code !== 27);
  });

const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/**
 * What sort of file it is, or why it is not opened.
 * @param bytes the first of them, a thousand or more
 * @param size of the whole file, bytes
 * @param name its name, which tells markup without a head from text; may be empty
 */
export function kindOf(bytes: Uint8Array, size: number, name = ''): Kind | Refusal {
  if (size === 0) return 'empty';
  const head = latin1(bytes.subarray(0, HEAD));
  if (isPdf(head, name)) return size > LARGEST.pdf ? 'large' : 'pdf';
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
