/**
 * Holds the statements against the five documents as received. The documents lie beside the product
 * and not in it; where they are absent these tests do not run, and say so.
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Evidence, evidence } from '../../data/evidence.ts';
import type { Statement } from '../../data/schema.ts';
import { broken, documentLines, must, numbers, prose, runs } from './support.ts';

type Lines = NonNullable<ReturnType<typeof documentLines>>;

const lines = documentLines();
if (!lines) console.log('not run: shared/seeds is absent');

/** Words in a row that no text of ours may share with a document. */
const RUN = 8;

/** Numbers in statements that are not on their line of the document. */
function misquotedNumbers(base: Evidence, documents: Lines): string[] {
  return base.statements.flatMap((row) => {
    const source = documents[row.document];
    const line = row.topic === 'organisational' ? source.join(' . ') : (source[row.line - 1] ?? '');
    const known = numbers(line);
    const said = [row.text, row.size, row.time, row.certainty, row.comparator].join(' . ');
    return numbers(said)
      .filter((number) => !known.includes(number))
      .map((number) => `${row.id}: ${number} is not on line ${row.line}`);
  });
}

/** Reference numbers printed at the end of a line, e.g. "… at 5 days 3, 4". */
function printedCitations(line: string): number[] {
  const tail = line.match(/(?:^|[^\d,])\s(\d(?:, \d)*)\s*$/)?.[1] ?? '';
  return tail.split(', ').filter(Boolean).map(Number);
}

/** Statements whose line does not exist or is blank, or whose reference numbers differ from those printed. */
function misplaced(base: Evidence, documents: Lines): string[] {
  return base.statements.flatMap((row) => {
    const line = documents[row.document][row.line - 1] ?? '';
    if (line.trim() === '') return [`${row.id}: line ${row.line} is blank`];
    const printed = printedCitations(line);
    const odd = row.citations.filter((number) => !printed.includes(number));
    return odd.map((number) => `${row.id}: reference ${number} is not printed on line ${row.line}`);
  });
}

function flat(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');
}

/** Ratings of certainty that the document does not print. */
function inventedCertainty(base: Evidence, documents: Lines): string[] {
  return base.statements
    .filter((row): row is Statement & { certainty: string } => row.certainty !== null)
    .filter((row) => !flat(documents[row.document].join(' ')).includes(flat(row.certainty)))
    .map((row) => `${row.id}: "${row.certainty}" is not in the document`);
}

/** Runs of eight words that a text of ours shares with a document. */
function copiedRuns(base: Evidence, documents: Lines): string[] {
  const theirs = new Set(Object.values(documents).flatMap((source) => runs(source.join(' '), RUN)));
  return prose(base).flatMap(({ where, text }) =>
    runs(text, RUN)
      .filter((run) => theirs.has(run))
      .map((run) => `${where}: "${run}"`),
  );
}

describe('against the five documents', () => {
  beforeEach(({ skip }) => skip(!lines, 'shared/seeds is absent'));
  const documents = lines as Lines;

  test('each number in a statement is on its line', () => {
    expect(misquotedNumbers(evidence, documents)).toEqual([]);
  });

  test('each statement points to a line with words, and to references printed there', () => {
    expect(misplaced(evidence, documents)).toEqual([]);
  });

  test('each certainty is one that the document states', () => {
    expect(inventedCertainty(evidence, documents)).toEqual([]);
  });

  test(`no run of ${RUN} words is shared with a document`, () => {
    expect(copiedRuns(evidence, documents)).toEqual([]);
  });

  test('titles are those of the documents', () => {
    const untitled = evidence.documents.filter(
      (row) => row.title !== null && !documents[row.id].some((line) => line.trim() === row.title),
    );
    expect(untitled).toEqual([]);
  });

  test('a wrong number, line, reference or rating and a copied sentence are caught', () => {
    const wrong = broken(evidence, (copy) => {
      const row = must(copy.statements, 'S3-53');
      row.text = 'Most episodes, 95%, settle within 6 weeks.';
      row.certainty = 'high-quality';
      row.citations = [6];
      must(copy.statements, 'S0-10').line = 9;
      must(copy.treatments, 'tens').detail.student.text =
        'As it says, different exercise regimens appear similarly effective, suggesting patient preference matters.';
      must(copy.pathway.nodes, 'heat').title =
        'Different exercise regimens appear similarly effective, suggesting patient preference';
    });
    expect(misquotedNumbers(wrong, documents)).toContain('S3-53: 95 is not on line 47');
    expect(misplaced(wrong, documents)).toEqual(
      expect.arrayContaining(['S0-10: line 9 is blank', 'S3-53: reference 6 is not printed on line 47']),
    );
    expect(inventedCertainty(wrong, documents)).toEqual(['S3-53: "high-quality" is not in the document']);
    expect(copiedRuns(wrong, documents)[0]).toContain('different exercise regimens appear similarly');
    expect(copiedRuns(wrong, documents).at(-1)).toContain('pathway heat.title');
  });
});
