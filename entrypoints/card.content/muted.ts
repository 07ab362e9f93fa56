import { muteSite, type Settings } from '../../browser/settings.ts';
import { CARD } from '../../components/strings.ts';
import { Steady } from './steady.ts';
import { parentFor } from './surface.ts';
import { makeSurface } from './surfaces.ts';

/** How long the way back stays in sight, milliseconds. */
const UNDO_TIME = 8000;

/** Says that the site was muted, with a way back for some seconds. */
export function showMuted(site: string, takeFocus: boolean, theme: Settings['theme']): void {
  let timer = 0;
  let steady: Steady | null = null;
  const close = () => {
    clearTimeout(timer);
    surface.remove();
  };
  const surface = makeSurface('toast', theme, {
    onAct: () => undo(),
    onPress: () => steady?.press(),
    onLost: close,
  });
  const { root, frame, signal } = surface;
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
  const say = (words: string) => surface.draw({ kind: 'note', words });
  say(CARD.muted(site));
  surface.show(parentFor(null));
  if (takeFocus) surface.focus();
  const watched = {
    ...{ root, frame, at: null, asked: true, onPointer: () => {}, onLost: close },
    isUnder: (inFull: boolean) => surface.isUnder(inFull),
  };
  const watch = () => {
    if (!signal.aborted) steady = new Steady(watched, signal);
  };
  if (surface.sized) surface.sized.then(watch);
  else watch();
  window.addEventListener('pagehide', ({ isTrusted }) => isTrusted && close(), { signal });
  wait();
}
