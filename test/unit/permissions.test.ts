import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ConfigEnv, UserManifest } from 'wxt';
import config from '../../wxt.config.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BROWSERS = ['chrome', 'firefox'] as const;

/** The part of the manifest that is written by hand, for a build. */
async function manifestOf(browser: (typeof BROWSERS)[number]): Promise<UserManifest> {
  const env: ConfigEnv = { browser, command: 'build', manifestVersion: 3, mode: 'production' };
  return typeof config.manifest === 'function' ? await config.manifest(env) : ((await config.manifest) ?? {});
}

/** All permissions of one browser's build, those for hosts too. */
async function permissionsOf(browser: (typeof BROWSERS)[number]): Promise<string[]> {
  const { permissions = [], host_permissions = [] } = await manifestOf(browser);
  return [...permissions, ...host_permissions].map(String).sort();
}

/** Code that runs in the browser, file by file. */
const FILES = ['browser', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).filter((entry) =>
      /\.tsx?$/.test(entry.name),
    ),
  )
  .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
const CODE = FILES.join('\n');

/** How the code uses each permission. */
const USES: Record<string, RegExp> = {
  storage: /\bstorage(\.|\[)/,
  scripting: /\bscripting\.executeScript\(/,
  contextMenus: /\bcontextMenus\.create\(/,
  sidePanel: /\bsidePanel\.open\(/,
  '<all_urls>': /matches: \['<all_urls>'\]/,
};

/** Rows of the table in the document: permission and browsers. */
const ROWS = readFileSync(join(ROOT, 'docs/permissions.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, permission, browsers, ...rest] =
      /^\| `([^`]+)`[^|]* \| (both|Chromium|Firefox) \|(.*)$/.exec(line) ?? [];
    return permission ? [{ permission, browsers, words: rest.join(' ') }] : [];
  });

describe.each(BROWSERS)('in %s', (browser) => {
  const wanted = { chrome: 'Chromium', firefox: 'Firefox' }[browser];

  test('each permission is explained, and each that is explained is asked for', async () => {
    const explained = ROWS.filter(({ browsers }) => browsers === 'both' || browsers === wanted);
    expect(explained.map(({ permission }) => permission).sort()).toEqual(await permissionsOf(browser));
    for (const { permission, words } of explained) expect(words.length, permission).toBeGreaterThan(80);
  });

  test('each permission is used', async () => {
    for (const permission of await permissionsOf(browser))
      expect(CODE, permission).toMatch(USES[permission] ?? /(?!)/);
  });

  test('nothing is opened to pages or other extensions, and nothing is left for later', async () => {
    const manifest = await manifestOf(browser);
    for (const key of [
      'web_accessible_resources',
      'externally_connectable',
      'optional_permissions',
      'optional_host_permissions',
    ])
      expect(manifest).not.toHaveProperty(key);
    expect(CODE).not.toMatch(/\bonMessageExternal\b|\bonConnectExternal\b|\bonConnect\b/);
    // One listener, in the frame of our own that Firefox needs, and it looks at nothing without the key.
    const hearing = FILES.filter((code) => /\baddEventListener\(\s*'message'/.test(code));
    expect(hearing).toHaveLength(1);
    expect(hearing[0]).toMatch(/if \(data !== shown \|\| !port\) return;/);
  });
});
