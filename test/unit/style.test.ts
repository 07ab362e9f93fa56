import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const CSS = readFileSync(new URL('../../entrypoints/gate.content/style.css', import.meta.url), 'utf8');

/** Relative luminance as WCAG defines it, of a colour like "#2a8a60". */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the look of mentions', () => {
  const colours = [...new Set(CSS.match(/#[\da-f]{6}/g))];

  test.each(colours)('%s is legible on white and on near-black pages', (colour) => {
    expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(colour, '#111111')).toBeGreaterThanOrEqual(3);
  });

  test('the patterns alone tell kinds of verdict apart; print and forced colours are provided for', () => {
    for (const pattern of ['solid', 'dotted', 'wavy', 'dashed', 'double'])
      expect(CSS).toContain(`underline ${pattern}`);
    const print = CSS.slice(CSS.indexOf('@media print'));
    for (let i = 0; i <= 9; i++) expect(print).toContain(`::highlight(tm-${i})`);
    expect(CSS).toContain('@media (forced-colors: active)');
  });
});
