/** What stands before a find whose surroundings were passed over. */
import { isProse, parentOf } from '../../browser/dom/borders.ts';
import { flowsOf } from '../../browser/dom/flow.ts';
import { inOrder } from '../../browser/dom/roots.ts';
import { runAround } from '../../browser/dom/runs.ts';
import { isPainted } from '../../spotting/index.ts';
import { type Found, find } from './passage.ts';

/** So many text nodes back a heading is looked for. */
const FAR = 40;
/** So much text without a break is no heading, UTF-16 units. */
const LONGEST = 200;

/**
 * Puts the last heading before a place among the finds, where it stands in text in which nothing is found: it ends the
 * section that came before.
 * @param place the beginning of a find that may be painted
 * @param finds those before it, in page order
 */
export function takeHeadingBefore(place: Node, finds: Found[]): void {
  const walker = document.createTreeWalker(place.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = place;
  for (let left = FAR; left > 0; left--) {
    const text = walker.previousNode() as Text | null;
    if (!text) return;
    if (text.length > LONGEST || !/\S/.test(text.data)) continue;
    const line = runAround(text);
    walker.currentNode = line.first;
    const found = [...flowsOf(line)].flatMap((flow) => (flow ? [...find(flow)] : [])).at(-1);
    const parent = parentOf(text);
    if (!found || !parent || !isProse(parent)) continue;
    const { kind, hits } = found.scanned;
    if (hits.length === 0) {
      insert(found, finds);
      return;
    }
    // It is known, and so is what stands before it.
    if (kind === 'heading' || hits.some(isPainted)) return;
  }
}

/** Puts a find in its place, near the end, unless it is there. */
function insert(found: Found, finds: Found[]): void {
  const node = found.flow.pieces[0]?.node as Text;
  const startOf = (at: number) => finds[at]?.flow.pieces[0]?.node;
  let at = finds.length;
  for (let before = startOf(at - 1); before && before !== node && inOrder(node, before) < 0; ) {
    at -= 1;
    before = startOf(at - 1);
  }
  if (startOf(at - 1) !== node) finds.splice(at, 0, found);
}
