/** The walk that the pathway's view shows: kept for the session, and in step with the panel's address. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { readWalk, watchWalk, writeWalk } from '../../../browser/trail.ts';
import { arrive, lastOf, takeUp, type Walk } from '../../../data/walk.ts';

const addressOf = (id: string) => `#/pathway/${id}`;

/** Marks a place of the browser's history as one of the walk: it shows the walk as it is when it is come back to. */
const MARK = { walk: true };
const isMarked = () => (history.state as { walk?: unknown } | null)?.walk === true;

/**
 * Puts the current step into the address. The entry of the browser's history is replaced, not added to: the
 * whole walk is one place there, so that no list of answers is left behind in a history that is kept on disk,
 * and a way round the pathway does not bury the view that the reader came from.
 */
function tellAddress(walk: Walk): void {
  if (!location.hash.startsWith('#/pathway')) return;
  const address = addressOf(lastOf(walk.trail));
  if (location.hash !== address) location.replace(address);
  if (!isMarked()) history.replaceState(MARK, '');
}

/** The walk when the history leads back to a step that it stood at: the one that was left there, or as it is now. */
function comeBack(walk: Walk, id: string): Walk {
  const isThere = lastOf(walk.trail) === id;
  return !isThere && walk.left && lastOf(walk.left.trail) === id ? takeUp(walk) : walk;
}

/**
 * The walk, and the way to change it; null until it was read.
 * @param node the step that the address names, or null where it names none
 */
export function useWalk(node: string | null): [walk: Walk | null, go: (next: Walk) => void] {
  const [walk, setWalk] = useState<Walk | null>(null);
  const now = useRef<Walk | null>(null);
  /** How many changes made here are not kept yet: what is read meanwhile is older than what is shown. */
  const writing = useRef(0);

  const show = (next: Walk) => {
    now.current = next;
    setWalk(next);
    tellAddress(next);
  };
  const go = (next: Walk) => {
    if (next === now.current) return;
    writing.current++;
    show(next);
    writeWalk(next).finally(() => writing.current--);
  };
  /** The walk at the step that the address names. */
  const settle = (read: Walk) => {
    // Told late: a quick reader has gone on meanwhile, and the newer address is on its way.
    const isOld = node !== null && location.hash.split('?')[0] !== addressOf(node);
    const reach = isMarked() ? comeBack : arrive;
    const next = node === null || isOld ? read : reach(read, node);
    if (next === read) show(read);
    else go(next);
  };

  useEffect(() => {
    const end = new AbortController();
    watchWalk((kept) => {
      if (writing.current > 0) return;
      if (JSON.stringify(kept) !== JSON.stringify(now.current)) show(kept);
    }, end.signal);
    return () => end.abort();
  }, []);

  useEffect(() => {
    if (now.current) {
      settle(now.current);
      return;
    }
    let left = false;
    readWalk().then((read) => {
      if (!left && !now.current) settle(read);
    });
    return () => {
      left = true;
    };
  }, [node]);

  return [walk, go];
}
