/** What the ways in beside popup and page say: the menus, the address bar, the toolbar button. */

export const MENU = {
  /** The browser puts the selected text in the place of %s. */
  lookUp: 'What do the documents say about “%s”',
  switchOn: 'Mark terms on this page',
} as const;

export const OMNIBOX = {
  begin: 'Type a treatment, a brand name, a sign or a question about back pain',
  none: 'Nothing in the five documents matches. That says nothing about whether it helps.',
} as const;

/** "7 mentions of 2 terms on this page, including 1 red flag" after the name. */
export const BADGE = {
  name: 'Backbrief',
  title: (mentions: number, terms: number, redFlags: number) => {
    const times = mentions === 1 ? '1 mention' : `${mentions} mentions`;
    const of = terms === 1 ? '1 term' : `${terms} terms`;
    const flags = redFlags === 1 ? '1 red flag' : `${redFlags} red flags`;
    return `Backbrief: ${times} of ${of} on this page${redFlags > 0 ? `, including ${flags}` : ''}`;
  },
} as const;
