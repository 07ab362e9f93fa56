/** What the ways in beside popup and page say: the menus, the address bar, the toolbar button. */
import { say, sayCounted, words } from './words.ts';

export const MENU = words({
  /** The browser puts the selected text in the place of %s. */
  lookUp: 'menu_look_up',
  switchOn: 'menu_switch_on',
});

export const OMNIBOX = words({
  begin: 'omnibox_begin',
  none: 'omnibox_none',
});

/** "7 mentions of 2 terms on this page, including 1 red flag" after the name. */
export const BADGE = words(
  {
    name: 'badge_name',
  },
  {
    title: (mentions: number, terms: number, redFlags: number) => {
      const insets = [sayCounted('page_mentions', mentions), sayCounted('page_terms', terms)] as const;
      return redFlags > 0
        ? say('badge_title_flags', ...insets, sayCounted('badge_flags', redFlags))
        : say('badge_title', ...insets);
    },
  },
);
