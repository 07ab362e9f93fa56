/** On or off: paused everywhere, or muted on a site. */
import { isOff, readSettings, type Settings, watchSettings } from './settings.ts';
import { siteHere } from './site.ts';

/**
 * Runs something in a frame while the reader wants it there: begins it now or later, ends it as soon as
 * it is switched off, and begins anew when it is switched on again.
 * @param life ends all
 * @param begin gets the signal that ends what it began
 * @returns when it is known whether it is on now
 */
export async function whileOn(life: AbortSignal, begin: (signal: AbortSignal) => void): Promise<void> {
  const site = siteHere();
  let now: AbortController | null = null;
  const follow = (settings: Settings) => {
    const off = life.aborted || isOff(settings, site);
    if (off === !now) return;
    now?.abort();
    now = off ? null : new AbortController();
    if (now) begin(now.signal);
  };
  life.addEventListener('abort', () => now?.abort());
  watchSettings(follow, life);
  follow(await readSettings());
}
