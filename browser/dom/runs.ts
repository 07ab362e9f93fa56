/** Runs: siblings in a row, which is how text is taken from a page. */
import { isBorder } from './borders.ts';

/** Siblings in a row, `first` to `last`. */
export interface Run {
  first: Node;
  last: Node;
}

/** True in a document of HTML; pictures and other XML are left alone. */
export function isHtml(): boolean {
  return document.documentElement?.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

/** Everything in a document's body, in an element or in a shadow root; none where that is empty. */
export function contentOf({ firstChild, lastChild }: Node): Run[] {
  return firstChild && lastChild ? [{ first: firstChild, last: lastChild }] : [];
}

/** All there is to read in a frame: its body, or its root where it has none, then its shadow roots. */
export function* wholePage(shadows: Iterable<ShadowRoot>): Generator<Run> {
  const body = document.body ?? document.documentElement;
  if (body) yield* contentOf(body);
  for (const shadow of shadows) if (shadow.isConnected) yield* contentOf(shadow);
}

/** The siblings around a node (or around the inline element that holds it) up to the next border on each side. */
export function runAround(node: Node): Run {
  let at = node;
  while (!isBorder(at) && at.parentElement && at.parentElement.parentNode && !isBorder(at.parentElement)) {
    at = at.parentElement;
  }
  let first = at;
  let last = at;
  if (!isBorder(at)) {
    while (first.previousSibling && !isBorder(first.previousSibling)) first = first.previousSibling;
    while (last.nextSibling && !isBorder(last.nextSibling)) last = last.nextSibling;
  }
  return { first, last };
}
