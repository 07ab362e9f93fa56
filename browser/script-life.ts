/**
 * The life of a content script: one AbortSignal that stops everything. Takes the place of WXT's own
 * context (see the alias in wxt.config.ts), which announces itself to the page with an event that any
 * page can read, and can fake to switch the script off.
 */
import { isAlive } from './api.ts';

export class ContentScriptContext {
  readonly #end = new AbortController();

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** True once the script was stopped or its extension was updated; noticing the latter stops it. */
  get isInvalid(): boolean {
    if (!this.signal.aborted && !isAlive()) this.abort();
    return this.signal.aborted;
  }

  get isValid(): boolean {
    return !this.isInvalid;
  }

  /** Calls back once when the script ends; the returned function takes the callback away. */
  onInvalidated(callback: () => void): () => void {
    this.signal.addEventListener('abort', callback, { once: true });
    return () => this.signal.removeEventListener('abort', callback);
  }

  abort(reason?: unknown): void {
    this.#end.abort(reason);
  }

  notifyInvalidated(): void {
    this.abort();
  }
}
