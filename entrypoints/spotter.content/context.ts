/**
 * The page read in context: what it says of each mention, what it asserts, what else it names. Comes after the
 * painting, when the browser is idle, or when a card, the popup or the panel asks.
 */
import { ask } from '../../browser/content-messaging.ts';
import { idle } from '../../browser/dom/slices.ts';
import { type PageReading, readingDoor } from '../../browser/reading-door.ts';
import type { Page } from './page.ts';
import { Sight } from './passage.ts';

/** After a reading the next one waits for so many times its length, and so long at least, milliseconds. */
const REST = 10;
const LEAST_REST = 500;
/** A background that did not bring the rules is asked for them again after so long, milliseconds. */
const AGAIN = 5000;

export class Context {
  /** What was read last; null before that, and where there is nothing to read. */
  reading: PageReading | null = null;
  readonly #page: Page;
  readonly #onRead: () => void;
  readonly #signal: AbortSignal;
  /** Rises with each change of the page, as far as that is known; and what it was when the page was read last. */
  #version = 0;
  #done = 0;
  #work: Promise<void> | null = null;
  /** The reading that is to come when the browser has time. */
  #timer = 0;
  /** How long that waits, milliseconds. */
  #rest = 0;

  /** @param onRead called when the page has been read anew */
  constructor(page: Page, onRead: () => void, signal: AbortSignal) {
    this.#page = page;
    this.#onRead = onRead;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Some text of the page has changed: it is read anew when somebody asks. */
  touch(): void {
    this.#version += 1;
  }

  /** What was found has changed: it is read anew when the browser has time. */
  stale(): void {
    this.touch();
    if (this.#isBare) {
      // Texts that have gone are not held on to for the rest of a long wait, and what is being read of them is of no use.
      clearTimeout(this.#timer);
      this.#timer = 0;
      this.#work = null;
      this.reading = null;
      return;
    }
    this.#timer ||= window.setTimeout(async () => {
      await idle(200);
      this.#timer = 0;
      this.ready();
    }, this.#rest);
  }

  /** True where nothing is marked: then there is nothing to read. */
  get #isBare(): boolean {
    return !this.#page.passages.some(({ marks }) => marks.length > 0);
  }

  /** True while what was found is still to be read. */
  get isBusy(): boolean {
    return this.#timer !== 0 || this.#work !== null;
  }

  /**
   * Resolves when the page has been read, or cannot be. Never rejects.
   * @param patience after so many milliseconds it resolves anyway
   */
  async ready(patience = Number.POSITIVE_INFINITY): Promise<void> {
    if (this.#version === this.#done || this.#signal.aborted) return;
    if (!this.#work) {
      const work: Promise<void> = this.#readOnce(() => this.#work === work).finally(() => {
        if (this.#work === work) this.#work = null;
      });
      this.#work = work;
    }
    const late = new Promise<void>((go) => Number.isFinite(patience) && setTimeout(go, patience));
    await Promise.race([this.#work, late]);
  }

  /** @param isWanted false where what is read has gone meanwhile */
  async #readOnce(isWanted: () => boolean): Promise<void> {
    const version = this.#version;
    const since = performance.now();
    const reading = await this.#read();
    if (this.#signal.aborted || !isWanted()) return;
    if (reading === undefined) {
      this.#rest = AGAIN;
      this.stale();
      return;
    }
    this.#rest = Math.max(LEAST_REST, (performance.now() - since) * REST);
    this.#done = version;
    this.reading = reading;
    for (const { marks } of this.#page.passages)
      for (const mark of marks) mark.outcome = reading?.outcomeOf(mark) ?? null;
    this.#onRead();
  }

  /**
   * Where the browser keeps the rules out nothing is read: cards say what the documents say and no more.
   * @returns undefined where nobody has said whether it does
   */
  async #read(): Promise<PageReading | null | undefined> {
    if (this.#isBare) return null;
    const isHere = readingDoor() !== null || (await ask('load-reading', {}));
    if (isHere === null) return undefined;
    const door = readingDoor();
    const { judged, shadows, found } = this.#page;
    const sight = new Sight(shadows);
    // Of a line of which only a part was looked at nothing is known but what the page is about.
    const whole = found.filter(({ isPart }) => !isPart);
    const page = { ...judged, shadows, found: whole, isOpen: (text: Text) => sight.isOpen(text) };
    return (await door?.read(page, this.#signal)) ?? null;
  }
}
