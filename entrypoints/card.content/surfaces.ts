/** Which sort of surface this browser needs. */
import type { Settings } from '../../browser/settings.ts';
import { makeFrameSurface } from './frame-surface.ts';
import { makeRootSurface } from './root-surface.ts';
import type { Surface, Told } from './surface.ts';

/**
 * Makes a surface; nothing is in the page before `show`.
 * @param className what sort of thing is shown: `sheet` or `toast`
 * @param theme as the settings have it now; changes are followed until it is removed
 */
export const makeSurface: (className: string, theme: Settings['theme'], told: Told) => Surface = import.meta
  .env.FIREFOX
  ? makeFrameSurface
  : makeRootSurface;
