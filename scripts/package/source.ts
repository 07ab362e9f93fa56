/** Which files are the source: what git tracks; without git, what lies in the folders and under the names of a list. */
import { spawnSync } from 'node:child_process';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * The project's own folders and files. What else lies about beside them, such as somebody's note, is not the source and
 * never goes into a zip. Whatever git tracks has to be under one of these, so that both ways give the same files.
 */
export const OURS: readonly string[] = [
  '.ci',
  '.github',
  '.gitignore',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'biome.json',
  'browser',
  'components',
  'data',
  'docs',
  'entrypoints',
  'knip.json',
  'package-lock.json',
  'package.json',
  'public',
  'scripts',
  'spotting',
  'test',
  'tsconfig.json',
  'vitest.config.ts',
  'wxt.config.ts',
];

/** Folders and files that .gitignore names: made, installed, or the system's own. */
const MADE = ['node_modules', '.git', '.output', '.wxt', 'out', 'coverage', '.DS_Store'];
const MADE_SUFFIX = '.tsbuildinfo';

/** Paths of what git tracks, or null where the folder is not the top of a checkout or there is no git. */
function tracked(folder: string): string[] | null {
  const git = (args: string[]) =>
    spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const top = git(['rev-parse', '--show-toplevel']);
  if (top.status !== 0 || realpathSync(top.stdout.trim()) !== realpathSync(folder)) return null;
  const listed = git(['ls-files', '-z', '--cached']);
  return listed.status === 0 ? listed.stdout.split('\0').filter(Boolean) : null;
}

/** Paths of all files under our names that nobody made; links are left out. */
export function walked(folder: string): string[] {
  const inside = (at: string, isOurs: (name: string) => boolean): string[] =>
    readdirSync(at, { withFileTypes: true })
      .filter(({ name }) => isOurs(name) && !MADE.includes(name) && !name.endsWith(MADE_SUFFIX))
      .flatMap((entry) => {
        const path = join(at, entry.name);
        if (entry.isDirectory()) return inside(path, () => true);
        return entry.isFile() ? [relative(folder, path).split(sep).join('/')] : [];
      });
  return inside(folder, (name) => OURS.includes(name));
}

/**
 * Paths of the source in a folder, with forward slashes, sorted. A tracked file that is gone is left out.
 * @throws Error, a sentence, where git tracks what the list does not have: without git it would be left out
 */
export function sourcePaths(folder: string): string[] {
  const there = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
  const paths = tracked(folder)?.filter(there);
  const unknown = paths?.find((path) => !OURS.includes(path.split('/', 1)[0] ?? ''));
  if (unknown !== undefined)
    throw new Error(
      `git tracks ${unknown}, which OURS in scripts/package/source.ts does not name: a zip made without git would lack it. Add it there, or take it out of git.`,
    );
  return (paths ?? walked(folder)).sort();
}
