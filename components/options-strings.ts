/** What the options page says by itself. */

/** Most entries that a sentence lists, and most characters of each. */
const LISTED = 5;
const LONGEST = 60;

/** A list from a file as part of a sentence: the first of its entries, cut where they are long, and how many more. */
function few(entries: readonly string[]): string {
  const shown = entries.slice(0, LISTED).map((entry) => {
    // What is cut off first is far more than is shown, and counting characters takes its time.
    const characters = [...entry.slice(0, 4 * LONGEST)];
    return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : entry;
  });
  const more = entries.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

export const OPTIONS = {
  title: 'Backbrief settings',
  intro: 'Every change is saved at once.',
  sections: 'Sections',
  saved: 'Saved',
  saveFailed: 'This could not be saved, so it is as it was before. Try again.',
  version: (version: string) => `Backbrief ${version}`,
  kept:
    'Settings are kept in this browser’s own storage for extensions. Where you have switched on the browser’s sync, ' +
    'it may carry them to your other devices; where sync is off they stay on this one. Nothing else is written ' +
    'to disk: what a page has, and the steps of a pathway, are held in memory until the browser closes. Backbrief ' +
    'sends nothing to anybody.',
} as const;

export const WHERE = {
  title: 'Where it runs',
  where: 'Mark terms on',
  modes: {
    all: { label: 'All sites', hint: 'Every page that speaks of the back.' },
    'all-but': { label: 'All sites but these', hint: 'Every page, except where an address is on your list.' },
    only: { label: 'Only these sites', hint: 'Nowhere, except where an address is on your list.' },
    click: {
      label: 'Only when clicked',
      hint: 'Nothing is marked until you ask for it on a page: in the menu of a right click, or in the popup.',
    },
  },
  notThere: 'Where Backbrief does not run it marks no red flags either.',
  pause: 'Pause everywhere',
  pauseHint: 'Nothing is marked on any page, red flags included, until you take the tick away.',
  muted: 'Switched off from the card or the popup',
  mutedHint: 'These sites are left alone, whatever is chosen above.',
  mutedNone: 'No site is switched off.',
  markAgain: 'Mark again',
  onSite: (site: string) => ` on ${site}`,
} as const;

export const PATTERNS = {
  titles: { 'all-but': 'Not on these addresses', only: 'On these addresses' },
  empty: {
    'all-but': 'The list is empty: terms are marked on all sites.',
    only: 'The list is empty: terms are marked nowhere.',
  },
  field: 'Add an address pattern',
  add: 'Add',
  remove: 'Remove',
  removeWhich: (pattern: string) => ` ${pattern}`,
  there: 'This pattern is in the list already.',
  full: (most: number) =>
    `The list is full: it has room for ${most} patterns. Remove one, then add this one.`,
  use: (pattern: string) => `Use ${pattern}`,
  useWide: (pattern: string) => `Use ${pattern}, with the sites under it`,
  help: 'A pattern has three parts: how the page is fetched, the site, the path. A * stands for anything.',
  examples: [
    ['*://*.example.org/*', 'every page of example.org and of the sites under it, such as www.example.org'],
    ['https://clinic.example/back/*', 'only what is under /back/ on clinic.example, and only over https'],
  ],
} as const;

export const READING = {
  title: 'Reader',
  legend: 'Words for',
  readers: {
    patient: 'Everyday words in short sentences; doses are left out.',
    student: 'Terms as they are taught, with what lies behind them, and doses with their cautions.',
    clinician: 'The field’s terms, with comparators, certainty and doses with their cautions.',
  },
} as const;

export const MARKING = {
  title: 'Marks and cards',
  underline: 'Underline',
  underlines: {
    standard: { label: 'Standard', hint: 'Clear lines, easy to see while you read.' },
    thin: { label: 'Thin', hint: 'Finer lines that stay in the background.' },
    tinted: { label: 'Tinted', hint: 'Lines with a light colour behind the words.' },
  },
  forced: 'With the high contrast that this device has set all three look alike.',
  marks: 'Which mentions',
  each: { label: 'Each mention', hint: 'Every time a term is named.' },
  first: {
    label: 'The first in a section',
    hint: 'A term that comes again before the next heading stays bare.',
  },
  redFlags:
    'Red flags are marked each time, whatever you choose. This cannot be switched off: a warning sign must not be ' +
    'missed because it was named before.',
  claims: 'Mark what pages claim',
  claimsHint:
    'Where an article or a shop says how well a treatment works, a second, thin line under the term tells how that stands to ' +
    'the five documents. Cards, popup and panel say it in words in any case.',
  pause: 'Pause before a card opens',
  pauseHint: 'How long the pointer rests on a marked term. The keyboard opens a card at once.',
  seconds: (ms: number) => {
    const seconds = (ms / 1000).toFixed(1);
    return seconds === '1.0' ? '1 second' : `${seconds.replace('.0', '')} seconds`;
  },
  short: '0.1 s',
  long: '2 s',
  tryIt: 'Rest the pointer here',
  tryOpen: 'Now the card opens',
} as const;

export const LOOK = {
  title: 'Appearance',
  theme: 'Theme',
  themes: {
    system: { label: 'As the system', hint: 'Light or dark, as this device is set.' },
    light: { label: 'Light', hint: '' },
    dark: { label: 'Dark', hint: '' },
  },
  badge: 'Number on the toolbar button',
  badgeHint:
    'How many marks the page has. Where a red flag is among them, an exclamation mark stands before the number.',
} as const;

export const KEYS = {
  title: 'Shortcuts',
  anywhere: 'On any page',
  names: {
    _execute_action: 'Open the popup',
    _execute_side_panel: 'Open the panel',
    _execute_sidebar_action: 'Open the panel',
  } as Readonly<Record<string, string>>,
  notSet: 'not set',
  none: 'This browser names no shortcuts.',
  change: 'Change these keys',
  byHand: {
    chromium: 'The browser’s own page for this is chrome://extensions/shortcuts. It opens in a new tab.',
    firefox:
      'By hand: open Add-ons and themes (about:addons), press the cog, and choose Manage Extension Shortcuts.',
  },
  changeFailed: 'The browser did not open it. Go there by hand.',
  inside: 'Inside Backbrief',
  fixed: 'These keys are fixed.',
  key: 'Key',
  does: 'What it does',
  /** "Mod" is the command key on Apple’s systems, Ctrl elsewhere. */
  rows: [
    [['Esc'], 'Closes the card; in the search, clears the field, then closes the popup'],
    [['↑', '↓'], 'Chooses a result in the search'],
    [['Enter'], 'Opens the result, or what has the focus'],
    [['Mod', 'Enter'], 'Opens the result in the panel'],
    [['←', '→'], 'Changes the choice where one of several is chosen, such as the reader'],
    [['1 – 9'], 'In the pathway: chooses the answer with this number'],
    [['Backspace'], 'In the pathway: goes one step back'],
    [['↑', '↓', '←', '→'], 'In the whole map: goes to the step that lies there'],
    [['Home', 'End'], 'In the whole map: goes to the start, or to where you are'],
    [['+', '−', '0'], 'In the whole map: larger, smaller, all of it'],
    [['Tab'], 'Goes on to the next button, link or field'],
  ] as readonly (readonly [readonly string[], string])[],
} as const;

export const FILE = {
  title: 'Export, import, reset',
  exportTitle: 'Export',
  exportHint: 'All settings in one file, to keep or to take to another browser.',
  export: 'Save settings as a file',
  exported: 'The settings went to the browser’s downloads.',
  importTitle: 'Import',
  import: 'Take settings from a file',
  importHint:
    'What the file holds replaces all settings here, once the whole file has proved to be in order.',
  imported: (file: string, names: string) => `The settings of ${file} are in use. Changed: ${names}.`,
  importedSame: (file: string) => `The settings of ${file} are in use. They are the same as before.`,
  ignored: (names: readonly string[]) => `Left out, because this version does not know them: ${few(names)}.`,
  noSites: (entries: readonly string[]) =>
    `Left out of the sites switched off, because they are not names of sites: ${few(entries)}.`,
  notTaken: (file: string) => `${file} was not imported.`,
  unreadable:
    'The browser could not read this file, so nothing was changed. Check that it is still there, and choose it again.',
  resetTitle: 'Reset',
  resetHint: 'Everything on this page goes back to how it was at first, with empty lists. You can undo it.',
  reset: 'Reset to defaults',
  resetDone: 'All settings are back to their defaults.',
  undo: 'Undo',
  undone: 'Undone: the settings are as they were before.',
} as const;

/** Names of settings, as a message lists what an import has changed. */
export const SETTING_NAMES = {
  reader: 'reader',
  paused: 'pause everywhere',
  mutedSites: 'sites switched off',
  where: 'where it runs',
  allBut: 'addresses without marks',
  only: 'addresses with marks',
  underline: 'underline',
  marks: 'which mentions',
  claims: 'marks for claims',
  hoverPause: 'pause before a card opens',
  theme: 'theme',
  badge: 'number on the toolbar button',
} as const;

export const BROKEN = {
  title: 'The saved settings could not be read',
  text:
    'They are damaged, or a later version of Backbrief has written them. What could not be read has its default for ' +
    'now. The settings as they were saved are kept on this device until you discard them.',
  save: 'Save the unreadable settings as a file',
  discard: 'Discard them',
  discarded: 'The unreadable settings are discarded.',
  discardFailed: 'They could not be discarded. Try again.',
} as const;
