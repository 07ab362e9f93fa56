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

/** A text as the same plain tree that HTML becomes; empty where it has no words. */
export function plainText(text: string): PlainDocument {
  return {
    title: '',
    lang: '',
    children: paragraphsOf(text).map((paragraph) => ({ tag: 'p', attributes: {}, children: [paragraph] })),
  };
}
