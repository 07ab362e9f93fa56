import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { blocksOf, fill } from '../../scripts/bench-document.ts';
import { PARTS } from '../../scripts/bench-parts.ts';
import type { BenchReport } from '../../scripts/bench-report.ts';

const REPORT: BenchReport = {
  date: '2026-11-22T07:00:00.000Z',
  commit: 'abc1234',
  machine: { cpu: 'Some CPU', cores: 2, memory: 8, system: 'Linux 6' },
  runs: 5,
  quick: false,
  results: ['Chromium 156', 'Firefox 153'].map((browser) => ({
    part: 'scan',
    title: '',
    browser,
    measures: [
      {
        page: 'dense 1 MB',
        what: 'scan',
        unit: 'ms',
        values: { ours: 9 },
        ratio: 4.5,
        goal: { wanted: 'at most 4 times the floor', met: false },
      },
    ],
  })),
  left: ['Something was not measured.'],
};

test('what stands between the markers is replaced, and nothing else', () => {
  const document = 'a\n<!-- bench:scan -->\nold\n<!-- /bench:scan -->\nb\n';
  const filled = fill(document, { scan: 'new' });
  expect(filled).toBe('a\n<!-- bench:scan -->\nnew\n<!-- /bench:scan -->\nb\n');
  expect(fill(filled, { scan: 'new' })).toBe(filled);
  expect(() => fill(document, { feel: 'x' })).toThrow('has no place for "feel"');
});

test('the document says where and when, what is not met, and the tables of each browser', () => {
  const { machine, goals, scan } = blocksOf(REPORT);
  expect(machine).toBe(
    'Measured on 2026-11-22 at commit abc1234: Some CPU, 2 cores, 8 GB, Linux 6; Chromium 156, Firefox 153, headless; medians of 5 runs.\nSomething was not measured.',
  );
  expect(blocksOf({ ...REPORT, quick: true }).machine).toContain('\nA quick run: ');
  expect(goals).toContain('0 of 2 goals are met. Not met:');
  expect(goals).toContain('| scan | Firefox 153 | scan | dense 1 MB | 4.50 | at most 4 times the floor |');
  expect(scan?.match(/\*\*scan, ms\*\*/g)).toHaveLength(2);
});

test('the document has a place for every part', () => {
  const document = readFileSync('docs/performance.md', 'utf8');
  const blocks = Object.fromEntries(
    ['machine', 'goals', ...PARTS.map(({ name }) => name)].map((name) => [name, '']),
  );
  expect(() => fill(document, blocks)).not.toThrow();
});
