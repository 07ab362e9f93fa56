/** The trees of a frame: its document and every shadow root in it, open or closed. */
import { Look, shadowOf, type Walk } from './hosts.ts';
import { isConnected, walkerOn } from './nodes.ts';
import { idle, type Slices } from './slices.ts';

/**
 * When to look everywhere for roots that scripts have attached since, milliseconds from the start. Then
 * again and again, each time after twice the time, up to the longest.
 */
const LATE = 2500;
const LONGEST = 300_000;
/** When to look at custom elements again after a change, milliseconds: their script may still be on its way. */
const SOON = 1000;
/** So many elements are visited one by one in a look; the next one goes on from there. */
const VISITS = 1000;

/**
 * The shadow roots of a frame, as they become known. No event and no observer tells when one is attached
 * to an element that is already there, so we look again: everywhere when the page has loaded and ever more
 * seldom after, while it can be seen, and at the custom elements that have none yet whenever something changes.
 */
export class Roots {
  readonly known = new Set<ShadowRoot>();
  /** Elements without a root that are asked again: see `Look`. */
  readonly #lacking = new Set<Element>();
  readonly #empty = new Set<Element>();
  /** Where the visits to all elements have come to; null at the beginning. */
  #round: Walk | null = null;
  readonly #onLate: (everywhere: boolean) => void;
  readonly #signal: AbortSignal;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #late: ReturnType<typeof setTimeout> | undefined;

  /** @param onLate called when it is time to `meet`: with true the whole document, else only what lacks a root */
  constructor(onLate: (everywhere: boolean) => void, signal: AbortSignal) {
    this.#onLate = onLate;
    this.#signal = signal;
    this.#lookAfter(LATE);
    if (document.readyState !== 'complete')
      addEventListener('load', () => onLate(true), { once: true, signal });
    signal.addEventListener('abort', () => {
      for (const timer of [this.#late, this.#soon]) clearTimeout(timer);
      for (const set of [this.#lacking, this.#empty, this.known]) set.clear();
      this.#round = null;
    });
  }

  /** Looks everywhere after some time, and again after twice that; not while the page is hidden. */
  #lookAfter(time: number): void {
    const signal = this.#signal;
    this.#late = setTimeout(() => {
      const look = () => {
        this.#onLate(true);
        this.#lookAfter(Math.min(LONGEST, time * 2));
      };
      if (document.hidden) document.addEventListener('visibilitychange', look, { once: true, signal });
      else look();
    }, time);
  }

  /**
   * Finds roots that were not known: below some nodes, and of elements that had none. Those below nodes that
   * have just come are found again: they may have been away. Begins when the page is idle.
   * @param late true where this was asked for by `onLate`: then the document is not searched anew, but visited on from where
   *   the last look has ended
   */
  async *meet(nodes: Iterable<Node>, slices: Slices, late: boolean): AsyncGenerator<ShadowRoot> {
    await idle(500);
    for (const set of [this.known, this.#lacking, this.#empty] as Set<Node>[])
      for (const node of set) if (!isConnected(node)) set.delete(node);
    const round = this.#round;
    // It would go on in what has left the page, and keep it: on to the next tree.
    if (round && !isConnected(round.walker.currentNode)) {
      round.walker.currentNode = round.walker.root;
      round.done = true;
    }
    for (const root of this.#search(new Set(nodes), late)) {
      if (slices.due) await slices.rest();
      if (this.#signal.aborted) return;
      if (!root) continue;
      this.known.add(root);
      yield root;
    }
    if (late || this.#lacking.size === 0) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#onLate(false);
    }, SOON);
  }

  /** All that there is to find in one look; null is a step without a root. */
  *#search(nodes: Set<Node>, late: boolean): Generator<ShadowRoot | null> {
    const everywhere = nodes.delete(document);
    const come = new Look(VISITS, this.#lacking, this.#empty);
    const waiting = late && everywhere ? [...this.#lacking, ...this.#empty] : [...this.#lacking];
    for (const element of waiting) {
      yield null;
      const root = shadowOf(element);
      if (!root) continue;
      this.#lacking.delete(element);
      this.#empty.delete(element);
      yield* come.into(root);
    }
    for (const node of nodes) yield* come.below(node);
    if (!everywhere) return;
    const there = new Look(VISITS, this.#lacking, this.#empty, late ? this.known : []);
    for (const root of this.#everywhere(there, late)) yield root && this.known.has(root) ? null : root;
  }

  *#everywhere(look: Look, late: boolean): Generator<ShadowRoot | null> {
    if (!late) this.#round = null;
    yield* this.#visit(look);
    if (late || !this.#round) return;
    yield* look.likely(document);
    for (const root of this.known) yield* look.into(root);
  }

  /** Visits element by element, in the document and all known roots, on from where the last look has ended. */
  *#visit(look: Look): Generator<ShadowRoot | null> {
    const trees: Node[] = [document, ...this.known];
    let tree = this.#round ? Math.max(0, trees.indexOf(this.#round.walker.root)) : 0;
    for (let left = trees.length + (this.#round ? 1 : 0); left > 0; left--) {
      this.#round ??= { walker: walkerOn(trees[tree] as Node, NodeFilter.SHOW_ELEMENT), done: false };
      yield* look.visit(this.#round);
      if (!this.#round?.done) return;
      this.#round = null;
      tree = (tree + 1) % trees.length;
    }
  }
}

/** Nodes from a node up to the document, through the hosts of shadow roots. */
function line(node: Node): Node[] {
  const up: Node[] = [];
  for (let at: Node | null = node; at; ) {
    up.push(at);
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return up.reverse();
}

/** Order of two nodes in the page, negative where `a` comes first; what is in a shadow root stands at its host. */
export function inOrder(a: Node, b: Node): number {
  if (a === b) return 0;
  const here = a.compareDocumentPosition(b);
  if (!(here & Node.DOCUMENT_POSITION_DISCONNECTED)) return here & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  const one = line(a);
  const other = line(b);
  for (let i = 0; i < one.length && i < other.length; i++) {
    if (one[i] === other[i]) continue;
    const position = (one[i] as Node).compareDocumentPosition(other[i] as Node);
    return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }
  return one.length - other.length;
}
