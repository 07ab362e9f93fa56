/** What the page has changed since we last looked, merged: added and removed again is nothing, a flood is one rescan. */

import { isBorder, isNeverProse } from './borders.ts';
import { isConnected, nextSiblingOf, nodeTypeOf, parentNodeOf, previousSiblingOf } from './nodes.ts';
import { withoutOwn } from './own-hosts.ts';
import { type Run, runAround } from './runs.ts';
import type { Slices } from './slices.ts';

/** So many changes at once make a rescan of the page cheaper than following them. */
const FLOOD = 3000;

/** Attributes that hide, show or restyle what is below them. */
const STYLING = ['class', 'style', 'hidden', 'open', 'dir'];
/** Attributes that make an editor of an element, or prose of an editor, or part a line of text. */
const EDITING = ['contenteditable', 'role', 'slot'];

/** Work to do. */
export interface Work {
  /** Read everything again. */
  all: boolean;
  /** True where this look was asked for, not brought about by a change alone. */
  late: boolean;
  /** Nodes whose text is to be read again, with everything below them. */
  dirty: Set<Node>;
  /** Elements below which something may be hidden or shown. */
  restyled: Set<Element>;
  /** Elements that came in, which may bring shadow roots. */
  added: Set<Node>;
}

export class Changes {
  readonly #styling: boolean;
  readonly #observer: MutationObserver;
  readonly #observed = new Set<Node>();
  /** False in a flood, of which nobody needs to know more until everything is read again. */
  #observing = true;
  #records: MutationRecord[] = [];
  #restyled = new Set<Element>();
  #sought = new Set<Node>();
  #reread = new Set<Node>();
  #all = false;
  #late = false;

  /**
   * @param onChange called at each batch of changes; must be quick
   * @param styling true: also what hides, shows or restyles; false: text alone
   */
  constructor(onChange: () => void, signal: AbortSignal, styling: boolean) {
    this.#styling = styling;
    this.#observer = new MutationObserver((all) => {
      const records = withoutOwn(all);
      if (records.length === 0) return;
      if (!this.#all) {
        for (const record of records) this.#records.push(record);
        if (this.#records.length > FLOOD) {
          this.rescan();
          this.#observer.disconnect();
          this.#observing = false;
        }
      }
      onChange();
    });
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      this.#observed.clear();
      this.#records = [];
      this.#restyled.clear();
    });
  }

  /** Watches a document or shadow root. */
  observe(root: Node): void {
    this.#observed.add(root);
    if (!this.#observing) return;
    this.#observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      ...(this.#styling && { attributeFilter: [...STYLING, ...EDITING] }),
    });
  }

  /** Watches again after a flood, and forgets roots that have gone: should they come back, somebody will find them again. */
  #resume(): void {
    const flooded = !this.#observing;
    this.#observing = true;
    for (const root of this.#observed) {
      if (!isConnected(root)) this.#observed.delete(root);
      else if (flooded) this.observe(root);
    }
  }

  /** Asks for everything to be read again. */
  rescan(): void {
    this.#all = true;
    this.#records = [];
  }

  /** Asks for another look at what can be seen below an element. */
  restyle(element: Element): void {
    this.#restyled.add(element);
  }

  /** Asks for a look for shadow roots below some nodes, and at the elements that may have got one since. */
  seek(...nodes: Node[]): void {
    this.#late = true;
    for (const node of nodes) this.#sought.add(node);
  }

  /** Asks for everything directly in a shadow root to be read again. */
  reread(root: ShadowRoot): void {
    for (const node of root.childNodes) this.#reread.add(node);
  }

  get pending(): boolean {
    return (
      this.#all || this.#late || this.#records.length > 0 || this.#restyled.size > 0 || this.#reread.size > 0
    );
  }

  /** Takes the work away. What comes in meanwhile is left for the next time. */
  async take(slices: Slices): Promise<Work> {
    const work: Work = {
      all: this.#all,
      late: this.#late,
      dirty: this.#reread,
      restyled: this.#restyled,
      added: this.#sought,
    };
    this.#resume();
    const records = this.#records;
    this.#records = [];
    this.#restyled = new Set();
    this.#sought = new Set();
    this.#reread = new Set();
    this.#all = false;
    this.#late = false;
    if (work.all) return work;
    for (const record of records) {
      read(record, work);
      if (slices.due) await slices.rest();
    }
    return work;
  }
}

