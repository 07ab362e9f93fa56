/** What the options page says by itself. */
import { language, say, sayCounted, type WordKey, words } from './words.ts';

/** Most entries that a sentence lists, and most characters of each. */
const LISTED = 5;
const LONGEST = 60;

/** A number as the language writes it: "0.5", "0,5". */
const inNumbers = (number: number): string => new Intl.NumberFormat(language()).format(number);

/** A list from a file as part of a sentence: the first of its entries, cut where they are long, and how many more. */
function few(entries: readonly string[]): string {
  const shown = entries.slice(0, LISTED).map((entry) => {
    // What is cut off first is far more than is shown, and counting characters takes its time.
    const characters = [...entry.slice(0, 4 * LONGEST)];
    return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : entry;
  });
  const more = entries.length - shown.length;
  const listed = shown.join(', ');
  return more > 0 ? sayCounted('list_more', more, listed) : listed;
}

export const OPTIONS = words(
  {
    title: 'options_title',
    intro: 'options_intro',
    sections: 'options_sections',
    saved: 'options_saved',
    saveFailed: 'options_save_failed',
    kept: 'options_kept',
    /** Where an organisation has switched the care pathway off. */
    keptAlone: 'options_kept_alone',
  },
  {
    version: (version: string) => say('options_version', version),
  },
);

export const WHERE = words(
  {
    title: 'options_where_title',
    where: 'options_where_where',
    notThere: 'options_where_not_there',
    pause: 'options_where_pause',
    pauseHint: 'options_where_pause_hint',
    muted: 'options_where_muted',
    mutedHint: 'options_where_muted_hint',
    mutedNone: 'options_where_muted_none',
    markAgain: 'options_where_mark_again',
  },
  {
    modes: {
      all: words({
        label: 'options_where_modes_all_label',
        hint: 'options_where_modes_all_hint',
      }),
      'all-but': words({
        label: 'options_where_modes_all_but_label',
        hint: 'options_where_modes_all_but_hint',
      }),
      only: words({
        label: 'options_where_modes_only_label',
        hint: 'options_where_modes_only_hint',
      }),
      click: words({
        label: 'options_where_modes_click_label',
        hint: 'options_where_modes_click_hint',
      }),
    },
    onSite: (site: string) => say('options_where_on_site', site),
  },
);

export const PATTERNS = words(
  {
    field: 'options_patterns_field',
    add: 'options_patterns_add',
    remove: 'options_patterns_remove',
    there: 'options_patterns_there',
    help: 'options_patterns_help',
  },
  {
    titles: words({
      'all-but': 'options_patterns_titles_all_but',
      only: 'options_patterns_titles_only',
    }),
    empty: words({
      'all-but': 'options_patterns_empty_all_but',
      only: 'options_patterns_empty_only',
    }),
    removeWhich: (pattern: string) => say('options_patterns_remove_which', pattern),
    full: (most: number) => say('options_patterns_full', most),
    use: (pattern: string) => say('options_patterns_use', pattern),
    useWide: (pattern: string) => say('options_patterns_use_wide', pattern),
    /** Patterns with what each means. */
    examples: [
      words({ meaning: 'options_patterns_example_site' }, { pattern: '*://*.example.org/*' }),
      words({ meaning: 'options_patterns_example_path' }, { pattern: 'https://clinic.example/back/*' }),
    ],
  },
);

export const READING = words(
  {
    title: 'options_reader_title',
    legend: 'options_reader_legend',
  },
  {
    readers: words({
      patient: 'options_reader_readers_patient',
      student: 'options_reader_readers_student',
      clinician: 'options_reader_readers_clinician',
    }),
  },
);

export const MARKING = words(
  {
    title: 'options_marking_title',
    underline: 'options_marking_underline',
    forced: 'options_marking_forced',
    marks: 'options_marking_marks',
    redFlags: 'options_marking_red_flags',
    claims: 'options_marking_claims',
    claimsHint: 'options_marking_claims_hint',
    pause: 'options_marking_pause',
    pauseHint: 'options_marking_pause_hint',
    tryIt: 'options_marking_try_it',
    tryOpen: 'options_marking_try_open',
  },
  {
    underlines: {
      standard: words({
        label: 'options_marking_underlines_standard_label',
        hint: 'options_marking_underlines_standard_hint',
      }),
      thin: words({
        label: 'options_marking_underlines_thin_label',
        hint: 'options_marking_underlines_thin_hint',
      }),
      tinted: words({
        label: 'options_marking_underlines_tinted_label',
        hint: 'options_marking_underlines_tinted_hint',
      }),
    },
    each: words({
      label: 'options_marking_each_label',
      hint: 'options_marking_each_hint',
    }),
    first: words({
      label: 'options_marking_first_label',
      hint: 'options_marking_first_hint',
    }),
    seconds: (ms: number) => {
      const seconds = Math.round(ms / 100) / 10;
      return sayCounted('options_marking_seconds', seconds, inNumbers(seconds));
    },
    /** The same as short as can be, at the ends of a slider. */
    short: (ms: number) => say('options_marking_short', inNumbers(ms / 1000)),
  },
);

