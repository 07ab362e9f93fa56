/** What a run of the tests says at its end. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { closingLines } from '../../scripts/test-report.ts';

test('the numbers stand alone on the last line, whatever stands before it', () => {
  const report = {
    passed: 7,
    failed: 1,
    skipped: [{ name: 'a.test.ts: one', reason: 'no folder shared' }],
    onlyInChromium: 3,
  };
  const lines = closingLines(report);
  expect(lines.at(-1)).toBe('7 passed, 1 failed');
  expect(lines.filter((line) => line.startsWith('In Firefox 3 tests did not run'))).toHaveLength(1);
  expect(closingLines({ ...report, skipped: [], onlyInChromium: 0 })).toEqual(['7 passed, 1 failed']);
});

test('CONTRIBUTING.md names each file with tests of Chromium alone', () => {
  const [, section = ''] = readFileSync('CONTRIBUTING.md', 'utf8').split('### Tests of Chromium alone');
  const files = globSync('test/e2e/*.test.ts').filter((file) =>
    /^\s*chromiumTest\(/m.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(section).toContain(`| \`${basename(file)}\` |`);
});
