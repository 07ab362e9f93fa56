/** `npm run spot` with input that holds nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runScript } from './run-script.ts';

const folder = mkdtempSync(join(tmpdir(), 'backbrief-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test('says of each file that has nothing to read why, and does the others', async () => {
  const [empty, blank] = [file('empty.txt', ''), file('blank.html', '<p hidden>heat</p>')];
  const { status, stdout, stderr } = await runScript('spot', [
    empty,
    blank,
    file('note.txt', 'Low back pain. Takes Advil daily.'),
  ]);
  expect(status).toBe(1);
  expect(stderr.split('\n')).toEqual([
    `${empty} is empty, so nothing was looked for.`,
    `${blank} has no text that a reader would see, so nothing was looked for.`,
    '',
  ]);
  expect(stdout.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(stdout)).toMatchObject({ doc: 'note', concept: 'ibuprofen' });
});

test('says that standard input is empty', async () => {
  expect(await runScript('spot', ['-'], ' \n')).toEqual({
    status: 1,
    stdout: '',
    stderr: 'Standard input is empty, so nothing was looked for.\n',
  });
});

test('asks for a file', async () => {
  expect((await runScript('spot', [])).status).toBe(2);
});
