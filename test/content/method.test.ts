/** What the welcome and the page on the method say of themselves, held to the data. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { evidence } from '../../data/evidence.ts';
import { methodFigures, readingFigures } from '../../data/method-figures.ts';
import { noteText, sampleNote } from '../../data/sample-note.ts';
import { documentOf } from '../../scripts/read-file.ts';
import { readPassages } from '../../spotting/reading.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TODAY = new Date('2026-12-01T12:00:00Z');

test('every statement, entry and disagreement is counted once', () => {
  const figures = methodFigures(TODAY);
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  expect(figures.statements).toBe(208);
  expect(sum(figures.documents.map(({ statements }) => statements))).toBe(208);
  expect(figures.documents).toHaveLength(5);
  expect(sum(Object.values(figures.disagreements))).toBe(evidence.disagreements.length);
  expect(figures).toMatchObject({ promotion: 4, contradicted: 1 });
  expect(figures.treatments + figures.redFlags).toBe(evidence.treatments.length + evidence.redFlags.length);
});

test('a verdict word counts the treatments that have it, however often', () => {
  const { verdicts } = methodFigures(TODAY);
  for (const [word, count] of Object.entries(verdicts)) {
    const having = evidence.treatments.filter((row) => row.verdicts.some(({ verdict }) => verdict === word));
    expect(count, word).toBe(having.length);
  }
});

test('entries go stale after a year', () => {
  const { reviewed, stale, treatments, redFlags } = methodFigures(TODAY);
  expect(stale).toBe(0);
  expect(reviewed.first <= reviewed.last).toBe(true);
  const later = new Date(Date.parse(reviewed.last) + 400 * 86_400_000);
  expect(methodFigures(later).stale).toBe(treatments + redFlags);
});

test('a base without entries is refused', () => {
  expect(() => methodFigures(TODAY, { ...evidence, treatments: [], redFlags: [] })).toThrow(/no entries/);
});

test('figures of reading are those of the table in the documents', () => {
  const table = readFileSync(resolve(ROOT, 'docs/reading.md'), 'utf8');
  const row = table.split('\n').find((line) => line.startsWith('| `test/corpus/held-out`')) ?? '';
  const [, , spotting, status, , claims, , what] = row.split('|').map((cell) => cell.trim());
  expect([spotting, status, claims].map(Number)).toEqual([
    readingFigures.spotting,
    readingFigures.status,
    readingFigures.claims,
  ]);
  expect(what).toContain(`${readingFigures.pages} pages`);
});

test('the sample note has a mark of every look, warning signs there and denied, and more than one status', () => {
  const { passages } = documentOf('note.txt', noteText(sampleNote));
  const mentions = readPassages(passages);
  const flags = mentions.filter(({ kind }) => kind === 'red flag');
  expect(new Set(flags.map(({ status }) => status))).toEqual(new Set(['present', 'negated']));
  const marks = new Set(mentions.map(({ mark }) => mark));
  for (const mark of ['red-flag', 'avoid', 'no-better', 'unclear', 'short-term', 'helps', 'not-covered'])
    expect.soft(marks, mark).toContain(mark);
  const statuses = new Set(mentions.filter(({ kind }) => kind !== 'red flag').map(({ status }) => status));
  expect(statuses).toEqual(new Set(['current', 'planned', 'helped', 'failed']));
});

test('the sample note says nothing of a person, a day or a dose', () => {
  expect(noteText(sampleNote)).not.toMatch(/\d/);
});
