import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [resolve('scripts/bench.ts'), '--only', 'card', '--quick', ...args], {
    encoding: 'utf8',
  });

test.each([
  ['a page that is not there', ['--page', join(tmpdir(), 'no-such-page.html')], 'there is no such file'],
  ['a page that is a folder', ['--page', tmpdir()], 'it is no file'],
  [
    'a folder that is not there for the figures',
    ['--out', join(tmpdir(), 'nowhere', 'a.json')],
    '--out cannot write',
  ],
  ['a folder for the figures', ['--out', tmpdir()], '--out cannot write'],
])('the benchmark says so before it measures: %s', (_, args, sentence) => {
  const { status, stderr, stdout } = bench(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
});
