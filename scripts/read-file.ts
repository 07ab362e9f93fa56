/** Text and HTML files as documents: passages for spotting, with the way back to the file's text. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { buffer as readAll } from 'node:stream/consumers';
import { decode as decodeBytes, wideOf } from '../entrypoints/reader/decode.ts';
import { isPdf } from '../entrypoints/reader/kinds.ts';
import { passagesOf } from '../spotting/passages.ts';
import type { PassageKind } from '../spotting/types.ts';
import { passagesOfHtml } from './read-html.ts';

/**
 * A passage of a file. Where its text stands in the file as it is, `offset` says where; where it was
 * taken out of markup, `starts` and `ends` say for each of its UTF-16 units which part of the file it
 * comes from (an entity such as `&nbsp;` is one unit here and six there).
 */
export type FilePassage = { kind: PassageKind; text: string } & (
  | { offset: number }
  | { starts: readonly number[]; ends: readonly number[] }
);

/** A file that was read. */
export interface FileDocument {
  /** File name without its extension; `stdin` for `-`. */
  name: string;
  /** The file's text, unchanged: a byte order mark is one unit, line ends are as they are. */
  text: string;
  html: boolean;
  passages: FilePassage[];
}

/** Where a part of a passage stands in the file, UTF-16 units, end exclusive. */
export function placeInFile(
  passage: FilePassage,
  start: number,
  end: number,
): { start: number; end: number } {
  if ('offset' in passage) return { start: passage.offset + start, end: passage.offset + end };
  return { start: passage.starts[start] ?? 0, end: passage.ends[end - 1] ?? 0 };
}

const HTML_NAME = /\.(x?html?|xht)$/i;
const HTML_START =
  /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;

/** True for a file whose text is HTML, by its name or its beginning. */
export function isHtml(path: string, text: string): boolean {
  return HTML_NAME.test(path) || HTML_START.test(text.slice(0, 4000));
}

const WHY: Record<string, string> = {
  ENOENT: 'there is no such file. Check the path',
  EISDIR: 'it is a folder. Name the files in it',
  EACCES: 'you may not read it. Change its permissions',
  EPERM: 'you may not read it. Change its permissions',
};

/** How far into a file its nature is looked for, bytes. */
const BEGINNING = 64 * 1024;
/** Control characters that no text has, whatever its encoding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_TEXT = /[\u0001-\u0008\u000e-\u0019\u001c-\u001f\u007f]/;

/** True where bytes that are no UTF-16 are no text. */
function isBinary(bytes: Buffer): boolean {
  const beginning = bytes.toString('latin1', 0, BEGINNING);
  return beginning.includes('\0') || (!isUtf8(bytes) && NO_TEXT.test(beginning));
}

/**
 * The bytes of a file as text, by the decoder of the extension's own reader.
 * @throws Error, a sentence that says what to do, where they are no text
 */
export function decode(path: string, bytes: Buffer): string {
  if (isPdf(bytes, path)) {
    throw new Error(
      `Cannot read ${path}: it is a PDF. The extension itself opens PDFs ("Read a file or text" in its popup); for this command save the text as a text or HTML file.`,
    );
  }
  // Markup may say what it was written in under any name.
  const text = decodeBytes(bytes, true, true);
  if (wideOf(bytes) ? text.slice(0, BEGINNING).includes('\0') : isBinary(bytes)) {
    throw new Error(`Cannot read ${path}: it is a binary file. Name a text or HTML file.`);
  }
  return text;
}

/**
 * A text or HTML file's text; `-` reads standard input.
 * @throws Error, a sentence that says what to do, where it cannot be read
 */
export async function readText(path: string): Promise<string> {
  if (path === '-') return decode('standard input', await readAll(process.stdin));
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Error(`Cannot read ${path}: ${WHY[code] ?? message}.`);
  }
  return decode(path, bytes);
}

/** A text as a document. */
export function documentOf(path: string, text: string): FileDocument {
  const html = isHtml(path, text);
  const name = path === '-' ? 'stdin' : basename(path, extname(path));
  return { name, text, html, passages: html ? passagesOfHtml(text) : passagesOf(text) };
}

/**
 * Reads a text or HTML file; `-` reads standard input.
 * @throws Error, a sentence that says what to do, where it cannot be read
 */
export async function readDocument(path: string): Promise<FileDocument> {
  return documentOf(path, await readText(path));
}
