/** The words of the interface: each language has them all, whole, and nothing is written in the views themselves. */
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language, messagesOf } from '../../scripts/words.ts';
import { hardCoded, hardCodedInHtml } from './hard-coded.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ENGLISH = messagesOf('en');
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

/** Messages that are the same in some other language: names, numbers, and words that both languages have. */
const SAME = new Set([
  ...['extension_name', 'card_verdicts', 'popup_title', 'popup_times_one'],
  ...['popup_times_other', 'panel_title', 'panel_documents', 'panel_tab_start_back'],
  ...['panel_tab_documents', 'document_date', 'selling_short_commission', 'reading_flags_of'],
  ...['population_axial_clinician', 'population_radicular_clinician', 'evidence_document', 'evidence_cell'],
  ...['evidence_verdict_of', 'page_entry_of', 'page_times', 'page_mentions_one'],
  ...['page_mentions_other', 'start_back_title', 'start_back_psychosocial', 'start_back_number'],
  ...['pathway_types_question', 'search_caution_title', 'group_document', 'options_version'],
  ...[
    'options_patterns_remove_which',
    'options_marking_underlines_standard_label',
    'options_marking_short',
    'badge_name',
  ],
  ...['reader_patient', 'reader_window', 'reader_page', 'date_day', 'kind_programme'],
]);

/** $1 … $9 of a message, each once, sorted. */
const placesOf = (message: string) => [...new Set(message.match(/\$[1-9]/g))].sort();

const source = (file: string) => readFileSync(resolve(ROOT, file), 'utf8');
const filesOf = (pattern: string) =>
  globSync(pattern, { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'));

/** Keys that the manifest names. */
const manifestKeys = [...source('wxt.config.ts').matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key);

describe.each(OTHERS)('%s', (language: Language) => {
  const messages = messagesOf(language);

  test('has the keys of English, in its order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(ENGLISH));
  });

  test('has the places of English', () => {
    for (const [key, { message }] of Object.entries(messages))
      expect.soft(placesOf(message), key).toEqual(placesOf(ENGLISH[key]?.message ?? ''));
  });

  test('has nothing that is still English', () => {
    const left = Object.keys(messages).filter((key) => messages[key]?.message === ENGLISH[key]?.message);
    expect(left.filter((key) => !SAME.has(key))).toEqual([]);
  });

  test('begins and ends with a space where English does', () => {
    const edges = (text: string) => [/^\s/.test(text), /\s$/.test(text)];
    for (const [key, { message }] of Object.entries(messages)) {
      // A colon has a space before it in French, and none in English.
      if (/^\s?:/.test(message)) continue;
      expect.soft(edges(message), key).toEqual(edges(ENGLISH[key]?.message ?? ''));
    }
  });
});

test('what may be the same is the same in some language', () => {
  const isSame = (key: string) =>
    OTHERS.some((other) => messagesOf(other)[key]?.message === ENGLISH[key]?.message);
  expect([...SAME].filter((key) => !isSame(key))).toEqual([]);
});

describe.each(LANGUAGES)('%s', (language) => {
  const messages = messagesOf(language);
  const entries = Object.entries(messages);

  test('has no empty message, and says which language it is', () => {
    expect(entries.filter(([, { message }]) => message.trim() === '')).toEqual([]);
    expect(messages.language?.message).toBe(language);
  });

  test('has names that browsers take, which differ by more than case', () => {
    for (const [key] of entries) expect.soft(key).toMatch(/^[a-z0-9_]+$/);
  });

  test('has both of each pair for one and for several', () => {
    for (const [key] of entries) {
      const [, first, form] = /^(.*)_(one|other)$/.exec(key) ?? [];
      if (first) expect.soft(messages).toHaveProperty(`${first}_${form === 'one' ? 'other' : 'one'}`);
    }
  });

  test('fits what stores and browsers allow of the manifest', () => {
    expect(messages.extension_name?.message.length).toBeLessThanOrEqual(45);
    expect(messages.extension_description?.message.length).toBeLessThanOrEqual(132);
  });

  test('names twelve months', () => {
    expect(messages.date_months?.message.split(' ')).toHaveLength(12);
  });
});

test('French has a no-break space before : ; ? ! and inside its quotation marks', () => {
  for (const [key, { message }] of Object.entries(messagesOf('fr')))
    expect.soft(message, key).not.toMatch(/ [:;?!»]|« |[\p{L}\p{N}][;?!]/u);
});

test('English says what takes its places', () => {
  const silent = Object.entries(ENGLISH).filter(
    ([, { message, description }]) => /\$[1-9]/.test(message) && !description?.trim(),
  );
  expect(silent.map(([key]) => key)).toEqual([]);
});

test('every message is said somewhere', () => {
  const code = filesOf('{components,entrypoints,browser,scripts}/**/*.{ts,tsx}').map(source).join('\n');
  const named = new Set([...(code.match(/[a-z0-9_]+(?=['"`])/g) ?? []), ...manifestKeys]);
  const unused = Object.keys(ENGLISH).filter(
    (key) => !named.has(key) && !named.has(key.replace(/_(one|other)$/, '')),
  );
  expect(unused).toEqual([]);
});

test('the manifest names messages that there are', () => {
  expect(manifestKeys.length).toBeGreaterThan(0);
  for (const key of manifestKeys) expect.soft(ENGLISH).toHaveProperty(key);
});

describe('no words in the views themselves', () => {
  test.each(filesOf('{components,entrypoints}/**/*.tsx'))('%s', (file) => {
    expect(hardCoded(file, source(file))).toEqual([]);
  });

  test.each(filesOf('{components,entrypoints}/**/*.html'))('%s', (file) => {
    expect(hardCodedInHtml(source(file))).toEqual([]);
  });

  test.each([
    ['text', '<p>Hello there</p>', 'Hello there'],
    ['an attribute', '<button aria-label="Close" />', 'Close'],
    ['an attribute in braces', "<img alt={'A back'} />", 'A back'],
    ['a choice', "<p title={on ? 'On' : name}>{name}</p>", 'On'],
    ['a choice of text', "<p>{on && 'Switched on'}</p>", 'Switched on'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ['a template', '<p placeholder={`Search ${name}`} />', 'Search'],
    ['a property of a component', '<Tick label="Mark it" />', 'Mark it'],
  ])('%s is found', (_, planted, found) => {
    expect(hardCoded('planted.tsx', `export const View = () => (${planted});`)).toEqual([found]);
  });

  test('text and titles of a page are found', () => {
    expect(hardCodedInHtml('<!doctype html><title>Backbrief settings</title><p title="Tip">Hi</p>')).toEqual([
      'Backbrief settings',
      'Tip',
      'Hi',
    ]);
  });
});
