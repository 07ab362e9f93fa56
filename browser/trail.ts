/**
 * Where a walk through the pathway is kept: in the memory of the browser's session, shared by its panels.
 * Never on disk, because answers are about a person.
 */
import browser from 'webextension-polyfill';
import { begin, isTrail, KEPT_ASIDE, type Trail, type Walk } from '../data/walk.ts';
import { answered } from './api.ts';

/** Keys in storage.session: the trail, and which of its answers were given. */
const TRAIL = 'pathway-trail';
const ANSWERS = 'pathway-answers';

/** Places whose answers nobody gave; all of them where that cannot be read, so that none is claimed to be given. */
function placesOf(value: unknown, trail: Trail): number[] {
  const all = trail.slice(1).map((_, place) => place);
  return Array.isArray(value) ? all.filter((place) => value.includes(place)) : all;
}

/** A walk as far as it makes sense, with those that were left behind it; null without a trail. */
function walkFrom(trail: unknown, answers: unknown, most: number): Walk | null {
  if (!isTrail(trail)) return null;
  const { assumed, left } = (answers ?? {}) as Partial<Record<'assumed' | 'left', unknown>>;
  const { trail: before } = (left ?? {}) as { trail?: unknown };
  return {
    trail,
    assumed: placesOf(assumed, trail),
    left: most > 0 ? walkFrom(before, left, most - 1) : null,
  };
}

function walkOf({ [TRAIL]: trail, [ANSWERS]: answers }: Record<string, unknown>): Walk {
  return walkFrom(trail, answers, KEPT_ASIDE) ?? begin();
}

/** The walk now; one that has just begun where there is none, or none that can be read. */
export async function readWalk(): Promise<Walk> {
  try {
    return walkOf(await answered('session', () => browser.storage.session.get([TRAIL, ANSWERS])));
  } catch {
    return begin();
  }
}

/** Keeps a walk. Where the session's memory refuses, the walk lives on in its view only. */
export async function writeWalk({ trail, assumed, left }: Walk): Promise<void> {
  try {
    await answered('session', () =>
      browser.storage.session.set({ [TRAIL]: trail, [ANSWERS]: { assumed, left } }),
    );
  } catch {
    // The view has it, and goes on.
  }
}

/** The trail now; the start alone where there is none. */
export async function readTrail(): Promise<Trail> {
  return (await readWalk()).trail;
}

/** Calls back when a walk was kept, here or in another panel, until the signal aborts. */
export function watchWalk(callback: (walk: Walk) => void, signal: AbortSignal): void {
  const { onChanged } = browser.storage.session;
  const hear = (changes: Record<string, unknown>) => {
    if (!(TRAIL in changes || ANSWERS in changes)) return;
    readWalk().then((walk) => {
      if (!signal.aborted) callback(walk);
    });
  };
  onChanged.addListener(hear);
  signal.addEventListener('abort', () => onChanged.removeListener(hear));
}

/** Calls back with each new trail, until the signal aborts. */
export function watchTrail(callback: (trail: Trail) => void, signal: AbortSignal): void {
  watchWalk(({ trail }) => callback(trail), signal);
}
