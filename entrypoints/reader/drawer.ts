/** Draws pages near the view, one after another, and lets the others' pictures go. */
import type { Pdf, RenderTask } from './pdf.ts';
import { densityFor } from './window.ts';

/** A page's picture. */
interface Drawn {
  canvas: HTMLCanvasElement;
  /** CSS pixels to a point. */
  scale: number;
}

/** CSS pixels to a point at which a page has its size on paper. */
export const PAPER_SCALE = 96 / 72;

export class Drawer {
  readonly #pdf: Pdf;
  readonly #boxOf: (page: number) => HTMLElement | undefined;
  readonly #onFail: (page: number) => void;
  readonly #signal: AbortSignal;
  readonly #drawn = new Map<number, Drawn>();
  /** Pages that could not be drawn: they are not tried again and again. */
  readonly #failed = new Set<number>();
  #wanted: readonly number[] = [];
  #scale = PAPER_SCALE;
  #task: { page: number; scale: number; render: RenderTask } | null = null;
  #busy = false;

  /**
   * @param boxOf where a page's picture goes
   * @param onFail called with a page that could not be drawn
   * @param signal ends it, and takes all pictures away
   */
  constructor(
    pdf: Pdf,
    boxOf: (page: number) => HTMLElement | undefined,
    onFail: (page: number) => void,
    signal: AbortSignal,
  ) {
    this.#pdf = pdf;
    this.#boxOf = boxOf;
    this.#onFail = onFail;
    this.#signal = signal;
    signal.addEventListener('abort', () => {
      this.#task?.render.cancel();
      for (const page of [...this.#drawn.keys()]) this.#release(page);
    });
  }

  /**
   * Has these pages drawn, the first first, and no others.
   * @param scale CSS pixels to a point
   */
  draw(pages: readonly number[], scale: number): void {
    this.#wanted = pages;
    this.#scale = scale;
    for (const page of [...this.#drawn.keys()]) if (!pages.includes(page)) this.#release(page);
    const { page = 0, scale: at } = this.#task ?? {};
    if (page && (at !== scale || !pages.includes(page))) this.#task?.render.cancel();
    this.#work();
  }

  #next(): number | undefined {
    return this.#wanted.find(
      (page) => !this.#failed.has(page) && this.#drawn.get(page)?.scale !== this.#scale && this.#boxOf(page),
    );
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let page = this.#next(); page !== undefined && !this.#signal.aborted; page = this.#next())
        await this.#draw(page, this.#scale);
    } finally {
      this.#busy = false;
    }
  }

  async #draw(number: number, scale: number): Promise<void> {
    const canvas = document.createElement('canvas');
    try {
      const page = await this.#pdf.getPage(number);
      const size = page.getViewport({ scale });
      const density = densityFor(size.width, size.height, devicePixelRatio);
      const viewport = page.getViewport({ scale: scale * density });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      // What the text layer says is what a screen reader reads.
      canvas.setAttribute('aria-hidden', 'true');
      const render = page.render({ canvas, viewport, background: '#ffffff' });
      this.#task = { page: number, scale, render };
      await render.promise;
    } catch (error) {
      free(canvas);
      const isCancelled = (error as Error | undefined)?.name === 'RenderingCancelledException';
      if (!isCancelled && !this.#signal.aborted) {
        this.#failed.add(number);
        this.#onFail(number);
      }
      return;
    } finally {
      this.#task = null;
    }
    const box = this.#boxOf(number);
    if (this.#signal.aborted || !box || !this.#wanted.includes(number)) {
      free(canvas);
      return;
    }
    const before = this.#drawn.get(number)?.canvas;
    box.prepend(canvas);
    if (before) free(before);
    this.#drawn.set(number, { canvas, scale });
  }

  #release(number: number): void {
    const drawn = this.#drawn.get(number);
    if (!drawn) return;
    this.#drawn.delete(number);
    free(drawn.canvas);
    // What it was drawn from: fonts and pictures of that page.
    this.#pdf.getPage(number).then(
      (page) => page.cleanup(),
      () => {},
    );
  }
}

/** Takes a canvas out, and its memory with it: the browser keeps that for a while where it still has a size. */
function free(canvas: HTMLCanvasElement): void {
  canvas.remove();
  canvas.width = 0;
  canvas.height = 0;
}
