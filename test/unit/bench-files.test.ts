import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkWritable, filesFor } from '../../scripts/bench-files.ts';

test.each([
  ['is not there', join(tmpdir(), 'no-such-page.html'), 'there is no such file'],
  ['is a folder', tmpdir(), 'it is no file'],
])('a page that %s is named before anything is measured', (_, path, why) => {
  expect(() => filesFor({ pages: ['README.md', path], quick: true }, [])).toThrow(
    `Cannot read the page ${path}: ${why}. Name an HTML file.`,
  );
});

test('a quick run reads the pages that are named, and says what it leaves out', () => {
  const left: string[] = [];
  expect(filesFor({ pages: ['README.md'], quick: true }, left)).toEqual([resolve('README.md')]);
  expect(left.join()).toContain('../shared/pages');
});

test('figures can be written to a new file, and to none where there is no folder', () => {
  const file = join(tmpdir(), 'no-such-figures.json');
  checkWritable(file);
  expect(existsSync(file)).toBe(false);
  checkWritable('README.md');
  const wrongs = [tmpdir(), join(tmpdir(), 'nowhere', 'a.json'), '/proc/figures.json'];
  for (const wrong of wrongs) expect(() => checkWritable(wrong)).toThrow(`--out cannot write ${wrong}`);
});
