/**
 * A place in the page where something of ours is shown: one host element with a closed shadow root,
 * in the top layer, there only while it is shown.
 */
import type { CardRequest } from '../../browser/card-door.ts';
import { closest } from '../../browser/dom/nodes.ts';
import { ownHost } from '../../browser/dom/own-hosts.ts';
import type { Act, Face } from './face.tsx';

export const XHTML = 'http://www.w3.org/1999/xhtml';

/** Events that stay inside: the page's shortcuts and click handlers are not meant. */
const KEPT_IN = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'mousemove', 'mouseover'],
  ...['mouseout', 'pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'touchstart'],
  ...['touchend', 'touchmove', 'wheel', 'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change'],
  ...['focusin', 'focusout', 'copy', 'cut', 'paste', 'selectstart', 'dragstart'],
];

/** Something of ours that is shown on a page. */
export interface Surface {
  /** What the page sees. */
  host: HTMLElement;
  root: ShadowRoot;
  /** The box that is shown and placed. */
  frame: HTMLElement;
  /** Aborts when it is removed. */
  signal: AbortSignal;
  /** Draws a face into it, anew at each call. */
  draw(face: Face): void;
  /** Puts the host where it can be clicked now (`parentFor`), and shows the frame above everything else. */
  show(parent: Element): void;
  /** Resolves when the frame has its size after the first `show`; null where it has it at once. */
  sized: Promise<void> | null;
  /** True where something that takes no clicks lies over it, as far as is known. Asked in full at a click, in passing else. */
  isUnder(inFull: boolean): boolean;
  /** Gives it the keyboard. */
  focus(): void;
  /** Puts plain text on the clipboard. @returns false where the browser refused */
  copy(text: string): Promise<boolean>;
  remove(): void;
}

/** What a surface tells. */
export interface Told {
  /** The reader, and nobody else, has done something in it. */
  onAct(act: Act): void;
  /** The reader presses something in a frame of our own: what it does comes later. */
  onPress(): void;
  /** It is of no use any more. */
  onLost(): void;
}

/** What makes the rest of the page inert: a popover outside it is seen, but cannot be clicked. */
const ALONE = 'dialog:modal, :fullscreen:not(video, img, canvas, iframe, object, embed)';

/** Where a host can be clicked: the modal dialog or fullscreen element around the mention, else the document. */
export function parentFor(near: Element | null): Element {
  for (let element = near; element; ) {
    const around: Element | null = closest(element, ALONE);
    if (around) return around;
    const root: Node = Node.prototype.getRootNode.call(element);
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return [...document.querySelectorAll(ALONE)].at(-1) ?? document.documentElement;
}

/** True where a modal dialog that does not hold the mention lies over it. */
export function isCovered({ boxes, near }: Pick<CardRequest, 'boxes' | 'near'>): boolean {
  const parent = parentFor(near);
  if (parent.localName !== 'dialog' || (near && parent.contains(near))) return false;
  const dialog = parent.getBoundingClientRect();
  return boxes().some(
    ({ left, right, top, bottom }) =>
      left < dialog.right && right > dialog.left && top < dialog.bottom && bottom > dialog.top,
  );
}

/**
 * A host that is not in the page yet, with its closed root. Events of the pointer and of keys end there: the page's shortcuts
 * and click handlers are not meant.
 */
export function makeHost(): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElementNS(XHTML, 'div') as HTMLElement;
  ownHost(host);
  const root = host.attachShadow({ mode: 'closed' });
  const keepIn = (event: Event) => event.stopPropagation();
  for (const type of KEPT_IN) host.addEventListener(type, keepIn, { passive: true });
  return { host, root };
}

/** Puts a host where it can be clicked. What was shown last lies on top: shown again after a page's dialog or fullscreen element. */
export function raise(host: HTMLElement, frame: HTMLElement, parent: Element): void {
  if (host.parentElement !== parent) parent.append(host);
  if (frame.matches(':popover-open')) frame.hidePopover();
  frame.showPopover();
}
