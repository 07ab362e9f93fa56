/** The files that a run of `npm run bench` reads and writes. */
import { closeSync, existsSync, openSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Asked } from './bench-options.ts';
import { here } from './options.ts';
import { ROOT } from './steps.ts';

/** Real pages beside the project, where they are. */
const SHARED = resolve(ROOT, '..', 'shared', 'pages');

/**
 * The pages from files: those beside the project, then those that were named.
 * @param left takes a sentence for what is left out
 * @throws Error, a sentence, where one is not there
 */
export function filesFor({ pages, quick }: Pick<Asked, 'pages' | 'quick'>, left: string[]): string[] {
  const named = pages.map((page) => resolve(here(page)));
  for (const path of named) {
    const why = !existsSync(path)
      ? 'there is no such file'
      : !statSync(path).isFile()
        ? 'it is no file'
        : null;
    if (why) throw new Error(`Cannot read the page ${path}: ${why}. Name an HTML file.`);
  }
  if (quick) {
    left.push('A quick run leaves out the larger pages and those of ../shared/pages.');
    return named;
  }
  if (!existsSync(SHARED)) {
    left.push('The real pages of ../shared/pages were not measured: the folder is not there.');
    return named;
  }
  const shared = readdirSync(SHARED).filter((name) => name.endsWith('.html'));
  return [...new Set([...shared.map((name) => join(SHARED, name)), ...named])];
}

/** Before anything is measured, which takes long. @throws Error, a sentence, where a file cannot be written there */
export function checkWritable(file: string): void {
  const isThere = existsSync(file);
  try {
    if (!isThere || statSync(file).isFile()) {
      // Rights alone do not tell: in some folders, such as /proc, nobody can make a file.
      closeSync(openSync(file, 'a'));
      if (!isThere) rmSync(file);
      return;
    }
  } catch {}
  throw new Error(`--out cannot write ${file}: name a file in a folder that is there and may be written to.`);
}
