/** What the reader's page says of pages of a PDF that cannot be marked. */
import { expect, test } from 'vitest';
import { say, sayCounted } from '../../components/words.ts';
import { pdfInWords } from '../../entrypoints/reader/notices.tsx';
import type { PdfState } from '../../entrypoints/reader/pdf-view.ts';

const READ: PdfState = {
  pages: 4,
  read: 4,
  isReading: false,
  wordless: [],
  unread: [],
  undrawn: [],
  page: 1,
  zoom: 1,
};
const told = (change: Partial<PdfState>) => pdfInWords({ ...READ, ...change });

test('nothing is said of a PDF that is read as a whole, or still being read', () => {
  expect(told({})).toEqual([]);
  expect(told({ read: 2, isReading: true, unread: [1] })).toEqual([]);
  expect(told({ read: 2 })).toEqual([say('reader_stopped', 2, 4)]);
});

test('pictures, pages that could not be read and those that could not be drawn are told apart', () => {
  expect(told({ wordless: [2], unread: [3], undrawn: [1, 3] })).toEqual([
    sayCounted('reader_scanned', 1, '2'),
    sayCounted('reader_broken', 1, '3'),
    sayCounted('reader_undrawn', 1, '1'),
  ]);
  expect(told({ wordless: [1, 2, 3, 4] })).toEqual([say('reader_scanned_all')]);
  expect(told({ unread: [1, 2, 3, 4], undrawn: [1, 2, 3, 4] })).toEqual([say('reader_broken_all')]);
  // They were read, and what is in them is marked.
  expect(told({ undrawn: [1, 2, 3, 4] })).toEqual([sayCounted('reader_undrawn', 4, '1–4')]);
});
