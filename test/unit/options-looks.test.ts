import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../entrypoints/${path}`, import.meta.url), 'utf8');
const PAGE = read('spotter.content/style.css');
const SAMPLES = read('../components/samples.css');

/** Highlights as spotter.content/paint.ts names them, by the samples' classes. */
const LOOKS = {
  helps: 'tm-1',
  'short-term': 'tm-3',
  disputed: 'tm-5',
  avoid: 'tm-7',
  'not-covered': 'tm-8',
  'red-flag': 'tm-9',
};
const STYLES = { standard: '', thin: 'a', tinted: 'b' };

/** What the rules for a screen declare for some selectors, the later over the earlier. */
function declared(css: string, selectors: readonly string[]): Record<string, string> {
  const all = css.replace(/\/\*[\s\S]*?\*\//g, '').replace('@media not print {', '');
  const plain = all.split('@media')[0] ?? '';
  const look: Record<string, string> = {};
  for (const [, list = '', body = ''] of plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (!list.split(',').some((selector) => selectors.includes(selector.trim()))) continue;
    for (const line of body.split(';')) {
      const [name = '', value = ''] = line.split(':').map((part) => part.trim());
      const [, line_, thickness] = name === 'text-decoration' ? (/^(.*) (\S+px)$/.exec(value) ?? []) : [];
      if (line_ && thickness) Object.assign(look, { line: line_, 'text-decoration-thickness': thickness });
      else if (name) look[name] = value;
    }
  }
  return look;
}

test.each(Object.keys(STYLES) as (keyof typeof STYLES)[])(
  'samples of the style "%s" look as in a page',
  (style) => {
    for (const [word, name] of Object.entries(LOOKS)) {
      const page = declared(PAGE, [`:root::highlight(${name}${STYLES[style]})`]);
      expect(page.line, name).toMatch(/^underline (solid|dotted|wavy|dashed|double) #/);
      expect(declared(SAMPLES, [`.look .${word}`, `.look.${style} .${word}`]), word).toEqual(page);
    }
  },
);
