/** Text and HTML files as documents: passages for spotting, with the way back to the file's text. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
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
  /** The file as UTF-8, unchanged: a byte order mark is one unit, line ends are as they are. */
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

/**
 * The bytes of a file as text.
 * @throws Error, a sentence that says what to do, where they are no text
 */
export function decode(path: string, bytes: Buffer): string {
  const start = bytes.subarray(0, 4);
  if ((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff)) {
    throw new Error(`Cannot read ${path}: it is in UTF-16. Save it as UTF-8.`);
  }
  if (start.toString('latin1') === '%PDF') {
    throw new Error(`Cannot read ${path}: it is a PDF. Save its text as a text or HTML file.`);
  }
  if (bytes.subarray(0, 64 * 1024).includes(0)) {
    throw new Error(`Cannot read ${path}: it is a binary file. Name a text or HTML file in UTF-8.`);
  }
  return bytes.toString('utf8');
}

/**
 * A text or HTML file's text; `-` reads standard input.
 * @throws Error, a sentence that says what to do, where it cannot be read
 */
export async function readText(path: string): Promise<string> {
  if (path === '-') return readAll(process.stdin);
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
