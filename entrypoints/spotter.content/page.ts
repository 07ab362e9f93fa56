/** The page as the spotter knows it: what was found where, kept right while the page changes. */
import { isProse } from '../../browser/dom/borders.ts';
import { Changes, isIn, isUnder, runsIn, type Work } from '../../browser/dom/changes.ts';
import { flowOf, flowsOf, type Piece } from '../../browser/dom/flow.ts';
import { heldIn } from '../../browser/dom/held.ts';
import { titleOf } from '../../browser/dom/nodes.ts';
import { inOrder, Roots } from '../../browser/dom/roots.ts';
import { type Run, wholePage } from '../../browser/dom/runs.ts';
import { Pace, Slices } from '../../browser/dom/slices.ts';
import { isInWord, placesIn } from '../../spotting/bulk.ts';
import { isPainted, judge, type Level, type Scanned, scan } from '../../spotting/index.ts';
import { forgetForms } from '../../spotting/scan.ts';
import { takeHeadingBefore } from './lead.ts';
import { type Found, find, type Passage, place, Sight, settle } from './passage.ts';

/** Properties that hide or show, once they have come to their end. Most transitions are of colours. */
const HIDING =
  /opacity|visibility|display|height|width|clip|transform|translate|left|right|top|bottom|grid|font-size/;

/** After so long without a change what texts are read with is let go: that is more than what was found, milliseconds. */
const CALM = 2000;

export class Page {
  /** Everything found, in page order. */
  found: Found[] = [];
  readonly #roots: Roots;
  readonly #changes: Changes;
  readonly #signal: AbortSignal;
  readonly #onUpdate: (slices: Slices) => Promise<void>;
  readonly #onText: () => void;
  readonly #isAlive: () => boolean;
  /** What was judged last: the title, the passages, and how much they speak of back pain. */
  judged: { title: Scanned | null; scanned: readonly Scanned[]; level: Level } = {
    title: null,
    scanned: [],
    level: 'none',
  };
  #title: Scanned | null = null;
  #busy = false;
  #calm = 0;
  readonly #pace = new Pace();

  /**
   * @param onUpdate called when the mentions have changed
   * @param onText called when some text has changed
   * @param isAlive asked before each piece of work; false ends it
   */
  constructor(
    signal: AbortSignal,
    onUpdate: (slices: Slices) => Promise<void>,
    onText: () => void,
    isAlive: () => boolean,
  ) {
    this.#signal = signal;
    this.#onUpdate = onUpdate;
    this.#onText = onText;
    this.#isAlive = isAlive;
    this.#changes = new Changes(() => this.#wake(), signal, true);
    this.#roots = new Roots((everywhere) => this.#seekShadows(everywhere), signal);
  }

  /** Reads the page, then follows its changes until the signal aborts. Resolves when it has been read for the first time. */
  start(): Promise<void> {
    this.#changes.observe(document);
    this.#listen();
    return this.rescan();
  }

  /**
   * A popover that opens, a stylesheet that arrives, or an animation hides and shows without a change that
   * an observer would see. Asked again at each piece of work: document.open takes listeners away.
   */
  #listen(): void {
    const options = { capture: true, passive: true, signal: this.#signal };
    addEventListener('toggle', this.#toggled, options);
    addEventListener('load', this.#loaded, options);
    for (const end of ['transitionend', 'animationend']) addEventListener(end, this.#moved, options);
    // The load of a resource is not heard on the window.
    document.addEventListener('load', this.#loaded, options);
  }

  // What a page makes up by itself (isTrusted is false) tells nothing of what can be seen.
  readonly #toggled = ({ isTrusted, target }: Event): void => {
    if (isTrusted && target instanceof Element) this.recheck(target);
  };

  readonly #loaded = ({ isTrusted, target }: Event): void => {
    if (!isTrusted) return;
    if (target === document || target instanceof HTMLLinkElement) this.recheck(document.documentElement);
  };

  readonly #moved = ({ isTrusted, target, type, propertyName }: Event & { propertyName?: string }): void => {
    if (!isTrusted || !(target instanceof Element)) return;
    if (type === 'animationend' || HIDING.test(propertyName ?? '')) this.recheck(target);
  };

  rescan(): Promise<void> {
    this.#changes.rescan();
    return this.#wake();
  }

  /** Looks again at what can be seen below an element. */
  recheck(element: Element): void {
    if (this.found.length === 0) return;
    this.#changes.restyle(element);
    this.#wake();
  }

  #seekShadows(everywhere: boolean): void {
    this.#changes.seek(...(everywhere ? [document] : []));
    this.#wake();
  }

