/**
 * Every word that the surfaces say by themselves: labels, buttons and messages. What a treatment
 * does stands in data/, never here.
 */

import type { CopyForm } from '../data/card-view.ts';
import { comparedWith } from '../data/copy-text.ts';
import type { Reader, VerdictWord } from '../data/schema.ts';
import { say, sayCounted, words } from './words.ts';

/** The three readers with their names, in the order of the switch. */
export const READERS: readonly { readonly reader: Reader; readonly label: string }[] = [
  words({ label: 'reader_patient' }, { reader: 'patient' }),
  words({ label: 'reader_student' }, { reader: 'student' }),
  words({ label: 'reader_clinician' }, { reader: 'clinician' }),
];

/** Verdict words as group names, in the order in which groups are listed. */
export const VERDICT_NAMES: Record<VerdictWord, string> = words({
  avoid: 'verdict_avoid',
  'no-better': 'verdict_no_better',
  disputed: 'verdict_disputed',
  unclear: 'verdict_unclear',
  'short-term': 'verdict_short_term',
  'helps-a-little': 'verdict_helps_a_little',
  helps: 'verdict_helps',
  'not-covered': 'verdict_not_covered',
});

/** Name of the group of red flags. */
export const redFlagName = (): string => say('verdict_red_flag');

/** Group of treatments whose verdicts differ by situation. */
export const dependsName = (): string => say('verdict_depends');

/** What numbers on a page's terms count. */
export const countedNote = (): string => say('page_counted');

/** The two texts that a card or a view can be copied as: their buttons, and what is said when it is done. */
export const COPY: Record<CopyForm, { button: string; done: string }> = {
  note: words({
    button: 'copy_note_button',
    done: 'copy_note_done',
  }),
  cited: words({
    button: 'copy_cited_button',
    done: 'copy_cited_done',
  }),
};

export const CARD = words(
  {
    redFlagKind: 'card_red_flag_kind',
    verdicts: 'card_verdicts',
    serious: 'card_serious',
    cautions: 'card_cautions',
    howSure: 'card_how_sure',
    detail: 'card_detail',
    dosing: 'card_dosing',
    disagree: 'card_disagree',
    sides: 'card_sides',
    guidance: 'card_guidance',
    sources: 'card_sources',
    noSource: 'card_no_source',
    urgency: 'card_urgency',
    urgencyForYou: 'card_urgency_for_you',
    signs: 'card_signs',
    scope: 'card_scope',
    reader: 'card_reader',
    openInPanel: 'card_open_in_panel',
    copyFailed: 'card_copy_failed',
    copyFailedHere: 'card_copy_failed_here',
    /** Beside the button that copies for the note, and named in full for a screen reader. */
    orCited: 'card_or_cited',
    panelFailed: 'card_panel_failed',
    mute: 'card_mute',
    notSeen: 'card_not_seen',
    saveFailed: 'card_save_failed',
    undo: 'card_undo',
    close: 'card_close',
    gone: 'card_gone',
  },
  {
    comparedWith,
    moreCautions: (count: number) => sayCounted('card_more_cautions', count),
    line: (line: number) => say('card_line', line),
    statements: (count: number) => sayCounted('card_statements', count),
    fromClass: (name: string) => say('card_from_class', name),
    checked: (day: string) => say('card_checked', day),
    stale: (day: string) => say('card_stale', day),
    muted: (site: string) => say('card_muted', site),
  },
);

export const POPUP = words(
  {
    title: 'popup_title',
    onThisPage: 'popup_on_this_page',
    looking: 'popup_looking',
    markHere: 'popup_mark_here',
    markFailed: 'popup_mark_failed',
    settings: 'popup_settings',
    toSettings: 'popup_to_settings',
    broken: 'popup_broken',
    toBroken: 'popup_to_broken',
    everywhere: 'popup_everywhere',
    back: 'popup_back',
    openPanel: 'popup_open_panel',
    saveFailed: 'popup_save_failed',
    /** Before what else the page says of it. */
    also: 'popup_also',
    /** After a summary that leads to the panel, for a screen reader. */
    more: 'popup_more',
  },
  {
    /** Why there is no list, by what browser/site-switch.ts calls it. */
    silence: {
      nothing: () => say('popup_silence_nothing'),
      paused: () => say('popup_silence_paused'),
      muted: (site: string) => say('popup_silence_muted', site),
      excluded: (_: string, patterns: readonly string[]) =>
        say('popup_silence_excluded', patterns.join(', ')),
      'not-listed': (site: string) => say('popup_silence_not_listed', site || say('popup_silence_this_page')),
      click: () => say('popup_silence_click'),
      unreachable: () => say('popup_silence_unreachable', say('reader_open')),
      'not-yet': () => say('popup_silence_not_yet'),
    },
    thisSite: (site: string) => say('popup_this_site', site),
    times: (count: number) => sayCounted('popup_times', count),
    /** What the page says of a warning sign, on its chip. */
    flagSaid: (word: string) => word.charAt(0).toUpperCase() + word.slice(1),
  },
);

export const PANEL = words({
  title: 'panel_title',
  settings: 'panel_settings',
  documents: 'panel_documents',
  documentsIntro: 'panel_documents_intro',
  noMatch: 'panel_no_match',
  noMatchText: 'panel_no_match_text',
  browse: 'panel_browse',
  unknown: 'panel_unknown',
  unknownText: 'panel_unknown_text',
  toFound: 'panel_to_found',
  notStated: 'panel_not_stated',
});

/** What stands beside a statement of a document. */
const IN_DOCUMENT = {
  comparedWith,
  size: (text: string) => say('document_size', text),
  time: (text: string) => say('document_time', text),
  certainty: (text: string) => say('document_certainty', text),
};

const DOCUMENT = words(
  {
    author: 'document_author',
    publisher: 'document_publisher',
    date: 'document_date',
    audience: 'document_audience',
    review: 'document_review',
    sells: 'document_sells',
    samePublisher: 'document_same_publisher',
    limits: 'document_limits',
    bearsOn: 'document_bears_on',
  },
  {
    ...IN_DOCUMENT,
    statementsOf: (count: number) => say('document_statements_of', count),
  },
);

/** Headings and labels of a document, by reader. */
export const DOCUMENT_WORDS: Record<Reader, typeof DOCUMENT> = {
  patient: words(
    {
      author: 'document_patient_author',
      publisher: 'document_patient_publisher',
      date: 'document_date',
      audience: 'document_audience',
      review: 'document_patient_review',
      sells: 'document_patient_sells',
      samePublisher: 'document_patient_same_publisher',
      limits: 'document_patient_limits',
      bearsOn: 'document_patient_bears_on',
    },
    { ...IN_DOCUMENT, statementsOf: (count: number) => say('document_patient_statements_of', count) },
  ),
  student: DOCUMENT,
  clinician: DOCUMENT,
};

/**
 * "21 November 2026" for "2026-11-21"; the text itself where it is no date. Without the browser's own names of months, which it
 * reads from its disk the first time: longer than all the rest of a card takes.
 */
export function dayInWords(date: string): string {
  const day = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  const month = say('date_months').split(' ')[day.getUTCMonth()] ?? '';
  return say('date_day', day.getUTCDate(), month, day.getUTCFullYear());
}
