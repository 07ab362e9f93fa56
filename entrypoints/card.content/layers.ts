/**
 * What a page may lay over our surface where the browser does not tell (Firefox): other elements in the top layer, which let
 * clicks through as they like. Nothing else can lie above a popover.
 */
import { shadowsIn } from '../../browser/dom/hosts.ts';
import { listenFirst } from '../../browser/first-ear.ts';

const TOP = ':popover-open, :modal, :fullscreen';
/** Where asking takes long it is done less often: no more than this share of the time. */
const SHARE = 0.04;

/** True where two elements overlap. */
function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** What is in the top layer of the page, in shadow roots too. */
function inTopLayer(): Element[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of shadowsIn(document)) if (root) roots.push(root);
  return roots.flatMap((root) => [...root.querySelectorAll(TOP)]);
}

export class Layers {
  readonly #frame: HTMLElement;
  readonly #signal: AbortSignal;
  /** What was there when ours came to the top, and has not come up again since. */
  #below = new WeakSet<Element>();
  readonly #heard = new WeakSet<Node>();
  #above: Element[] = [];
  /** When it may be asked again in passing, on the clock of `performance.now`. */
  #next = 0;

  /** @param signal ends all listening */
  constructor(frame: HTMLElement, signal: AbortSignal) {
    this.#frame = frame;
    this.#signal = signal;
  }

  /** Ours has come to the top. */
  raised(): void {
    if (!this.#heard.has(document)) listenFirst(this.#hear, this.#signal);
    this.#heard.add(document);
    this.#below = new WeakSet();
    this.#above = [];
    for (const element of inTopLayer()) {
      this.#below.add(element);
      // What happens in a shadow root is not heard outside.
      const root = element.getRootNode();
      if (this.#heard.has(root)) continue;
      this.#heard.add(root);
      root.addEventListener('beforetoggle', this.#hear, { capture: true, signal: this.#signal });
    }
  }

  readonly #hear = (event: Event): void => {
    if (event.type !== 'beforetoggle' || !(event.target instanceof Element)) return;
    // It may be on its way up again.
    this.#below.delete(event.target);
    this.#next = 0;
  };

  /**
   * True where something lies over ours.
   * @param inFull true to ask the whole page now; else where that took long the answer may be an older one
   */
  isOver(inFull: boolean): boolean {
    const now = performance.now();
    if (inFull || now >= this.#next) {
      this.#above = inTopLayer().filter((element) => !this.#below.has(element));
      const end = performance.now();
      this.#next = end + (end - now) / SHARE;
    }
    return this.#above.some((element) => element.isConnected && overlap(element, this.#frame));
  }
}
