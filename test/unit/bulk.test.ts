import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesIn } from '../../spotting/bulk.ts';
import { scan } from '../../spotting/scan.ts';

const WORDS = [
  'Yoga',
  'ibuprofen',
  'TENS',
  'low back pain',
  'spine',
  'the table',
  '600',
  'Since',
  'C5',
  ' ',
  '.',
  '(',
  'a',
];

test('what a passage holds is seen in the text around it, where blocks are parted', () => {
  const passage = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 5 }), (passages) => {
      const text = passages.join('\n');
      const places = placesIn(text);
      let from = 0;
      for (const passage of passages) {
        const inside = places.some((place) => place >= from && place < from + passage.length);
        if (scan(passage, 'text')?.hits.length) expect(inside).toBe(true);
        from += passage.length + 1;
      }
    }),
  );
});

test('text without anything in it has no places', () => {
  expect(placesIn('The harbour office repaired the lower lock in 1923.')).toEqual([]);
});
