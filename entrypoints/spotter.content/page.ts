/** The page as the spotter knows it: what was found where, kept right while the page changes. */
import { judge, mayMatter, type Scanned, scan } from '../../spotting/index.ts';
import { isProse } from './borders.ts';
import { Changes, isUnder, runsIn, type Work } from './changes.ts';
import { anyMatters } from './first-look.ts';
import { flowsOf, type Piece, type Run } from './flow.ts';
import { type Found, find, type Passage, place, Sight, settle } from './passage.ts';
import { inOrder, shadowsIn } from './roots.ts';
import { idle, Slices } from './slices.ts';

/** Shortest time between a change and our look at it, milliseconds: changes come in groups. */
const GATHER = 60;
/** After a piece of work we rest for so many times its length, so that a page that never rests stays quick. */
const REST = 4;
/** Longest rest, milliseconds. */
const LONGEST_REST = 2000;

export class Page {
  /** Everything found, in page order. */
  found: Found[] = [];
  /** Shadow roots known so far. */
  readonly shadows = new Set<ShadowRoot>();
  readonly #changes: Changes;
  readonly #signal: AbortSignal;
  readonly #onUpdate: () => void;
  readonly #isAlive: () => boolean;
  #title: Scanned | null = null;
  /** False until the back is named somewhere: then everything is read. */
  #awake = false;
  #busy = false;
  #lastTook = 0;

  /**
   * @param onUpdate called when the mentions have changed
   * @param isAlive asked before each piece of work; false ends it
   */
  constructor(signal: AbortSignal, onUpdate: () => void, isAlive: () => boolean) {
    this.#signal = signal;
    this.#onUpdate = onUpdate;
    this.#isAlive = isAlive;
    this.#changes = new Changes(() => this.#wake(), signal);
  }

