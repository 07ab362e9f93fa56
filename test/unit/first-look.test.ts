import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hooksOf } from '../../spotting/hooks.ts';
import { mayMatter } from '../../spotting/index.ts';
import { anchorsOf } from '../../spotting/lexicon.ts';
import { trieSource } from '../../spotting/trie.ts';

const anchors = anchorsOf();

describe('hooks', () => {
  const hooks = hooksOf(anchors);

  it('stand in every anchor', () => {
    expect(anchors.filter((anchor) => !hooks.some((hook) => anchor.includes(hook)))).toEqual([]);
  });

  it('are few', () => {
    expect(hooks.length).toBeLessThan(anchors.length / 2);
  });
});

describe('the first look', () => {
  const all = new RegExp(trieSource(anchors), 'i');
  const words = [...new Set(anchors.flatMap((anchor) => anchor.split(' ')))];
  const word = fc.oneof(
    { arbitrary: fc.constantFrom(...words), weight: 4 },
    fc.constantFrom(...anchors),
    fc.constantFrom(...words).map((word) => word.slice(1)),
    fc.nat(70).map((length) => 'x'.repeat(length)),
  );
  const between = fc.constantFrom(
    ' ',
    '  ',
    '\n',
    '-',
    '\u2013',
    ' '.repeat(8),
    ' '.repeat(9),
    '\u00a0',
    '',
    '.',
    ' & ',
  );
  const text = fc
    .array(fc.tuple(word, between, fc.boolean()), { maxLength: 8 })
    .map((parts) => parts.map(([word, between, up]) => (up ? word.toUpperCase() : word) + between).join(''));

  it('finds what one expression of all anchors finds', () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(mayMatter(text)).toBe(all.test(text));
      }),
      { numRuns: 3000 },
    );
  });
});
