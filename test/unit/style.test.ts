import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from './contrast.ts';

const CSS = readFileSync(new URL('../../entrypoints/spotter.content/style.css', import.meta.url), 'utf8');

const SCREEN = '@media not print {';
const FORCED = '@media (forced-colors: active)';

describe('the look of mentions', () => {
  const colours = [...new Set(CSS.match(/#[\da-f]{6}\b/g))];

  /** Light and dark pages as they are met. What lies between is told in docs/accessibility.md. */
  const PAGES = {
    white: '#ffffff',
    'off-white': '#f5f5f5',
    grey: '#e6e6e6',
    sepia: '#f4ecd8',
    'pale yellow': '#fff3c4',
    'hospital blue': '#d6e8f5',
    'hospital green': '#e3f4e8',
    navy: '#0b2545',
    slate: '#2b2f36',
    'near-black': '#111111',
  };

  test.each(colours)('%s has a contrast of 3:1 on ten pages', (colour) => {
    const low = Object.entries(PAGES).filter(([, page]) => contrast(colour, page) < 3);
    expect(low).toEqual([]);
  });

  test('each line is opaque', () => {
    for (const [, colour = ''] of CSS.matchAll(/text-decoration: \w+ (?:\w+ )?(#[\da-f]+)/g))
      expect(colour).toHaveLength(7);
  });

  /** What is declared for a name outside media queries, later rules over earlier ones. */
  function looksOf(name: string): Record<string, string> {
    const plain = CSS.slice(CSS.indexOf(SCREEN) + SCREEN.length, CSS.indexOf(FORCED)).replaceAll(
      /\/\*[\s\S]*?\*\//g,
      '',
    );
    const rules = [...plain.matchAll(/([^{}]+)\{([^}]*)\}/g)].filter(([, names = '']) =>
      names.split(',').some((one) => one.trim() === `:root::highlight(${name})`),
    );
    const lines = rules.flatMap(([, , body = '']) =>
      body.split(';').map((line) => line.trim().split(/:\s*/)),
    );
    return Object.fromEntries(lines.filter(([property]) => property));
  }

  const patternOf = (name: string) =>
    looksOf(name)
      ['text-decoration']?.match(/underline (\w+) (#\w{6})/)
      ?.slice(1);

  test('each style has the patterns and colours of the standard one; red flags are double in all', () => {
    for (let look = 1; look <= 9; look++) {
      const standard = patternOf(`tm-${look}`);
      expect(standard).toHaveLength(2);
      for (const style of ['a', 'b']) expect(patternOf(`tm-${look}${style}`)).toEqual(standard);
      const thick = (name: string) =>
        Number.parseFloat(
          looksOf(name)['text-decoration-thickness'] ?? looksOf(name)['text-decoration']?.split(' ')[3] ?? '',
        );
      expect(thick(`tm-${look}a`)).toBeLessThan(thick(`tm-${look}`));
      expect(thick(`tm-${look}b`)).toBe(thick(`tm-${look}`));
      expect(looksOf(`tm-${look}`)).not.toHaveProperty('background-color');
    }
    for (const style of ['', 'a', 'b']) expect(patternOf(`tm-9${style}`)?.[0]).toBe('double');
  });

  /** A colour like "#2a8a6024" over an opaque one. */
  function over(tint: string, page: string): string {
    const alpha = Number.parseInt(tint.slice(7), 16) / 255;
    const parts = [1, 3, 5].map((at) => {
      const [above = 0, below = 0] = [tint, page].map((colour) =>
        Number.parseInt(colour.slice(at, at + 2), 16),
      );
      return Math.round(above * alpha + below * (1 - alpha))
        .toString(16)
        .padStart(2, '0');
    });
    return `#${parts.join('')}`;
  }

  test('on its tint a line is legible, and the words of the page stay so', () => {
    for (let look = 1; look <= 9; look++) {
      const [, colour = ''] = patternOf(`tm-${look}b`) ?? [];
      const tint = looksOf(`tm-${look}b`)['background-color'] ?? '';
      expect(tint).toMatch(/^#[\da-f]{8}$/);
      for (const [page, words] of [
        ['#ffffff', '#595959'],
        ['#111111', '#a6a6a6'],
      ] as const) {
        expect(contrast(colour, over(tint, page)), `tm-${look}b on ${page}`).toBeGreaterThanOrEqual(3);
        expect(contrast(words, over(tint, page)), `words on tm-${look}b, ${page}`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });

  test('the patterns alone tell kinds of verdict apart; print and forced colours are provided for', () => {
    for (const pattern of ['solid', 'dotted', 'wavy', 'dashed', 'double'])
      expect(CSS).toContain(`underline ${pattern}`);
    // All of it is inside the one rule that leaves paper out.
    expect(CSS.indexOf('highlight(')).toBeGreaterThan(CSS.indexOf(SCREEN));
    const depth = [...CSS.slice(CSS.indexOf(SCREEN)).trimEnd()].reduce<number[]>((all, sign) => {
      const at = all.at(-1) ?? 0;
      if (sign === '{') all.push(at + 1);
      if (sign === '}') all.push(at - 1);
      return all;
    }, []);
    expect(depth.indexOf(0)).toBe(depth.length - 1);
    const forced = CSS.slice(CSS.indexOf(FORCED));
    for (let i = 1; i <= 9; i++) {
      for (const style of ['', 'a', 'b']) {
        expect(forced).toContain(`:root::highlight(tm-${i}${style})`);
      }
    }
  });
});
