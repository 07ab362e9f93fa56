/** Paints marks with CSS Custom Highlights: no write to the page. One highlight for each look. */
import type { Mark as Look } from '../../spotting/index.ts';
import type { Mark } from './passage.ts';

/** Registry names, as in gate.content/style.css, which is there before the first is painted. The page can list them, so they say nothing. */
const NAMES: Record<Look, string> = {
  helps: 'tm-1',
  'helps-a-little': 'tm-2',
  'short-term': 'tm-3',
  unclear: 'tm-4',
  disputed: 'tm-5',
  'no-better': 'tm-6',
  avoid: 'tm-7',
  'not-covered': 'tm-8',
  'red-flag': 'tm-9',
};
const CURRENT = 'tm-0';

export class Paint {
  /** Ranges that are painted now. Kept here: Firefox does not let a content script list a Highlight. */
  readonly painted = new Map<AbstractRange, Mark>();
  readonly #highlights = new Map<string, Highlight>();

  add(mark: Mark): void {
    if (this.painted.has(mark.range)) return;
    this.painted.set(mark.range, mark);
    this.#highlight(NAMES[mark.mention.mark]).add(mark.range);
  }

  remove(mark: Mark): void {
    if (!this.painted.delete(mark.range)) return;
    this.#highlights.get(NAMES[mark.mention.mark])?.delete(mark.range);
  }

  /** Fills the current mention with colour; null takes it away. */
  flash(range: AbstractRange | null): void {
    const highlight = this.#highlight(CURRENT);
    highlight.clear();
    if (range) highlight.add(range);
  }

  /** The page may have cleared the registry, which it shares with us. */
  mend(): void {
    for (const [name, highlight] of this.#highlights) {
      if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
    }
  }

  clear(): void {
    for (const [name, highlight] of this.#highlights) {
      highlight.clear();
      CSS.highlights.delete(name);
    }
    this.#highlights.clear();
    this.painted.clear();
  }

  #highlight(name: string): Highlight {
    let highlight = this.#highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      // Above what the page highlights itself, and the flash under the lines.
      highlight.priority = name === CURRENT ? 1000 : 1001;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    return highlight;
  }
}
