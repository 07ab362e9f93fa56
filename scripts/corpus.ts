/** Reads a labelled corpus, each row held to the fields that a score needs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { CorpusDocument, Label } from './score.ts';
import type { Sentence } from './sentences.ts';

/** A corpus of documents. */
export interface Corpus {
  /** Paths of the documents' texts. */
  files: string[];
  documents: CorpusDocument[];
  labels: Label[];
}

/** What a field may hold: its name for people, and the test. */
interface Field {
  is: string;
  holds(value: unknown, row: Record<string, unknown>): boolean;
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const TEXT: Field = { is: 'a text', holds: isText };
const COUNT: Field = {
  is: 'a whole number, 0 or more',
  holds: (value) => Number.isInteger(value) && (value as number) >= 0,
};
const FLAG: Field = { is: 'true or false', holds: (value) => typeof value === 'boolean' };
/** Left out or null where it was not labelled. */
const PERHAPS: Field = {
  is: 'a text or null',
  holds: (value) => value === undefined || value === null || isText(value),
};
/** What is not to be painted need not be a concept that we have. */
const CONCEPT: Field = {
  is: 'a text',
  holds: (value, row) => (row.relevant === false && value === null) || isText(value),
};
const oneOf = (...names: string[]): Field => ({
  is: `one of ${names.join(', ')}`,
  holds: (value) => names.includes(value as string),
});

type Fields<Row> = { [Name in keyof Required<Row>]: Field };

const DOCUMENT: Fields<CorpusDocument> = { doc: TEXT, kind: TEXT, words: COUNT };
const LABEL: Fields<Label> = {
  doc: TEXT,
  start: COUNT,
  end: COUNT,
  text: TEXT,
  relevant: FLAG,
  concept: CONCEPT,
  status: PERHAPS,
  claim: PERHAPS,
};
const SENTENCE: Fields<Sentence> = {
  id: TEXT,
  page: oneOf('clinical', 'patient', 'article', 'commercial'),
  text: TEXT,
  mention: TEXT,
  occurrence: COUNT,
  status: TEXT,
  claim: TEXT,
};

const MEND = 'Mend that line and run this again.';

/** One line as a row. @throws Error, the second half of a sentence, where it is none */
function rowOf<Row>(line: string, fields: Fields<Row>): Row {
  let row: Record<string, unknown> | null;
  try {
    row = JSON.parse(line);
  } catch {
    throw new Error('is not valid JSON');
  }
  if (row === null) throw new Error('is null');
  for (const [name, { is, holds }] of Object.entries<Field>(fields))
    if (!holds(row[name], row)) throw new Error(`has no "${name}" that is ${is}`);
  return row as Row;
}

/** @throws Error, a sentence, where the file has no rows or one that is not right */
function rows<Row>(file: string, fields: Fields<Row>): Row[] {
  const read = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      try {
        return [rowOf(line, fields)];
      } catch (error) {
        throw new Error(`${file}, line ${index + 1}, ${(error as Error).message}. ${MEND}`);
      }
    });
  if (read.length > 0) return read;
  throw new Error(`${file} has no rows, so there is nothing to measure.`);
}

/** @throws Error, a sentence, where something is lacking */
function holdTo(dir: string, needed: readonly string[], sort: string): void {
  const lacking = needed.find((name) => !existsSync(join(dir, name)));
  if (lacking !== undefined)
    throw new Error(`${dir} has no ${lacking}, so it is no ${sort}. It needs ${needed.join(', ')}.`);
}

/** @throws Error, a sentence, where a corpus cannot be there */
function holdToFolder(dir: string): void {
  const there = statSync(dir, { throwIfNoEntry: false });
  if (!there) throw new Error(`There is no folder ${dir}. Check the path.`);
  if (!there.isDirectory()) throw new Error(`${dir} is a file. Name the folder of a labelled corpus.`);
}

/** True for a folder of labelled sentences. @throws Error, a sentence, where it is no folder */
export function isOfSentences(dir: string): boolean {
  holdToFolder(dir);
  return existsSync(join(dir, 'status.jsonl')) || existsSync(join(dir, 'claims.jsonl'));
}

/**
 * The two sets of labelled sentences in a folder, with the files that they are from.
 * @throws Error, a sentence, where one is lacking or has a row that is not right
 */
export function readSentences(
  dir: string,
): { name: 'status' | 'claims'; file: string; sentences: Sentence[] }[] {
  holdTo(dir, ['status.jsonl', 'claims.jsonl'], 'set of labelled sentences');
  return (['status', 'claims'] as const).map((name) => {
    const file = join(dir, `${name}.jsonl`);
    const sentences = rows(file, SENTENCE);
    for (const { id, text, mention, occurrence } of sentences)
      if (occurrence === 0 || text.split(mention).length <= occurrence)
        throw new Error(`${file}: "${mention}" of ${id} does not stand ${occurrence} times in its text.`);
    return { name, file, sentences };
  });
}

/** @throws Error, a sentence, where something is lacking, a row is not right, or rows do not fit together */
export function readCorpus(dir: string): Corpus {
  holdToFolder(dir);
  holdTo(dir, ['docs', 'gold.jsonl', 'docs.jsonl'], 'labelled corpus');
  const files = ['docs', 'negatives']
    .map((folder) => join(dir, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => {
      holdToFolder(folder);
      return readdirSync(folder)
        .sort()
        .map((file) => join(folder, file));
    });
  const documents = rows(join(dir, 'docs.jsonl'), DOCUMENT);
  const labels = rows(join(dir, 'gold.jsonl'), LABEL);
  const texts = new Set(files.map((file) => basename(file, extname(file))));
  const without = documents.find(({ doc }) => !texts.has(doc));
  if (without)
    throw new Error(
      `${dir}/docs.jsonl names ${without.doc}, and no file of that name is in docs or negatives.`,
    );
  const known = new Set(documents.map(({ doc }) => doc));
  const stray = labels.find(({ doc }) => !known.has(doc));
  if (stray) throw new Error(`${dir}/gold.jsonl has labels of ${stray.doc}, which docs.jsonl does not name.`);
  return { files, documents, labels };
}
