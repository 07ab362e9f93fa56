import { describe, expect, test } from 'vitest';
import type { Mark, Passage } from '../../entrypoints/spotter.content/passage.ts';
import { firstMarks, Shown } from '../../entrypoints/spotter.content/shown.ts';

/** A passage with mentions of these concepts; "!" before a name makes it a red flag. */
function passage(kind: 'heading' | 'text', ...concepts: string[]): Passage {
  const marks = concepts.map((name) => {
    const concept = name.replace('!', '');
    return { mention: { concept, mark: name === concept ? 'helps' : 'red-flag' } } as Mark;
  });
  return { scanned: { kind, text: '', hits: [] }, marks, pieces: [] };
}

/** Of each passage the concepts that are marked, where the first ones are. */
function marked(passages: readonly Passage[]): string[][] {
  const first = firstMarks(passages);
  return passages.map(({ marks }) =>
    marks.filter((mark) => first.has(mark)).map(({ mention }) => mention.concept),
  );
}

describe('the first in each section', () => {
  test('without a heading the page is one section', () => {
    expect(marked([passage('text', 'heat', 'heat', 'tens'), passage('text', 'tens', 'yoga')])).toEqual([
      ['heat', 'tens'],
      ['yoga'],
    ]);
  });

  test('a heading begins a section, and what it names is its first', () => {
    const page = [
      passage('text', 'heat'),
      passage('heading', 'tens'),
      passage('text', 'heat', 'tens'),
      passage('heading'),
      passage('text', 'tens'),
    ];
    expect(marked(page)).toEqual([['heat'], ['tens'], ['heat'], [], ['tens']]);
  });

  test('red flags are marked each time', () => {
    expect(marked([passage('text', '!fever', 'heat', '!fever'), passage('text', '!fever', 'heat')])).toEqual([
      ['fever', 'heat', 'fever'],
      ['fever'],
    ]);
  });
});

test('the choice follows the settings, and says when it has become another', () => {
  const page = [passage('text', 'heat', 'heat')];
  const [one, two] = page.flatMap(({ marks }) => marks) as [Mark, Mark];
  const shown = new Shown('each');
  expect(shown.choose(page)).toBe(false);
  expect(shown.has(two)).toBe(true);
  expect(shown.choose(page, 'first')).toBe(true);
  expect([shown.has(one), shown.has(two)]).toEqual([true, false]);
  expect(shown.choose(page, 'first')).toBe(false);
  expect(shown.choose(page, 'each')).toBe(true);
  expect(shown.has(two)).toBe(true);
});
