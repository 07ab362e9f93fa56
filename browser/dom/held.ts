/** The lines of a page in which something may be found: the nodes of the rest are counted, not visited. */
import { isLeftAlone, parentOf } from './borders.ts';
import { parentNodeOf } from './nodes.ts';
import { partsOf, textOf } from './parts.ts';
import { type Run, runAround } from './runs.ts';

/** Less text than this in all is visited node by node, UTF-16 units: that takes no time. */
const SMALL = 50_000;
/** With one find in so many units, of so many at least, it costs no more to visit all than to look where they are. */
const DENSE = 300;
const ENOUGH = 10_000;
/** So much text is looked through in one step, UTF-16 units, and two steps overlap by so much (no term is longer). */
const STEP = 8000;
const OVERLAP = 100;

/** So many text nodes are counted in one step. */
const PAUSE = 500;

/** Something that was found in text read in bulk, by its offsets. */
interface Place {
  start: number;
  end: number;
  /** False: it tells what a page is about, and no more. */
  matters: boolean;
}

/** How text that was read in bulk is looked through. */
interface Bulk {
  /** What is found in a text, in order. */
  placesIn(text: string): readonly Place[];
  /** True where what stands before an offset and what follows are one word. */
  isInWord(text: string, at: number): boolean;
}

/** A run with its text. */
type Part = Run & { text: string };

/** A run in which something may be found. */
export interface HeldRun extends Run {
  /** True for a text node by itself, in a line that nobody need read for what it holds. */
  isPart?: boolean;
}

/** A run in which something may be found; null where some was passed over; undefined is a step in between. */
type Held = HeldRun | null | undefined;

/** The runs of a run in which something may be found, in page order. */
export function* heldIn(run: Run, bulk: Bulk): Generator<Held> {
  const range = document.createRange();
  const waiting: Part[] = [];
  let length = 0;
  for (const part of partsOf(run)) {
    const text = textOf(part, range);
    length += text.length;
    waiting.push({ ...part, text });
    yield undefined;
    if (length < SMALL) continue;
    for (const part of waiting.splice(0)) yield* partHeld(part, bulk, range);
  }
  if (length < SMALL) yield run;
}

function* partHeld(part: Part, bulk: Bulk, range: Range): Generator<Held> {
  const { text } = part;
  const places: Place[] = [];
  let weight = 0;
  for (let at = 0; at < text.length; at += STEP) {
    for (const { start, end, matters } of bulk.placesIn(text.slice(at, at + STEP + OVERLAP))) {
      places.push({ start: at + start, end: at + end, matters });
      if (matters) weight += DENSE;
    }
    if (weight > Math.max(ENOUGH, at + STEP)) {
      yield part;
      return;
    }
    yield undefined;
  }
  for (const line of (yield* linesIn(part, places, bulk, range)) ?? [part]) {
    yield null;
    yield line;
  }
  yield null;
}

/**
 * The lines of a part in which something may be found. In its text the last word of one block and the first of the next
 * have become one ("YogaHelps"): what stands on either side of such a place is looked at by itself.
 * @returns null where the page, which went first in between, has changed the text: no place is known any more
 */
function* linesIn(
  { first, last, text }: Part,
  places: Place[],
  bulk: Bulk,
  range: Range,
): Generator<undefined, HeldRun[] | null> {
  const lines: HeldRun[] = [];
  const known = new Map<Element, boolean>();
  const walker = document.createTreeWalker(
    parentNodeOf(first) ?? first,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_CDATA_SECTION,
  );
  walker.currentNode = first;
  places.sort((one, other) => one.start - other.start);
  let start = 0;
  let next = 0;
  /** Up to where all has been looked at, or is held. */
  let done = 0;
  /** Up to where something goes on that has begun in a node before. */
  let reach = 0;
  let isGlued = false;
  let node = first instanceof Text ? first : walker.nextNode();
  for (let count = 1; node && start < text.length; node = walker.nextNode(), count++) {
    if (count % PAUSE === 0) yield undefined;
    const end = start + (node as Text).length;
    const wasGlued = isGlued;
    isGlued = bulk.isInWord(text, end);
    let isHeld = start < reach;
    // A long text is read in pieces, as lines are.
    let matters = isHeld || end - start > STEP;
    for (let place = places[next]; place && place.start < end; place = places[++next]) {
      isHeld = true;
      if (!place.matters && place.end <= end) continue;
      matters = true;
      reach = Math.max(reach, place.end);
    }
    if (end > done && !isHeld && (wasGlued || isGlued)) {
      const from = wasGlued ? start : Math.max(0, start - OVERLAP);
      const nearby = bulk.placesIn(text.slice(from, isGlued ? end : end + OVERLAP));
      isHeld = nearby.some((place) => from + place.start < end && from + place.end > start);
      matters = isHeld;
    }
    if (end > done && isHeld) {
      done = end;
      if (isInProse(parentOf(node), known)) {
        if (matters) {
          const line = runAround(node);
          while (lines.at(-1)?.isPart && isFrom(line.first, (lines.at(-1) as HeldRun).first)) lines.pop();
          lines.push(line);
          done = start + textOf({ first: node, last: line.last }, range).length;
        } else lines.push({ first: node, last: node, isPart: true });
      }
    }
    start = end;
  }
  return start === text.length && !Node.prototype.contains.call(last, node) ? lines : null;
}

/** True where a node stands at another or after it, or in it. */
function isFrom(first: Node, node: Node): boolean {
  const position = Node.prototype.compareDocumentPosition.call(first, node);
  return position === 0 || (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** True where nothing that is left alone lies around. @param known answers so far */
function isInProse(element: Element | null, known: Map<Element, boolean>): boolean {
  const path: Element[] = [];
  let inside: boolean | undefined;
  for (let at = element; at && inside === undefined; at = parentOf(at)) {
    inside = known.get(at) ?? (isLeftAlone(at) ? false : undefined);
    path.push(at);
  }
  inside ??= true;
  for (const at of path) known.set(at, inside);
  return inside;
}
