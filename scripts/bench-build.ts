/** The production build that is measured: made where there is none, or where a source is newer. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, ROOT, runNode, TOOLS, tail, withoutStack } from './steps.ts';

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
/** What is there once it has been built, in ROOT. */
const BUILT = {
  chromium: '.output/chrome-mv3/manifest.json',
  firefox: '.output/firefox-mv3/manifest.json',
};

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
 * Builds the extension for a browser where that is needed.
 * @throws Error, with the last words of the build, where it fails
 */
export async function ensureBuild(browser: keyof typeof BUILT, log: (line: string) => void): Promise<void> {
  const built = join(ROOT, BUILT[browser]);
  const isFresh =
    existsSync(built) && SOURCES.every((source) => newest(join(ROOT, source)) <= statSync(built).mtimeMs);
  if (isFresh) return;
  log(`Building the extension for ${browser === 'firefox' ? 'Firefox' : 'Chromium'} …`);
  const { ok, output } = await (browser === 'firefox'
    ? runNode([TOOLS.wxt, 'build', '-b', 'firefox'])
    : build());
  if (!ok)
    throw new Error(`${tail(withoutStack(output))}\nThe extension could not be built; the error is above.`);
}
