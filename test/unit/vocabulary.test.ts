import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileRules, packTables } from '../../spotting/triggers.ts';
import { shorten, spelled, Vocabulary, Words } from '../../spotting/vocabulary.ts';

/** A vocabulary of some rules and of words that show something. */
function vocabularyOf(finds: readonly string[], shows: Record<string, number> = {}) {
  const stems = Object.keys(shows).filter((word) => word.endsWith('*'));
  return new Vocabulary(packTables({ rules: fileRules(finds) }, stems).words, new Map(Object.entries(shows)));
}

/** The known words of a text with what they show. */
function known(vocabulary: Vocabulary, text: string): string[] {
  const words = new Words();
  vocabulary.read(text, words);
  return Array.from({ length: words.count }, (_, at) => {
    const bits = vocabulary.shows[words.ids[at] as number];
    return text.slice(words.starts[at], words.ends[at]) + (bits ? `=${bits}` : '');
  });
}

describe('a vocabulary', () => {
  it('finds the words, numbers and signs that rules begin with, and no others', () => {
    const vocabulary = vocabularyOf(['no (fever|chills)', '\\d+ mg', '[-✗] present']);
    expect(known(vocabulary, 'no fevers, no fever; 20mg of x at 5 – ✗ present - absent, nofever')).toEqual([
      'no',
      'no',
      '20mg',
      '5',
      '✗',
      '-',
    ]);
  });

  it('keeps a word with an apostrophe behind it, whether it is known or not', () => {
    expect(known(vocabularyOf(['did not']), "did he? didn't; x'y")).toEqual(['did', 'didn', 'x']);
  });

  it('tells what words show, also by how they begin', () => {
    const vocabulary = vocabularyOf(['bleeding'], { if: 1, bleeding: 2, 'blee*': 4, 'bleeds*': 1024 });
    expect(known(vocabulary, 'if it is bleeding, bleeds or bled')).toEqual([
      'if=1',
      'bleeding=6',
      'bleeds=1028',
    ]);
  });

  it('writes words short and reads them again', () => {
    expect(shorten(['heal', 'help', 'helps'])).toBe('AhealClpEs');
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^(?:#|[a-z0-9']{1,40})$/)), (words) => {
        expect(spelled(shorten(words.sort()))).toEqual(words);
      }),
    );
  });

  it('finds in any text what looking for each word finds', () => {
    const list = ['no', 'not', 'none', 'fever', 'fevers', 'a'];
    const vocabulary = vocabularyOf(list);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...list, 'nope', ' ', '-', ',', 'é', '😀', '_', 'x'), { maxLength: 40 }),
        (parts) => {
          const text = parts.join('');
          const wanted = [...text.matchAll(/[a-z0-9]+/g)]
            .map(([word]) => word)
            .filter((word) => list.includes(word));
          expect(known(vocabulary, text)).toEqual(wanted);
        },
      ),
    );
  });
});
