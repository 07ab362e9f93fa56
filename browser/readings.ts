/** What the page says, read in context, beside what was found in it. Words of the page stay in the view that follows it. */
import type { PageFrame } from '../data/page-frames.ts';
import { type Finds, watchFinds } from './finds.ts';
import type { Counts, FrameReading } from './messages.ts';
import { askPage } from './messaging.ts';

/** What was found in the tab that the reader looks at, and what its frames say, as far as they have answered. */
export interface ReadFinds extends Finds {
  readings: ReadonlyMap<number, FrameReading>;
}

/** After how long a frame is asked again that was not read to its end, milliseconds, and how often at most. */
const AGAIN = { after: 1500, times: 4 };

/** The frames in the order in which mentions are counted, each with what it says. */
export function pageFrames({ frames, readings }: Pick<ReadFinds, 'frames' | 'readings'>): PageFrame[] {
  return [...frames].map(([frameId, counts]) => ({ counts, says: readings.get(frameId) ?? null }));
}

/** True where a frame has told what it says of each of its mentions. */
function isWhole(counts: Counts, { statuses }: FrameReading): boolean {
  return Object.entries(counts).every(([concept, count]) => {
    const read = Object.values(statuses[concept] ?? {}).reduce((sum, one) => sum + one, 0);
    return read >= count;
  });
}

/**
 * Follows the tab as `watchFinds` does, and asks each frame that has something what it says: when finds arrive,
 * and again each time they do. Finds are told at once, and again with each answer. Until a frame of the same page
 * has answered anew its last answer stands, so that nothing flickers; an answer to an older question never counts.
 * @returns looks again: for what changes without a sign of it
 */
export function watchReadFinds(callback: (finds: ReadFinds) => void, signal: AbortSignal): () => void {
  let last: ReadFinds | null = null;
  let turn = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const stop = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  };
  signal.addEventListener('abort', stop);

  const askFrame = async (finds: Finds, frameId: number, left: number) => {
    const mine = turn;
    const { tabId, frames } = finds;
    const counts = frames.get(frameId);
    if (tabId === null || !counts) return;
    const reading = await askPage(tabId, 'get-reading', {}, frameId);
    if (signal.aborted || mine !== turn) return;
    const readings = new Map(last?.readings);
    if (reading) readings.set(frameId, reading);
    else readings.delete(frameId);
    last = { ...finds, readings };
    callback(last);
    if (!reading || isWhole(counts, reading) || left === 0) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      askFrame(finds, frameId, left - 1);
    }, AGAIN.after);
    timers.add(timer);
  };

  return watchFinds((finds) => {
    turn += 1;
    stop();
    const isSame = last !== null && last.tabId === finds.tabId && last.url === finds.url;
    const kept = [...(isSame && last ? last.readings : [])].filter(([frameId]) => finds.frames.has(frameId));
    last = { ...finds, readings: new Map(kept) };
    callback(last);
    for (const frameId of finds.frames.keys()) askFrame(finds, frameId, AGAIN.times);
  }, signal);
}
