import { render } from 'preact';
import { muteSite, type Settings } from '../../browser/settings.ts';
import { CARD } from '../../components/strings.ts';
import { makeSurface } from './surface.ts';

/** How long the way back stays in sight, milliseconds. */
const UNDO_TIME = 8000;

/** Says that the site was muted, with a way back for some seconds. */
export function showMuted(site: string, takeFocus: boolean, theme: Settings['theme']): void {
  const surface = makeSurface('toast', theme);
  const { frame } = surface;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    window.removeEventListener('pagehide', close);
    render(null, frame);
    surface.remove();
  };
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => (frame.matches(':hover, :focus-within') ? wait() : close()), UNDO_TIME);
  };
  const undo = () => {
    close();
    muteSite(site, false).catch(() => {});
  };
  render(
    <>
      <p role="status">{CARD.muted(site)}</p>
      <button type="button" onClick={undo}>
        {CARD.undo}
      </button>
    </>,
    frame,
  );
  surface.show(null);
  if (takeFocus) frame.querySelector('button')?.focus({ preventScroll: true });
  window.addEventListener('pagehide', close);
  wait();
}
