/** How much was found in this tab, for a page of the extension that is itself marked. */
import browser from 'webextension-polyfill';
import { countsKey, framesOf } from './counts.ts';
import { readSession } from './session.ts';
import { SPOTTER_DOOR, type SpotterDoor } from './spotter-door.ts';
import { hung } from './world.ts';

/** How often a spotter that has told of nothing is asked whether it is through, milliseconds. */
const ASK = 250;

/** True where the spotter of this page runs and has nothing left to read. */
const isThrough = () => hung<SpotterDoor>(SPOTTER_DOOR)?.isBusy() === false;

/** So often in a row it has to be: what it found last is on its way to the background at first. */
const IN_A_ROW = 2;

/**
 * Calls back with the number of mentions in this tab, now and at each change, until the signal aborts; null before it is known:
 * until the spotter has told of some, or is through with the page. Where it does not run it stays null.
 * The background writes the numbers down; nothing of the text comes with them.
 */
export async function watchOwnMentions(
  callback: (mentions: number | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const tab = await browser.tabs.getCurrent().catch(() => undefined);
  const id = tab?.id;
  if (id === undefined || signal.aborted) return;
  let mentions = 0;
  let asking: ReturnType<typeof setInterval> | undefined;
  const count = async () => {
    const counts = Object.values(framesOf(await readSession(), id).get(0) ?? {});
    mentions = counts.reduce((sum, count) => sum + count, 0);
  };
  const tell = (isKnown: boolean) => {
    if (!signal.aborted) callback(isKnown ? mentions : null);
  };
  /** Asks until it is known. */
  const ask = () => {
    clearInterval(asking);
    if (signal.aborted) return;
    let through = 0;
    asking = setInterval(() => {
      through = isThrough() ? through + 1 : 0;
      if (through < IN_A_ROW) return;
      clearInterval(asking);
      tell(true);
    }, ASK);
  };
  const changed = async (changes: Record<string, unknown>) => {
    if (!(countsKey(id, 0) in changes)) return;
    await count();
    tell(mentions > 0);
    if (mentions === 0) ask();
    else clearInterval(asking);
  };
  browser.storage.session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => {
    clearInterval(asking);
    browser.storage.session.onChanged.removeListener(changed);
  });
  ask();
  await count();
}
