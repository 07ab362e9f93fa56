import { describe, expect, it } from 'vitest';
import { sellingIn } from '../../spotting/selling.ts';
import { SELLING_RULES } from '../../spotting/selling-rules.ts';
import { processorTime, timesAsLong } from '../property/growth.ts';

/** The text without its braces, and the sign that stands in them. */
function marked(example: string) {
  const text = example.replace(/[{}]/g, '');
  const start = example.indexOf('{');
  const end = example.indexOf('}') - 1;
  return { text, sign: { start, end, text: text.slice(start, end) } };
}

describe('sellingIn', () => {
  it.each(SELLING_RULES.map(({ kind, example }) => [kind, example] as const))('%s: %s', (kind, example) => {
    const { text, sign } = marked(example);
    expect(sellingIn(text)).toContainEqual({ kind, ...sign });
  });

  it.each([
    ['rating', 'A {five-star rated} clinic.'],
    ['rating', 'Our {award-winning} team.'],
    ['rating', 'PulseKind ({1,187 reviews})'],
    ['patented', 'A {patent-pending} hinge.'],
    ['price', 'From {$1,299}, fitted.'],
    ['discount', 'Now $4,500, {was $6,000}.'],
    ['success rate', 'A {98% success rate}.'],
    ['free offer', 'A {no-cost consultation}.'],
    ['urgency', "{Don't wait}: Sunday is the last day."],
  ] as const)('%s, however it is written: %s', (kind, example) => {
    const { text, sign } = marked(example);
    expect(sellingIn(text)).toContainEqual({ kind, ...sign });
  });

  it('finds nothing where nothing is sold', () => {
    const text =
      'Walking eases back pain. In a trial of 95 adults, 48 percent had less pain; the study cost 2 million. Call your doctor if it lasts. Book 2, page 7. A facebook page, the textbook now.';
    expect(sellingIn(text)).toEqual([]);
  });

  it('gives the signs in order, and a few of each kind', () => {
    const signs = sellingIn(`${'$5 '.repeat(500)}Book your appointment`);
    expect(signs).toHaveLength(6);
    expect(signs[0]).toEqual({ kind: 'price', start: 0, end: 2, text: '$5' });
    expect(signs.map(({ start }) => start)).toEqual(signs.map(({ start }) => start).sort((a, b) => a - b));
    expect(signs.at(-1)?.kind).toBe('booking');
  });

  it.each(['free free ', 'book your ', 'claim ', '$ ', 'our own unique ', '100 % ', 'risk free ', '1,1'])(
    'reads %j again and again in linear time',
    (piece) => {
      const took = (length: number) => {
        const text = piece.repeat(Math.ceil(length / piece.length));
        const begun = processorTime();
        for (let n = 0; n < 5; n++) sellingIn(text);
        return processorTime() - begun;
      };
      expect(timesAsLong(took, 4000, 16_000, 12)).toBeLessThan(12);
    },
  );
});
