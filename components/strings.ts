/**
 * Every word that the surfaces say by themselves: labels, buttons and messages. What a treatment
 * does stands in data/, never here.
 */
import type { CopyForm } from '../data/card-view.ts';
import { comparedWith } from '../data/copy-text.ts';
import type { Reader, VerdictWord } from '../data/schema.ts';

/** Names of the three readers, in the order of the switch. */
export const READERS: readonly { reader: Reader; label: string }[] = [
  { reader: 'patient', label: 'Patient' },
  { reader: 'student', label: 'Student' },
  { reader: 'clinician', label: 'Clinician' },
];

/** Verdict words as group names, in the order in which groups are listed. */
export const VERDICT_NAMES: Record<VerdictWord, string> = {
  avoid: 'Advised against',
  'no-better': 'No better',
  disputed: 'Documents differ',
  unclear: 'Listed, not rated',
  'short-term': 'Short-term',
  'helps-a-little': 'Helps a little',
  helps: 'Helps',
  'not-covered': 'Not covered',
};

export const RED_FLAG_NAME = 'Red flag';

/** Group of treatments whose verdicts differ by situation. */
export const DEPENDS_NAME = 'Depends on the situation';

/** What numbers on a page's terms count. */
export const COUNTED = 'Denied, past and possible mentions count too.';

/** The two texts that a card or a view can be copied as: their buttons, and what is said when it is done. */
export const COPY: Record<CopyForm, { button: string; done: string }> = {
  note: { button: 'Copy for the note', done: 'Copied as plain text' },
  cited: { button: 'Copy with citations', done: 'Copied as Markdown' },
};

export const CARD = {
  redFlagKind: 'red flag',
  verdicts: 'Verdicts',
  comparedWith,
  serious: 'Serious cautions',
  moreCautions: (count: number) => (count === 1 ? '1 more caution' : `${count} more cautions`),
  cautions: 'Cautions',
  howSure: 'How sure',
  detail: 'What the documents say',
  dosing: 'Doses in the documents',
  disagree: 'Where they differ',
  sides: 'Both sides',
  guidance: 'Later guidance, not one of the five',
  sources: 'Who says so',
  noSource: 'None of the five documents.',
  line: (line: number) => `line ${line}`,
  statements: (count: number) => (count === 1 ? '1 statement' : `${count} statements`),
  fromClass: (name: string) => `What they say of ${name}`,
  urgency: 'If present',
  urgencyForYou: 'If this happens to you',
  signs: 'Signs',
  checked: (day: string) => `Last checked against the documents on ${day}.`,
  stale: (day: string) =>
    `Last checked on ${day}. That is too long ago: look for newer sources before you rely on it.`,
  scope: 'A summary of five documents, not medical advice.',
  reader: 'Words for',
  openInPanel: 'Open in panel',
  copyFailed: 'The browser did not allow copying. Open it in the panel and copy it there.',
  copyFailedHere: 'The browser did not allow copying. Select the text and copy it with the keyboard.',
  /** Beside the button that copies for the note, and named in full for a screen reader. */
  orCited: 'with citations',
  panelFailed: 'The panel did not open. Use the Backbrief button in the toolbar.',
  mute: 'Mute site',
  muted: (site: string) => `Backbrief is off on ${site}.`,
  notSeen: 'The page had moved this card, or lay over it. Choose again.',
  saveFailed: 'This could not be saved. Try again.',
  undo: 'Undo',
  close: 'Close',
  gone: 'Backbrief was updated. Reload this page to use it here.',
} as const;

export const POPUP = {
  title: 'Backbrief',
  onThisPage: 'On this page',
  looking: 'Reading the page…',
  /** Why there is no list, by what browser/site-switch.ts calls it. */
  silence: {
    nothing: () => 'No back-pain treatment is marked on this page.',
    paused: () => 'Backbrief is paused everywhere.',
    muted: (site: string) => `Backbrief is off on ${site}.`,
    excluded: (_: string, patterns: readonly string[]) =>
      `Your settings leave this page out: ${patterns.join(', ')}`,
    'not-listed': (site: string) =>
      `Your settings mark terms only on the sites that they list, and ${site || 'this page'} is not among them.`,
    click: () => 'Your settings mark nothing, red flags included, until you ask for it.',
    unreachable: () =>
      'Backbrief cannot read this page. Browsers keep extensions out of their own pages, extension stores and the PDF viewer. Open the text on an ordinary page instead; for a file of yours, first allow access to file addresses in the extension settings.',
    'not-yet': () => 'Backbrief is not running on this page yet. Reload the page to start it.',
  },
  markHere: 'Mark terms on this page',
  markFailed: 'Backbrief did not get an answer from this page. Reload it and try again.',
  settings: 'Settings',
  toSettings: 'Change this in the settings',
  broken:
    'Settings that could not be read have their defaults. Nothing is lost: what was stored is kept for you to save.',
  toBroken: 'Open the settings',
  thisSite: (site: string) => `Mark terms on ${site}`,
  everywhere: 'Pause everywhere',
  back: 'Back to the list',
  openPanel: 'Open panel',
  times: (count: number) => (count === 1 ? '1 mention' : `${count} mentions`),
  saveFailed: 'This could not be saved. Try again.',
  /** What the page says of a warning sign, on its chip. */
  flagSaid: (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
  /** Before what else the page says of it. */
  also: 'also ',
  /** After a summary that leads to the panel, for a screen reader. */
  more: ' Open in the panel',
} as const;

export const PANEL = {
  title: 'Backbrief',
  settings: 'Settings',
  documents: 'Documents',
  documentsIntro: 'Everything here rests on these five documents. Know them before you trust them.',
  noMatch: 'No entry matches',
  noMatchText:
    'Nothing here has the words that you selected or typed. That says nothing about whether it helps: Backbrief knows five documents only. Try a shorter piece, such as the name of one treatment.',
  browse: 'Browse the evidence',
  unknown: 'There is no entry at this address',
  unknownText: 'It may come from an older link, or have a slip in it. These lead to what there is:',
  toFound: 'What this page has',
  notStated: 'not stated',
} as const;

const DOCUMENT = {
  author: 'Author',
  publisher: 'Publisher',
  date: 'Date',
  audience: 'Written for',
  review: 'Review',
  sells: 'Sells or promotes',
  samePublisher: 'Same publisher as',
  limits: 'Limits',
  bearsOn: 'Bears on',
  statementsOf: (count: number) => `Its ${count} statements`,
  comparedWith,
  size: (text: string) => `size: ${text}`,
  time: (text: string) => `time: ${text}`,
  certainty: (text: string) => `certainty: ${text}`,
};

/** Headings and labels of a document, by reader. */
export const DOCUMENT_WORDS: Record<Reader, typeof DOCUMENT> = {
  patient: {
    ...DOCUMENT,
    author: 'Who wrote it',
    publisher: 'Who put it out',
    review: 'How it was checked',
    sells: 'What it sells',
    samePublisher: 'From the same people as',
    limits: 'What to keep in mind',
    bearsOn: 'About',
    statementsOf: (count) => `What it says, in ${count} points`,
  },
  student: DOCUMENT,
  clinician: DOCUMENT,
};

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * "21 November 2026" for "2026-11-21"; the text itself where it is no date. Without the browser's own names of months, which it
 * reads from its disk the first time: longer than all the rest of a card takes.
 */
export function dayInWords(date: string): string {
  const day = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}
