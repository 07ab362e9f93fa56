/** Plain text as passages: the same shape that a page's blocks have, so that one reader serves both. */
import type { PassageKind } from './types.ts';

/** A passage of a plain text, with its place in it. */
export interface TextPassage {
  kind: PassageKind;
  text: string;
  /** Offset of the passage in the whole text, UTF-16 units. */
  offset: number;
}

const BULLET = /^\s*(?:[-*•·✔✘–—]|\d{1,2}[.)])\s+/;

/** True where the next line goes on with the sentence of this one: text that was wrapped by hand. */
function continues(line: string, next: string): boolean {
  return (
    line.length >= 45 &&
    !/[.!?:;|]["')\]]*\s*$/.test(line) &&
    /^\s{0,4}[a-z(]/.test(next) &&
    !BULLET.test(next)
  );
}

/** A line that labels what comes after it: short, without the end of a sentence, or a label with its full stop. */
export function looksLikeHeading(line: string): boolean {
  const text = line.trim();
  if (text.length === 0 || text.length > 90 || (BULLET.test(line) && !/^\s*\d{1,2}[.)]\s/.test(line)))
    return false;
  // A row of a table labels nothing.
  if (/\t|\s\|\s/.test(text)) return false;
  const words = text.split(/\s+/).length;
  if (/^[^a-z]+$/.test(text) && /[A-Z]{3}/.test(text)) return true;
  if (/[?:]$/.test(text)) return words <= 14;
  if (/[,;]$/.test(text)) return false;
  if (/[.!]$/.test(text)) return words <= 6 && !/[.!?]\s/.test(text.replace(/^\d{1,2}[.)]\s*/, ''));
  return words <= 10 && /^\W*[\dA-Z]/.test(text);
}

/**
 * Splits a text into passages that cover every line once. The first line that is not empty is the
 * title where it looks like one.
 */
export function passagesOf(text: string): TextPassage[] {
  const passages: TextPassage[] = [];
  let offset = 0;
  let open: TextPassage | null = null;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      open = null;
    } else if (open && continues(open.text.slice(open.text.lastIndexOf('\n') + 1), line)) {
      open.text = text.slice(open.offset, offset + line.length);
      open.kind = open.kind === 'heading' || open.kind === 'title' ? 'text' : open.kind;
    } else {
      const heading = looksLikeHeading(line);
      const first = passages.length === 0;
      const kind: PassageKind = heading ? (first ? 'title' : 'heading') : BULLET.test(line) ? 'item' : 'text';
      open = { kind, text: line, offset };
      passages.push(open);
    }
    offset += line.length + 1;
  }
  return passages;
}
