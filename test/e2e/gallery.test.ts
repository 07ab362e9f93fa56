import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runNode } from '../../scripts/steps.ts';

const folder = mkdtempSync(join(tmpdir(), 'backbrief-gallery-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the gallery photographs a surface, and lists it', { timeout: 60_000 }, async () => {
  const only = ['--only', 'panel/no-match', '--no-build', '--out', folder];
  const { ok, output } = await runNode(['scripts/gallery.ts', ...only]);
  expect(output).toContain('2 pictures, 0 scenes failed');
  expect(ok).toBe(true);
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  for (const [, file = ''] of index.matchAll(/<img src="([^"]+)"/g)) {
    const picture = readFileSync(join(folder, file));
    // PNG, of the panel's size.
    expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([
      'PNG',
      420,
      800,
    ]);
  }
});
