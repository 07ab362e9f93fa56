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

/**
 * Calls back with the number of mentions in this tab, now and at each change, until the signal aborts. That there is none is
 * known only when the spotter is through with the page: before that, and where it does not run, it is null.
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
  let wasThrough = false;
  const tell = () => {
    const through = isThrough();
    // Twice in a row: what it found last is on its way to the background at first.
    callback(mentions > 0 || (through && wasThrough) ? mentions : null);
    wasThrough = through;
  };
  const look = async () => {
    const counts = Object.values(framesOf(await readSession(), id).get(0) ?? {});
    if (signal.aborted) return;
    mentions = counts.reduce((sum, count) => sum + count, 0);
    tell();
  };
  const changed = (changes: Record<string, unknown>) => {
    if (countsKey(id, 0) in changes) look();
  };
  browser.storage.session.onChanged.addListener(changed);
  const asking = setInterval(tell, ASK);
  signal.addEventListener('abort', () => {
    clearInterval(asking);
    browser.storage.session.onChanged.removeListener(changed);
  });
  await look();
}
