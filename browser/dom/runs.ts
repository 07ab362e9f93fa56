/** Runs: siblings in a row, which is how text is taken from a page. */
import { isBorder } from './borders.ts';
import {
  bodyOf,
  documentElementOf,
  firstChildOf,
  lastChildOf,
  nextSiblingOf,
  parentNodeOf,
  previousSiblingOf,
} from './nodes.ts';

/** Siblings in a row, `first` to `last`. */
export interface Run {
  first: Node;
  last: Node;
}

/** True in a document of HTML; pictures and other XML are left alone. */
export function isHtml(): boolean {
  return documentElementOf(document)?.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

/** Everything in a document's body, in an element or in a shadow root; none where that is empty. */
export function contentOf(node: Node): Run[] {
  const first = firstChildOf(node);
  const last = lastChildOf(node);
  return first && last ? [{ first, last }] : [];
}

/** All there is to read in a frame: its body, or its root where it has none, then its shadow roots. */
export function* wholePage(shadows: Iterable<ShadowRoot>): Generator<Run> {
  const body = bodyOf(document) ?? documentElementOf(document);
  if (body) yield* contentOf(body);
  for (const shadow of shadows) if (shadow.isConnected) yield* contentOf(shadow);
}

/** The siblings around a node (or around the inline element that holds it) up to the next border on each side. */
export function runAround(node: Node): Run {
  let at = node;
  while (!isBorder(at)) {
    const parent = parentNodeOf(at);
    if (!(parent instanceof Element) || !parentNodeOf(parent) || isBorder(parent)) break;
    at = parent;
  }
  let first = at;
  let last = at;
  if (!isBorder(at)) {
    for (let next = previousSiblingOf(first); next && !isBorder(next); next = previousSiblingOf(first))
      first = next;
    for (let next = nextSiblingOf(last); next && !isBorder(next); next = nextSiblingOf(last)) last = next;
  }
  return { first, last };
}