/** What a record says is asked of the browser, piece by piece: only what is needed is. */
function read(record: MutationRecord, work: Work): void {
  const { type, target } = record;
  if (!isConnected(target)) return;
  if (type === 'attributes') {
    if (EDITING.includes(record.attributeName ?? '')) addRun(target, work);
    else work.restyled.add(target as Element);
    return;
  }
  // Many changes of one text are one.
  if (type === 'characterData' && work.dirty.has(target)) return;
  const parent = target instanceof Element ? target : parentNodeOf(target);
  if (parent instanceof Element && isNeverProse(parent)) return;
  if (type === 'characterData') addRun(target, work);
  else readChildren(record, target, work);
}

function readChildren(record: MutationRecord, target: Node, work: Work): void {
  const { addedNodes } = record;
  const { length } = addedNodes;
  for (let at = 0; at < length; at++) {
    const node = addedNodes[at] as Node;
    if (parentNodeOf(node) !== target) continue;
    if (nodeTypeOf(node) === Node.ELEMENT_NODE) work.added.add(node);
    addRun(node, work);
    if (isBorder(node)) addNeighbours(previousSiblingOf(node), nextSiblingOf(node), target, work);
  }
  if (record.removedNodes.length > 0) addNeighbours(record.previousSibling, record.nextSibling, target, work);
}

/** The text on both sides of a place where something came or went may join or part. */
function addNeighbours(before: Node | null, after: Node | null, parent: Node, work: Work): void {
  let any = false;
  for (const node of [before, after]) {
    if (!node || parentNodeOf(node) !== parent) continue;
    any = true;
    if (!isBorder(node)) addRun(node, work);
  }
  if (!any && parent instanceof Element && !isBorder(parent)) addRun(parent, work);
}

/** Adds the run around a node: its siblings up to the next borders. */
function addRun(node: Node, { dirty }: Work): void {
  if (dirty.has(node)) return;
  const { first, last } = runAround(node);
  for (let at: Node | null = first; at; at = nextSiblingOf(at)) {
    dirty.add(at);
    if (at === last) break;
  }
}

/**
 * True where a node or something above it in its own tree is in the set: text is read by trees, and who reads a host
 * does not read the shadow root in it.
 * @param outside nodes that are known not to be, where many are asked at once; added to
 */
export function isIn(node: Node | null, set: ReadonlySet<Node>, outside?: Set<Node>): boolean {
  if (set.size === 0) return false;
  let inside = false;
  for (let at = node; at && !inside && !outside?.has(at); at = parentNodeOf(at)) inside = set.has(at);
  if (outside && !inside)
    for (let at = node && parentNodeOf(node); at && !outside.has(at); at = parentNodeOf(at)) outside.add(at);
  return inside;
}

/** True where a node or something above it is in the set, shadow roots or not: what hides a host hides what is in its root. */
export function isUnder(node: Node, set: ReadonlySet<Node>): boolean {
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : parentNodeOf(at))
    if (set.has(at)) return true;
  return false;
}

/** The dirty nodes that lie under no other, as runs of neighbours. */
export function* runsIn(dirty: ReadonlySet<Node>): Generator<Run> {
  const done = new Set<Node>();
  for (const node of dirty) {
    if (done.has(node) || !isConnected(node) || isIn(parentNodeOf(node), dirty)) continue;
    let first = node;
    let last = node;
    if (!isBorder(node)) {
      const joins = (next: Node | null) => next && dirty.has(next) && !isBorder(next);
      while (joins(previousSiblingOf(first))) first = previousSiblingOf(first) as Node;
      while (joins(nextSiblingOf(last))) last = nextSiblingOf(last) as Node;
    }
    for (let at: Node | null = first; at; at = nextSiblingOf(at)) {
      done.add(at);
      if (at === last) break;
    }
    yield { first, last };
  }
}