  /** Shadow roots known so far. */
  get shadows(): ReadonlySet<ShadowRoot> {
    return this.#roots.known;
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
    clearTimeout(this.#calm);
    try {
      while (this.#changes.pending && !this.#signal.aborted) {
        await this.#pace.begin();
        if (!this.#isAlive()) return;
        this.#listen();
        const slices = new Slices();
        const work = await this.#changes.take(slices);
        await this.#work(work, slices);
        this.#pace.end();
        await this.#meet(work);
      }
    } finally {
      this.#busy = false;
      this.#calm = window.setTimeout(forgetForms, CALM);
    }
  }

  async #work(work: Work, slices: Slices): Promise<void> {
    const runs: Run[] = [];
    for (const run of work.all ? wholePage(this.shadows) : runsIn(work.dirty)) {
      runs.push(run);
      if (slices.due) await slices.rest();
    }
    if (runs.length === 0 && work.restyled.size === 0 && this.found.length === 0) return;
    // A look for shadow roots alone has read nothing new.
    if (runs.length > 0 || work.restyled.size > 0) this.#onText();
    const sight = new Sight(this.shadows);
    const old: ByPlace = new Map();
    const kept: Found[] = [];
    const outside = new Set<Node>();
    for (const found of this.found) {
      const { pieces } = found.flow;
      const stays =
        !work.all && pieces.every(({ node }) => node.isConnected && !isIn(node, work.dirty, outside));
      if (stays) kept.push(found);
      else remember(old, found);
      if (slices.due) await slices.rest();
    }
    let changed = old.size > 0;
    const fresh: Found[] = [];
    for (const run of runs) {
      const around = run.first.parentNode;
      if (!run.first.isConnected || (around instanceof Element && !isProse(around))) continue;
      let passedOver = false;
      for (const held of heldIn(run, { placesIn, isInWord })) {
        if (slices.due) await slices.rest();
        if (this.#signal.aborted) return;
        if (held === undefined) continue;
        if (held === null) passedOver = true;
        for (const flow of held ? (held.isPart ? [flowOf(held.first as Text)] : flowsOf(held)) : []) {
          if (slices.due) await slices.rest();
          if (this.#signal.aborted) return;
          for (const found of flow ? find(flow, held?.isPart) : []) {
            if (passedOver && found.scanned.hits.some(isPainted)) {
              takeHeadingBefore(found.flow.pieces[0]?.node as Text, fresh);
              passedOver = false;
            }
            fresh.push(found);
          }
        }
      }
    }
    changed ||= fresh.length > 0;
    if (old.size > 0) for (const [at, found] of fresh.entries()) fresh[at] = reuse(old, found);
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
    this.found = merge(kept, fresh, runs.length > 1);
    await this.#judge(slices);
    if (!this.#signal.aborted) await this.#onUpdate(slices);
  }

  /** Decides what is painted, with the whole page in view. */
  async #judge(slices: Slices): Promise<void> {
    const passages = this.passages;
    const title = this.#title;
    const scanned = [...(title ? [title] : []), ...passages.map(({ scanned }) => scanned)];
    let index = title ? -1 : 0;
    const judging = judge(scanned);
    for (;;) {
      const { done, value } = judging.next();
      if (done) {
        this.judged = { title, scanned, level: value };
        return;
      }
      const passage = value && passages[index++];
      if (passage) place(passage, value);
      if (slices.due) await slices.rest();
      if (this.#signal.aborted) return;
    }
  }

  /** @returns true when the document's title has changed what is known of the page */
  #readTitle(): boolean {
    const words = window === top ? titleOf(document) : '';
    const title = words ? scan(words, 'title') : null;
    const changed = title?.text !== this.#title?.text;
    this.#title = title;
    return changed && this.found.length > 0;
  }

  /** Takes notice of new shadow roots: they are read next. Last of all, when nothing else waits. */
  async #meet({ all, late, added }: Work): Promise<void> {
    for await (const shadow of this.#roots.meet(all ? [document] : added, new Slices(), late)) {
      this.#changes.observe(shadow);
      this.#changes.reread(shadow);
      // Of its host's own text only what a slot takes up is there.
      this.#changes.restyle(shadow.host);
    }
  }
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
  // One walk gives its finds in order; changes come in any, and shadow roots come last.
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
