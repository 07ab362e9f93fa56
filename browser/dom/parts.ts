/** Parts of a page whose text is read at once: one native call in place of a visit to each node. */
import { edgeOf, isBorder, isLeftAlone, isNeverProse } from './borders.ts';
import {
  childCountOf,
  firstChildOf,
  hasMoreBelow,
  lastChildOf,
  localNameOf,
  nextSiblingOf,
  parentNodeOf,
  previousSiblingOf,
  textContentOf,
} from './nodes.ts';
import type { Run } from './runs.ts';

/** More elements than this under one element, and its text is read in parts. */
const HEAVY = 500;
/** So many siblings are read at once, and on to where a line of text ends. */
const GROUP = 64;

/**
 * Cuts a run into parts that are read at once, none in the middle of a line of text. Scripts and the like lie in none, where they stand alone.
 * @param few among so many siblings large elements are cut up as well
 */
export function* partsOf(whole: Run, few = GROUP): Generator<Run> {
  // Not by calling itself: elements may lie in one another as deep as a page likes.
  const left = [whole];
  for (let run = left.pop(); run; run = left.pop()) {
    const { first, last } = run;
    const parent = parentNodeOf(first);
    // Among many siblings none is weighed: to weigh each would cost more than to read them.
    const weighs = parent === null || childCountOf(parent) <= few;
    for (let node: Node | null = first; node; ) {
      const from: Node = node;
      let to: Node | null = null;
      let apart: Element | null = null;
      for (let count = 0; node; count++) {
        if (
          node instanceof Element &&
          (isNeverProse(node) || (weighs && isHeavy(node))) &&
          standsAlone(node)
        ) {
          apart = node;
          break;
        }
        if (to && count >= GROUP && (isBorder(node) || isBorder(to))) break;
        to = node;
        node = node === last ? null : nextSiblingOf(node);
      }
      if (to) yield { first: from, last: to };
      if (!apart) continue;
      const firstChild = firstChildOf(apart);
      const lastChild = lastChildOf(apart);
      node = apart === last ? null : nextSiblingOf(apart);
      if (!firstChild || !lastChild || isLeftAlone(apart)) continue;
      if (node) left.push({ first: node, last });
      left.push({ first: firstChild, last: lastChild });
      break;
    }
  }
}

/** Counting is native: it costs little beside reading. */
function isHeavy(element: Element): boolean {
  return hasMoreBelow(element, HEAVY);
}

/** True where no line of text runs across the edges of an element, whatever it is. */
function standsAlone(element: Element): boolean {
  if (isBorder(element)) return true;
  return endsAt(element, previousSiblingOf) && endsAt(element, nextSiblingOf);
}

/** True where nothing but white space comes before the next border on one side. */
function endsAt(element: Element, beside: (node: Node) => Node | null): boolean {
  for (let node = beside(element); node; node = beside(node)) {
    if (isBorder(node)) return true;
    if (node instanceof Text ? /\S/.test(node.data) : node instanceof Element && !isNeverProse(node))
      return false;
  }
  const parent = parentNodeOf(element);
  return !(parent instanceof Element) || edgeOf(parent, localNameOf(parent)) === 'border';
}

/**
 * The text of siblings in a row, neighbouring blocks run together. The end is set first, and both ends
 * inside the siblings: so the browser need not count how many siblings come before them. A range that
 * were left there would be kept right at each change of the page.
 */
export function textOf({ first, last }: Run, range: Range): string {
  if (first === last) return first instanceof Comment ? '' : (textContentOf(first) ?? '');
  range.setEnd(last, last instanceof CharacterData ? last.length : childCountOf(last));
  range.setStart(first, 0);
  const text = range.toString();
  range.setStart(document, 0);
  range.collapse(true);
  return text;
}
