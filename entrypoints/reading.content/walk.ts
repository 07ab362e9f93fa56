/** Reads a page from its beginning to its end, in slices, with the mentions that the spotter has found in it. */
import { type Flow, flowsOf, keepsLines, kindOf, partOf, pieceAt } from '../../browser/dom/flow.ts';
import { wholePage } from '../../browser/dom/runs.ts';
import { Slices } from '../../browser/dom/slices.ts';
import type { FoundToRead, PageReading, PageToRead } from '../../browser/reading-door.ts';
import { foldInPlace } from '../../spotting/fold.ts';
import { Memo } from '../../spotting/memo.ts';
import { PageReader } from '../../spotting/page-reader.ts';
import { passagesOf } from '../../spotting/passages.ts';
import { weighVoice } from '../../spotting/patient.ts';
import { forgetRules, forgetWords, readyFor, readyRules } from '../../spotting/rules.ts';
import type { PassageKind, Read } from '../../spotting/types.ts';
import { Gathering, type Told } from './gather.ts';

/** Longer text is neither a heading nor a label, UTF-16 units. */
const SHORT = 200;

/** What is kept of a reading for the next one, UTF-16 units of text: enough for what most pages say of their finds. */
const KEPT = 200_000;
/** A chat of which a line is new is read as that line, and not as the whole page. */
const reads = new Memo<Read[]>(KEPT);
const told = new Memo<Told>(KEPT);

/**
 * After so long without a reading the rules are let go, and what they have said of texts: most of what reading holds in memory, milliseconds. To make them
 * ready again takes longer than to read most pages: each time that it has to be done they are kept for longer, up to the longest.
 */
const CALM = 2000;
const LONGEST_CALM = 120_000;
/** After so many passages there is little left to make ready. */
const FRESH = 60;
let readings = 0;
let patience = CALM;
let calm = 0;
let isLetGo = false;

function letGo(): void {
  forgetRules();
  reads.forget();
  told.forget();
  isLetGo = true;
}

/** Reads a page. Finds whose text is gone meanwhile are left out; the next reading does without them. */
export async function readPage(page: PageToRead, signal: AbortSignal): Promise<PageReading> {
  clearTimeout(calm);
  if (isLetGo) patience = Math.min(LONGEST_CALM, patience * 4);
  isLetGo = false;
  readings += 1;
  try {
    return await readThrough(page, signal);
  } finally {
    readings -= 1;
    if (readings === 0) calm = window.setTimeout(letGo, patience);
  }
}

async function readThrough(page: PageToRead, signal: AbortSignal): Promise<PageReading> {
  const { title, scanned, level, shadows, found, isOpen } = page;
  const slices = new Slices();
  for (const _ of readyRules()) if (slices.due) await slices.rest();
  const weighing = weighVoice(scanned, level === 'note');
  let voice = weighing.next();
  for (; !voice.done; voice = weighing.next()) if (slices.due) await slices.rest();
  if (slices.due) await slices.rest();
  reads.turn();
  told.turn();
  const reader = new PageReader(scanned, level, reads, voice.value);
  const gathering = new Gathering(reader, told);
  // What is asked most of a note, and of a page about a subject.
  const table = reader.isNote ? 'status' : 'claims';
  const left = byNode(found);
  let fresh = FRESH;
  if (title) gathering.take(title, [], () => true);
  for (const run of wholePage(shadows)) {
    for (const flow of flowsOf(run)) {
      if (slices.due) await slices.rest();
      if (signal.aborted) return gathering;
      if (!flow) continue;
      for (const part of partsOf(flow, takeOf(left, flow))) {
        if (slices.due) await slices.rest();
        if ('passages' in part) {
          for (const { scanned, marks } of part.passages) {
            if (fresh > 0) {
              fresh -= 1;
              for (const _ of readyFor(foldInPlace(scanned.text), table)) if (slices.due) await slices.rest();
            }
            if (slices.due) await slices.rest();
            gathering.take(scanned, marks, () => true);
          }
          continue;
        }
        const shown = (at: number) => isOpen(part.pieces[pieceAt(part.pieces, at)]?.node as Text);
        gathering.take({ text: part.text, kind: kindToRead(part) }, [], shown);
      }
    }
  }
  forgetWords();
  await gathering.check();
  return gathering;
}

/** What kind of text a flow without a find is; to ask is dear, and long text is neither heading nor label. */
function kindToRead(flow: Flow): PassageKind {
  return flow.text.length > SHORT ? 'text' : kindOf(flow);
}

/** Finds by the text node that they begin in, in page order. */
function byNode(all: readonly FoundToRead[]): Map<Node, FoundToRead[]> {
  const found = new Map<Node, FoundToRead[]>();
  for (const one of all) {
    const node = one.flow.pieces[0]?.node;
    if (!node) continue;
    const there = found.get(node);
    if (there) there.push(one);
    else found.set(node, [one]);
  }
  // Taken from the end.
  for (const there of found.values()) there.reverse();
  return found;
}

/** Takes out the finds that lie in a flow. Flows come in page order, and so do the finds of a text node. */
function takeOf(found: Map<Node, FoundToRead[]>, { pieces }: Flow): FoundToRead[] {
  const taken: FoundToRead[] = [];
  for (const { node, from, length } of pieces) {
    const there = found.get(node);
    if (!there) continue;
    for (let next = there.at(-1); next; next = there.at(-1)) {
      if ((next.flow.pieces[0]?.from ?? 0) >= from + length) break;
      taken.push(next);
      there.pop();
    }
  }
  return taken;
}

/** A flow as it is read: whole, or line by line where its line ends are shown, with the finds in their places. */
function* partsOf(flow: Flow, found: readonly FoundToRead[]): Generator<Flow | FoundToRead> {
  const [first] = found;
  if (!first) yield flow;
  else if (!keepsLines(flow)) yield* found;
  else {
    let next = 0;
    for (const { text, offset } of passagesOf(flow.text)) {
      const part = partOf(flow, offset, offset + text.length);
      const [piece] = part.pieces;
      const [own] = found[next]?.flow.pieces ?? [];
      const same = own !== undefined && own.node === piece?.node && own.from === piece.from;
      yield same ? (found[next++] as FoundToRead) : part;
    }
  }
}
