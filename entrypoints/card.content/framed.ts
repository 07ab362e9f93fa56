/** In a frame of our own: draws the faces that the door in the page's frame sends, and tells what the reader does with them. */
import { isAlive } from '../../browser/api.ts';
import { copyPlainText } from '../../browser/clipboard.ts';
import { takePlace } from '../../browser/spotter-door.ts';
import { showTheme } from '../../browser/theme.ts';
import { language } from '../../components/words.ts';
import { drawFace, nameOf, startOf } from './face.tsx';
import { applyStyles } from './styles.ts';
import { type FromFrame, partsOf, type ToFrame, Wire } from './wire.ts';

/** The size of a face without limits: what is folded away by a box that scrolls is counted. */
function sizeOf(frame: HTMLElement): { width: number; height: number } {
  const hidden = [frame, ...frame.querySelectorAll('.scroll-box')];
  const more = hidden.reduce((sum, box) => sum + Math.max(0, box.scrollHeight - box.clientHeight), 0);
  return { width: Math.ceil(frame.offsetWidth), height: Math.ceil(frame.offsetHeight + more) };
}

function makeFrame(): HTMLElement {
  applyStyles(document, () => document.head.appendChild(document.createElement('style')));
  document.documentElement.style.cssText = 'background: none; overflow: hidden';
  document.body.style.margin = '0';
  const frame = document.createElement('div');
  frame.dir = 'ltr';
  frame.lang = language();
  frame.popover = 'manual';
  return frame;
}

/** All of our frame belongs to the face. */
const PLACE = {
  left: '0',
  top: '0',
  bottom: 'auto',
  transform: 'none',
  translate: 'none',
  maxWidth: '100vw',
  maxHeight: '100vh',
};

function begin(frame: HTMLElement, className: string): void {
  frame.className = `bb frame ${className}`;
  Object.assign(frame.style, PLACE, { width: className === 'sheet' ? '100vw' : 'max-content' });
  document.body.append(frame);
  frame.showPopover();
}

function speak(port: MessagePort, frame: HTMLElement, proof: string): void {
  let drawn = false;
  const wire = new Wire<FromFrame, ToFrame>(port, (message) => {
    if (message.say === 'begin') begin(frame, message.className);
    if (message.say === 'ping') wire.tell({ say: 'pong' });
    if (message.say === 'theme') showTheme(frame, message.theme);
    if (message.say === 'draw') {
      drawFace(message.face, frame, (act, { isTrusted }) => isTrusted && wire.tell({ say: 'act', act }));
      // What is read out of a frame that one comes into.
      document.title = nameOf(frame);
      document.documentElement.lang = frame.lang;
      drawn = true;
    }
    if (message.say === 'focus') startOf(frame)?.focus({ preventScroll: true });
    if (message.say === 'copy')
      copyPlainText(message.text, document.body).then((copied) => wire.tell({ say: 'copied', copied }));
    look();
  });

  wire.tell({ say: 'here', proof });

  let told = '';
  function look(): void {
    if (!drawn) return;
    const { boxShadow: shadow, borderRadius: radius } = getComputedStyle(frame);
    const looks = { ...sizeOf(frame), shadow, radius };
    if (told === JSON.stringify(looks)) return;
    told = JSON.stringify(looks);
    wire.tell({ say: 'looks', looks });
  }
  // A fold that is opened, letters that come late.
  const watch = new ResizeObserver(look);
  watch.observe(frame);
  new MutationObserver(() => {
    for (const box of frame.querySelectorAll('.scroll-box > *')) watch.observe(box);
  }).observe(frame, { childList: true });

  addEventListener('pointerdown', ({ isTrusted }) => isTrusted && wire.tell({ say: 'press' }), {
    capture: true,
  });
  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.isComposing) return;
      if (event.key === 'Enter' || event.key === ' ') wire.tell({ say: 'press' });
      if (event.key !== 'Escape') return;
      event.preventDefault();
      wire.tell({ say: 'act', act: { kind: 'close' } });
    },
    { capture: true },
  );
}

/** Waits for the door, which knows the key. What anybody else sends is not looked at. */
export function serveFaces(key: string): void {
  // A frame that the page has sent elsewhere meanwhile is not ours any more.
  if (self.origin !== 'null' || location.href !== 'about:blank') return;
  const [shown, proof] = partsOf(key);
  // Nothing is marked in here.
  takePlace({
    get isValid() {
      return isAlive();
    },
  });
  let frame: HTMLElement | null = null;
  const make = () => {
    frame ??= makeFrame();
    return frame;
  };
  // While it is told that we are here.
  setTimeout(make);
  const hear = ({ data, ports: [port] }: MessageEvent) => {
    if (data !== shown || !port) return;
    removeEventListener('message', hear);
    speak(port, make(), proof);
  };
  addEventListener('message', hear);
}
