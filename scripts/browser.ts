/** Finds a Chromium: one that is named, one that is installed, Playwright's, else Debian's package. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** What finding depends on, so that it can be tried without a browser. */
export interface Machine {
  env: Record<string, string | undefined>;
  platform: NodeJS.Platform;
  /** True where the path names a program that may be run. */
  isProgram(path: string): boolean;
  /** Where Playwright would put its own Chromium; null where it cannot say. */
  playwrights(): string | null;
}

/** Programs by name. Google's own Chrome comes last: its newer versions take no extension from the command line. */
const CHROMIUM = ['chromium', 'chromium-browser'];
const OTHERS = [
  ...['msedge', 'microsoft-edge', 'microsoft-edge-stable', 'brave', 'brave-browser'],
  ...['google-chrome', 'google-chrome-stable', 'chrome'],
];

/** Usual places that are not in PATH. */
function usualPlaces({ env, platform }: Machine): string[] {
  if (platform === 'darwin') {
    const apps = ['/Applications', join(env.HOME ?? '', 'Applications')];
    const names = ['Chromium', 'Microsoft Edge', 'Brave Browser', 'Google Chrome'];
    return names.flatMap((name) =>
      apps.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    const paths = [
      ['Chromium', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'],
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ];
    return paths.flatMap((path) => roots.map((root) => join(root, ...path)));
  }
  return [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ];
}

/**
 * Path of a Chromium on this machine; null where there is none.
 * @throws Error, a sentence, where CHROME_PATH or BROWSER_PATH names something that cannot be run
 */
export function installedBrowser(machine: Machine): string | null {
  const { env, platform } = machine;
  for (const name of ['CHROME_PATH', 'BROWSER_PATH']) {
    const path = env[name];
    if (!path) continue;
    if (machine.isProgram(path)) return path;
    throw new Error(
      `${name} names ${path}, which cannot be run. Correct it, or unset it to let a browser be looked for.`,
    );
  }
  const ending = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  const inPath = (names: readonly string[]) =>
    names.flatMap((name) => folders.map((folder) => join(folder, `${name}${ending}`)));
  const usual = usualPlaces(machine);
  const own = machine.playwrights();
  const places = [
    ...inPath(CHROMIUM),
    ...usual.filter((path) => /chromium/i.test(path)),
    ...(own ? [own] : []),
    ...inPath(OTHERS),
    ...usual,
  ];
  return places.find((path) => machine.isProgram(path)) ?? null;
}

/** The machine that runs us. */
export const thisMachine: Machine = {
  env: process.env,
  platform: process.platform,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
  playwrights() {
    try {
      return chromium.executablePath() || null;
    } catch {
      return null;
    }
  },
};

const ADVICE =
  'Install Chromium, Chrome, Edge or Brave, or run "npx playwright-core install chromium", or name a Chromium in the environment variable CHROME_PATH; then run the command again.';

/** True where Debian's packages may be installed: by root, on Debian. */
export const mayInstall = ({ platform }: Machine): boolean =>
  platform === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0;

/** Has Debian's package of a browser installed, and says so. @returns what it complained of; '' for nothing */
export function installPackage(name: string, browser: string): string {
  console.log(`No ${browser} was found: installing the package ${name} (apt-get install ${name}) …`);
  const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const update = spawnSync('apt-get', ['update'], options);
  const install = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], options);
  return [update.stderr, install.stderr, install.error?.message].filter(Boolean).join('\n').trim();
}

/**
 * Path of a Chromium, installed first where Debian's package can be.
 * @throws Error, a sentence that says what to do, where there is none
 */
export function findBrowser(machine: Machine = thisMachine): string {
  const found = installedBrowser(machine);
  if (found) return found;
  if (!mayInstall(machine)) throw new Error(`No Chromium was found. ${ADVICE}`);
  const said = installPackage('chromium', 'Chromium');
  const installed = installedBrowser(machine);
  if (installed) return installed;
  throw new Error(
    `${said}\nNo Chromium was found, and the package chromium could not be installed. ${ADVICE}`.trim(),
  );
}

/** Arguments that load an unpacked extension, and keep the browser from calling home. */
export function browserArguments(extension: string): string[] {
  return [
    // A container's root has no sandbox to give.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
  ];
}
