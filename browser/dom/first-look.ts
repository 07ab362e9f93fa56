/** The first look at a page: does it name the back at all? Reads text in bulk, without visiting each node. */
import { mayMatter } from '../../spotting/first-look.ts';
import { isLeftAlone, isNeverProse } from './borders.ts';
import type { Run } from './runs.ts';
import type { Slices } from './slices.ts';

export { mayMatter };

/** More elements than this under one element, and its text is read in parts. */
const HEAVY = 4000;
/** So many siblings are read at once. */
const GROUP = 64;
/** Longest text looked at in one step, UTF-16 units, and how far two steps overlap (no term is longer). */
const STEP = 100_000;
const OVERLAP = 100;

/** A run cut into parts that are read at once. */
function* partsOf({ first, last }: Run): Generator<Run> {
  // Among many siblings none is weighed: to weigh each would cost more than to read them.
  const few = (first.parentNode?.childNodes.length ?? 0) <= GROUP;
  for (let node: Node | null = first; node; ) {
    const from: Node = node;
    let to: Node | null = null;
    let apart: Element | null = null;
    for (let count = 0; node && count < GROUP; count++) {
      if (node instanceof Element && (isNeverProse(node) || (few && isHeavy(node)))) {
        apart = node;
        break;
      }
      to = node;
      node = node === last ? null : node.nextSibling;
    }
    if (to) yield { first: from, last: to };
    if (!apart) continue;
    const { firstChild, lastChild } = apart;
    if (firstChild && lastChild && !isLeftAlone(apart))
      yield* partsOf({ first: firstChild, last: lastChild });
    node = apart === last ? null : apart.nextSibling;
  }
}

/**
 * The text of siblings in a row, neighbouring blocks run together. The end is set first, and both ends
 * inside the siblings: so the browser need not count how many siblings come before them. A range that
 * were left there would be kept right at each change of the page.
 */
function textOf({ first, last }: Run, range: Range): string {
  range.setEnd(last, last instanceof CharacterData ? last.length : last.childNodes.length);
  range.setStart(first, 0);
  const text = range.toString();
  range.setStart(document, 0);
  range.collapse(true);
  return text;
}

/** Counting is native: it costs little beside reading. */
function isHeavy(element: Element): boolean {
  return element.firstElementChild !== null && element.getElementsByTagName('*').length > HEAVY;
}

/** Skips what is left alone with all that is in it, and elements without their text. */
function acceptProse(node: Node): number {
  if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
  return isLeftAlone(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
}

/** The same text without scripts, form fields and the like, which were read along in bulk. */
async function proseOf({ first, last }: Run, slices: Slices): Promise<string> {
  let text = '';
  for (let node: Node | null = first; node; node = node === last ? null : node.nextSibling) {
    if (acceptProse(node) === NodeFilter.FILTER_REJECT) continue;
    const walker = document.createTreeWalker(
      node,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      acceptProse,
    );
    for (let at: Node | null = node; at; at = walker.nextNode()) {
      if (at instanceof Text) text += at.data;
      if (slices.due) await slices.rest();
    }
  }
  return text;
}

/** True where a text of any length matters; looked at step by step. */
async function matters(text: string, slices: Slices): Promise<boolean> {
  for (let at = 0; at < text.length; at += STEP) {
    if (mayMatter(text.length <= STEP ? text : text.slice(at, at + STEP + OVERLAP))) return true;
    if (slices.due) await slices.rest();
  }
  return false;
}

/** True where some run may hold something to paint. */
export async function anyMatters(runs: Iterable<Run>, slices: Slices): Promise<boolean> {
  const range = document.createRange();
  for (const run of runs) {
    if (!run.first.isConnected) continue;
    for (const part of partsOf(run)) {
      // What was read in bulk may be a script or a form field: only where it matters is that looked at closely.
      if (
        (await matters(textOf(part, range), slices)) &&
        (await matters(await proseOf(part, slices), slices))
      )
        return true;
      if (slices.due) await slices.rest();
    }
  }
  return false;
}
