/**
 * A place in the page where something of ours is shown: one host element with a closed shadow root,
 * in the top layer, there only while it is shown. The page can neither read nor style what is inside.
 */
import type { CardRequest } from '../../browser/card-door.ts';
import { closest } from '../../browser/dom/nodes.ts';
import { ownHost } from '../../browser/dom/own-hosts.ts';
import { type Settings, watchSettings } from '../../browser/settings.ts';
import { showTheme } from '../../browser/theme.ts';
import cardStyles from '../../components/card.css?inline';
import tokens from '../../components/tokens.css?inline';
import { letClicksThrough } from './clicks.ts';
import frameStyles from './frame.css?inline';

const XHTML = 'http://www.w3.org/1999/xhtml';

/** Events that stay inside: the page's shortcuts and click handlers are not meant. */
const KEPT_IN = [
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'mousemove', 'mouseover'],
  ...['mouseout', 'pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'touchstart'],
  ...['touchend', 'touchmove', 'wheel', 'keydown', 'keyup', 'keypress', 'beforeinput', 'input', 'change'],
  ...['focusin', 'focusout', 'copy', 'cut', 'paste', 'selectstart', 'dragstart'],
];

export interface Surface {
  /** What the page sees. */
  host: HTMLElement;
  root: ShadowRoot;
  /** The box that is shown; its content is ours to render. */
  frame: HTMLElement;
  /** Aborts when it is removed. */
  signal: AbortSignal;
  /** Puts the host where it can be clicked now (`parentFor`), and shows the frame above everything else. */
  show(parent: Element): void;
  remove(): void;
}

/**
 * The styles, with names for their custom properties that no page knows. A page can register a property by its name
 * (`CSS.registerProperty`), for shadow trees too: one with the name of a colour of ours would blot out words.
 */
const styles = () => {
  const [salt] = crypto.getRandomValues(new Uint32Array(1));
  return `${tokens}\n${cardStyles}\n${frameStyles}`.replace(/(?<![\w-])--(?=[a-z])/g, `--x${salt}-`);
};

/** Made once in a frame. */
let sheet: CSSStyleSheet | null = null;

function applyStyles(root: ShadowRoot): void {
  try {
    if (!sheet) {
      // Constructed sheets are not subject to the page's content security policy.
      const made = new CSSStyleSheet();
      made.replaceSync(styles());
      sheet = made;
    }
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElementNS(XHTML, 'style');
    style.textContent = styles();
    root.append(style);
  }
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
 * Makes a surface; nothing is in the page before `show`.
 * @param theme as the settings have it now; changes are followed until it is removed
 */
export function makeSurface(className: string, theme: Settings['theme']): Surface {
  const host = document.createElementNS(XHTML, 'div') as HTMLElement;
  ownHost(host);
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
  let isHeard = false;
  return {
    host,
    root,
    frame,
    signal: end.signal,
    show(parent) {
      // Not before: of two cards the one that is shown is heard.
      if (!isHeard) letClicksThrough(host, root, end.signal);
      isHeard = true;
      if (host.parentElement !== parent) parent.append(host);
      // What was shown last lies on top: shown again after a page's dialog or fullscreen element.
      if (frame.matches(':popover-open')) frame.hidePopover();
      frame.showPopover();
    },
    remove() {
      end.abort();
      host.remove();
    },
  };
}
