import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/export.ts');
let folder: string;

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backbrief-export-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes one file and says what it holds', () => {
  const { status, stdout } = run('cds', '--out', folder);
  expect(status).toBe(0);
  expect(readdirSync(folder)).toEqual(['backbrief-cds-cards.json']);
  const { cards } = JSON.parse(readFileSync(join(folder, 'backbrief-cds-cards.json'), 'utf8'));
  expect(stdout).toContain(`backbrief-cds-cards.json: ${cards.length} cards`);
});

test('answers bad input with a sentence', () => {
  expect(run('xml')).toMatchObject({
    status: 2,
    stderr: 'Say what to write, "fhir" or "cds"; here stands "xml". --help tells more.\n',
  });
  const notAFolder = run('fhir', '--out', SCRIPT);
  expect(notAFolder.status).toBe(1);
  expect(notAFolder.stderr).toMatch(
    /^The export could not be written: .* Choose another folder with --out\.\n$/,
  );
});
