/** Puts a plain tree into the page, element by element: no text ever becomes markup. */
import { Slices } from '../../browser/dom/slices.ts';
import type { Plain, PlainDocument } from './sanitise.ts';

/** A list that is being put in, and where. */
interface Level {
  plain: readonly Plain[];
  at: number;
  into: Element;
  /** What is made and not put in yet. */
  made: DocumentFragment;
}

/**
 * So much comes into the page at a stretch, letters: to lay it out takes a tenth of a second or two. Most documents come whole,
 * and the spotter looks at them once.
 */
const STRETCH = 400_000;
/** An element is as much work as so many letters. */
const ELEMENT = 50;

/** What the elements of a document lie in, so that no rule of the page's own frame is taken for theirs. */
export const PAPER = 'paper';

/** The article of a document, still empty. */
export function emptyArticle({ lang }: PlainDocument): HTMLElement {
  const article = document.createElement('article');
  article.className = PAPER;
  article.dir = 'auto';
  if (lang) article.lang = lang;
  return article;
}

/**
 * Fills an article that is in the page, a stretch at a time, which the browser lays out before the next: the longest text does
 * not make it stand still.
 * @param signal ends it early; rejects with its reason then
 */
export async function fillArticle(
  article: Element,
  children: readonly Plain[],
  signal: AbortSignal,
): Promise<void> {
  const slices = new Slices();
  let come = 0;
  const levelIn = (into: Element, plain: readonly Plain[]): Level => ({
    plain,
    at: 0,
    into,
    made: document.createDocumentFragment(),
  });
  const levels = [levelIn(article, children)];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    if (come > STRETCH) {
      come = 0;
      // The outermost first: what lies in it comes into the page with it, and the rest one by one.
      for (const { into, made } of levels) into.append(made);
      await slices.rest();
    }
    signal.throwIfAborted();
    const plain = level.plain[level.at++];
    if (plain === undefined) {
      level.into.append(level.made);
      levels.pop();
    } else if (typeof plain === 'string') {
      level.made.append(plain);
      come += plain.length;
    } else {
      const element = document.createElement(plain.tag);
      for (const [name, value] of Object.entries(plain.attributes)) element.setAttribute(name, value);
      level.made.append(element);
      come += ELEMENT;
      levels.push(levelIn(element, plain.children));
    }
  }
}

/** True where a document has a word in it. */
export function hasText(children: readonly Plain[]): boolean {
  const left: Plain[] = [...children];
  for (let plain = left.pop(); plain !== undefined; plain = left.pop()) {
    if (typeof plain === 'string') {
      if (/\p{L}/u.test(plain)) return true;
    } else for (const child of plain.children) left.push(child);
  }
  return false;
}
