/** The roles of statements in the matrix: each one points to something, and each one changes something. */
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { evidence, statement, treatment } from '../../data/evidence.ts';
import { markOf } from '../../data/matrix.ts';
import listed from '../../data/matrix-roles.json' with { type: 'json' };
import { MatrixRole } from '../../data/schema.ts';

type Row = MatrixRole;
const ROLES = listed as Row[];

/** Rows that point to nothing, name what their statement does not, change nothing, or stand twice. */
function faults(rows: readonly Row[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const shape = v.safeParse(MatrixRole, row);
    if (!shape.success) return [`${row.statement}: ${shape.issues[0].message}`];
    const of = statement(row.statement);
    if (!of) return [`${row.statement} does not exist`];
    return row.concepts.flatMap((concept) => {
      const key = `${row.statement} ${concept}`;
      const twice = seen.has(key);
      seen.add(key);
      return [
        ...(twice ? [`${key} stands twice`] : []),
        ...(treatment(concept) ? [] : [`${key}: no such treatment`]),
        ...(of.concepts.includes(concept) ? [] : [`${key}: the statement does not name it`]),
        ...(markOf(of, row.role) === markOf(of, 'subject') ? [`${key}: the role changes nothing`] : []),
      ];
    });
  });
}

test('every role fits its schema, exists, is named by its statement and is needed', () => {
  expect(ROLES.length).toBeGreaterThan(20);
  expect(faults(ROLES)).toEqual([]);
});

const row: Row = { statement: 'S2-25', concepts: ['spinal-manipulation'], role: 'equal', why: 'Other care.' };

test.each([
  [{ ...row, statement: 'S2-99' }, 'does not exist'],
  [{ ...row, concepts: ['tens'] }, 'does not name it'],
  [{ ...row, concepts: [] }, 'S2-25'],
  [{ ...row, role: 'other' as 'equal' }, 'S2-25'],
  [
    { ...row, statement: 'S2-43', concepts: ['exercise-therapy'], role: 'background' as const },
    'changes nothing',
  ],
  [{ ...row, concepts: ['spinal-manipulation', 'spinal-manipulation'] }, 'stands twice'],
] as [Row, string][])('a wrong role is caught: %#', (wrong, told) => {
  expect(faults([wrong]).join()).toContain(told);
});

test('a treatment that is named as what something was compared with has a role wherever it is', () => {
  const named = new Set(
    ROLES.flatMap(({ statement: id, concepts }) => concepts.map((one) => `${id} ${one}`)),
  );
  const arms = evidence.statements.flatMap((of) =>
    of.concepts
      .map((id) => treatment(id))
      .filter(
        (one) => one && of.comparator?.toLowerCase().includes(one.name.toLowerCase().split(' ')[0] ?? ''),
      )
      .filter((one) => of.direction === 'benefit' && one)
      .map((one) => `${of.id} ${one?.id}`),
  );
  expect(arms).toContain('S3-21 exercise-therapy');
  expect(arms.filter((one) => !named.has(one))).toEqual([]);
});
