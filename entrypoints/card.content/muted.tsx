import { render } from 'preact';
import { muteSite, type Settings } from '../../browser/settings.ts';
import { CARD } from '../../components/strings.ts';
import { Steady } from './steady.ts';
import { makeSurface, parentFor } from './surface.ts';

/** How long the way back stays in sight, milliseconds. */
const UNDO_TIME = 8000;

/** Says that the site was muted, with a way back for some seconds. */
export function showMuted(site: string, takeFocus: boolean, theme: Settings['theme']): void {
  const surface = makeSurface('toast', theme);
  const { frame } = surface;
  let timer = 0;
  let steady: Steady | null = null;
  const close = () => {
    clearTimeout(timer);
    render(null, frame);
    surface.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => (frame.matches(':hover, :focus-within') ? wait() : close()), UNDO_TIME);
  };
  const undo = async () => {
    if ((await steady?.sight()) !== 'seen') return;
    try {
      await muteSite(site, false);
      close();
    } catch {
      say(CARD.saveFailed);
      wait();
    }
  };
  const say = (words: string) =>
    render(
      <>
        <p role="status">{words}</p>
        <button type="button" onClick={undo}>
          {CARD.undo}
        </button>
      </>,
      frame,
    );
  say(CARD.muted(site));
  surface.show(parentFor(null));
  if (takeFocus) frame.querySelector('button')?.focus({ preventScroll: true });
  const { root, signal } = surface;
  steady = new Steady({ root, frame, at: null, asked: true, onPointer: () => {}, onLost: close }, signal);
  window.addEventListener('pagehide', ({ isTrusted }) => isTrusted && close(), { signal });
  wait();
}
