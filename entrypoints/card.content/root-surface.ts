/**
 * A surface in a closed shadow root: the page can neither read nor style what is inside. Not in Firefox, where events and
 * selections hand such a root to the page.
 */
import { copyPlainText } from '../../browser/clipboard.ts';
import { type Settings, watchSettings } from '../../browser/settings.ts';
import { showTheme } from '../../browser/theme.ts';
import { language } from '../../components/words.ts';
import { letClicksThrough } from './clicks.ts';
import { drawFace, eraseFace, startOf } from './face.tsx';
import { applyStyles } from './styles.ts';
import { makeHost, raise, type Surface, type Told, XHTML } from './surface.ts';

/** See `makeSurface`. */
export function makeRootSurface(className: string, theme: Settings['theme'], { onAct }: Told): Surface {
  const { host, root } = makeHost();
  applyStyles(root, () => {
    const style = document.createElementNS(XHTML, 'style') as HTMLStyleElement;
    root.append(style);
    return style;
  });
  const frame = document.createElementNS(XHTML, 'div') as HTMLElement;
  frame.className = `bb frame ${className}`;
  frame.dir = 'ltr';
  frame.lang = language();
  frame.popover = 'manual';
  showTheme(frame, theme);
  const end = new AbortController();
  watchSettings((settings) => showTheme(frame, settings.theme), end.signal);
  root.append(frame);
  let isByReader: ((event: Event) => boolean) | null = null;
  return {
    host,
    root,
    frame,
    signal: end.signal,
    sized: null,
    draw: (face) => drawFace(face, frame, (act, event) => isByReader?.(event) && onAct(act)),
    show(parent) {
      // Not before: of two cards the one that is shown is heard.
      isByReader ??= letClicksThrough(host, root, end.signal);
      raise(host, frame, parent);
    },
    // The browser itself tells what lies above.
    isUnder: () => false,
    focus: () => startOf(frame)?.focus({ preventScroll: true }),
    copy: (text) => copyPlainText(text, root),
    remove() {
      end.abort();
      eraseFace(frame);
      host.remove();
    },
  };
}
