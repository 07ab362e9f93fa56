/** What the stores and the privacy policy are told, held against the manifests and the stores' limits. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ConfigEnv } from 'wxt';
import config from '../../wxt.config.ts';
import { productFile } from './support.ts';

type Browser = 'chrome' | 'firefox';

async function manifestOf(browser: Browser) {
  const env: ConfigEnv = { browser, command: 'build', manifestVersion: 3, mode: 'production' };
  return typeof config.manifest === 'function' ? await config.manifest(env) : ((await config.manifest) ?? {});
}

async function permissionsOf(browser: Browser): Promise<string[]> {
  const { permissions = [], host_permissions = [] } = await manifestOf(browser);
  return [...permissions, ...host_permissions].map(String).sort();
}

/** Rows of the table of permissions in a text: the permission, and the words beside it. */
function rows(text: string): { permission: string; words: string }[] {
  return text.split('\n').flatMap((line) => {
    const [, permission = '', words = ''] = /^\| `([^`]+)` \| (.*) \|$/.exec(line) ?? [];
    return permission ? [{ permission, words }] : [];
  });
}

const named = (text: string) =>
  rows(text)
    .map(({ permission }) => permission)
    .sort();

/** The text under a heading, without the blank lines around it. */
function section(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n## ${heading}\n`);
  return (after.split('\n## ')[0] ?? '').trim();
}

describe('permissions', () => {
  const texts: [string, Browser][] = [
    ['docs/store/chrome.md', 'chrome'],
    ['docs/store/edge.md', 'chrome'],
    ['docs/store/firefox.md', 'firefox'],
  ];

  test.each(texts)('%s justifies those that %s is asked for', async (file, browser) => {
    const text = productFile(file);
    expect(named(text)).toEqual(await permissionsOf(browser));
    for (const { permission, words } of rows(text)) {
      expect(words.length, permission).toBeGreaterThan(40);
      expect(words.length, permission).toBeLessThanOrEqual(1000);
    }
  });

  test('the privacy policy names them, browser by browser', async () => {
    const all = rows(productFile('docs/privacy.md'));
    const both = all.filter(({ words }) => words.startsWith('both |')).map(({ permission }) => permission);
    const chromium = all
      .filter(({ words }) => words.startsWith('Chromium |'))
      .map(({ permission }) => permission);
    expect(both.sort()).toEqual(await permissionsOf('firefox'));
    expect([...both, ...chromium].sort()).toEqual(await permissionsOf('chrome'));
  });

  test('a permission more is noticed', () => {
    expect(named('| `storage` | settings |\n| `tabs` | tabs |')).toEqual(['storage', 'tabs']);
  });
});

describe('texts', () => {
  const description = productFile('docs/store/description.md');

  test('fit the stores', () => {
    // Chrome takes 132 characters from the manifest, AMO 250; Edge wants at least 250 of the long one and seven search words at most.
    expect(section(description, 'Short description').length).toBeLessThanOrEqual(132);
    expect(section(description, 'Single purpose').length).toBeLessThanOrEqual(1000);
    expect(section(description, 'Long description').length).toBeGreaterThan(250);
    expect(section(description, 'Long description').length).toBeLessThanOrEqual(10_000);
    expect(section(description, 'Search words').split(',').length).toBeLessThanOrEqual(7);
  });

  test('the short description is that of the manifest', async () => {
    const { description: given = '' } = await manifestOf('chrome');
    const [, key] = /^__MSG_(\w+)__$/.exec(given) ?? [];
    const said = key ? JSON.parse(productFile('public/_locales/en/messages.json'))[key]?.message : given;
    expect(section(description, 'Short description')).toBe(said);
  });

  test('say what it is not', () => {
    expect(description).toMatch(/not medical advice/);
    expect(description).toMatch(/call your emergency number/);
  });

  test('every file of the folder is read by somebody', () => {
    const files = readdirSync(join(import.meta.dirname, '../../docs/store')).filter(
      (name) => name !== 'README.md',
    );
    for (const file of files) expect(productFile('docs/store/README.md'), file).toContain(`(${file})`);
  });
});

test('Firefox is told that no data is collected', async () => {
  const { browser_specific_settings: settings } = await manifestOf('firefox');
  expect(settings?.gecko).toMatchObject({ data_collection_permissions: { required: ['none'] } });
});
