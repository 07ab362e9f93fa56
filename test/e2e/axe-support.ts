/** axe-core, which looks for barriers to access in what is shown. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const require = createRequire(import.meta.url);

/** Its source, to be run in a page or in an isolated world before it is asked. */
export const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** `colours`: the rules on colour alone, for what has been looked at in another scheme with all rules. */
export type Rules = 'all' | 'colours';

/** An expression that answers with each fault as a line: its rule and the elements. @param root expression: what is looked at */
export const axeFaults = (rules: Rules = 'all', root = 'document') => `axe.run(${root}, {
  resultTypes: ['violations'],${rules === 'colours' ? " runOnly: ['color-contrast', 'link-in-text-block']," : ''}
}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 4).map(({ html, any }) =>
    html.slice(0, 200) + (any[0] ? ' (' + any[0].message + ')' : '')).join(' | ')))`;

/** The second scheme differs from the first in colours alone: the rules on structure would see the same elements again. */
export const RULES: Record<Scheme, Rules> = { light: 'all', dark: 'colours' };

/** The schemes that a page is looked at in. */
export type Scheme = 'light' | 'dark';
export const BOTH: readonly Scheme[] = ['light', 'dark'];

/** What axe finds in a page of the extension, in light and, where nothing else is said, in dark. */
export async function faultsInBoth(page: Page, schemes = BOTH): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of schemes) {
    // Colours that are still in motion would be measured on their way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const faults = await faultsIn(page, RULES[colorScheme]);
    found.push(...faults.map((fault) => `${colorScheme}: ${fault}`));
  }
  return found;
}

/** What axe finds in a page of the extension, as it is. */
export async function faultsIn(page: Page, rules: Rules = 'all'): Promise<string[]> {
  if (!(await page.evaluate('typeof axe !== "undefined"'))) await page.evaluate(`${AXE}; null`);
  return page.evaluate<string[]>(axeFaults(rules));
}
