/** Keeps the card beside its mention while the page scrolls, resizes and moves. */
import {
  autoUpdate,
  type ComputePositionConfig,
  computePosition,
  flip,
  hide,
  offset,
  type Placement,
  shift,
} from '@floating-ui/dom';
import type { CardRequest } from '../../browser/card-door.ts';
import { parentOf } from '../../browser/dom/borders.ts';
import { closest } from '../../browser/dom/nodes.ts';
import { anchorOf, GAP, heightFor, type Line, lineAt, linesOf } from './line.ts';

const EDGE = 8;
/** Where no frame comes, as in a tab in the background, we go on after so long, milliseconds. */
const LATE = 100;
/** Below this height the foot of the card scrolls with the rest, CSS pixels. */
const SHORT = 360;

function isRightToLeft(near: Element | null): boolean {
  return getComputedStyle(near ?? document.documentElement).direction === 'rtl';
}

/** A page may zoom its own root; the card keeps its size and its coordinates. */
function undoZoom(frame: HTMLElement, parent: Element): void {
  const zoom = (parent as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1;
  frame.style.zoom = zoom > 0 ? String(1 / zoom) : '';
}

/**
 * False where a form round the mention has fields with names of what elements are asked for ("parentNode"): they stand in
 * front of its properties, and who walks up the page through it never ends.
 */
function canWalkUp(near: Element): boolean {
  for (let at: Element | null = near; at; at = parentOf(at)) {
    const form = closest(at, 'form');
    if (!form) return true;
    at = form;
    for (const field of Element.prototype.querySelectorAll.call(form, '[name],[id]')) {
      const names = [field.getAttribute('name'), field.id];
      if (names.some((name) => name && name !== 'id' && name in Element.prototype)) return false;
    }
  }
  return true;
}

/** Does something just before the browser draws its next frame. */
function inFrame(act: () => void): void {
  let done = false;
  const once = () => {
    if (!done) act();
    done = true;
  };
  requestAnimationFrame(once);
  setTimeout(once, LATE);
}

/** True for a frame of our own, which Firefox needs in pages (surfaces.ts). */
const isFrame = ({ localName }: HTMLElement) => import.meta.env.FIREFOX && localName === 'iframe';

/** By a transform: for the page's own measurements `left` and `top` would be a shift of its layout. Firefox measures none. */
function moveTo(frame: HTMLElement, x: number, y: number): void {
  const { style } = frame;
  if (isFrame(frame)) Object.assign(style, { left: `${x}px`, top: `${y}px` });
  else style.transform = `translate(${x}px, ${y}px)`;
}

interface Followed {
  /** The mention is gone, or was scrolled out of sight. */
  onLost: () => void;
  /** There is little height for the card now, or enough again. */
  onShort: (short: boolean) => void;
  /** It is in its place for the first time, and is drawn with the frame that is being made. */
  onPlaced?: () => void;
}

/** Where a card is to go: beside which line of the mention, and how. */
export interface Spot {
  /** The line as it is now; null where the mention is gone. */
  line(): Line | null;
  /** As it was when it was asked for. */
  first: Line | null;
  side: 'top' | 'bottom';
  placement: Placement;
  /** Element whose scrolling moves the mention; null where it is not known. */
  near: Element | null;
}

/** The spot of a mention. Asked before the card comes in, it costs the page no layout. */
export function spotFor({ boxes, at, near }: CardRequest): Spot {
  const lines = linesOf(boxes());
  const picked = lineAt(lines, at);
  // A mention that goes on below is read on downwards: the card stays out of the way above it.
  const side = picked < lines.length - 1 ? 'top' : 'bottom';
  return {
    line: () => anchorOf(linesOf(boxes()), picked),
    first: anchorOf(lines, picked),
    side,
    placement: `${side}-${isRightToLeft(near) ? 'end' : 'start'}`,
    near: near && canWalkUp(near) ? near : null,
  };
}

const beside = (placement: Placement): Partial<ComputePositionConfig> => ({
  strategy: 'fixed',
  placement,
  middleware: [
    offset(GAP),
    flip({ padding: EDGE, crossAxis: false, fallbackAxisSideDirection: 'end' }),
    shift({ padding: EDGE }),
    hide(),
  ],
});

const NOWHERE = { left: 0, top: 0, right: 0, bottom: 0 };
const rectOf = ({ left, top, right, bottom }: Line) => new DOMRect(left, top, right - left, bottom - top);

/** Places a card that is not in the page, so that the browser has read the code when one is. */
export function rehearse(frame: HTMLElement): void {
  const reference = { getBoundingClientRect: () => rectOf(NOWHERE) };
  computePosition(reference, frame, beside('bottom-start')).catch(() => {});
}

/**
 * Gives a card its size at once, which costs nothing while it is not in the page; has it in its place before the browser
 * draws its next frame, and follows its mention from then on. The layout of a first card takes long: it is part of
 * that frame's work, and not of the task that puts the card in.
 * @returns a function that stops following
 */
export function follow(
  frame: HTMLElement,
  parent: Element,
  { line, first, side, placement, near }: Spot,
  { onLost, onShort, onPlaced }: Followed,
): () => void {
  /** The spot as it is known already, for the first time. */
  let known = first;
  const reference = {
    getBoundingClientRect: () => rectOf(known ?? line() ?? NOWHERE),
    // Scrolling boxes around it are listened to as well.
    ...(near ? { contextElement: near } : {}),
  };
  let seen = false;
  let stopped = false;
  let stop = () => {};

  const resize = (now: Line) => {
    const height = heightFor(now, side, window.innerHeight);
    undoZoom(frame, parent);
    frame.style.maxHeight = `${height}px`;
    onShort(height < SHORT);
  };

  const place = async () => {
    const now = known ?? line();
    if (stopped) return;
    if (!now || !frame.isConnected) return onLost();
    if (now !== first) resize(now);
    const { x, y, middlewareData } = await computePosition(reference, frame, beside(placement));
    if (stopped) return;
    moveTo(frame, Math.round(x), Math.round(y));
    // From the keyboard the page may still be scrolling towards the mention.
    if (!middlewareData.hide?.referenceHidden) seen = true;
    else if (seen) onLost();
  };

  if (first) resize(first);
  // A frame of our own is laid out already.
  const begin = isFrame(frame) ? (act: () => void) => act() : inFrame;
  begin(async () => {
    await place();
    known = null;
    if (stopped) return;
    onPlaced?.();
    // What follows it can wait until it is seen.
    inFrame(() => {
      if (!stopped) stop = autoUpdate(reference, frame, place);
    });
  });
  return () => {
    stopped = true;
    stop();
  };
}
