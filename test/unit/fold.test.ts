import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldText, originalRange } from '../../spotting/fold.ts';

/** Text with a good share of what folding changes. */
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...'abz AZ-\n\u00ad\u200b\u00a0\u2011\u2013\u2019ﬁﬀİßéΣ\u0307\ufeff\ud83d\ude00'.split(''),
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('fold', () => {
  it('lowers capitals and keeps offsets where nothing shifts', () => {
    expect(fold('Advil 200 MG')).toEqual({ text: 'advil 200 mg', offsets: null });
  });

  it('makes one of all dashes, quotes and spaces', () => {
    expect(fold('low\u00a0back—pain ‘here’').text).toBe("low back-pain 'here'");
  });

  it('drops what is not seen and finds the way back', () => {
    const source = 'ibu\u00adpro\u200bfen';
    const folded = fold(source);
    expect(folded.text).toBe('ibuprofen');
    expect(originalRange(folded, 0, 9)).toEqual({ start: 0, end: source.length });
  });

  it('writes out ligatures', () => {
    const folded = fold('ﬂexeril');
    expect(folded.text).toBe('flexeril');
    expect(originalRange(folded, 0, 8)).toEqual({ start: 0, end: 7 });
  });

  it('never loses its way in any text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const folded = fold(source);
        expect(foldText(source)).toBe(folded.text);
        for (let i = 0; i < folded.text.length; i++) {
          const { start, end } = originalRange(folded, i, i + 1);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(source.length);
        }
        if (folded.text.length > 0) {
          const all = originalRange(folded, 0, folded.text.length);
          expect(fold(source.slice(all.start, all.end)).text).toBe(folded.text);
        }
      }),
    );
  });
});
