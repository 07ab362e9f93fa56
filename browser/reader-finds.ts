/** How much was found in this tab, for a page of the extension that is itself marked. */
import browser from 'webextension-polyfill';
import { countsKey, framesOf } from './counts.ts';
import { readSession } from './session.ts';
import { SPOTTER_DOOR, type SpotterDoor } from './spotter-door.ts';
import { hung } from './world.ts';

/** How often the spotter is asked whether it is through, milliseconds. */
const ASK = 100;
/** So often in a row it has to be: what it found last is on its way to the background at first. */
const IN_A_ROW = { some: 2, none: 5 };

/** True where the spotter of this page runs and has looked at all that there is. */
const isThrough = () => hung<SpotterDoor>(SPOTTER_DOOR)?.isScanning() === false;

/** What was found in a tab. */
export interface Finds {
  count: number;
  /** False while there may be more. */
  isAll: boolean;
}

/**
 * Calls back with what was found in this tab, now and at each change, until the signal aborts: with none only when the spotter is
 * through with the page. Where it does not run nothing is told.
 * The background writes the numbers down; nothing of the text comes with them.
 */
export async function watchOwnFinds(callback: (finds: Finds) => void, signal: AbortSignal): Promise<void> {
  const tab = await browser.tabs.getCurrent().catch(() => undefined);
  const id = tab?.id;
  if (id === undefined || signal.aborted) return;
  let count = 0;
  /** What was told as all; a look at what else has changed, such as the words that tell it, does not take it back. */
  let last: number | null = null;
  let asking: ReturnType<typeof setInterval> | undefined;
  const recount = async () => {
    const counts = Object.values(framesOf(await readSession(), id).get(0) ?? {});
    count = counts.reduce((sum, some) => sum + some, 0);
  };
  const tell = (isAll: boolean) => {
    if (signal.aborted) return;
    last = isAll ? count : null;
    callback({ count, isAll });
  };
  /**
   * Asks until the spotter is through, and tells then.
   * @param isNew true where what there is so far is to be told before: at first it may be what stood here before
   */
  const ask = (isNew: boolean) => {
    clearInterval(asking);
    if (signal.aborted) return;
    let through = 0;
    let isTold = !isNew;
    asking = setInterval(() => {
      through = isThrough() ? through + 1 : 0;
      if (through >= (count > 0 ? IN_A_ROW.some : IN_A_ROW.none)) {
        clearInterval(asking);
        tell(true);
      } else if (count > 0 && count !== last && through === 0 && !isTold) {
        isTold = true;
        tell(false);
      }
    }, ASK);
  };
  const changed = async (changes: Record<string, unknown>) => {
    if (!(countsKey(id, 0) in changes)) return;
    await recount();
    if (count > 0 && isThrough()) tell(true);
    ask(true);
  };
  browser.storage.session.onChanged.addListener(changed);
  signal.addEventListener('abort', () => {
    clearInterval(asking);
    browser.storage.session.onChanged.removeListener(changed);
  });
  await recount();
  ask(false);
}
