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

/** A paragraph that is too long for one, in parts: at the end of a line where there is one, else at a space. */
function* partsOf(paragraph: string): Generator<string> {
  let from = 0;
  while (paragraph.length - from > LONGEST) {
    const part = paragraph.slice(from, from + LONGEST);
    const end = Math.max(part.lastIndexOf('\n'), 0) || Math.max(part.lastIndexOf(' '), 0) || LONGEST;
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
