/** Keeps the card beside its mention while the page scrolls, resizes and moves. */
import { autoUpdate, computePosition, flip, hide, offset, type Placement, shift } from '@floating-ui/dom';
import type { CardRequest } from '../../browser/card-door.ts';
import { anchorOf, GAP, heightFor, lineAt, linesOf } from './line.ts';

const EDGE = 8;
/** Below this height the foot of the card scrolls with the rest, CSS pixels. */
const SHORT = 360;

function isRightToLeft(near: Element | null): boolean {
  return getComputedStyle(near ?? document.documentElement).direction === 'rtl';
}

/** A page may zoom its own root; the card keeps its size and its coordinates. */
function undoZoom(frame: HTMLElement, parent: Element): void {
  const zoom = (parent as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1;
  if (zoom !== 1 && zoom > 0) frame.style.zoom = String(1 / zoom);
}

interface Followed {
  /** The mention is gone, or was scrolled out of sight. */
  onLost: () => void;
  /** There is little height for the card now, or enough again. */
  onShort: (short: boolean) => void;
}

/**
 * Places the frame and follows its mention.
 * @returns a function that stops following
 */
export function follow(
  frame: HTMLElement,
  parent: Element,
  { boxes, at, near }: CardRequest,
  { onLost, onShort }: Followed,
): () => void {
  undoZoom(frame, parent);
  const first = linesOf(boxes());
  const picked = lineAt(first, at);
  // A mention that goes on below is read on downwards: the card stays out of the way above it.
  const side = picked < first.length - 1 ? 'top' : 'bottom';
  const placement: Placement = `${side}-${isRightToLeft(near) ? 'end' : 'start'}`;
  const anchor = () => anchorOf(linesOf(boxes()), picked);
  const reference = {
    getBoundingClientRect() {
      const line = anchor() ?? { left: 0, top: 0, right: 0, bottom: 0 };
      return new DOMRect(line.left, line.top, line.right - line.left, line.bottom - line.top);
    },
    ...(near ? { contextElement: near } : {}),
  };
  let seen = false;
  let stopped = false;

  const place = async () => {
    const line = anchor();
    if (stopped) return;
    if (!line || !frame.isConnected) return onLost();
    const height = heightFor(line, side, window.innerHeight);
    frame.style.maxHeight = `${height}px`;
    onShort(height < SHORT);
    const { x, y, middlewareData } = await computePosition(reference, frame, {
      strategy: 'fixed',
      placement,
      middleware: [
        offset(GAP),
        flip({ padding: EDGE, crossAxis: false, fallbackAxisSideDirection: 'end' }),
        shift({ padding: EDGE }),
        hide(),
      ],
    });
    if (stopped) return;
    frame.style.left = `${Math.round(x)}px`;
    frame.style.top = `${Math.round(y)}px`;
    // From the keyboard the page may still be scrolling towards the mention.
    if (!middlewareData.hide?.referenceHidden) seen = true;
    else if (seen) onLost();
  };

  const stop = autoUpdate(reference, frame, place);
  return () => {
    stopped = true;
    stop();
  };
}
