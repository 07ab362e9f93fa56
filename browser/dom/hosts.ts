/** Elements that may have shadow roots: asked one by one, and found among very many without a visit to each. */
import { api } from '../api.ts';
import {
  childCountOf,
  firstChildOf,
  hasMoreBelow,
  localNameOf,
  nextSiblingOf,
  queryAll,
  walkerOn,
} from './nodes.ts';

/** Built-in elements that can hold a shadow root. */
const BUILT_IN = 'div span p section article aside header footer main nav blockquote h1 h2 h3 h4 h5 h6';
const HOSTS = new Set(BUILT_IN.split(' '));
/** Names of other elements, the frequent ones first. One that is missing costs a visit, and nothing else. */
const OTHERS =
  'a li td tr i b br code strong em img path svg ul button script link meta option input th sup sub small label use g ' +
  'style figure figcaption u time dd dt dl ol table tbody thead tfoot caption form noscript iframe picture source title html head ' +
  'body pre cite abbr rect circle line text tspan polygon ellipse defs select textarea video audio canvas hr kbd var wbr font ' +
  'details summary fieldset legend dialog template slot object param center s del ins mark q samp dfn big tt math mi mo mn mrow col colgroup';
const NAMES = `${BUILT_IN} ${OTHERS}`.split(' ');

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

/** What an element may be to a shadow root. */
type Sort = 'custom' | 'built-in' | 'none';
/** Sorts by name, looked up once. */
const sorts = new Map<string, Sort>();

function sortOf(name: string): Sort {
  let sort = sorts.get(name);
  if (!sort) {
    sort = HOSTS.has(name) ? 'built-in' : name.includes('-') ? 'custom' : 'none';
    // A page can make up as many names as it likes.
    if (sorts.size < 500) sorts.set(name, sort);
  }
  return sort;
}

/** The shadow root of an element, closed ones included, except that of our own card. */
export function shadowOf(element: Element): ShadowRoot | null {
  return rootOf(element, sortOf(localNameOf(element)));
}

function rootOf(element: Element, sort: Sort): ShadowRoot | null {
  if (sort === 'none') return null;
  const { shadowRoot } = element;
  if (shadowRoot) return shadowRoot;
  // Of the built-in elements those that hold text alone are not asked: it takes longer than all the rest.
  if (sort === 'built-in' && !element.firstElementChild && element.hasChildNodes()) return null;
  try {
    askClosed ??= newAsk();
    const closed = askClosed(element);
    return closed && !closed.querySelector('.bb[popover]') ? closed : null;
  } catch {
    return null;
  }
}

/** So many elements without a root are remembered, of each of the two sorts. */
const MOST_LACKING = 1000;
/** After so many elements there is a step, for the one who counts the time. */
const STEP = 64;

/** The browser is asked for elements among so many at once; among more where they are children of one, more than a few. */
const HUGE = 20_000;
const FEW = 200;

/** One look for shadow roots. */
export class Look {
  /** How many more elements may be visited one by one. */
  left: number;
  /** Custom elements, and built-in ones with nothing in them, that have no root yet: they may get one at any time. */
  readonly lacking: Set<Element>;
  readonly empty: Set<Element>;
  /** Roots that this look has been in, or need not go into. */
  readonly #seen: Set<ShadowRoot>;
  /** How often a name was met. */
  readonly #met = new Map<string, number>();
  /** What picks out the elements that are likely to have a root; made when it is needed, by what was met until then. */
  #selectors: readonly string[] | null = null;

  constructor(
    left = Number.POSITIVE_INFINITY,
    lacking = new Set<Element>(),
    empty = new Set<Element>(),
    seen: Iterable<ShadowRoot> = [],
  ) {
    this.left = left;
    this.lacking = lacking;
    this.empty = empty;
    this.#seen = new Set(seen);
  }

  /** Asks an element for its root; null where it has none, or this look has been in it. */
  #ask(element: Element): ShadowRoot | null {
    const name = localNameOf(element);
    this.#met.set(name, (this.#met.get(name) ?? 0) + 1);
    const sort = sortOf(name);
    if (sort === 'none') return null;
    const shadow = rootOf(element, sort);
    const waiting = sort === 'custom' ? this.lacking : this.empty;
    if (!shadow) {
      if (waiting.size < MOST_LACKING && (sort === 'custom' || !element.hasChildNodes()))
        waiting.add(element);
      return null;
    }
    waiting.delete(element);
    return this.#seen.has(shadow) ? null : shadow;
  }

  /** An element's root and those in that; null is a step without one. */
  *at(element: Element): Generator<ShadowRoot | null> {
    const shadow = this.#ask(element);
    if (shadow) yield* this.into(shadow);
  }

  /** A root and those in it; none where this look has been there. */
  *into(shadow: ShadowRoot): Generator<ShadowRoot | null> {
    if (this.#seen.has(shadow)) return;
    this.#seen.add(shadow);
    yield shadow;
    yield* this.below(shadow);
  }

  /**
   * The roots below a node, nested ones too; null is a step without one. As long as visits are left each element is
   * visited; of what comes then only those that are likely to have a root.
   */
  *below(node: Node): Generator<ShadowRoot | null> {
    if (node instanceof Element) yield* this.at(node);
    const walker = walkerOn(node, NodeFilter.SHOW_ELEMENT);
    if (!(yield* this.visit(walker))) yield* this.likely(node);
  }

  /** Visits the elements that come in a walk as long as visits are left. @returns true where it has come to its end */
  *visit(walker: TreeWalker): Generator<ShadowRoot | null, boolean> {
    while (this.left > 0) {
      const at = walker.nextNode();
      if (!at) return true;
      if (--this.left % STEP === 0) yield null;
      const shadow = this.#ask(at as Element);
      if (shadow) yield* this.into(shadow);
    }
    return false;
  }

  /** The roots of custom elements, and of built-in ones with nothing in them, below a node: the browser picks them out. */
  *likely(node: Node): Generator<ShadowRoot | null> {
    // What is asked of the browser at once takes as long as there are elements.
    if (isHuge(node)) {
      for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) {
        if (!(child instanceof Element)) continue;
        yield* this.at(child);
        yield* this.likely(child);
      }
      return;
    }
    // First what most elements are turned away by.
    this.#selectors ??= [
      `:not(${NAMES.toSorted((a, b) => (this.#met.get(b) ?? 0) - (this.#met.get(a) ?? 0))})`,
      `:empty:is(${[...HOSTS]})`,
    ];
    for (const selector of this.#selectors) {
      const all = queryAll(node, selector);
      yield null;
      for (let at = 0; at < all.length; at++) {
        if (at % STEP === STEP - 1) yield null;
        yield* this.at(all[at] as Element);
      }
    }
  }
}

/** True for a node with very many elements below it and few children, by which it can be parted. */
function isHuge(node: Node): boolean {
  if (childCountOf(node) > FEW) return false;
  return !(node instanceof Element) || hasMoreBelow(node, HUGE);
}

/** Every shadow root below a node, nested ones too; null is a step without one. */
export function shadowsIn(node: Node): Generator<ShadowRoot | null> {
  return new Look().below(node);
}
