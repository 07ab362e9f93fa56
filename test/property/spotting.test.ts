/** Spotting with made-up text: nothing throws, and what is found is well formed, whatever a page says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../spotting/fold.ts';
import { scan, spot, spotPassages } from '../../spotting/index.ts';
import { passagesOf } from '../../spotting/passages.ts';
import { sentencesOf } from '../../spotting/sentences.ts';
import { expectLinear } from './growth.ts';
import { PAGE, TEXT } from './texts.ts';

const RUNS = { numRuns: 100 };

describe('any text', () => {
  it('has its mentions in order, inside it, without overlap, and with its own words', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        let end = 0;
        for (const mention of spot(`low back pain. ${text}`)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          expect(`low back pain. ${text}`.slice(mention.start, mention.end)).toBe(mention.text);
          end = mention.end;
        }
        expect(end).toBeLessThanOrEqual(text.length + 15);
      }),
      RUNS,
    );
  });

  it('is covered by its sentences without gaps, and by its passages but for line ends', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const sentences = sentencesOf(text);
        expect(sentences[0]?.start).toBe(0);
        expect(sentences.at(-1)?.end).toBe(text.length);
        for (const [at, { start }] of sentences.slice(1).entries()) expect(start).toBe(sentences[at]?.end);
        for (const { text: part, offset } of passagesOf(text))
          expect(text.slice(offset, offset + part.length)).toBe(part);
      }),
      RUNS,
    );
  });

  it('folds to text that knows the way back', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const { text: folded, offsets } = fold(text);
        if (offsets === null) expect(folded).toHaveLength(text.length);
        else expect(offsets).toHaveLength(folded.length + 1);
      }),
      RUNS,
    );
  });
});

describe('any page', () => {
  it('is spotted the same again, whatever was spotted between', () => {
    fc.assert(
      fc.property(PAGE, PAGE, (page, other) => {
        const first = spotPassages(page);
        spotPassages(other);
        expect(spotPassages(page)).toEqual(first);
        for (const { passage, start, end } of first.mentions) {
          const { text } = page[passage] as { text: string };
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('crafted repetitions', () => {
  const page = (text: string) => [
    { kind: 'title' as const, text: 'Treatments for low back pain: patients with low back pain' },
    { kind: 'text' as const, text },
  ];

  it.each([
    ...[
      'acupuncture, ',
      'acupuncture and knee pain ',
      'tens for knee ',
      'fever, no fever ',
      'denies cancer, ',
    ],
    ...['Ninth Heron Acupuncture ', 'tens | ', '| tens ', 'tens: ', '“tens ', 'tens.[5] ', 'a. tens '],
  ])('%s is judged in time that grows with the text', (part) => {
    expectLinear((times) => spotPassages(page(part.repeat(times))));
  });

  it.each([
    ...[
      '.',
      '. ',
      '?!',
      '.)',
      ' ',
      '\n',
      '\t',
      'a',
      "a'",
      'a ',
      '1 ',
      '1',
      '- ',
      '( ',
      '|',
      '| ',
      '|a ',
      'no ',
    ],
    ...['not ', 'denies ', '\u00ad', 'İ', '\ud800', 'ﬁ', '– ', '; ', '• ', 'mon 1 ', '2. ', 'home '],
  ])('%j is scanned, cut and judged in time that grows with the text', (part) => {
    expectLinear((times) => {
      const text = part.repeat(times);
      scan(text, 'text');
      sentencesOf(text);
      passagesOf(text);
      // A form before and after it, so that what stands between is looked at from both.
      spotPassages(page(`tens ${text} tens`));
    });
  });
});
