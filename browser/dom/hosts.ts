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
const BUILT_IN = 'div span p section article aside header footer main nav blockquote h1 h2 h3 h4 h5 h6 body';
// Pure: where nothing asks for roots they are left out of the build.
const HOSTS = /* @__PURE__ */ new Set(/* @__PURE__ */ BUILT_IN.split(' '));
/** Names of other elements, the frequent ones first. One that is missing costs a visit, and nothing else. */
const OTHERS =
  'a li td tr i b br code strong em img path svg ul button script link meta option input th sup sub small label use g ' +
  'style figure time dd dt dl ol table tbody thead form iframe picture source ' +
  'pre cite abbr rect circle line text tspan polygon defs select hr font summary details mi mo mn mrow';
const NAMES = /* @__PURE__ */ `${BUILT_IN} ${OTHERS}`.split(' ');

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

/** What an element may be to a shadow root, by its name. */
const sortOf = (name: string) => (HOSTS.has(name) ? 'built-in' : name.includes('-') ? 'custom' : 'none');

/** The shadow root of an element that may have one, closed ones included, except that of our own card. */
export function shadowOf(element: Element): ShadowRoot | null {
  const { shadowRoot } = element;
  if (shadowRoot) return shadowRoot;
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

/** A walk over elements, which may go on later. */
export interface Walk {
  readonly walker: TreeWalker;
  /** True when it has come to its end. */
  done: boolean;
}

/** Roots as they are found; null is a step without one. */
type Roots = Generator<ShadowRoot | null, void>;
/** What a look does step by step: a root, nothing, or steps of its own. */
type Steps = Iterator<ShadowRoot | Steps | null, void>;
type Stepping = Generator<ShadowRoot | Steps | null, void>;

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
    left: number,
    lacking = new Set<Element>(),
    empty = new Set<Element>(),
    seen: Iterable<ShadowRoot> = [],
  ) {
    this.left = left;
    this.lacking = lacking;
    this.empty = empty;
    this.#seen = new Set(seen);
  }

  /** A root and those in it; none where this look has been there. */
  into(shadow: ShadowRoot): Roots {
    return this.#all([shadow].values());
  }

  /**
   * The roots below a node, nested ones too; null is a step without one. As long as visits are left each element is
   * visited; of what comes then only those that are likely to have a root.
   */
  below(node: Node): Roots {
    return this.#all(this.#below(node));
  }

  /**
   * Visits the elements that come in a walk as long as visits are left, and those in the roots that it finds. A walk that
   * has come to its end stands at `done`.
   */
  visit(walk: Walk): Roots {
    return this.#all(this.#visit(walk));
  }

  /** The roots of custom elements, and of built-in ones with nothing in them, below a node: the browser picks them out. */
  likely(node: Node): Roots {
    return this.#all(this.#likely(node));
  }

  /** Takes steps, and goes into each root as it is found. A page may put one into another as deep as it likes. */
  *#all(first: Steps): Roots {
    const under = [first];
    for (let steps = under.at(-1); steps; steps = under.at(-1)) {
      const { done, value } = steps.next();
      if (done) under.pop();
      else if (value instanceof ShadowRoot) {
        if (this.#seen.has(value)) continue;
        this.#seen.add(value);
        yield value;
        under.push(this.#below(value));
      } else if (value) under.push(value);
      else yield null;
    }
  }

  /** Asks an element for its root; null where it has none, or this look has been in it. */
  #ask(element: Element): ShadowRoot | null {
    const name = localNameOf(element);
    this.#met.set(name, (this.#met.get(name) ?? 0) + 1);
    const sort = sortOf(name);
    if (sort === 'none') return null;
    const shadow = shadowOf(element);
    const waiting = sort === 'custom' ? this.lacking : this.empty;
    if (!shadow) {
      if (waiting.size < MOST_LACKING && (sort === 'custom' || !element.hasChildNodes()))
        waiting.add(element);
      return null;
    }
    waiting.delete(element);
    return this.#seen.has(shadow) ? null : shadow;
  }

  *#below(node: Node): Stepping {
    if (node instanceof Element) yield this.#ask(node);
    const walk: Walk = { walker: walkerOn(node, NodeFilter.SHOW_ELEMENT), done: false };
    yield this.#visit(walk);
    if (!walk.done) yield this.#likely(node);
  }

  *#visit(walk: Walk): Stepping {
    while (this.left > 0) {
      const at = walk.walker.nextNode();
      if (!at) {
        walk.done = true;
        return;
      }
      if (--this.left % STEP === 0) yield null;
      const shadow = this.#ask(at as Element);
      if (shadow) yield shadow;
    }
  }

  *#likely(node: Node): Stepping {
    // What is asked of the browser at once takes as long as there are elements.
    if (isHuge(node)) {
      for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) {
        if (!(child instanceof Element)) continue;
        yield this.#ask(child);
        yield this.#likely(child);
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
        const shadow = this.#ask(all[at] as Element);
        if (shadow) yield shadow;
      }
    }
  }
}

/** True for a node with very many elements below it and few children, by which it can be parted. */
function isHuge(node: Node): boolean {
  if (childCountOf(node) > FEW) return false;
  return !(node instanceof Element) || hasMoreBelow(node, HUGE);
}

/** So many elements are visited where all roots are wanted at once. */
const VISITS = 10_000;

/** Every shadow root below a node, nested ones too, of very many elements the likely ones; null is a step without one. */
export function shadowsIn(node: Node): Roots {
  return new Look(VISITS).below(node);
}
