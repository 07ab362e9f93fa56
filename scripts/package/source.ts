/** Which files are the source: what git tracks; without git, all but what is made and what is installed. */
import { spawnSync } from 'node:child_process';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

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

/** Paths of all files in a folder that nobody made; links are left out. */
function walked(folder: string): string[] {
  const inside = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true })
      .filter(({ name }) => !MADE.includes(name) && !name.endsWith(MADE_SUFFIX))
      .flatMap((entry) => {
        const path = join(at, entry.name);
        if (entry.isDirectory()) return inside(path);
        return entry.isFile() ? [relative(folder, path).split(sep).join('/')] : [];
      });
  return inside(folder);
}

/** Paths of the source in a folder, with forward slashes, sorted. A tracked file that is gone is left out. */
export function sourcePaths(folder: string): string[] {
  const there = (path: string) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ?? false;
  return (tracked(folder)?.filter(there) ?? walked(folder)).sort();
}
