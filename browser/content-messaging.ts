/** Messages for scripts inside pages, on the browser's own API. Nothing here ever rejects. */
import { api, isAlive } from './api.ts';
import type { ToBackground, ToPage } from './messages.ts';

/** How long an answer is waited for, milliseconds. A background that is ended while it starts leaves questions open for good. */
const PATIENCE = 5000;

/** What comes of a promise; rejects where that takes too long. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(reject, PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * Asks the background, once more where the browser has ended it in the middle of the answer: no question of ours does
 * harm when it is asked twice.
 * @returns its answer, or null where there is none: extension updated, background failed.
 */
export async function ask<K extends keyof ToBackground>(
  type: K,
  payload: ToBackground[K]['ask'],
): Promise<ToBackground[K]['answer'] | null> {
  for (let times = 0; times < 2 && isAlive(); times++) {
    try {
      const asked = api().runtime.sendMessage({ type, ...payload }) as Promise<ToBackground[K]['answer']>;
      return (await inTime(asked)) ?? null;
    } catch {
      // The background or the way to it is gone, or it will never answer.
    }
  }
  return null;
}

/** What a frame answers to the background. An answer of undefined leaves the message to others. */
export type PageAnswers = {
  [K in keyof ToPage]: (
    ask: ToPage[K]['ask'],
  ) => ToPage[K]['answer'] | Promise<ToPage[K]['answer']> | undefined;
};

/** Answers the background until the signal aborts. */
export function answer(answers: Partial<PageAnswers>, signal: AbortSignal): void {
  const { onMessage } = api().runtime;
  const listen = (message: unknown, sender: { id?: string }, reply: (answer: unknown) => void) => {
    const type = (message as { type?: string } | null)?.type as keyof ToPage;
    if (sender.id !== api().runtime.id || !Object.hasOwn(answers, type)) return undefined;
    const said = (answers[type] as (ask: unknown) => unknown)(message);
    if (said === undefined) return undefined;
    Promise.resolve(said).then(reply, () => reply(null));
    return true;
  };
  onMessage.addListener(listen as never);
  signal.addEventListener('abort', () => {
    try {
      onMessage.removeListener(listen as never);
    } catch {
      // The extension is gone, and its listeners with it.
    }
  });
}
