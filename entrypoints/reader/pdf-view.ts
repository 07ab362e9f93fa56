/** A PDF in the page: a box for each of its pages, the words of all, the pictures of those that are near. */
import { Drawer, PAPER_SCALE } from './drawer.ts';
import type { Pdf } from './pdf.ts';
import { readText } from './text-layer.ts';
import { type Span, toDraw, toRead, zoomFrom, zoomToFit } from './window.ts';

/** How far it is, for the bar. */
export interface PdfState {
  /** How many pages there are. */
  pages: number;
  /** How many have been read. */
  read: number;
  /** True while pages are read one after another. */
  isReading: boolean;
  /** Pages without words, in order. */
  wordless: readonly number[];
  /** Pages that could not be read because the file is damaged there, in order. */
  unread: readonly number[];
  /** Pages that could not be drawn, in order. */
  undrawn: readonly number[];
  /** The page at the top of the view, from 1. */
  page: number;
  /** 1 is the size on paper. */
  zoom: number;
}

/** Neighbours of what is in view that are drawn as well, on each side. */
const AROUND = 2;
/** It tells how far it is so often at most, milliseconds. */
const STEADY = 100;
/** Words of pages are put in together so often at most, milliseconds: each time the spotter looks at them. */
const TOGETHER = 400;

const inOrder = (pages: Iterable<number>) => [...pages].sort((one, other) => one - other);

export class PdfView {
  /** Holds the pages. */
  readonly element = document.createElement('div');
  readonly #pdf: Pdf;
  readonly #signal: AbortSignal;
  readonly #onChange: (state: PdfState) => void;
  readonly #boxes: HTMLElement[] = [];
  readonly #drawer: Drawer;
  readonly #observer: IntersectionObserver;
  readonly #inView = new Set<number>();
  readonly #read = new Set<number>();
  readonly #wordless: number[] = [];
  readonly #unread = new Set<number>();
  readonly #undrawn = new Set<number>();
  /** Words that are read and not put in yet. */
  #waiting: { box: HTMLElement; layer: HTMLElement }[] = [];
  #putIn = 0;
  /** When it is to tell next. */
  #telling = 0;
  #isReading = false;
  #stopped = false;
  #zoom = 1;
  /** The zoom follows the width of the window until the reader has chosen one. */
  #fits = true;
  #width = 0;

