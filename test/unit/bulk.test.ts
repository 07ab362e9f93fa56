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
        const inside = places.some(({ start, end }) => start < from + passage.length && end > from);
        if (scan(passage, 'text')?.hits.length) expect(inside).toBe(true);
        from += passage.length + 1;
      }
    }),
  );
});

test('text without anything in it has no places', () => {
  expect(placesIn('The harbour office repaired the lower lock in 1923.')).toEqual([]);
});

test('what may be painted, or is of the back, is told from what only tells what a page is about', () => {
  const found = placesIn('Her left hand, then yoga; her migraine, then sciatica.');
  expect(found.map(({ matters }) => matters)).toEqual([false, true, false, true]);
});
