/** Keyboard commands go from frame to frame of a tab: to the one that has the keyboard, and on from its ends. */
import browser from 'webextension-polyfill';
import { framesOf } from '../../browser/counts.ts';
import type { ToPage } from '../../browser/messages.ts';
import { askPage } from '../../browser/messaging.ts';
import { forgetInSession, readSession, writeSession } from '../../browser/session.ts';

type Direction = ToPage['step']['ask']['direction'];

const DIRECTIONS: Record<string, Direction> = {
  'next-term': 'next',
  'previous-term': 'previous',
  'open-card': 'open',
};

/** Where the last step of a tab went: the frame, and the one that had the keyboard then. */
interface Last {
  frame: number;
  keyboard: number;
}

const keyOf = (tabId: number) => `step:${tabId}`;

/** Forgets a tab that was closed. */
export async function forgetSteps(tabId: number): Promise<void> {
  await forgetInSession([keyOf(tabId)]);
}

/** The frames to ask in turn, from `start` on, each once and round the ends. */
export function inTurn(frames: readonly number[], start: number, direction: Direction): number[] {
  const order = [...frames].sort((one, other) => one - other);
  if (direction === 'previous') order.reverse();
  const here = order.findIndex((frame) => (direction === 'previous' ? frame <= start : frame >= start));
  return here <= 0 ? order : [...order.slice(here), ...order.slice(0, here)];
}

/** @param tabId the tab that the browser names; the active one where it names none */
export async function onCommand(command: string, tabId?: number): Promise<void> {
  const direction = DIRECTIONS[command];
  if (!direction) return;
  const id = tabId ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id;
  if (id !== undefined) await step(id, direction);
}

/** One step in a tab. Where no frame has a mention nothing happens. */
async function step(tabId: number, direction: Direction): Promise<void> {
  const stored = await readSession();
  const frames = [...framesOf(stored, tabId).keys()];
  const asked = await Promise.all(
    frames.map(async (frame) => ((await askPage(tabId, 'has-keyboard', {}, frame)) ? [frame] : [])),
  );
  // A frame that has no mention may have the keyboard: then the top frame counts as the one that has.
  const keyboard = asked.flat()[0] ?? 0;
  const last = stored[keyOf(tabId)] as Last | undefined;
  // The reader who has put the keyboard elsewhere meanwhile goes on from there.
  const start = last?.keyboard === keyboard ? last.frame : keyboard;
  const turns = inTurn(frames, start, direction);
  const stay = turns.length === 1;
  // At last, round the ends of all, the frame where it began.
  for (const [i, frame] of (stay ? turns : [...turns, ...turns.slice(0, 1)]).entries()) {
    const enter = i > 0 || frame !== start;
    if (!(await askPage(tabId, 'step', { direction, stay, enter }, frame))) continue;
    await writeSession({ [keyOf(tabId)]: { frame, keyboard } satisfies Last });
    return;
  }
}
