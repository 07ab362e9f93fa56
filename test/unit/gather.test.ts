import { expect, test } from 'vitest';
import type { MarkToRead } from '../../browser/reading-door.ts';
import { Gathering, quote } from '../../entrypoints/reading.content/gather.ts';
import { type Mention, scan, spotPassages } from '../../spotting/index.ts';
import { PageReader } from '../../spotting/page-reader.ts';

/** Gathers a page of paragraphs, all of them in sight but those that are named hidden. */
function gather(texts: readonly string[], hidden: readonly number[] = []) {
  const passages = texts.map((text) => ({ text, kind: 'text' as const }));
  const { mentions, scanned, level } = spotPassages(passages);
  const gathering = new Gathering(new PageReader(scanned, level));
  const marks: MarkToRead[] = [];
  passages.forEach((passage, at) => {
    const own = mentions
      .filter((mention: Mention) => mention.passage === at)
      .map((mention): MarkToRead => {
        return { mention, passage: { scanned: scan(passage.text, 'text') as never } };
      });
    marks.push(...own);
    gathering.take(passage, own, () => !hidden.includes(at));
  });
  return { gathering, marks, told: gathering.told(marks) };
}

const NOTE = [
  'HPI: 54 yo with chronic low back pain. Denies saddle anesthesia. Reports urinary retention since Monday.',
  'PMH: peptic ulcer disease. Denies liver disease.',
  'Meds: ibuprofen, tramadol.',
];

test('a note has statuses, signs and what cautions are about, and no claims', () => {
  const { told, gathering, marks } = gather(NOTE);
  expect(told.statuses).toMatchObject({ ibuprofen: { current: 1 }, tramadol: { current: 1 } });
  expect(told.claims).toEqual([]);
  expect(told.selling).toEqual([]);
  const named = told.named.map(({ companion, status, words }) => [companion, status, words]);
  expect(named).toContainEqual(['ulcer-or-bleed', 'past', 'peptic ulcer disease']);
  expect(named).toContainEqual(['liver-disease', 'negated', 'liver disease']);
  expect(named).toContainEqual(['opioid', 'current', 'tramadol']);
  const [first] = marks;
  const onPage = first && gathering.onPage(first);
  expect(onPage?.flags).toEqual([
    { concept: 'cauda-equina-syndrome', status: 'negated' },
    { concept: 'bladder-bowel-disturbance', status: 'present' },
  ]);
  // What goes to the background has no words of the page.
  expect(JSON.stringify(onPage)).not.toMatch(/peptic|anesthesia|Monday/);
  expect(first && gathering.wordsOf(first)?.named['ulcer-or-bleed']).toBe('peptic ulcer disease');
});

const ARTICLE = [
  'Low back pain: what helps?',
  'Yoga helps chronic low back pain, and yoga classes reduce pain. TENS does not help.',
  'Yoga helps chronic low back pain.',
  'Book your appointment now. Only $99. Book your appointment now.',
];

test('what one sentence says of one treatment is one claim, with the mention that it is about', () => {
  const { told } = gather(ARTICLE);
  const claims = told.claims.map(({ claimed, index, words }) => [
    claimed.concept,
    claimed.asserts,
    index,
    words,
  ]);
  const first = 'Yoga helps chronic low back pain, and yoga classes reduce pain.';
  expect(claims).toEqual([
    ['yoga', 'benefit', 0, first],
    ['tens', 'no-benefit', 0, 'TENS does not help.'],
    ['yoga', 'benefit', 2, 'Yoga helps chronic low back pain.'],
  ]);
});

test('signs of selling are told once, and only those that can be seen', () => {
  expect(gather(ARTICLE).told.selling.map(({ kind }) => kind)).toEqual(['booking', 'price']);
  expect(gather(ARTICLE, [3]).told.selling).toEqual([]);
});

test('a mention that came after the reading is not told of', () => {
  const { gathering, marks } = gather(ARTICLE);
  const [first] = marks as [MarkToRead];
  const later: MarkToRead = { ...first };
  expect(gathering.readOf(later)).toBeUndefined();
  expect(gathering.onPage(later)).toBeNull();
  expect(gathering.wordsOf(later)).toBeNull();
  expect(gathering.told([later]).claims).toEqual([]);
});

test('a quotation keeps the mention, and no part of a word', () => {
  const words = 'lorem ipsum dolor sit amet '.repeat(30);
  const text = `${words}TENS ${words}`;
  const at = { start: words.length, end: words.length + 4 };
  const said = quote(text, { start: 0, end: text.length }, at);
  expect(said.length).toBeLessThan(230);
  expect(said).toMatch(/^…(lorem|ipsum|dolor|sit|amet) .* TENS .* (lorem|ipsum|dolor|sit|amet)…$/);
  expect(quote('“Heat\n  helps \ufffc me.”', { start: 0, end: 19 }, { start: 1, end: 5 })).toBe(
    'Heat helps me.',
  );
});
