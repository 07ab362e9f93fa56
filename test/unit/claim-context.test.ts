import { describe, expect, it } from 'vitest';
import { claimContextOf } from '../../spotting/claim-context.ts';
import { sellingOn } from '../../spotting/selling.ts';
import { SELLING_RULES } from '../../spotting/selling-rules.ts';

/** The context of the mention in braces. */
function contextOf(marked: string) {
  const start = marked.indexOf('{');
  return claimContextOf(marked.replace(/[{}]/g, ''), start, marked.indexOf('}') - 1);
}

describe('claimContextOf', () => {
  it.each([
    ['{Heat} helps in acute low back pain.', { duration: 'acute', pattern: null, spasm: false }],
    ['{Yoga} eases chronic low back pain.', { duration: 'chronic', pattern: null, spasm: false }],
    ['{Yoga} for sub-acute pain.', { duration: null, pattern: null, spasm: false }],
    ['{Yoga} for acute and chronic back pain.', { duration: null, pattern: null, spasm: false }],
    ['{Epidurals} calm sciatica.', { duration: null, pattern: 'radicular', spasm: false }],
    [
      '{Injections} for axial back pain. Sciatica is another matter.',
      { duration: null, pattern: 'axial', spasm: false },
    ],
    ['{Heat} loosens muscle spasm.', { duration: null, pattern: null, spasm: true }],
  ])('%s', (marked, situation) => {
    expect(contextOf(marked).situation).toEqual(situation);
  });

  it('names the harms, and whether all people are meant', () => {
    expect(contextOf('{Opioids}: addiction and constipation.').harms).toEqual(['addiction', 'constipation']);
    expect(contextOf('Do not take {ibuprofen} if you have an ulcer.').limited).toBe(true);
    expect(contextOf('Do not take {opioids}.').limited).toBe(false);
  });
});

describe('sellingOn', () => {
  it.each(SELLING_RULES.map(({ kind, example }) => [kind, example] as const))('%s: %s', (kind, example) => {
    const text = example.replace(/[{}]/g, '');
    const start = example.indexOf('{');
    const end = example.indexOf('}') - 1;
    expect(sellingOn([{ text }])).toContainEqual({
      kind,
      passage: 0,
      start,
      end,
      text: text.slice(start, end),
    });
  });

  it('finds nothing where nothing is sold', () => {
    const text =
      'Walking eases back pain. In a trial of 95 adults, 48 percent had less pain; the study cost 2 million. Call your doctor if it lasts. Book 2, page 7.';
    expect(sellingOn([{ text }])).toEqual([]);
  });

  it('keeps a few of a kind, and the passage they stand in', () => {
    const signs = sellingOn([{ text: 'Nothing.' }, { text: '$5 '.repeat(500) }]);
    expect(signs).toHaveLength(5);
    expect(signs[0]).toMatchObject({ kind: 'price', passage: 1, start: 0, end: 2, text: '$5' });
  });

  it('reads repetitions in linear time', () => {
    for (const piece of ['free free ', 'book your ', 'claim ', '$ ', 'our own unique ', '100 % ']) {
      const begun = performance.now();
      sellingOn([{ text: piece.repeat(20_000) }]);
      expect(performance.now() - begun).toBeLessThan(1500);
    }
  });
});
