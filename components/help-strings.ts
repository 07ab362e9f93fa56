/** What the first page after the installation and the help say, and what both share with the page on the method. */
import { say, words } from './words.ts';

export const WELCOME = words(
  {
    title: 'welcome_title',
    intro: 'welcome_intro',
    readerTitle: 'welcome_reader_title',
    readerHint: 'welcome_reader_hint',
    tryTitle: 'welcome_try_title',
    tryHow: 'welcome_try_how',
    note: 'welcome_try_note',
    flag: 'welcome_try_flag',
    failed: 'welcome_try_failed',
    findTitle: 'welcome_find_title',
    popupTitle: 'welcome_popup_title',
    popup: 'welcome_popup_text',
    popupAlone: 'welcome_popup_alone',
    panelTitle: 'help_panel_title',
    panel: 'welcome_panel_text',
    panelAlone: 'welcome_panel_alone',
    openPanel: 'welcome_panel_open',
    searchTitle: 'welcome_search_title',
    keysTitle: 'welcome_keys_title',
    keys: 'welcome_keys_text',
    changeKeys: 'welcome_keys_change',
    privacyTitle: 'welcome_privacy_title',
    more: 'welcome_more',
  },
  {
    tryKeys: (next: string, open: string) => say('welcome_try_keys', next, open),
    paused: () => say('welcome_try_paused', say('options_where_title')),
    search: (keyword: string) => say('welcome_search_text', keyword),
    /**
     * Sentences, each by itself.
     * @param isWhole false where an organisation has switched the search or the care pathway off
     */
    privacy: (isWhole: boolean) => [
      say('welcome_privacy_local'),
      say(isWhole ? 'welcome_privacy_memory' : 'welcome_privacy_memory_alone'),
      say('welcome_privacy_settings'),
    ],
  },
);

/** What must be said wherever Backbrief explains itself. */
export const ADVICE = words({
  title: 'advice_title',
  text: 'advice_text',
  emergency: 'advice_emergency',
});

/** Ways from one page to another. */
export const LINKS = words({
  method: 'link_method',
  settings: 'link_settings',
  help: 'link_help',
  welcome: 'link_welcome',
  signs: 'link_signs',
});

/** What the lines under words mean, by the classes of components/samples.css. */
export const LEGEND = words(
  {
    title: 'legend_title',
    colour: 'legend_colour',
  },
  {
    lines: words({
      'red-flag': 'legend_red_flag',
      avoid: 'legend_avoid',
      disputed: 'legend_disputed',
      'short-term': 'legend_short_term',
      helps: 'legend_helps',
      'not-covered': 'legend_not_covered',
    }),
  },
);

export const HELP = words(
  {
    title: 'help_title',
    intro: 'help_intro',
    marks: 'help_marks_text',
    claims: 'help_marks_claims',
    cardsTitle: 'help_cards_title',
    keysTitle: 'help_keys_title',
    panelTitle: 'help_panel_title',
    searchTitle: 'help_search_title',
    searchNone: 'help_search_none',
    pdfTitle: 'help_pdf_title',
    pdf: import.meta.env.FIREFOX ? 'help_pdf_text_saved' : 'help_pdf_text',
    pdfScan: 'help_pdf_scan',
    sitesTitle: 'help_sites_title',
    nothingTitle: 'help_nothing_title',
    nothingNever: 'help_nothing_never',
    emergencyTitle: 'help_emergency_title',
    keyTitle: 'help_keys_missing_title',
    reportTitle: 'help_report_title',
    reportPatient: 'help_report_patient',
    moreTitle: 'help_more_title',
  },
  {
    /** @param isRead false where an organisation has switched reading in context off */
    cards: (isRead: boolean) => [
      say('help_cards_open'),
      isRead ? `${say('help_cards_parts')} ${say('help_cards_read')}` : say('help_cards_parts'),
      say('help_cards_foot'),
    ],
    keys: () => say('help_keys_text', say('options_keys_title')),
    panel: () => say('help_panel_text', say('panel_tab_page'), say('panel_tab_pathway')),
    search: (keyword: string) => say('help_search_text', keyword),
    /** Where an organisation has switched the care pathway off. */
    panelAlone: () => say('help_panel_alone', say('panel_tab_page')),
    sites: () => say('help_sites_text', say('options_where_title')),
    /** Why a page has no marks, the most usual first. */
    nothing: () => [
      say('help_nothing_back'),
      say('help_nothing_off'),
      say('help_nothing_kept_out'),
      say('help_nothing_picture'),
      say('help_nothing_language'),
      say('help_nothing_load'),
    ],
    key: () => say('help_keys_missing_text', say('options_keys_title')),
    report: (version: string) => say('help_report_text', version),
  },
);
