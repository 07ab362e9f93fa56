/** Messages as the browser gives them, and what is left of them once the extension is gone. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { messageHere } from '../../browser/words.ts';
import { contentLang, wordsLang } from '../../components/content.tsx';
import { dayInWords } from '../../components/strings.ts';
import { say, sayCounted, speakWith } from '../../components/words.ts';
import { LANGUAGES, wordsOf } from '../../scripts/words.ts';

/** As the browser does it: from one look at the message, so that a place in an inset stays as it is. */
const getMessage = vi.fn(wordsOf('fr'));

beforeEach(() => {
  vi.stubGlobal('chrome', { runtime: { id: 'here' }, i18n: { getMessage } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  speakWith(wordsOf('en'));
});

test('a message is asked for once, with other insets each time', () => {
  expect(messageHere('card_line', ['7'])).toBe('ligne 7');
  expect(messageHere('card_line', ['8'])).toBe('ligne 8');
  expect(messageHere('card_muted', ['$2'])).toContain('$2');
  expect(getMessage).toHaveBeenCalledTimes(2);
});

test('what was said once can be said when the extension is gone; the rest is said by its key', () => {
  speakWith(messageHere);
  const close = say('card_close');
  getMessage.mockImplementation(() => {
    throw new Error('Extension context invalidated.');
  });
  expect(say('card_close')).toBe(close);
  expect(say('card_undo')).toBe('card_undo');
});

test('each language counts in its own way, and writes days', () => {
  const counted = LANGUAGES.map((language) => {
    speakWith(wordsOf(language));
    return [0, 1, 2].map((count) => sayCounted('card_statements', count));
  });
  expect(counted).toEqual([
    ['0 statements', '1 statement', '2 statements'],
    ['0 énoncé', '1 énoncé', '2 énoncés'],
    ['0 enunciados', '1 enunciado', '2 enunciados'],
  ]);
  expect(dayInWords('2026-11-01')).toBe('1 de noviembre de 2026');
});

test('content is marked where the interface is not English, and our words within it', () => {
  expect([contentLang(), wordsLang()]).toEqual([undefined, undefined]);
  speakWith(wordsOf('es'));
  expect([contentLang(), wordsLang()]).toEqual(['en', 'es']);
});
