/** One small design system: colour, type, corners and motion come from components/tokens.css and from nowhere else. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** The tokens themselves; the marks in foreign pages, which know no tokens, with their samples in the settings; paper. */
const OTHERWISE = [
  'components/tokens.css',
  'components/print.css',
  'entrypoints/spotter.content/style.css',
  '/samples.css',
];

const SHEETS = ['components', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter(
    (path) => path.endsWith('.css') && !OTHERWISE.some((name) => path.replaceAll('\\', '/').endsWith(name)),
  );

/** What a sheet declares, without its comments. */
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** Declarations of a sheet that have something that should be a token. */
const found = (path: string, what: RegExp) =>
  read(path)
    .split(/[;{}]/)
    .map((line) => line.trim())
    .filter((line) => what.test(line));

describe.each(SHEETS)('%s', (path) => {
  test('has no colour of its own', () => {
    // A text-decoration shows a mark as pages have it.
    expect(
      found(
        path,
        /^(?!text-decoration)[^:]*:[^:]*(#[\da-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\()/i,
      ),
    ).toEqual([]);
  });

  test('has no size of type, corner or time of its own', () => {
    expect(found(path, /^font-size:.*\d(px|rem)/)).toEqual([]);
    expect(found(path, /^border(-\w+)*-radius:.*[1-9]\d*px/)).toEqual([]);
    expect(found(path, /^(transition|animation)[\w-]*:.*\d(ms|s)\b/)).toEqual([]);
  });
});

test('every token that is asked for is there', () => {
  const all = [...SHEETS, 'components/tokens.css'].map(read).join('\n');
  const known = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const asked = new Set(
    SHEETS.flatMap((path) => [...read(path).matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)),
  );
  // Those that a script sets on an element, and a default stands beside them.
  const set = /--(total-scale-factor|page-width|page-height|rotate|scale-x|font-height|bar)/;
  expect([...asked].filter((name) => !known.has(name) && !set.test(String(name)))).toEqual([]);
});
