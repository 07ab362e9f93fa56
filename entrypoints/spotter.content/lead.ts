/** What stands before a find whose surroundings were passed over. */
import { isProse, parentOf } from '../../browser/dom/borders.ts';
import { flowsOf } from '../../browser/dom/flow.ts';
import { runAround } from '../../browser/dom/runs.ts';
import { type Found, find } from './passage.ts';

/** So many text nodes back a heading is looked for. */
const FAR = 40;
/** So much text without a break is no heading, UTF-16 units. */
const LONGEST = 200;

/**
 * The last heading before a place, from text in which nothing is found: it ends the section that came before.
 * @param before what was found last, where the looking ends
 */
export function headingBefore(place: Node, before: Found | undefined): Found | null {
  const walker = document.createTreeWalker(place.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = place;
  for (let left = FAR; left > 0; left--) {
    const text = walker.previousNode() as Text | null;
    if (!text || text === before?.flow.pieces.at(-1)?.node) return null;
    if (text.length > LONGEST || !/\S/.test(text.data)) continue;
    const line = runAround(text);
    walker.currentNode = line.first;
    const found = [...flowsOf(line)].flatMap((flow) => (flow ? [...find(flow)] : [])).at(-1);
    const parent = parentOf(text);
    if (!found || !parent || !isProse(parent)) continue;
    const known = found.flow.pieces[0]?.node === before?.flow.pieces[0]?.node;
    return known || found.scanned.hits.length > 0 ? null : found;
  }
  return null;
}
