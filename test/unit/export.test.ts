import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '../../scripts/export.ts');
let folder: string;

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    timeout: 15_000,
  });
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

test('answers wrong use with a sentence and exit code 2', () => {
  const sentences = [
    [['xml'], 'Say what to write, "fhir" or "cds"; here stands "xml". --help tells more.\n'],
    [['fhir', 'cds'], 'Say what to write, "fhir" or "cds"; here stands "fhir cds". --help tells more.\n'],
    [[], 'Say what to write, "fhir" or "cds". --help tells more.\n'],
  ] as const;
  for (const [args, stderr] of sentences)
    expect(run(...args)).toMatchObject({ status: 2, stdout: '', stderr });
});

test('says why it could not be written, with exit code 1', () => {
  const why = [
    [SCRIPT, 'a file of that name is in the way'],
    [join(SCRIPT, 'in-it'), 'a part of the path is a file, not a folder'],
    // Linux only: a folder in which Node itself never gives up. Elsewhere the sentence above is enough.
    ...(existsSync('/proc/self') ? [['/proc/nope/deep', 'no folder can be made there'] as const] : []),
  ] as const;
  for (const [place, sentence] of why)
    expect(run('cds', '--out', place)).toMatchObject({
      status: 1,
      stderr: `The export could not be written to ${place}: ${sentence}. Choose another folder with --out.\n`,
    });
});
