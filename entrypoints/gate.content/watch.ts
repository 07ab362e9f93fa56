/** Watches a frame until its text names the back. */
import { isAlive } from '../../browser/api.ts';
import { Changes, runsIn } from '../../browser/dom/changes.ts';
import { anyMatters, mayMatter } from '../../browser/dom/first-look.ts';
import { titleOf } from '../../browser/dom/nodes.ts';
import { Roots } from '../../browser/dom/roots.ts';
import { contentOf, wholePage } from '../../browser/dom/runs.ts';
import { Pace, Slices } from '../../browser/dom/slices.ts';
import { letMovesGo } from '../../browser/first-ear.ts';
import { isSpotterHere } from '../../browser/spotter-door.ts';

export class Watch {
  readonly #signal: AbortSignal;
  readonly #onEnd: (found: boolean) => void;
  readonly #changes: Changes;
  readonly #roots: Roots;
  readonly #pace = new Pace();
  #busy = false;

  /**
   * @param signal ends it
   * @param onEnd called once, when there is nothing left to watch for: with true when the back is named;
   *   with false when the spotter has come of itself or the extension has gone
   */
  constructor(signal: AbortSignal, onEnd: (found: boolean) => void) {
    this.#signal = signal;
    this.#onEnd = onEnd;
    this.#changes = new Changes(() => this.#wake(), signal, false);
    this.#roots = new Roots((everywhere) => {
      this.#changes.seek(...(everywhere ? [document] : []));
      this.#wake();
    }, signal);
  }

  /** Looks at the page, then at what changes in it. */
  start(): void {
    this.#changes.observe(document);
    this.#changes.rescan();
    this.#wake();
  }

  /** True while some of the page is still to be looked at. */
  get isBusy(): boolean {
    return this.#busy || this.#changes.pending;
  }

  async #wake(): Promise<void> {
    if (this.#busy || this.#signal.aborted) return;
    this.#busy = true;
    try {
      while (this.#changes.pending && !this.#signal.aborted) {
        await this.#pace.begin();
        if (this.#signal.aborted) return;
        const over = isSpotterHere() || !isAlive();
        if (over || (await this.#look())) {
          if (!this.#signal.aborted) this.#onEnd(!over);
          return;
        }
      }
    } finally {
      this.#busy = false;
    }
  }

  /** True where something new names the back. */
  async #look(): Promise<boolean> {
    const slices = new Slices();
    const { all, late, dirty, added } = await this.#changes.take(slices);
    const runs = all ? wholePage(this.#roots.known) : runsIn(dirty);
    // The title first: where it tells, nothing else need be read here.
    if (mayMatter(titleOf(document)) || (await anyMatters(runs, slices))) return true;
    this.#pace.end();
    for await (const root of this.#roots.meet(all ? [document] : added, slices, late)) {
      this.#changes.observe(root);
      if (await anyMatters(contentOf(root), slices)) return true;
    }
    letMovesGo();
    return false;
  }
}
