import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLAIM_RULES } from '../../spotting/claim-rules.ts';
import { patternOf } from '../../spotting/pattern.ts';
import { END } from '../../spotting/pattern-code.ts';
import { endOf } from '../../spotting/pattern-follow.ts';
import { forgetRules } from '../../spotting/rules.ts';
import { SELLING_RULES } from '../../spotting/selling-rules.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';
import { fileByWord, filePlain, fileRules } from '../../spotting/triggers.ts';
import { expressionOf } from './rule-expressions.ts';

/** Where a pattern ends from each place of a text on, as the browser's expression says it. */
function byExpression(expression: RegExp, text: string): number[] {
  return Array.from({ length: text.length + 1 }, (_, at) => {
    expression.lastIndex = at;
    return expression.test(text) ? expression.lastIndex : -1;
  });
}

function byPattern(pattern: number, text: string): number[] {
  return Array.from({ length: text.length + 1 }, (_, at) => endOf(pattern, text, at));
}

/** Pieces of expressions that are as long as one character at least, and what may stand around them. */
const UNIT = fc.constantFrom(
  'a',
  'b',
  'ab',
  '\\.',
  '[ab]',
  '[^a ]',
  '[a-c-]',
  '\\w',
  '\\d',
  '\\s',
  '\\S',
  '\\W',
  '.',
  '\\u2013',
  'é',
);
const EDGE = fc.constantFrom(
  '\\b',
  '\\B',
  '^',
  '$',
  '(?=a)',
  '(?!b)',
  '(?<=a)',
  '(?<!b )',
  '(?<=a{1,2}|\\s+)',
);
const TIMES = fc.constantFrom('', '', '?', '*', '+', '??', '*?', '{0,2}', '{2}', '{1,}', '{1,3}?');
/** Expressions with groups so deep in one another. */
function sources(depth: number): fc.Arbitrary<string> {
  const unit = fc.tuple(UNIT, TIMES).map(([one, times]) => (one === 'ab' ? one : one + times));
  const parts = [unit, unit, EDGE];
  if (depth > 0) {
    const inside = sources(depth - 1);
    parts.push(
      fc.tuple(inside, inside).map(([one, other]) => `(?:${one}|${other})`),
      fc
        .tuple(UNIT, inside, UNIT, TIMES)
        .map(([first, rest, other, times]) => `(?:${first}${rest}|${other})${times}`),
      fc.tuple(UNIT, inside, TIMES).map(([first, rest, times]) => `(?:${first}(?:${rest}))${times}`),
      fc.tuple(fc.constantFrom('=', '!', '<=', '<!'), inside).map(([look, what]) => `(?${look}${what})`),
    );
  }
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
}
const WORDS = fc
  .array(fc.constantFrom('a', 'b', 'c', ' ', '-', '.', '1', '–', 'é', '\n', 'aa', 'ab'), { maxLength: 12 })
  .map((units) => units.join(''));

describe('a pattern', () => {
  it('finds what the expression finds that it was read from, wherever it is looked for', () => {
    let found = 0;
    fc.assert(
      fc.property(sources(2), fc.array(WORDS, { minLength: 1, maxLength: 4 }), (source, texts) => {
        const expression = new RegExp(source, 'y');
        const pattern = patternOf(source);
        for (const text of texts) {
          const ends = byExpression(expression, text);
          if (ends.some((end) => end >= 0)) found += 1;
          expect(byPattern(pattern, text), `${source} in ${JSON.stringify(text)}`).toEqual(ends);
        }
      }),
      { numRuns: 1000 },
    );
    // Where nothing was found all of this would hold of anything.
    expect(found).toBeGreaterThan(500);
    forgetRules();
  });

  it.each([
    ['no ?more', 'nomore', 6],
    ['no ?more', 'no - more', 9],
    ['no more', 'no\n more', 8],
    ['no more', 'no      more', -1],
    ['no ~relief', 'no, relief', -1],
    ['no ~relief', 'no real pain relief', 19],
    ['no ~relief', 'no one at all had relief', -1],
    ['no', 'none', -1],
    ['(no|none)', 'none', 4],
    ['no ', 'no one', 3],
  ])('in the signs of the tables: %s in %s', (find, text, end) => {
    expect(endOf(patternOf(find, true, END), text, 0)).toBe(end);
  });

  it('sees nothing of what stands around the part that is read', () => {
    const text = 'xaax';
    const inside = { from: 1, to: 3 };
    expect(endOf(patternOf('^a+$'), text, 1, inside)).toBe(3);
    expect(endOf(patternOf('\\ba'), text, 1, inside)).toBe(2);
    expect(endOf(patternOf('(?<!x)a'), text, 1, inside)).toBe(2);
    expect(endOf(patternOf('a+x'), text, 1, inside)).toBe(-1);
  });

  it.each(['(?:a?|b)*', '(?:a|)?', '(?:\\b){0,2}'])(
    'does not take what may be nothing to come or not: %s',
    (source) => {
      expect(() => patternOf(source)).toThrow('may be nothing');
    },
  );
});

describe('the rules of the tables', () => {
  const examples = [...STATUS_RULES, ...CLAIM_RULES, ...SELLING_RULES].map(({ example }) =>
    example.replace(/[{}]/g, '').toLowerCase(),
  );
  const finds = (rules: readonly { find: string }[]) => rules.map(({ find }) => find);

  it.each([
    ['status', fileRules(finds(STATUS_RULES))],
    ['claims', fileByWord(finds(CLAIM_RULES))],
    ['selling', filePlain(finds(SELLING_RULES), '(?![a-z])')],
  ])('are found as their expressions are: %s', (_, filed) => {
    // In each example what is meant for it, and in some what is not.
    for (const [number, rule] of filed.rules.entries()) {
      const signs = filed.plain === undefined;
      const tail = patternOf(rule.tail, signs, signs ? END : patternOf(filed.plain as string));
      for (const head of rule.heads) {
        const pattern = patternOf(head, signs, tail);
        const expression = expressionOf(filed, rule, [head]);
        for (let at = number % 40; at < examples.length; at += 40) {
          const text = examples[at] as string;
          expect(byPattern(pattern, text), `${head} in ${text}`).toEqual(byExpression(expression, text));
        }
      }
    }
    forgetRules();
  });
});
