/** Finds a Firefox: one that is named, one that is installed, else Debian's package. */
import { delimiter, join } from 'node:path';
import { findBrowser, installPackage, type Machine, mayInstall, thisMachine } from './browser.ts';

const FIREFOX = ['firefox-esr', 'firefox'];
/** Usual places that are not in PATH. */
const PLACES = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/**
 * Path of a Firefox; null where there is none.
 * @throws Error, a sentence, where FIREFOX_PATH names something that cannot be run
 */
export function installedFirefox({ env, isProgram }: Machine = thisMachine): string | null {
  const named = env.FIREFOX_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`FIREFOX_PATH names ${named}, which cannot be run. Correct it, or unset it.`);
  }
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const inPath = FIREFOX.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...PLACES].find((path) => isProgram(path)) ?? null;
}

/**
 * Path of a Firefox, installed first where Debian's package can be; null where there is none.
 * @throws Error, a sentence, where FIREFOX_PATH names something that cannot be run
 */
export function findFirefox(machine: Machine = thisMachine): string | null {
  const found = installedFirefox(machine);
  if (found || !mayInstall(machine)) return found;
  installPackage('firefox-esr', 'Firefox');
  return installedFirefox(machine);
}

/** Path of a browser; null for a Firefox that is not there. @throws Error, a sentence, where there is no Chromium */
export function executableOf(browser: 'chromium' | 'firefox'): string | null {
  return browser === 'firefox' ? installedFirefox() : findBrowser();
}
