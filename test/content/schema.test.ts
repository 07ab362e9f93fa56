import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Evidence, evidence } from '../../data/evidence.ts';
import * as schema from '../../data/schema.ts';
import { broken, must } from './support.ts';

const SHAPES = {
  documents: schema.Document,
  statements: schema.Statement,
  treatments: schema.Treatment,
  redFlags: schema.RedFlag,
  disagreements: schema.Disagreement,
  guidance: schema.Guidance,
  glossary: schema.GlossaryEntry,
  companionCautions: schema.CompanionCaution,
} satisfies Record<Exclude<keyof Evidence, 'pathway'>, v.GenericSchema>;

/** Rows that break their schema, and ids that stand twice. */
function misshapen(base: Evidence): string[] {
  return (Object.keys(SHAPES) as (keyof typeof SHAPES)[]).flatMap((list) => {
    const rows: readonly { id: string }[] = base[list];
    const twice = rows.filter((row, at) => rows.findIndex((other) => other.id === row.id) !== at);
    const faults = rows.flatMap((row) => {
      const result = v.safeParse(SHAPES[list], row);
      const issues: v.GenericIssue[] = result.success ? [] : [...result.issues];
      return issues.map((issue) => `${list} ${row.id} ${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    });
    return [...twice.map((row) => `${list}: ${row.id} stands twice`), ...faults];
  });
}

/** Statements that the ledger numbers: the ids are kept for good. */
const LEDGER = { S0: 43, S1: 31, S2: 49, S3: 57, S4: 28 } as const;

/** The 208 ids that must be there, and rows whose id and document differ. */
function missingStatements(base: Evidence): string[] {
  const expected = Object.entries(LEDGER).flatMap(([document, count]) =>
    Array.from({ length: count }, (_, at) => `${document}-${String(at + 1).padStart(2, '0')}`),
  );
  const ids = base.statements.map((row) => row.id);
  return [
    ...expected.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id) => !expected.includes(id)).map((id) => `${id} is not in the ledger`),
    ...base.statements
      .filter((row) => !row.id.startsWith(row.document))
      .map((row) => `${row.id} is not of ${row.document}`),
  ];
}

test('every row fits its schema and every id stands once', () => {
  expect(misshapen(evidence)).toEqual([]);
});

test('a row with an unknown verdict word, or one that stands twice, is caught', () => {
  const wrongWord = broken(evidence, (copy) => {
    Object.assign(must(copy.treatments, 'tens').verdicts[0] ?? {}, { verdict: 'miracle' });
  });
  expect(misshapen(wrongWord)).toHaveLength(1);
  expect(
    misshapen(broken(evidence, (copy) => copy.glossary.push(...copy.glossary.slice(0, 1)))),
  ).toHaveLength(1);
});

test('the five documents and all 208 statements are there under their own ids', () => {
  expect(evidence.documents.map((row) => row.id)).toEqual(['S0', 'S1', 'S2', 'S3', 'S4']);
  expect(missingStatements(evidence)).toEqual([]);
  expect(evidence.statements).toHaveLength(208);
});

test('a lost statement is caught', () => {
  const lost = broken(evidence, (copy) => {
    copy.statements = copy.statements.filter((row) => row.id !== 'S2-42');
  });
  expect(missingStatements(lost)).toEqual(['S2-42 is missing']);
});
