/** The example of docs/deployment.md in a Firefox that finds it where that page says: in the folder `distribution` beside the browser. */
import { copyFile, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { POLICY } from '../../components/policy-words.ts';
import { executableOf } from '../../scripts/bench-browsers.ts';
import { FIREFOX_BUILD, openFirefox } from './firefox-browser.ts';

const EXAMPLE = 'docs/deployment/firefox-policies.json';
const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

/**
 * A folder that is the installed Firefox in all but its policies: links to its parts. The program itself is copied, for
 * it looks for the others where it really lies.
 * @returns the program; null where the browser does not lie in one folder with its parts
 */
async function firefoxWithExample(folder: string): Promise<string | null> {
  const program = await realpath(String(executableOf('firefox')));
  const parts = await readdir(dirname(program));
  if (!parts.includes('omni.ja')) return null;
  for (const part of parts)
    if (part !== 'distribution' && part !== basename(program))
      await symlink(join(dirname(program), part), join(folder, part));
  await copyFile(program, join(folder, basename(program)));
  await mkdir(join(folder, 'distribution'));
  await copyFile(EXAMPLE, join(folder, 'distribution', 'policies.json'));
  return join(folder, basename(program));
}

test('the example of policies.json holds in the settings, and no welcome opens', async ({ skip }) => {
  const folder = await mkdtemp(join(tmpdir(), 'backbrief-firefox-'));
  try {
    const executable = await firefoxWithExample(folder);
    if (!executable) return skip('the Firefox here does not lie in one folder with its parts');
    const browser = await openFirefox({ executable, welcome: 'none' });
    try {
      const { id } = (await json(join(FIREFOX_BUILD, 'manifest.json'))).browser_specific_settings.gecko;
      const set = (await json(EXAMPLE)).policies['3rdparty'].Extensions[id];
      const page = await browser.open(`${browser.root}options.html`);
      await page.locator('fieldset:disabled', { hasText: POLICY.by }).first().waitFor();
      const held = page.locator('input:checked:disabled');
      expect(await held.and(page.locator('[name=reader]')).inputValue()).toBe(set.reader);
      expect(await held.and(page.locator('[name=where]')).inputValue()).toBe(set.where);
      expect(await held.and(page.locator('[name=badge]')).count()).toBe(Number(set.badge));
      for (const words of [...set.allBut, ...set.mutedSites])
        await page.getByText(words, { exact: true }).first().waitFor();
      expect(await page.locator('input[name=theme]').first().isDisabled()).toBe(false);
      const addresses = browser.context.pages().map((one) => one.url());
      expect(addresses.filter((url) => url.includes('welcome'))).toEqual([]);
      expect(browser.errors).toEqual([]);
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
