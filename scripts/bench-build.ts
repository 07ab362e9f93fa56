/** The production build that is measured: made where there is none, or where a source is newer. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT, tail, withoutStack } from './steps.ts';

/** What the build is made from. */
const SOURCES = [
  'browser',
  'components',
  'data',
  'entrypoints',
  'public',
  'spotting',
  'package-lock.json',
  'wxt.config.ts',
];
const BUILT = join(ROOT, '.output', 'chrome-mv3', 'manifest.json');

/** When anything at or below a path was last changed, milliseconds since 1970. */
export function newest(path: string): number {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const times = readdirSync(path, { recursive: true }).map(
    (name) => statSync(join(path, String(name))).mtimeMs,
  );
  return Math.max(own.mtimeMs, ...times);
}

/**
 * Builds the extension where that is needed.
 * @throws Error, with the last words of the build, where it fails
 */
export async function ensureBuild(log: (line: string) => void): Promise<void> {
  const isFresh =
    existsSync(BUILT) && SOURCES.every((source) => newest(join(ROOT, source)) <= statSync(BUILT).mtimeMs);
  if (isFresh) return;
  log('Building the extension …');
  const { ok, output } = await build();
  if (!ok)
    throw new Error(`${tail(withoutStack(output))}\nThe extension could not be built; the error is above.`);
}
