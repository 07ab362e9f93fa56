/** The trees of a frame: its document and every shadow root in it, open or closed. */
import { api } from '../api.ts';
import { localNameOf } from './nodes.ts';
import { idle, type Slices } from './slices.ts';

/** Built-in elements that can hold a shadow root. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
/**
 * When to look everywhere for roots that scripts have attached since, milliseconds from the start. Then
 * again and again, each time after twice the time, up to the longest.
 */
const LATE = 2500;
const LONGEST = 300_000;
/** When to look at custom elements again after a change, milliseconds: their script may still be on its way. */
const SOON = 1000;
/** So many custom elements without a root are remembered. */
const MOST_LACKING = 1000;
/** So many built-in elements are asked for a closed root in one piece of work: each costs microseconds. */
const MOST_ASKED = 20_000;

type Ask = (element: Element) => ShadowRoot | null;
let askClosed: Ask | undefined;

/** How this browser tells a closed root: by a property in Firefox, by a function in Chromium. */
function newAsk(): Ask {
  if ('openOrClosedShadowRoot' in Element.prototype)
    return (element) =>
      (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot ?? null;
  const { dom } = api() as unknown as { dom?: { openOrClosedShadowRoot: Ask } };
  return (element) => dom?.openOrClosedShadowRoot(element) ?? null;
}

const isCustom = (element: Element) => localNameOf(element).includes('-');

/** The shadow root of an element, closed ones included, except that of our own card. */
export function shadowOf(element: Element): ShadowRoot | null {
  return rootOf(element, isCustom(element), null);
}

/** @param asking counts the built-in elements that were asked for a closed root, and limits them */
function rootOf(element: Element, custom: boolean, asking: { left: number } | null): ShadowRoot | null {
  if (!custom && !HOSTS.has(localNameOf(element))) return null;
  if (element.shadowRoot) return element.shadowRoot;
  if (!custom) {
    // Of the built-in elements those that hold text alone are not asked.
    if (!element.firstElementChild && element.hasChildNodes()) return null;
    if (asking && asking.left-- <= 0) return null;
  }
  try {
    askClosed ??= newAsk();
    const closed = askClosed(element);
    return closed && !closed.querySelector('.bb[popover]') ? closed : null;
  } catch {
    return null;
  }
}

/** What a walk for shadow roots has to go on with. */
interface Walk {
  /** How many more built-in elements may be asked for a closed root. */
  left: number;
  /** Custom elements that have no root yet. */
  lacking: Set<Element>;
}

/** Walks all elements under a node for shadow roots, nested ones too; null is a step without one. */
export function* shadowsIn(
  node: Node,
  walk: Walk = { left: MOST_ASKED, lacking: new Set() },
): Generator<ShadowRoot | null> {
  const { lacking } = walk;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT);
  let count = 0;
  for (let at: Node | null = node; at; at = walker.nextNode()) {
    if (!(at instanceof Element)) continue;
    const custom = isCustom(at);
    const shadow = rootOf(at, custom, walk);
    if (shadow) {
      lacking.delete(at);
      yield shadow;
      yield* shadowsIn(shadow, walk);
    } else if (custom && lacking.size < MOST_LACKING) lacking.add(at);
    if (++count % 100 === 0) yield null;
  }
}

/**
 * The shadow roots of a frame, as they become known. No event and no observer tells when one is attached
 * to an element that is already there, so we look again: everywhere when the page has loaded and ever more
 * seldom after, while it can be seen, and at the custom elements that have none yet whenever something changes.
 */
export class Roots {
  readonly known = new Set<ShadowRoot>();
  readonly #lacking = new Set<Element>();
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
      this.#lacking.clear();
      this.known.clear();
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
   * Finds roots that were not known: below some nodes, and of custom elements that had none. Those below nodes that
   * have just come are found again: they may have been away. Begins when the page is idle.
   * @param late true where this was asked for by `onLate`: closed roots of built-in elements are not sought again
   */
  async *meet(nodes: Iterable<Node>, slices: Slices, late: boolean): AsyncGenerator<ShadowRoot> {
    await idle(500);
    for (const root of this.known) if (!root.isConnected) this.known.delete(root);
    for (const element of this.#lacking) if (!element.isConnected) this.#lacking.delete(element);
    const grown = [...this.#lacking].filter((element) => shadowOf(element));
    const walk: Walk = { left: late ? 0 : MOST_ASKED, lacking: this.#lacking };
    for (const node of [...grown, ...nodes]) {
      for (const root of shadowsIn(node, walk)) {
        if (slices.due) await slices.rest();
        if (this.#signal.aborted) return;
        if (!root || (node === document && this.known.has(root))) continue;
        this.known.add(root);
        yield root;
      }
    }
    if (late || this.#lacking.size === 0) return;
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#onLate(false);
    }, SOON);
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
