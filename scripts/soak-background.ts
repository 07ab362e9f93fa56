/**
 * The extension's background as the browser's debugger sees it: it can be ended at any moment, and is found again when
 * the browser has started it anew.
 */
import type { BrowserContext, CDPSession } from 'playwright-core';

/** Sizes of a script's memory after it was tidied up, bytes. */
export interface Heap {
  used: number;
  /** What its buffers and the browser's own objects for it take beside that. */
  beside: number;
}

interface Answer {
  id?: number;
  method?: string;
  params?: { exceptionDetails?: { text: string; exception?: { description?: string } } };
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** How long an answer of the background is waited for, milliseconds. */
const PATIENCE = 10_000;

export class Background {
  /** What it has not caught, as far as it was looked at before it ended. */
  readonly errors: string[] = [];
  readonly #session: CDPSession;
  /** Of a page, where the browser has its commands for service workers. */
  readonly #page: CDPSession;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #turn = 0;
  /** Target of the background that runs now, and the session that is attached to it. */
  #now: { target: string; session: string } | null = null;

  private constructor(session: CDPSession, page: CDPSession) {
    this.#session = session;
    this.#page = page;
    // Not in Playwright's list of events: nested sessions are not its way.
    const on = session.on.bind(session) as unknown as (
      event: string,
      hear: (said: { message: string; sessionId: string }) => void,
    ) => void;
    on('Target.receivedMessageFromTarget', ({ message, sessionId }) => {
      const answer = JSON.parse(message) as Answer;
      if (answer.method === 'Inspector.targetCrashed') this.#ended(sessionId);
      if (answer.method === 'Runtime.exceptionThrown') {
        const { exception, text } = answer.params?.exceptionDetails ?? { text: message };
        this.errors.push(exception?.description ?? text);
      }
      if (answer.id === undefined) return;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    // One that is started anew has the same target, but is to be attached to again.
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#ended(sessionId));
  }

  #ended(session: string): void {
    if (this.#now?.session !== session) return;
    this.#now = null;
    for (const answer of this.#waiting.values()) answer({ error: { message: 'The background has ended.' } });
    this.#waiting.clear();
  }

  static async of(context: BrowserContext): Promise<Background> {
    const browser = context.browser();
    if (!browser) throw new Error('The browser has gone.');
    const page = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
    await page.send('ServiceWorker.enable');
    return new Background(await browser.newBrowserCDPSession(), page);
  }

  /** Id of the background's target while it runs; null while it does not. */
  async target(): Promise<string | null> {
    const { targetInfos } = await this.#session.send('Target.getTargets');
    const ours = targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && url.endsWith('/background.js'),
    );
    return ours.at(-1)?.targetId ?? null;
  }

  /** Ends it as the browser does. @returns false where it did not run */
  async stop(): Promise<boolean> {
    const ran = (await this.target()) !== null;
    await this.#page.send('ServiceWorker.stopAllWorkers');
    return ran;
  }

  /** The value of an expression in it; promises are awaited. Rejects where it does not run, or ends meanwhile. */
  async run<T>(expression: string): Promise<T> {
    const said = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const { result, exceptionDetails } = said as {
      result?: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    };
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result?.value as T;
  }

  /** Its memory, tidied up first. */
  async heap(): Promise<Heap> {
    await this.#send('HeapProfiler.collectGarbage');
    const usage = await this.#send('Runtime.getHeapUsage');
    const { usedSize, embedderHeapUsedSize, backingStorageSize } = usage as Record<string, number>;
    return { used: usedSize ?? 0, beside: (embedderHeapUsedSize ?? 0) + (backingStorageSize ?? 0) };
  }

  async #send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const target = await this.target();
    if (target === null) throw new Error('The background does not run.');
    if (this.#now?.target !== target) {
      const how = { targetId: target, flatten: false };
      const { sessionId } = await this.#session.send('Target.attachToTarget', how);
      this.#now = { target, session: sessionId };
      // Tells of what it has thrown before, too.
      await this.#send('Runtime.enable');
    }
    const id = ++this.#turn;
    const answer = new Promise<Answer>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('The background did not answer.')), PATIENCE);
      this.#waiting.set(id, (said) => {
        clearTimeout(late);
        resolve(said);
      });
    });
    const message = JSON.stringify({ id, method, params });
    await this.#session.send('Target.sendMessageToTarget', { sessionId: this.#now.session, message });
    const { result, error } = await answer;
    if (error) throw new Error(error.message);
    return result ?? {};
  }
}
