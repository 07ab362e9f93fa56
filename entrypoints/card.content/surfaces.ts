/** Which sort of surface this browser needs. */
import type { Settings } from '../../browser/settings.ts';
import { makeFrameSurface } from './frame-surface.ts';
import { makeRootSurface } from './root-surface.ts';
import type { Surface, Told } from './surface.ts';

/** True in a page of the extension: nothing in it is to be kept from that page, and no frame of ours could be filled there. */
const isOurs = () => location.protocol === 'moz-extension:';

/**
 * Makes a surface; nothing is in the page before `show`.
 * @param className what sort of thing is shown: `sheet` or `toast`
 * @param theme as the settings have it now; changes are followed until it is removed
 */
export function makeSurface(className: string, theme: Settings['theme'], told: Told): Surface {
  return import.meta.env.FIREFOX && !isOurs()
    ? makeFrameSurface(className, theme, told)
    : makeRootSurface(className, theme, told);
}
