import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { spotFile } from '../../scripts/spot-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'backbrief-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function spotted(name: string, text: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const mentions = await spotFile(path);
  for (const { start, end, text: said } of mentions) expect(text.slice(start, end)).toBe(said);
  return mentions;
}

describe('spotFile', () => {
  it('gives offsets in the text of a text file', async () => {
    const [first] = await spotted('a note.txt', 'Low back pain.\r\nTakes Advil daily.\r\n');
    expect(first).toEqual({
      doc: 'a note',
      start: 22,
      end: 27,
      text: 'Advil',
      concept: 'ibuprofen',
      status: 'current',
      claim: null,
    });
  });

  it('gives offsets in the source of an HTML file, entities and tags included', async () => {
    const html =
      '<!doctype html><title>Back</title><p>Low back&nbsp;pain &amp; <b>ibu</b>profen</p><script>TENS for back pain</script>';
    const mentions = await spotted('page.html', html);
    expect(mentions.map(({ text, concept }) => [text, concept])).toEqual([['ibu</b>profen', 'ibuprofen']]);
  });

  it('finds nothing in an empty file', async () => {
    expect(await spotted('empty.txt', '')).toEqual([]);
  });

  it('says in a sentence why a file cannot be read', async () => {
    await expect(spotFile(join(folder, 'nowhere.txt'))).rejects.toThrow(/no such file\. Check the path\.$/);
  });
});
