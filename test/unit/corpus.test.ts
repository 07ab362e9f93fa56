/** Labelled corpora that hold nothing, or the wrong thing, and what `npm run eval` says of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { isOfSentences, readCorpus, readSentences } from '../../scripts/corpus.ts';
import { runScript } from './run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'backbrief-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const corpus = join(folder, 'corpus');
const DOC = { doc: 'a', kind: 'clinical', words: 5 };
const LABEL = {
  doc: 'a',
  start: 20,
  end: 25,
  text: 'Advil',
  relevant: true,
  concept: 'ibuprofen',
  status: 'current',
  claim: null,
};
const lines = (...rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const put = (name: string, ...rows: unknown[]) => writeFileSync(join(corpus, name), lines(...rows));

beforeEach(() => {
  rmSync(corpus, { recursive: true, force: true });
  mkdirSync(join(corpus, 'docs'), { recursive: true });
  writeFileSync(join(corpus, 'docs', 'a.txt'), 'Low back pain. Takes Advil daily.');
  put('docs.jsonl', DOC);
  put('gold.jsonl', LABEL);
});

/** What is said of a folder that cannot be measured; '' where it can. */
function complaint(dir = corpus): string {
  try {
    if (isOfSentences(dir)) readSentences(dir);
    else readCorpus(dir);
    return '';
  } catch (error) {
    return (error as Error).message.replaceAll(corpus, 'CORPUS');
  }
}

test('measures a corpus whose rows are right', async () => {
  const { status, stdout, stderr } = await runScript('eval', [corpus, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).all).toMatchObject({ documents: 1, wanted: 1 });
});

test.each<[string, () => void, string]>([
  ['no labels', () => put('gold.jsonl'), 'CORPUS/gold.jsonl has no rows, so there is nothing to measure.'],
  ['no documents', () => put('docs.jsonl'), 'CORPUS/docs.jsonl has no rows, so there is nothing to measure.'],
  [
    'a row without a field',
    () => put('gold.jsonl', LABEL, { ...LABEL, start: undefined }),
    'CORPUS/gold.jsonl, line 2, has no "start" that is a whole number, 0 or more. Mend that line and run this again.',
  ],
  [
    'a row of the wrong sort',
    () => put('docs.jsonl', { ...DOC, words: 'many' }),
    'CORPUS/docs.jsonl, line 1, has no "words" that is a whole number, 0 or more. Mend that line and run this again.',
  ],
  [
    'a row that is none',
    () => put('docs.jsonl', null),
    'CORPUS/docs.jsonl, line 1, is null. Mend that line and run this again.',
  ],
  [
    'a line after an empty one that is not JSON',
    () => writeFileSync(join(corpus, 'gold.jsonl'), `${lines(LABEL)}\n{"doc":\n`),
    'CORPUS/gold.jsonl, line 3, is not valid JSON. Mend that line and run this again.',
  ],
  [
    'a document without its text',
    () => put('docs.jsonl', DOC, { ...DOC, doc: 'b' }),
    'CORPUS/docs.jsonl names b, and no file of that name is in docs or negatives.',
  ],
  [
    'labels of no document',
    () => put('gold.jsonl', { ...LABEL, doc: 'c' }),
    'CORPUS/gold.jsonl has labels of c, which docs.jsonl does not name.',
  ],
  [
    'half a set of sentences',
    () => put('status.jsonl', {}),
    'CORPUS has no claims.jsonl, so it is no set of labelled sentences. It needs status.jsonl, claims.jsonl.',
  ],
])('says what is wrong: %s', (_, spoil, sentence) => {
  spoil();
  expect(complaint()).toBe(sentence);
});

test('holds labelled sentences to their fields and their text', () => {
  const row = {
    id: 'x-1',
    page: 'clinical',
    text: 'Takes Advil.',
    mention: 'Advil',
    occurrence: 2,
    status: 'current',
    claim: 'none',
  };
  put('claims.jsonl', row);
  put('status.jsonl', row);
  expect(complaint()).toBe('CORPUS/status.jsonl: "Advil" of x-1 does not stand 2 times in its text.');
  put('status.jsonl', { ...row, page: 'letter' });
  expect(complaint()).toContain(
    'line 1, has no "page" that is one of clinical, patient, article, commercial.',
  );
});

test('tells a file, a folder that is not there, and a folder without a corpus apart', () => {
  expect(['gold.jsonl', 'nowhere', 'docs'].map((name) => complaint(join(corpus, name)))).toEqual([
    'CORPUS/gold.jsonl is a file. Name the folder of a labelled corpus.',
    'There is no folder CORPUS/nowhere. Check the path.',
    'CORPUS/docs has no docs, so it is no labelled corpus. It needs docs, gold.jsonl, docs.jsonl.',
  ]);
});

test('work that fails ends with 1, wrong use with 2, each with a sentence and no table', async () => {
  put('gold.jsonl');
  const told = await Promise.all(
    [[corpus], [corpus, '--errors', 'abc']].map((args) => runScript('eval', args)),
  );
  const empty = `${corpus}/gold.jsonl has no rows, so there is nothing to measure.\n`;
  expect(told).toEqual([
    { status: 1, stdout: '', stderr: empty },
    {
      status: 2,
      stdout: '',
      stderr: '--errors wants a whole number from 0 to 100000, such as 20, not "abc".\n',
    },
  ]);
});
