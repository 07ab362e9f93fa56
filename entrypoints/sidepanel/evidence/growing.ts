/** A long list that is drawn a part at a time, so that who types is not kept waiting for what lies below. */
import { useEffect, useState } from 'preact/hooks';
import { Slices } from '../../../browser/dom/slices.ts';

/** So many fill a window; they are drawn at once. */
const FIRST = 12;
/** So many are drawn in one slice after that. */
const MORE = 12;

/**
 * As much of a list as is to be drawn now. The first list is drawn as a whole, so that the view comes back to where it was
 * left; one that takes its place begins with what is in sight, and the rest follows while the browser has nothing better to do.
 */
export function useGrowing<One>(all: readonly One[]): readonly One[] {
  const [drawn, setDrawn] = useState({ of: all, count: all.length });
  const count = drawn.of === all ? drawn.count : FIRST;
  useEffect(() => {
    if (count >= all.length) return;
    let isOver = false;
    new Slices().rest().then(() => {
      if (!isOver) setDrawn({ of: all, count: count + MORE });
    });
    return () => {
      isOver = true;
    };
  }, [all, count]);
  return all.slice(0, count);
}