  /**
   * @param label what a page is called for a screen reader
   * @param onChange called with each step of it
   * @param signal ends all of it
   */
  constructor(
    pdf: Pdf,
    label: (page: number) => string,
    onChange: (state: PdfState) => void,
    signal: AbortSignal,
  ) {
    this.#pdf = pdf;
    this.#onChange = onChange;
    this.#signal = signal;
    this.element.className = 'pages';
    this.#drawer = new Drawer(
      pdf,
      (page) => this.#boxes[page - 1],
      (page) => this.#onUndrawn(page),
      signal,
    );
    this.#observer = new IntersectionObserver((entries) => this.#onSeen(entries));
    for (let page = 1; page <= pdf.numPages; page++) {
      const box = document.createElement('section');
      box.className = 'page';
      box.dataset.page = String(page);
      box.setAttribute('aria-label', label(page));
      this.#boxes.push(box);
    }
    signal.addEventListener('abort', () => {
      this.#observer.disconnect();
      clearTimeout(this.#putIn);
      clearTimeout(this.#telling);
      this.#waiting = [];
      this.element.replaceChildren();
      this.#boxes.length = 0;
    });
    addEventListener('resize', () => this.#fits && this.#fit(), { signal });
  }

  /** Puts the pages in, as large as the first; each gets its own size when it is read. Rejects where there is none. */
  async start(): Promise<void> {
    const first = await this.#pdf.getPage(1);
    const { width, height } = first.getViewport({ scale: 1 });
    this.#width = width;
    this.element.style.setProperty('--page-width', `${width}`);
    this.element.style.setProperty('--page-height', `${height}`);
    this.#fit();
    this.element.append(...this.#boxes);
    for (const box of this.#boxes) this.#observer.observe(box);
    this.#work();
  }

  get state(): PdfState {
    const { first: page = 1 } = this.#seen() ?? {};
    return {
      pages: this.#pdf.numPages,
      read: this.#read.size,
      isReading: this.#isReading,
      wordless: inOrder(this.#wordless),
      unread: inOrder(this.#unread),
      undrawn: inOrder(this.#undrawn),
      page,
      zoom: this.#zoom,
    };
  }

  /** Reads no more pages than those that come into view. */
  stop(): void {
    this.#stopped = true;
    this.#tell();
  }

  /** Reads the rest. */
  goOn(): void {
    this.#stopped = false;
    this.#work();
  }

  /** Makes pages larger or smaller, or as wide as the window. What is at the top stays there. */
  zoom(direction: 'in' | 'out' | 'fit'): void {
    this.#fits = direction === 'fit';
    if (direction === 'fit') this.#fit();
    else this.#zoomTo(zoomFrom(this.#zoom, direction));
  }

  #fit(): void {
    this.#zoomTo(zoomToFit(this.#width * PAPER_SCALE, this.element.clientWidth));
  }

  #zoomTo(zoom: number): void {
    const top = this.#boxes[(this.#seen()?.first ?? 1) - 1];
    const before = top?.getBoundingClientRect();
    this.#zoom = zoom;
    this.element.style.setProperty('--total-scale-factor', `${this.#scale}`);
    const after = top?.getBoundingClientRect();
    // At the very top everything stays: what is said above the pages is not to slip out of view.
    if (before && after && before.height > 0 && after.height > 0 && scrollY > 0) {
      // Within a page the same line stays, before it the same gap.
      const share = before.top < 0 ? after.height / before.height : 1;
      scrollBy({ top: after.top - before.top * share, behavior: 'instant' });
    }
    this.#draw();
    this.#tell();
  }

  get #scale(): number {
    return this.#zoom * PAPER_SCALE;
  }

  #seen(): Span | null {
    const pages = [...this.#inView];
    return pages.length === 0 ? null : { first: Math.min(...pages), last: Math.max(...pages) };
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const page = Number((target as HTMLElement).dataset.page);
      if (isIntersecting) this.#inView.add(page);
      else this.#inView.delete(page);
    }
    this.#draw();
    this.#tell();
    this.#work();
  }

  #draw(): void {
    this.#drawer.draw(toDraw(this.#seen(), this.#pdf.numPages, AROUND), this.#scale);
  }

  #tell(): void {
    if (this.#signal.aborted) return;
    this.#telling ||= window.setTimeout(() => {
      this.#telling = 0;
      this.#onChange(this.state);
    }, STEADY);
  }

  /** The next page to be read. Where the reader has stopped it, one that is near what is in view. */
  #next(): number | null {
    const isRead = (page: number) => this.#read.has(page);
    if (!this.#stopped) return toRead(isRead, this.#seen(), this.#pdf.numPages);
    return toDraw(this.#seen(), this.#pdf.numPages, 0).find((page) => !isRead(page)) ?? null;
  }

  async #work(): Promise<void> {
    if (this.#isReading || this.#signal.aborted) return;
    this.#isReading = true;
    for (let page = this.#next(); page !== null && !this.#signal.aborted; page = this.#next()) {
      await this.#readPage(page);
      this.#tell();
    }
    this.#isReading = false;
    this.#putAllIn();
    this.#tell();
  }

  async #readPage(number: number): Promise<void> {
    this.#read.add(number);
    const box = this.#boxes[number - 1];
    try {
      const page = await this.#pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const text = await readText(page);
      if (this.#signal.aborted || !box) return;
      box.style.setProperty('--page-width', `${width}`);
      box.style.setProperty('--page-height', `${height}`);
      if (text.hasWords) this.#waiting.push({ box, layer: text.layer });
      else this.#wordless.push(number);
      if (!this.#inView.has(number)) page.cleanup();
    } catch {
      // The other pages are read all the same.
      if (!this.#signal.aborted) this.#unread.add(number);
    }
    // What is in view is not kept waiting.
    if (this.#inView.has(number)) this.#putAllIn();
    else this.#putIn ||= window.setTimeout(() => this.#putAllIn(), TOGETHER);
  }

  #onUndrawn(page: number): void {
    this.#undrawn.add(page);
    this.#tell();
  }

  #putAllIn(): void {
    clearTimeout(this.#putIn);
    this.#putIn = 0;
    for (const { box, layer } of this.#waiting) box.append(layer);
    this.#waiting = [];
  }
}
