/** The first look at a page: does it name the back at all? Reads text in bulk, without visiting each node. */
import { mayMatter } from '../../spotting/index.ts';
import { isLeftAlone } from './borders.ts';
import type { Run } from './flow.ts';
import type { Slices } from './slices.ts';

/** More elements than this under one element, and its text is read in parts. */
const HEAVY = 4000;
/** So many siblings are read at once. */
const GROUP = 64;
/** Longest text looked at in one step, UTF-16 units, and how far two steps overlap (no term is longer). */
const STEP = 100_000;
const OVERLAP = 100;

/** The text of a run in parts, neighbouring blocks run together. */
export function* textsOf({ first, last }: Run): Generator<string> {
  const range = document.createRange();
  // Among many siblings none is looked at alone: to weigh each would cost more than to read them.
  const few = (first.parentNode?.childNodes.length ?? 0) <= GROUP;
  for (let node: Node | null = first; node; ) {
    const from: Node = node;
    let to: Node | null = null;
    let heavy: Element | null = null;
    for (let count = 0; node && count < GROUP; count++) {
      if (few && isHeavy(node)) {
        heavy = node as Element;
        break;
      }
      to = node;
      node = node === last ? null : node.nextSibling;
    }
    const text = to ? textBetween(range, from, to) : '';
    if (text) yield text;
    if (!heavy) continue;
    if (!isLeftAlone(heavy))
      yield* textsOf({ first: heavy.firstChild as Node, last: heavy.lastChild as Node });
    node = heavy === last ? null : heavy.nextSibling;
  }
}

/**
 * The text of siblings in a row. The end is set first, and both ends inside the siblings: so the browser
 * need not count how many siblings come before them. A range that were left there would be kept right at
 * each change of the page.
 */
function textBetween(range: Range, from: Node, to: Node): string {
  range.setEnd(to, to instanceof CharacterData ? to.length : to.childNodes.length);
  range.setStart(from, 0);
  const text = range.toString();
  range.setStart(document, 0);
  range.collapse(true);
  return text;
}

/** Counting is native: it costs little beside reading. */
function isHeavy(node: Node): boolean {
  if (!(node instanceof Element) || !node.firstElementChild) return false;
  return node.getElementsByTagName('*').length > HEAVY;
}

/** True where some run may hold something to paint. */
export async function anyMatters(runs: Iterable<Run>, slices: Slices): Promise<boolean> {
  for (const run of runs) {
    if (!run.first.isConnected) continue;
    for (const text of textsOf(run)) {
      for (let at = 0; at < text.length; at += STEP) {
        if (mayMatter(text.length <= STEP ? text : text.slice(at, at + STEP + OVERLAP))) return true;
        if (slices.due) await slices.rest();
      }
      if (slices.due) await slices.rest();
    }
  }
  return false;
}
