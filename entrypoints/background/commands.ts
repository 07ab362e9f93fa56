/** Keyboard commands go to all frames of the tab; the one that has the keyboard acts. */
import browser from 'webextension-polyfill';
import type { ToPage } from '../../browser/messages.ts';
import { askPage } from '../../browser/messaging.ts';

const DIRECTIONS: Record<string, ToPage['step']['ask']['direction']> = {
  'next-term': 'next',
  'previous-term': 'previous',
  'open-card': 'open',
};

/** @param tabId the tab that the browser names; the active one where it names none */
export async function onCommand(command: string, tabId?: number): Promise<void> {
  const direction = DIRECTIONS[command];
  if (!direction) return;
  const id = tabId ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (id !== undefined) await askPage(id, 'step', { direction });
}
