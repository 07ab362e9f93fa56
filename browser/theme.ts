/** Light or dark, on a root of one of our surfaces. */
import type { Settings } from './settings.ts';

/** Shows a theme on a `.bb` root: the document of an extension page, or the frame of the card. 'system' follows the browser. */
export function showTheme(root: HTMLElement, theme: Settings['theme']): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