  /** Reads the page, then follows its changes until the signal aborts. */
  start(): void {
    this.#changes.observe(document);
    // A popover that opens, or a stylesheet that arrives, hides and shows without a change that an observer would see.
    const options = { capture: true, passive: true, signal: this.#signal };
    addEventListener('toggle', ({ target }) => target instanceof Element && this.recheck(target), options);
    addEventListener(
      'load',
      ({ target }) => {
        if (target === document) this.seekShadows();
        if (target === document || target instanceof HTMLLinkElement) this.recheck(document.documentElement);
      },
      options,
    );
    this.rescan();
  }

  rescan(): void {
    this.#changes.rescan();
    this.#wake();
  }

  /** Looks again at what can be seen below an element. */
  recheck(element: Element): void {
    if (this.found.length === 0) return;
    this.#changes.restyle(element);
    this.#wake();
  }

  /** Looks for shadow roots that were attached since: nothing tells of them. */
  seekShadows(): void {
    this.#changes.seek(document);
    this.#wake();
  }

  /** All passages that can be seen, in page order. */
  get passages(): Passage[] {
    return this.found.flatMap(({ passages }) => passages);
  }

  /** True while some of the page is still to be read. */
  get isBusy(): boolean {
    return this.#busy || this.#changes.pending;
  }

  async #wake(): Promise<void> {
    if (this.#busy || this.#signal.aborted) return;
    this.#busy = true;
    try {
      while (this.#changes.pending && !this.#signal.aborted) {
        const wait = Math.min(LONGEST_REST, Math.max(GATHER, this.#lastTook * REST));
        await new Promise((go) => setTimeout(go, wait));
        await idle(200);
        if (!this.#isAlive()) return;
        const since = performance.now();
        const work = this.#changes.take();
        await this.#work(work);
        this.#lastTook = performance.now() - since;
        await this.#meet(work.all ? [document] : work.added);
      }
    } finally {
      this.#busy = false;
    }
  }

  async #work(work: Work): Promise<void> {
    const slices = new Slices();
    const sight = new Sight();
    const runs = [...(work.all ? this.#wholePage() : runsIn(work.dirty))];
    if (runs.length === 0 && work.restyled.size === 0 && this.found.length === 0) return;
    if (!this.#awake) {
      this.#awake = mayMatter(document.title) || (await anyMatters(runs, slices));
      if (this.#awake && !work.all) this.rescan();
      if (!this.#awake || !work.all) return;
    }

    const old: ByPlace = new Map();
    const kept: Found[] = [];
    for (const found of this.found) {
      const { pieces } = found.flow;
      const stays = !work.all && pieces.every(({ node }) => node.isConnected && !isUnder(node, work.dirty));
      if (stays) kept.push(found);
      else remember(old, found);
      if (slices.due) await slices.rest();
    }
    let changed = old.size > 0;
    const fresh: Found[] = [];
    for (const run of runs) {
      const around = run.first.parentNode;
      if (!run.first.isConnected || (around instanceof Element && !isProse(around))) continue;
      for (const flow of flowsOf(run)) {
        if (slices.due) await slices.rest();
        if (this.#signal.aborted) return;
        for (const found of flow ? find(flow) : []) fresh.push(reuse(old, found));
      }
    }
    changed ||= fresh.length > 0;
    const recheck = new Set<Found>(fresh);
    if (work.restyled.size) {
      for (const found of kept)
        if (found.flow.pieces.some(({ node }) => isUnder(node, work.restyled))) recheck.add(found);
    }
    for (const found of recheck) {
      if (slices.due) await slices.rest();
      if (found.flow.pieces.every(({ node }) => node.isConnected)) changed = settle(found, sight) || changed;
    }
    changed = this.#readTitle() || changed;
    if (!changed || this.#signal.aborted) return;
    this.found = merge(kept, fresh, this.shadows.size > 0);
    await this.#judge(slices);
    if (!this.#signal.aborted) this.#onUpdate();
  }

  /** Decides what is painted, with the whole page in view. */
  async #judge(slices: Slices): Promise<void> {
    const passages = this.passages;
    const title = this.#title ? [this.#title] : [];
    let index = -title.length;
    for (const mentions of judge([...title, ...passages.map(({ scanned }) => scanned)])) {
      const passage = passages[index++];
      if (passage) place(passage, mentions);
      if (slices.due) await slices.rest();
      if (this.#signal.aborted) return;
    }
  }

  /** @returns true when the document's title has changed what is known of the page */
  #readTitle(): boolean {
    const title = window === top && document.title ? scan(document.title, 'title') : null;
    const changed = title?.text !== this.#title?.text;
    this.#title = title;
    return changed && this.found.length > 0;
  }

  *#wholePage(): Generator<Run> {
    const body =
      document.body ?? (document.documentElement?.localName === 'svg' ? null : document.documentElement);
    if (body) yield* contentOf(body);
    for (const shadow of this.shadows) {
      if (shadow.isConnected) yield* contentOf(shadow);
      else this.shadows.delete(shadow);
    }
  }

  /** Takes notice of new shadow roots under some nodes: they are read next. Last of all, when nothing else waits. */
  async #meet(nodes: Iterable<Node>): Promise<void> {
    await idle(500);
    const slices = new Slices();
    for (const node of nodes) {
      for (const shadow of shadowsIn(node)) {
        if (slices.due) await slices.rest();
        if (this.#signal.aborted) return;
        if (!shadow || this.shadows.has(shadow)) continue;
        this.shadows.add(shadow);
        this.#changes.observe(shadow);
        this.#changes.reread(shadow);
      }
    }
  }
}

function contentOf(root: Node): Run[] {
  const { firstChild, lastChild } = root;
  return firstChild && lastChild ? [{ first: firstChild, last: lastChild }] : [];
}

/** Puts new finds among those that stay, in page order. */
function merge(kept: Found[], fresh: Found[], mixed: boolean): Found[] {
  const order = (
    {
      flow: {
        pieces: [a],
      },
    }: Found,
    {
      flow: {
        pieces: [b],
      },
    }: Found,
  ) => (a && b ? inOrder(a.node, b.node) || a.from - b.from : 0);
  // One walk of the page gives its finds in order, but for those in shadow roots.
  if (kept.length === 0 && !mixed) return fresh;
  // To compare is dear among many siblings: few finds are put in their places one by one.
  if (fresh.length * 8 > kept.length) return [...kept, ...fresh].sort(order);
  for (const found of fresh) {
    let low = 0;
    for (let high = kept.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (order(kept[middle] as Found, found) < 0) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, found);
  }
  return kept;
}

/** Finds by where they begin: text node and offset in it. */
type ByPlace = Map<Node, Map<number, Found>>;

function remember(old: ByPlace, found: Found): void {
  const [{ node, from } = {} as Piece] = found.flow.pieces;
  const there = old.get(node) ?? new Map<number, Found>();
  old.set(node, there.set(from, found));
}

/** The old find where the new one says the same: its ranges stay as they are painted. */
function reuse(old: ByPlace, found: Found): Found {
  const { text, pieces } = found.flow;
  const [{ node, from } = {} as Piece] = pieces;
  const same = old.get(node)?.get(from);
  if (same?.kind !== found.kind || same.flow.text !== text || same.flow.pieces.length !== pieces.length)
    return found;
  const stays = same.flow.pieces.every(
    (piece, i) => piece.node === pieces[i]?.node && piece.from === pieces[i]?.from,
  );
  return stays ? same : found;
}
