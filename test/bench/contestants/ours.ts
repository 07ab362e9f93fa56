/**
 * Ourselves: the code that the extension runs in a page, from its first look to the marks, as one piece of work.
 * What lets the page go first (slices, paces, idle times, timers) is taken out, so that the work alone is timed; what asks the
 * background is answered at once, because the background is another process. See scan-stand-ins.ts.
 */
import { hangReadingDoor } from '../../../browser/reading-door.ts';
import { DEFAULTS } from '../../../browser/settings.ts';
import { SPOTTER_DOOR, type SpotterDoor } from '../../../browser/spotter-door.ts';
import { Watch } from '../../../entrypoints/gate.content/watch.ts';
import { readPage } from '../../../entrypoints/reading.content/walk.ts';
import { startSession } from '../../../entrypoints/spotter.content/session.ts';
import type { Contestant, Outcome } from './contestant.ts';

/** Longer than any page takes, milliseconds: then something waits that was not taken out. */
const PATIENCE = 120_000;

/** Timers up to here let the page go first, milliseconds: they are not waited for. Longer ones are for a later look. */
const LONGEST_PAUSE = 1500;

/** Time spent since it was set to 0 in what the browser calls when marks come near the viewport: there they are painted. */
let painting = 0;

/** Has what only lets the page go first run at once, and times what is called when something comes into view. */
function takeOver(): void {
  const later = globalThis.setTimeout;
  const soon = (call: () => void, after = 0) => {
    if (after > LONGEST_PAUSE) return later(call, after);
    queueMicrotask(call);
    return -1;
  };
  // In Firefox a content script's global is not the window.
  for (const world of [globalThis, window]) world.setTimeout = soon as typeof setTimeout;
  globalThis.IntersectionObserver = class extends IntersectionObserver {
    constructor(call: IntersectionObserverCallback, options?: IntersectionObserverInit) {
      super((entries, observer) => {
        const since = performance.now();
        call(entries, observer);
        painting += performance.now() - since;
      }, options);
    }
  };
}

const door = () => (globalThis as Record<string, unknown>)[SPOTTER_DOOR] as SpotterDoor | undefined;

/** Starts as the gate does, and goes on as the spotter does where the gate has it put there. */
async function spot(): Promise<Outcome> {
  const life = new AbortController();
  const gate = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  painting = 0;
  const since = performance.now();
  const watch = new Watch(gate.signal, (found) => {
    gate.abort();
    if (found) startSession(life.signal, DEFAULTS, () => {});
  });
  watch.start();
  // All that is done is done in this task; the end of it is seen as soon as it is there.
  const look = () => {
    const now = performance.now();
    if (!watch.isBusy && !door()?.isBusy()) resolve(now - since);
    else if (now - since > PATIENCE) reject(new Error('Our scripts wait for something.'));
    else queueMicrotask(look);
  };
  look();
  const work = await promise;
  return {
    found: door()?.marks().length ?? 0,
    get work() {
      return work + painting;
    },
    clear() {
      gate.abort();
      life.abort();
    },
  };
}

function ours(name: string, reads: boolean): Contestant {
  let hung: (() => void) | null = null;
  return {
    name,
    writes: false,
    prepare() {
      if (!Object.hasOwn(globalThis, 'backbriefBench')) {
        Object.assign(globalThis, { backbriefBench: true });
        takeOver();
      }
    },
    async run() {
      hung = reads ? hangReadingDoor({ isValid: true, read: readPage }) : null;
      const outcome = await spot();
      hung?.();
      return outcome;
    },
  };
}

/** With everything, and without reading in context: as libraries go that only mark. */
export const OURS: readonly Contestant[] = [ours('ours', true), ours('ours without reading', false)];
