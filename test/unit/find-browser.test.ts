import { expect, test } from 'vitest';
import { findBrowser, installedBrowser, type Machine } from '../../scripts/browser.ts';

function machine(programs: string[], changes: Partial<Machine> = {}): Machine {
  return {
    env: { PATH: ['/one', '/two'].join(process.platform === 'win32' ? ';' : ':') },
    platform: 'linux',
    isProgram: (path) => programs.includes(path),
    playwrights: () => null,
    ...changes,
  };
}

test('a browser that is named comes first, and is never quietly replaced', () => {
  const named = { env: { PATH: '/one', CHROME_PATH: '/my/chrome' } };
  expect(installedBrowser(machine(['/one/chromium', '/my/chrome'], named))).toBe('/my/chrome');
  expect(() => installedBrowser(machine(['/one/chromium'], named))).toThrow('CHROME_PATH names /my/chrome');
});

test('Chromium comes before Playwright’s, and that before Chrome, which takes no extension any more', () => {
  const own = { playwrights: () => '/cache/chrome' };
  expect(installedBrowser(machine(['/two/chromium', '/one/google-chrome', '/cache/chrome'], own))).toBe(
    '/two/chromium',
  );
  expect(installedBrowser(machine(['/one/google-chrome', '/cache/chrome'], own))).toBe('/cache/chrome');
  expect(installedBrowser(machine(['/one/google-chrome']))).toBe('/one/google-chrome');
});

test('usual places of other systems are known', () => {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  expect(installedBrowser(machine([mac], { platform: 'darwin' }))).toBe(mac);
  expect(installedBrowser(machine(['/snap/bin/chromium']))).toBe('/snap/bin/chromium');
});

test('without a browser there is a sentence that says what to do', () => {
  expect(installedBrowser(machine([]))).toBeNull();
  expect(() => findBrowser(machine([], { platform: 'darwin' }))).toThrow(
    /^No Chromium was found\. Install Chromium/,
  );
});
