/** Paints marks with CSS Custom Highlights: no write to the page. One highlight for each look. */
import type { Settings } from '../../browser/settings.ts';
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

/** Ends of the names that the other styles of line have in style.css. */
const STYLES: Record<Settings['underline'], string> = { standard: '', thin: 'a', tinted: 'b' };

export class Paint {
  /** Ranges that are painted now. Kept here: Firefox does not let a content script list a Highlight. */
  readonly painted = new Map<AbstractRange, Mark>();
  /** By look, whatever the style: to change it, highlights get another name and keep their ranges. */
  readonly #highlights = new Map<string, Highlight>();
  #style: Settings['underline'];

  constructor(style: Settings['underline']) {
    this.#style = style;
  }

  /** Shows all marks in another style, now and from now on. */
  restyle(style: Settings['underline']): void {
    if (style === this.#style) return;
    for (const look of this.#highlights.keys()) CSS.highlights.delete(this.#nameOf(look));
    this.#style = style;
    this.mend();
  }

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
    for (const [look, highlight] of this.#highlights) {
      const name = this.#nameOf(look);
      if (!CSS.highlights.has(name)) CSS.highlights.set(name, highlight);
    }
  }

  clear(): void {
    for (const [look, highlight] of this.#highlights) {
      highlight.clear();
      CSS.highlights.delete(this.#nameOf(look));
    }
    this.#highlights.clear();
    this.painted.clear();
  }

  /** Name in the registry. */
  #nameOf(look: string): string {
    return look === CURRENT ? look : look + STYLES[this.#style];
  }

  #highlight(look: string): Highlight {
    let highlight = this.#highlights.get(look);
    if (!highlight) {
      highlight = new Highlight();
      // Above what the page highlights itself, and the flash under the lines.
      highlight.priority = look === CURRENT ? 1000 : 1001;
      this.#highlights.set(look, highlight);
      CSS.highlights.set(this.#nameOf(look), highlight);
    }
    return highlight;
  }
}
