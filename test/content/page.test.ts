import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidence } from '../../data/evidence.ts';
import { evidencePage, evidenceWithLinks } from '../../scripts/evidence-page.ts';
import { broken, must, productFile } from './support.ts';

const SCRIPT = join(import.meta.dirname, '..', '..', 'scripts', 'evidence.ts');

function run(...flags: string[]) {
  return spawnSync(process.execPath, [SCRIPT, ...flags], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

describe('docs/evidence.md', () => {
  test('is what npm run evidence would write now', () => {
    const stale = productFile('docs/evidence.md') !== evidencePage(evidence);
    expect(stale, 'docs/evidence.md is stale: run npm run evidence').toBe(false);
  });

  test('changes with the base', () => {
    const changed = broken(evidence, (copy) => {
      must(copy.treatments, 'tens').lead.patient.text = 'TENS is something else now.';
    });
    expect(evidencePage(changed)).not.toBe(evidencePage(evidence));
  });

  test('has every card, statement, disagreement and guidance row', () => {
    const page = evidencePage(evidence);
    const rows = [
      ...evidence.treatments,
      ...evidence.redFlags,
      ...evidence.statements,
      ...evidence.disagreements,
      ...evidence.guidance,
    ];
    expect(rows.filter((row) => !page.includes(`<a id="${row.id}"></a>`)).map((row) => row.id)).toEqual([]);
  });
});

describe('npm run evidence', () => {
  test('--json prints the base with its links as one object', () => {
    const { stdout, status } = run('--json');
    expect(status).toBe(0);
    const printed = JSON.parse(stdout);
    expect(printed).toEqual(JSON.parse(JSON.stringify(evidenceWithLinks(evidence))));
    const counts = Object.fromEntries(
      Object.entries(printed).map(([list, rows]) => [list, (rows as []).length]),
    );
    expect(counts).toMatchObject({ documents: 5, statements: 208, treatments: evidence.treatments.length });
    const sham = printed.statements.find((row: { id: string }) => row.id === 'S2-42');
    expect(sham.usedBy).toContain('tens');
    const tens = printed.treatments.find((row: { id: string }) => row.id === 'tens');
    expect(tens.statements).toContain('S2-42');
  });

  test('says what is wrong with an unknown argument, with exit code 2', () => {
    const { stderr, stdout, status } = run('--jsn');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('npm run evidence knows no --jsn. Its options are --json and');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
