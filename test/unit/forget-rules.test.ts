import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { spot } from '../../spotting/index.ts';
import { readText } from '../../spotting/reading.ts';
import { forgetRules } from '../../spotting/rules.ts';
import { forgetForms } from '../../spotting/scan.ts';

const TEXTS = ['note.txt', 'article.html', 'clinic.html'].map((name) =>
  readFileSync(new URL(`../pages/${name}`, import.meta.url), 'utf8').replace(/<[^>]*>/g, '\n'),
);

test('rules that were let go are made ready again and read the same, in any order', () => {
  const first = TEXTS.map(readText);
  expect(first.flat().length).toBeGreaterThan(20);
  for (const order of [
    [0, 1, 2],
    [2, 0, 1],
    [1, 1, 0],
  ]) {
    for (const index of order) {
      forgetRules();
      expect(readText(TEXTS[index] as string)).toEqual(first[index]);
    }
  }
});

test('forms that were let go are found again as they were', () => {
  const first = TEXTS.map(spot);
  expect(first.flat().length).toBeGreaterThan(20);
  for (const [index, text] of TEXTS.entries()) {
    forgetForms();
    expect(spot(text)).toEqual(first[index]);
  }
});
