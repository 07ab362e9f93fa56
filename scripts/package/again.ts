/** Whether a build repeats byte for byte: what a store gets must be what anybody makes of the source. */
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Ended, ROOT, tail } from '../steps.ts';
import { differences, filesOf } from './files.ts';
import { walked } from './source.ts';

/** Another clock and another language than those of the first build: neither may show in what is built. */
const ELSEWHERE = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' };

/** Holds the build that is there against one more, made from a copy of the source in a folder of another name. */
export async function buildsAgain(browser: 'chrome' | 'firefox' = 'chrome'): Promise<Ended> {
  const folder = mkdtempSync(join(tmpdir(), 'backbrief-again-'));
  try {
    // With what git does not know yet: it is in the first build, too.
    for (const path of walked(ROOT)) cpSync(join(ROOT, path), join(folder, path));
    symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(folder, 'node_modules'), 'junction');
    const built = await build(browser, folder, ELSEWHERE);
    if (!built.ok)
      return { ok: false, output: `${tail(built.output)}\nThe second build for ${browser} failed.` };
    const made = (root: string) => filesOf(join(root, '.output', `${browser}-mv3`));
    const differ = differences(made(ROOT), made(folder));
    const heading = `A second build for ${browser}, in ${folder}, is not the same as the first:`;
    return { ok: differ.length === 0, output: differ.length > 0 ? [heading, ...differ].join('\n  ') : '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
