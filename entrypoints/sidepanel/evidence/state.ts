/** What the views of the evidence keep while the panel is open: in memory only, gone with the panel. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type MatrixFilter, NO_FILTER } from '../../../data/matrix.ts';

interface Kept {
  filter: MatrixFilter;
  /** Ids of the treatments that are ticked for a comparison, in the order of ticking. */
  ticked: readonly string[];
  /** Whether the key of the symbols lies open. */
  legend: boolean;
  /** How far the view was scrolled, CSS pixels. */
  scrolled: number;
}

/** Values of the last look at the view. */
export const kept: Kept = { filter: NO_FILTER, ticked: [], legend: false, scrolled: 0 };

/** State that is still there when the reader comes back from an entry or a comparison. */
export function useKept<Name extends keyof Kept>(name: Name): [Kept[Name], (next: Kept[Name]) => void] {
  const [value, setValue] = useState(kept[name]);
  const change = (next: Kept[Name]) => {
    kept[name] = next;
    setValue(next);
  };
  return [value, change];
}

/** Tells a view how tall the bar above it is, as `--bar`, so that its headings stop below it. */
export function useBarHeight(): RefObject<HTMLDivElement | null> {
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const bar = document.querySelector<HTMLElement>('.bar');
    if (!bar) return;
    const measure = new ResizeObserver(() =>
      view.current?.style.setProperty('--bar', `${bar.offsetHeight}px`),
    );
    measure.observe(bar);
    return () => measure.disconnect();
  }, []);
  return view;
}

/** Window width from which the cells of all five documents have room for words. */
const WIDE = '(min-width: 640px)';

/** True while the window is wide enough for words in every cell. */
export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const end = new AbortController();
    const query = matchMedia(WIDE);
    query.addEventListener('change', () => setWide(query.matches), { signal: end.signal });
    return () => end.abort();
  }, []);
  return wide;
}
