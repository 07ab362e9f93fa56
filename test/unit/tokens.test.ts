/** Colours of words on every ground that views put them on. Axe cannot tell contrast in the card on a page, nor in the map. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';

const sheet = readFileSync(resolve(import.meta.dirname, '../../components/tokens.css'), 'utf8');

/** Both values of a token. */
function token(name: string): Record<'light' | 'dark', string> {
  const found = new RegExp(`--${name}:\\s*light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet);
  if (!found) throw new Error(`There is no token --${name} with two colours.`);
  return { light: String(found[1]), dark: String(found[2]) };
}

const GROUNDS = ['paper', 'ground', 'raise'];
const WORDS: readonly (readonly [words: string, grounds: readonly string[]])[] = [
  [
    'ink',
    [...GROUNDS, 'accent-soft', 'warn-soft', 'short-soft', 'flag-soft', 'good-soft', 'bad-soft', 'none-soft'],
  ],
  ['ink-2', [...GROUNDS, 'flag-soft', 'warn-soft']],
  ['ink-3', GROUNDS],
  ['accent', [...GROUNDS, 'accent-soft']],
  ['paper', ['accent', 'flag']],
  ...['good', 'short', 'warn', 'bad', 'flag', 'none'].map(
    (tone) => [tone, ['paper', `${tone}-soft`]] as const,
  ),
];

describe('words', () => {
  it.each(WORDS)('in %s can be read on each of their grounds, light and dark', (words, grounds) => {
    for (const ground of grounds) {
      for (const theme of ['light', 'dark'] as const) {
        const found = contrast(token(words)[theme], token(ground)[theme]);
        expect(found, `--${words} on --${ground}, ${theme}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('stand beside lines of controls that can be seen', () => {
    for (const theme of ['light', 'dark'] as const)
      expect(contrast(token('control')[theme], token('paper')[theme])).toBeGreaterThanOrEqual(3);
  });
});
