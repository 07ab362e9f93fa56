/** Puts a plain tree into the page, element by element: no text ever becomes markup. */
import { Slices } from '../../browser/dom/slices.ts';
import type { Plain, PlainDocument } from './sanitise.ts';

/** A list that is being put in, and where. */
interface Level {
  plain: readonly Plain[];
  at: number;
  into: Element;
}

/** What the elements of a document lie in, so that no rule of the page's own frame is taken for theirs. */
export const PAPER = 'paper';

/**
 * An article with all of it, made in slices; not in the page yet.
 * @param signal ends it early: what was made is of no use then
 */
export async function buildArticle(
  { children, lang }: PlainDocument,
  signal: AbortSignal,
): Promise<HTMLElement> {
  const article = document.createElement('article');
  article.className = PAPER;
  article.dir = 'auto';
  if (lang) article.lang = lang;
  const slices = new Slices();
  const levels: Level[] = [{ plain: children, at: 0, into: article }];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    if (slices.due) await slices.rest();
    if (signal.aborted) return article;
    const plain = level.plain[level.at++];
    if (plain === undefined) levels.pop();
    else if (typeof plain === 'string') level.into.append(plain);
    else {
      const element = document.createElement(plain.tag);
      for (const [name, value] of Object.entries(plain.attributes)) element.setAttribute(name, value);
      level.into.append(element);
      levels.push({ plain: plain.children, at: 0, into: element });
    }
  }
  return article;
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
