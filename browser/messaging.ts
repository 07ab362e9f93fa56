/** Messages for the background and for extension pages, through webextension-polyfill. */

import type { Runtime } from 'webextension-polyfill';
import browser from 'webextension-polyfill';
import type { ToBackground, ToPage } from './messages.ts';

/**
 * Asks the spotter of a tab.
 * @param frameId one frame; without it all frames hear the message and the first answer counts
 * @returns null where no spotter listens: store pages, the PDF viewer, a page that is still loading
 */
export async function askPage<K extends keyof ToPage>(
  tabId: number,
  type: K,
  payload: ToPage[K]['ask'],
  frameId?: number,
): Promise<ToPage[K]['answer'] | null> {
  try {
    const options = frameId === undefined ? {} : { frameId };
    return (
      ((await browser.tabs.sendMessage(tabId, { type, ...payload }, options)) as ToPage[K]['answer']) ?? null
    );
  } catch {
    return null;
  }
}

/** What the background answers. */
export type BackgroundAnswers = {
  [K in keyof ToBackground]: (
    ask: ToBackground[K]['ask'],
    sender: Runtime.MessageSender,
  ) => Promise<ToBackground[K]['answer']>;
};

/**
 * Answers pages and frames of this extension; call it once, when the background starts.
 * @param isSound false for a message that is not what it says it is: it is left without an answer
 */
export function answer(
  answers: BackgroundAnswers,
  isSound: (message: unknown) => message is { type: keyof BackgroundAnswers },
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    if (sender.id !== browser.runtime.id || !isSound(message)) return undefined;
    return (answers[message.type] as (ask: unknown, sender: Runtime.MessageSender) => Promise<unknown>)(
      message,
      sender,
    );
  });
}
