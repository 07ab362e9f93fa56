/** Paints marks with CSS Custom Highlights: no write to the page. One highlight for each look. */
import type { Settings } from '../../browser/settings.ts';
import type { ClaimOutcome } from '../../data/reading.ts';
import type { Mark as Look } from '../../spotting/index.ts';
import type { Mark } from './passage.ts';

/** Registry names, as in style.css, which is there before the first is painted. The page can list them, so they say nothing. */
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

/** A second line, under the first, of another shape for each way that a claim can stand to the documents. */
const CLAIMS: Record<ClaimOutcome, string> = {
  agrees: 'tm-c1',
  'says-more': 'tm-c2',
  opposite: 'tm-c3',
  silent: 'tm-c4',
  disagree: 'tm-c5',
};

/** Looks that are the same in every style of line. */
const ONE_STYLE = new Set([CURRENT, ...Object.values(CLAIMS)]);

/** Ends of the names that the other styles of line have in style.css. */
const STYLES: Record<Settings['underline'], string> = { standard: '', thin: 'a', tinted: 'b' };

export class Paint {
  /** Ranges that are painted now. Kept here: Firefox does not let a content script list a Highlight. */
  readonly painted = new Map<AbstractRange, Mark>();
  /** By look, whatever the style: to change it, highlights get another name and keep their ranges. */
  readonly #highlights = new Map<string, Highlight>();
  /** Outcomes as they are painted now. */
  readonly #outcomes = new Map<AbstractRange, ClaimOutcome>();
  #style: Settings['underline'];
  #withClaims: boolean;

  constructor({ underline, claims }: Pick<Settings, 'underline' | 'claims'>) {
    this.#style = underline;
    this.#withClaims = claims;
  }

  /** Shows all marks in another style, now and from now on. */
  restyle({ underline, claims }: Pick<Settings, 'underline' | 'claims'>): void {
    if (claims !== this.#withClaims) {
      this.#withClaims = claims;
      for (const { range, outcome } of this.painted.values()) this.#claim(range, outcome);
    }
    if (underline === this.#style) return;
    for (const [look, highlight] of this.#highlights) this.#unregister(look, highlight);
    this.#style = underline;
    this.mend();
  }

  /** Paints a mark, or brings it up to date. */
  add(mark: Mark): void {
    this.#claim(mark.range, mark.outcome);
    if (this.painted.has(mark.range)) return;
    this.painted.set(mark.range, mark);
    this.#highlight(NAMES[mark.mention.mark]).add(mark.range);
  }

  remove(mark: Mark): void {
    if (!this.painted.delete(mark.range)) return;
    this.#highlights.get(NAMES[mark.mention.mark])?.delete(mark.range);
    this.#claim(mark.range, null);
  }

  #claim(range: AbstractRange, outcome: ClaimOutcome | null): void {
    const before = this.#outcomes.get(range);
    // Under forced colours every highlight is a filled box, one as the other: cards say it in words.
    const shown = this.#withClaims && !matchMedia('(forced-colors: active)').matches;
    const now = (shown && outcome) || undefined;
    if (before === now) return;
    if (before) this.#highlights.get(CLAIMS[before])?.delete(range);
    this.#outcomes.delete(range);
    if (!now) return;
    this.#outcomes.set(range, now);
    this.#highlight(CLAIMS[now]).add(range);
  }

  /** Fills the current mention with colour; null takes it away. */
  flash(range: AbstractRange | null): void {
    const highlight = this.#highlight(CURRENT);
    highlight.clear();
    if (range) highlight.add(range);
  }

  /** The page may have cleared the registry, which it shares with us, put something else there, or emptied what is in it. */
  mend(): void {
    let whole = 0;
    for (const [look, highlight] of this.#highlights) {
      const name = this.#nameOf(look);
      if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
      if (look !== CURRENT) whole += highlight.size;
    }
    if (whole === this.painted.size + this.#outcomes.size) return;
    for (const [range, { mention }] of this.painted) this.#highlight(NAMES[mention.mark]).add(range);
    for (const [range, outcome] of this.#outcomes) this.#highlight(CLAIMS[outcome]).add(range);
  }

  clear(): void {
    for (const [look, highlight] of this.#highlights) {
      highlight.clear();
      this.#unregister(look, highlight);
    }
    this.#highlights.clear();
    this.painted.clear();
    this.#outcomes.clear();
  }

  /** Ours alone: after an update the scripts of both versions are here, and the new one may have taken the name. */
  #unregister(look: string, highlight: Highlight): void {
    const name = this.#nameOf(look);
    if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
  }

  /** Name in the registry. */
  #nameOf(look: string): string {
    return ONE_STYLE.has(look) ? look : look + STYLES[this.#style];
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
