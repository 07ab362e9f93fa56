/**
 * A place in the page where something of ours is shown: one host element with a closed shadow root,
 * in the top layer, there only while it is shown. The page can neither read nor style what is inside.
 */
import type { CardRequest } from '../../browser/card-door.ts';
import { type Settings, watchSettings } from '../../browser/settings.ts';
import { showTheme } from '../../browser/theme.ts';
import cardStyles from '../../components/card.css?inline';
import tokens from '../../components/tokens.css?inline';
import frameStyles from './frame.css?inline';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** Events that stay inside: the page's shortcuts and click handlers are not meant. */
const KEPT_IN = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'mousemove', 'mouseover'],
  ...['mouseout', 'pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'touchstart'],
  ...['touchend', 'touchmove', 'wheel', 'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change'],
  ...['focusin', 'focusout', 'copy', 'cut', 'paste', 'selectstart', 'dragstart'],
];

/** Actions that only a person may take. */
const BY_HAND = ['click', 'change', 'input', 'keydown', 'pointerdown'];

export interface Surface {
  /** What the page sees. */
  host: HTMLElement;
  root: ShadowRoot;
  /** The box that is shown; its content is ours to render. */
  frame: HTMLElement;
  /** Puts the host where it can be clicked now, and shows the frame above everything else. */
  show(near: Element | null): Element;
  remove(): void;
}

function applyStyles(root: ShadowRoot): void {
  const css = `${tokens}\n${cardStyles}\n${frameStyles}`;
  try {
    // Constructed sheets are not subject to the page's content security policy.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElementNS(XHTML, 'style');
    style.textContent = css;
    root.append(style);
  }
}

/** What makes the rest of the page inert: a popover outside it is seen, but cannot be clicked. */
const ALONE = 'dialog:modal, :fullscreen:not(video, img, canvas, iframe, object, embed)';

/** Where a host can be clicked: the modal dialog or fullscreen element around the mention, else the document. */
export function parentFor(near: Element | null): Element {
  for (let element = near; element; ) {
    const around: Element | null = element.closest(ALONE);
    if (around) return around;
    const root: Node = element.getRootNode();
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
 * Makes a surface; nothing is in the page before `show`.
 * @param theme as the settings have it now; changes are followed until it is removed
 */
export function makeSurface(className: string, theme: Settings['theme']): Surface {
  const host = document.createElementNS(XHTML, 'div') as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  applyStyles(root);
  const frame = document.createElementNS(XHTML, 'div') as HTMLElement;
  frame.className = `bb frame ${className}`;
  frame.dir = 'ltr';
  frame.lang = 'en';
  frame.popover = 'manual';
  showTheme(frame, theme);
  const end = new AbortController();
  watchSettings((settings) => showTheme(frame, settings.theme), end.signal);
  root.append(frame);
  const keepIn = (event: Event) => event.stopPropagation();
  for (const type of KEPT_IN) host.addEventListener(type, keepIn, { passive: true });
  for (const type of BY_HAND) {
    root.addEventListener(
      type,
      (event) => {
        if (!event.isTrusted) event.stopImmediatePropagation();
      },
      { capture: true },
    );
  }
  return {
    host,
    root,
    frame,
    show(near) {
      const parent = parentFor(near);
      if (host.parentElement !== parent) parent.append(host);
      // What was shown last lies on top: shown again after a page's dialog or fullscreen element.
      if (frame.matches(':popover-open')) frame.hidePopover();
      frame.showPopover();
      return parent;
    },
    remove() {
      end.abort();
      host.remove();
    },
  };
}