export const LOOK = words(
  {
    title: 'options_look_title',
    theme: 'options_look_theme',
    badge: 'options_look_badge',
    badgeHint: 'options_look_badge_hint',
  },
  {
    themes: {
      system: words({
        label: 'options_look_themes_system_label',
        hint: 'options_look_themes_system_hint',
      }),
      light: words({ label: 'options_look_themes_light_label' }, { hint: '' }),
      dark: words({ label: 'options_look_themes_dark_label' }, { hint: '' }),
    },
  },
);

const keyRow = (keys: readonly string[], does: WordKey) => words({ does }, { keys });

export const KEYS = words(
  {
    title: 'options_keys_title',
    anywhere: 'options_keys_anywhere',
    notSet: 'options_keys_not_set',
    none: 'options_keys_none',
    change: 'options_keys_change',
    changeFailed: 'options_keys_change_failed',
    inside: 'options_keys_inside',
    fixed: 'options_keys_fixed',
    key: 'options_keys_key',
    does: 'options_keys_does',
  },
  {
    names: words({
      _execute_action: 'options_keys_names_execute_action',
      _execute_side_panel: 'options_keys_names_execute_side_panel',
      _execute_sidebar_action: 'options_keys_names_execute_sidebar_action',
    }),
    byHand: words({
      chromium: 'options_keys_by_hand_chromium',
      firefox: 'options_keys_by_hand_firefox',
    }),
    /**
     * Keys of our own with what they do. "Mod" is the command key on Apple’s systems, Ctrl elsewhere.
     * @param search false where an organisation has switched the search off
     * @param pathway the same of the care pathway
     */
    rows: (search: boolean, pathway: boolean) => [
      keyRow(['Esc'], search ? 'options_keys_does_escape' : 'options_keys_does_close'),
      ...(search ? [keyRow(['↑', '↓'], 'options_keys_does_choose')] : []),
      keyRow(['Enter'], search ? 'options_keys_does_enter' : 'options_keys_does_press'),
      ...(search ? [keyRow(['Mod', 'Enter'], 'options_keys_does_in_panel')] : []),
      keyRow(['←', '→'], 'options_keys_does_change'),
      ...(pathway
        ? [
            keyRow(['1 – 9'], 'options_keys_does_answer'),
            keyRow(['Backspace'], 'options_keys_does_back'),
            keyRow(['↑', '↓', '←', '→'], 'options_keys_does_map_go'),
            keyRow(['Home', 'End'], 'options_keys_does_map_ends'),
            keyRow(['+', '−', '0'], 'options_keys_does_map_size'),
          ]
        : []),
      keyRow(['Tab'], 'options_keys_does_tab'),
    ],
  },
);

export const FILE = words(
  {
    title: 'options_file_title',
    exportTitle: 'options_file_export_title',
    exportHint: 'options_file_export_hint',
    export: 'options_file_export',
    exported: 'options_file_exported',
    importTitle: 'options_file_import_title',
    import: 'options_file_import',
    importHint: 'options_file_import_hint',
    unreadable: 'options_file_unreadable',
    resetTitle: 'options_file_reset_title',
    resetHint: 'options_file_reset_hint',
    reset: 'options_file_reset',
    resetDone: 'options_file_reset_done',
    undo: 'options_file_undo',
    undone: 'options_file_undone',
  },
  {
    imported: (file: string, names: string) => say('options_file_imported', file, names),
    importedSame: (file: string) => say('options_file_imported_same', file),
    ignored: (names: readonly string[]) => say('options_file_ignored', few(names)),
    noSites: (entries: readonly string[]) => say('options_file_no_sites', few(entries)),
    notTaken: (file: string) => say('options_file_not_taken', file),
  },
);

/** Names of settings, as a message lists what an import has changed. */
export const SETTING_NAMES = words({
  reader: 'options_setting_reader',
  paused: 'options_setting_paused',
  mutedSites: 'options_setting_muted_sites',
  where: 'options_setting_where',
  allBut: 'options_setting_all_but',
  only: 'options_setting_only',
  underline: 'options_setting_underline',
  marks: 'options_setting_marks',
  claims: 'options_setting_claims',
  hoverPause: 'options_setting_hover_pause',
  theme: 'options_setting_theme',
  badge: 'options_setting_badge',
});

export const BROKEN = words({
  title: 'options_broken_title',
  text: 'options_broken_text',
  save: 'options_broken_save',
  discard: 'options_broken_discard',
  discarded: 'options_broken_discarded',
  discardFailed: 'options_broken_discard_failed',
});
