/** The first look at a page: does it name the back at all? Reads text in bulk, without visiting each node. */
import { mayMatter } from '../../spotting/first-look.ts';
import { isLeftAlone } from './borders.ts';
import { isConnected, nextSiblingOf } from './nodes.ts';
import { partsOf, textOf } from './parts.ts';
import type { Run } from './runs.ts';
import type { Slices } from './slices.ts';

export { mayMatter };

/** Longest text looked at in one step, UTF-16 units, and how far two steps overlap (no term is longer). */
const STEP = 100_000;
const OVERLAP = 100;

/** Skips what is left alone with all that is in it, and elements without their text. */
function acceptProse(node: Node): number {
  if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
  return isLeftAlone(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
}

/** The same text without scripts, form fields and the like, which were read along in bulk. */
async function proseOf({ first, last }: Run, slices: Slices): Promise<string> {
  let text = '';
  for (let node: Node | null = first; node; node = node === last ? null : nextSiblingOf(node)) {
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
    if (!isConnected(run.first)) continue;
    for (const part of partsOf(run)) {
      if ((await matters(textOf(part, range), slices)) && (await proseMatters(part, range, slices)))
        return true;
      if (slices.due) await slices.rest();
    }
  }
  return false;
}

/** What was read in bulk may be a script, code or a form field: where it matters, and there only, is it looked at closely. */
async function proseMatters(whole: Run, range: Range, slices: Slices): Promise<boolean> {
  for (const part of partsOf(whole, Number.POSITIVE_INFINITY)) {
    // A page that is at work takes nodes away while we rest.
    if (!isConnected(part.first)) continue;
    if ((await matters(textOf(part, range), slices)) && (await matters(await proseOf(part, slices), slices)))
      return true;
  }
  return false;
}
