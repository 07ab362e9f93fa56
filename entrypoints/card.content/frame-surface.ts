/**
 * A surface in a frame of our own, for Firefox: there events and selections hand a closed shadow root to the page
 * (`originalTarget`, `rangeParent`, `getSelection`), so that it holds nothing but this frame. The frame's document is empty, has
 * an origin of its own and runs no scripts but those of extensions (`sandbox`): the page can neither read it nor press what is in it.
 */
import { api } from '../../browser/api.ts';
import { ask } from '../../browser/content-messaging.ts';
import { type Settings, watchSettings } from '../../browser/settings.ts';
import type { Face } from './face.tsx';
import { Layers } from './layers.ts';
import { makeHost, raise, type Surface, type Told, XHTML } from './surface.ts';
import { type FromFrame, newKey, partsOf, type ToFrame, Wire } from './wire.ts';

/** How long our frame may take to draw, and to copy, milliseconds. */
const PATIENCE = 5000;
/** How long its script may take to say that it is there, milliseconds. */
const GONE = 300;

/**
 * What a page that has got hold of the root could change, and may not. Sizes and places it may: that is seen. The element
 * itself is in the top layer, for a frame has no pseudo-elements, which could lie over it.
 */
const FIXED = {
  ...{ position: 'fixed', display: 'block', visibility: 'visible', opacity: '1', filter: 'none' },
  ...{ transform: 'none', translate: 'none', rotate: 'none', scale: 'none', 'clip-path': 'none' },
  ...{ 'mask-image': 'none', 'mix-blend-mode': 'normal', 'pointer-events': 'auto' },
};
const START = {
  ...{ margin: '0', padding: '0', border: '0', boxSizing: 'border-box', colorScheme: 'light dark' },
  ...{ maxWidth: 'calc(100vw - 16px)', height: '640px', background: 'none' },
};
/** The page's own rules for elements like our host do not reach it. */
const HOST = ':host { all: initial !important; display: contents !important }';
/** By class. Until it is drawn and in its place nothing can meet it. */
const HIDDEN = '0 auto auto -9999px';
const WIDTHS: Record<string, string> = { sheet: '372px', toast: '480px' };
/** Where a notice stands. A card is placed beside its mention. */
const TOAST = { inset: 'auto 0 24px', margin: '0 auto' };

function makeFrame(className: string): HTMLIFrameElement {
  const frame = document.createElementNS(XHTML, 'iframe') as HTMLIFrameElement;
  frame.className = 'bb';
  frame.setAttribute('sandbox', '');
  frame.popover = 'manual';
  Object.assign(frame.style, { ...START, inset: HIDDEN, width: WIDTHS[className] });
  for (const [name, value] of Object.entries(FIXED)) frame.style.setProperty(name, value, 'important');
  return frame;
}

/** True as long as the page has changed nothing about our frame: one that has got hold of the root could try. */
function isAsMade(root: ShadowRoot, frame: HTMLElement): boolean {
  const style = getComputedStyle(frame);
  return (
    root.childNodes.length === 1 &&
    root.firstChild === frame &&
    frame.getAttribute('sandbox') === '' &&
    !frame.hasAttribute('src') &&
    !frame.hasAttribute('srcdoc') &&
    Object.entries(FIXED).every(([name, value]) => style.getPropertyValue(name) === value)
  );
}

/** See `makeSurface`. */
export function makeFrameSurface(className: string, theme: Settings['theme'], told: Told): Surface {
  const { host, root } = makeHost();
  const frame = makeFrame(className);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(HOST);
  root.adoptedStyleSheets = [sheet];
  root.append(frame);
  const end = new AbortController();
  const { signal } = end;
  const layers = new Layers(frame, signal);
  /** The channel to our frame, after it has shown who it is. */
  let wire: Wire<ToFrame, FromFrame> | null = null;
  let face: Face | null = null;
  let shownTheme = theme;
  let answered = false;
  let began = false;
  let onSized = () => {};
  let onCopied: (copied: boolean) => void = () => {};
  const sized = new Promise<void>((go) => {
    onSized = go;
  });

  function lose(): void {
    if (!signal.aborted) told.onLost();
  }

  function hear(message: FromFrame): void {
    if (signal.aborted) return;
    answered = true;
    if (message.say === 'act') told.onAct(message.act);
    if (message.say === 'press') told.onPress();
    if (message.say === 'copied') onCopied(message.copied);
    if (message.say !== 'looks') return;
    const { width, height, shadow, radius } = message.looks;
    frame.style.width = `${width}px`;
    frame.style.height = `${height}px`;
    frame.style.boxShadow = shadow;
    frame.style.borderRadius = radius;
    if (className === 'toast') Object.assign(frame.style, TOAST);
    onSized();
  }

  /** Has our script put into the frame, and opens the channel to it. */
  async function begin(): Promise<void> {
    const key = newKey();
    const { getFrameId } = api().runtime as unknown as { getFrameId(frame: Element): number };
    const patience = setTimeout(lose, PATIENCE);
    sized.then(() => clearTimeout(patience));
    const there = await ask('load-face', { frame: getFrameId(frame), key });
    if (signal.aborted) return;
    if (!there) return lose();
    const { port1, port2 } = new MessageChannel();
    const [shown, proof] = partsOf(key);
    const made = new Wire<ToFrame, FromFrame>(port1, (message) => {
      if (wire) hear(message);
      else if (message.say === 'here' && message.proof === proof) greet(made);
    });
    signal.addEventListener('abort', () => made.close());
    frame.contentWindow?.postMessage(shown, '*', [port2]);
  }

  function greet(made: Wire<ToFrame, FromFrame>): void {
    wire = made;
    wire.tell({ say: 'begin', className });
    wire.tell({ say: 'theme', theme: shownTheme });
    if (face) wire.tell({ say: 'draw', face });
  }

  // Before the page can listen there.
  root.addEventListener(
    'load',
    () => {
      // Loaded again it is the page's: it moved our frame, or sent it elsewhere.
      answered = false;
      wire?.tell({ say: 'ping' });
      if (wire) setTimeout(() => answered || lose(), GONE);
    },
    { capture: true, signal },
  );
  watchSettings((settings) => {
    shownTheme = settings.theme;
    wire?.tell({ say: 'theme', theme: shownTheme });
  }, signal);
  // Nothing of ours is for paper.
  addEventListener('beforeprint', lose, { signal });

  return {
    host,
    root,
    frame,
    signal,
    sized,
    draw(next) {
      face = next;
      wire?.tell({ say: 'draw', face });
    },
    show(parent) {
      // A frame that is put elsewhere is loaded anew, and what stood in it is gone (`moveBefore` keeps none in a shadow root).
      if (began && host.parentElement !== parent) {
        wire?.close();
        wire = null;
        began = false;
      }
      raise(host, frame, parent);
      layers.raised();
      if (!began) begin();
      began = true;
    },
    isUnder(inFull) {
      if (!isAsMade(root, frame)) lose();
      return signal.aborted || layers.isOver(inFull);
    },
    async focus() {
      // Who has the keyboard is told to the page: before our frame has shown who it is, the page could put another in its place.
      await sized;
      frame.focus({ preventScroll: true });
      wire?.tell({ say: 'focus' });
    },
    copy(text) {
      wire?.tell({ say: 'copy', text });
      return new Promise((go) => {
        onCopied = go;
        setTimeout(go, PATIENCE, false);
      });
    },
    remove() {
      end.abort();
      host.remove();
    },
  };
}
