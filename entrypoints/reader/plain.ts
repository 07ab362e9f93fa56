/** Text without markup, as paragraphs. Pure. */
import type { PlainDocument } from './sanitise.ts';

/** Paragraphs of a text: what stands between empty lines, and between the pages of a printed text. Lines stay as they are. */
export function paragraphsOf(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*?(?=\S|[^\S\n]+\S)|\f/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter((paragraph) => paragraph.trim() !== '');
}

/** The longest paragraph, UTF-16 units: a browser lays out each in one go, and stands still meanwhile. */
const LONGEST = 20_000;

/** Where the first part of a text that is too long ends: after a sentence where one ends in it, else at a line end or a space. */
function endOfPart(part: string): number {
  let sentence = 0;
  for (const { index } of part.matchAll(/[.!?](?=\s)/g)) sentence = index + 1;
  const end = sentence || Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' '));
  if (end > 0) return end;
  // Not between the halves of a letter.
  return /[\ud800-\udbff]$/.test(part) ? part.length - 1 : part.length;
}

/** A paragraph that is too long for one, in parts. */
function* partsOf(paragraph: string): Generator<string> {
  let from = 0;
  while (paragraph.length - from > LONGEST) {
    const part = paragraph.slice(from, from + LONGEST);
    const end = endOfPart(part);
    yield part.slice(0, end);
    from += end;
  }
  yield paragraph.slice(from);
}

/** A text as the same plain tree that HTML becomes; empty where it has no words. */
export function plainText(text: string): PlainDocument {
  return {
    title: '',
    lang: '',
    children: paragraphsOf(text)
      .flatMap((paragraph) => [...partsOf(paragraph)])
      .map((part) => ({ tag: 'p', attributes: {}, children: [part] })),
  };
}
