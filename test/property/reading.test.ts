/** Reading in context with made-up text: nothing throws, and what is read is one of the known values. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companionsIn, isDrug } from '../../spotting/companions.ts';
import { spotPassages } from '../../spotting/index.ts';
import { Memo } from '../../spotting/memo.ts';
import { PageReader, type Passage } from '../../spotting/page-reader.ts';
import { voiceOf } from '../../spotting/patient.ts';
import { readPassages, readText } from '../../spotting/reading.ts';
import { Sections } from '../../spotting/sections.ts';
import { sellingIn } from '../../spotting/selling.ts';
import type { Read } from '../../spotting/types.ts';
import { expectLinear } from './growth.ts';
import { PAGE, TEXT } from './texts.ts';

const RUNS = { numRuns: 100 };
const STATUSES = new Set(
  'present negated past current planned declined failed helped allergy family hypothetical general'.split(
    ' ',
  ),
);
const CLAIMS = new Set([null, 'strong', 'benefit', 'no-benefit', 'harm', 'against', 'none']);

describe('any page', () => {
  it('is read with known statuses and claims, each sentence around its mention', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        for (const { passage, start, end, status, claim, context, sentence } of readPassages(page)) {
          expect(STATUSES).toContain(status);
          expect(CLAIMS).toContain(claim);
          expect(context === null).toBe(claim === null || claim === 'none');
          expect(sentence.start <= start && sentence.end >= Math.min(end, sentence.end)).toBe(true);
          expect(sentence.end).toBeLessThanOrEqual(page[passage]?.text.length ?? 0);
        }
      }),
      RUNS,
    );
  });

  it('is read the same again, whatever was read between', () => {
    fc.assert(
      fc.property(PAGE, PAGE, (page, other) => {
        const first = readPassages(page);
        readPassages(other);
        expect(readPassages(page)).toEqual(first);
      }),
      RUNS,
    );
  });

  it('is read as if for the first time, however much is known of it already', () => {
    const known = new Memo<Read[]>(5000);
    const readAll = (page: readonly Passage[], memo: Memo<Read[]> | null) => {
      const { scanned, level, mentions } = spotPassages(page);
      const reader = new PageReader(scanned, level, memo);
      return page.map((passage, at) =>
        reader.read(
          passage,
          mentions.filter((one) => one.passage === at),
        ),
      );
    };
    fc.assert(
      fc.property(PAGE, fc.nat(4), (page, changed) => {
        const after = page.filter((_, at) => at !== changed);
        for (const state of [page, after, page]) {
          known.turn();
          expect(readAll(state, known)).toEqual(readAll(state, null));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is read passage by passage with what else it names', () => {
    fc.assert(
      fc.property(PAGE, (page) => {
        const { scanned, level } = spotPassages(page);
        const reader = new PageReader(scanned, level);
        const sections = new Sections();
        expect(['patient', 'oneself', 'subject']).toContain(voiceOf(scanned, true));
        for (const passage of page) {
          sections.next(passage.text, passage.kind);
          reader.read(passage, []);
          const companions = companionsIn(passage.text).map(({ companion, start, end }) => {
            return { start, end, drug: isDrug(companion) };
          });
          // The words of the passage might all be names.
          const words = Array.from(passage.text.matchAll(/\w+/g), ({ 0: word, index }) => {
            return { start: index, end: index + word.length, drug: index % 2 === 0 };
          });
          const named = companions.length > 0 ? companions : words.slice(0, 12);
          const statuses = reader.statuses(passage, named);
          expect(statuses).toHaveLength(named.length);
          for (const status of statuses) expect(STATUSES).toContain(status);
        }
      }),
      RUNS,
    );
  });
});

describe('any text', () => {
  it('is read without an error', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        for (const { start, end } of readText(`low back pain\n${text}`)) expect(start).toBeLessThan(end);
      }),
      RUNS,
    );
  });

  it('has signs of selling and companions inside it, in order, the same again later', () => {
    let found = 0;
    fc.assert(
      fc.property(TEXT, TEXT, (text, other) => {
        const signs = sellingIn(text);
        const companions = companionsIn(text);
        found += Math.min(1, signs.length) + Math.min(1, companions.length);
        sellingIn(other);
        companionsIn(other);
        expect(sellingIn(text)).toEqual(signs);
        expect(companionsIn(text)).toEqual(companions);
        for (const all of [signs, companions])
          for (const [at, { start, end }] of all.entries()) {
            expect(start >= (all[at - 1]?.start ?? 0) && start < end && end <= text.length).toBe(true);
          }
        for (const sign of signs) expect(text.slice(sign.start, sign.end)).toBe(sign.text);
      }),
      { numRuns: 300 },
    );
    // Where nothing was found all of this would hold of anything.
    expect(found).toBeGreaterThan(60);
  });
});

describe('crafted repetitions', () => {
  const ARTICLE = {
    kind: 'title' as const,
    text: 'Treatments for low back pain: patients with low back pain',
  };
  const NOTE = {
    kind: 'text' as const,
    text: 'HPI: 54 yo man with low back pain. Denies fever. PMH: s/p fusion',
  };

  it.each([
    ...['acupuncture helps ', 'no fever, ', 'tens | ', 'tens: ', '“tens ', 'tens? ', 'very tens ', 'tens, '],
    ...['did not respond to tens ', 'neither tens nor ', 'if you have fever ', 'her mother had cancer, '],
    ...[
      'no better than tens ',
      '(fever ',
      'not really ',
      'over the ',
      'is not so very ',
      'fever? no ',
      '\n- tens',
    ],
  ])('%j is read in time that grows with the text', (part) => {
    expectLinear((times) => {
      const text = `tens ${part.repeat(times)} fever`;
      readPassages([ARTICLE, { kind: 'text', text }]);
      readPassages([NOTE, { kind: 'text', text }]);
    });
  });

  it.each([
    ...['free ', '$1', '1,', '90 day ', 'peptic ', 'alcohol ', 'hepatitis a b ', 'no ', '★', '- ', "don't "],
    ...[' ', '\n', '1/2 ', '| ', '.', '"'],
  ])('%j is searched for selling, companions and sections in time that grows with the text', (part) => {
    expectLinear((times) => {
      const text = part.repeat(times);
      sellingIn(text);
      companionsIn(text);
      new Sections().next(text, 'text');
    });
  });
});
