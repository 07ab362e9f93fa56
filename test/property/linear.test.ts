/** No text takes more than linear work to fold, scan or search, however it was crafted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces, searchBase } from '../../data/search.ts';
import { fold, foldText } from '../../spotting/fold.ts';
import { mayMatter, scan } from '../../spotting/index.ts';
import { builtIn } from '../../spotting/lexicon.ts';

/** Units of the shorter text, more than are read at a time, and how many times as long the other is. */
const SHORT = 10_000;
const TIMES = 4;
/** At most so many times the steps; work that grows with the square of the length would come to 16. */
const MOST = 6;

/** What looks at a text or copies of it: a call is a step, and so is each unit that is copied. */
const LOOKS = [
  'charCodeAt',
  'charAt',
  'codePointAt',
  'indexOf',
  'lastIndexOf',
  'startsWith',
  'includes',
] as const;
const COPIES = ['slice', 'trim', 'toLowerCase', 'toUpperCase'] as const;

/** Steps that a run takes: counted, so that a busy machine changes nothing. */
function stepsOf(run: () => void): number {
  let steps = 0;
  const text = String.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  const kept = [...LOOKS, ...COPIES].map((name) => [name, text[name]] as const);
  const { exec } = RegExp.prototype;
  for (const [name, own] of kept) {
    text[name] = function (this: string, ...given) {
      const made = own?.apply(this, given);
      steps += typeof made === 'string' ? 1 + made.length : 1;
      return made;
    };
  }
  RegExp.prototype.exec = function (on) {
    steps += 1;
    return exec.call(this, on);
  };
  try {
    run();
  } finally {
    for (const [name, own] of kept) if (own) text[name] = own;
    RegExp.prototype.exec = exec;
  }
  return steps;
}

/**
 * How many times the steps a text takes that is four times as long; each unit is one that engines take by themselves. Where that
 * is much it is asked again of longer texts: another way of reading them makes one such step, and growth makes all.
 */
function growth(run: (text: string) => void, unit: string): number {
  const text = unit.repeat(Math.ceil(SHORT / unit.length));
  // What is made at first use is not counted.
  run(text);
  const steps = (times: number) => stepsOf(() => run(text.repeat(times)));
  const first = steps(TIMES) / Math.max(20, steps(1));
  return first <= MOST ? first : steps(TIMES * TIMES) / steps(TIMES);
}

/** Beginnings of forms that go far, parts of forms over and over, and what folding has to take out. */
const CRAFTED = [
  'loss of ',
  "can't feel anything in my ",
  'numbness in the ',
  'my back ',
  'the back-',
  'low-',
  'low       ',
  'low        back       ',
  'low - ',
  'a',
  'back',
  '_',
  '-',
  ' ',
  '\u00ad',
  'b\u00ad',
  'ﬁ',
  'İ',
  'Σ',
  'é',
  '\ud83d\ude00',
  '\ud800',
  '\u0301',
  '(((',
  'TENS ',
  "t'",
  'l4/',
  'b&',
  'bladder or bowel or ',
  '’',
];

let seen = 0;
/** The text with a word before it that was never met: what is known of each word once worked out would make the second run a cheap one. */
const fresh = (text: string) => `${seen++}x${text}`;

const stages: Record<string, (text: string) => void> = {
  fold,
  foldText,
  'first look': mayMatter,
  scan: (text) => scan(text, 'text'),
  search: (text) => searchBase()(fresh(text)),
  'pieces of a text': (text) => pieces(fresh(text), new Set(['back', 'pain', 'tens'])),
};

describe('work', () => {
  searchBase();

  it.each(Object.entries(stages))('grows with the text and no faster: %s', (_, run) => {
    const slow = CRAFTED.map((unit) => ({ unit, growth: growth(run, unit) })).filter(
      (one) => one.growth > MOST,
    );
    expect(slow).toEqual([]);
  });

  it('grows with the text and no faster: parts of forms, cut and joined anyhow', () => {
    const forms = [...builtIn()].map(({ form }) => form.replace(/[()|]/g, ' '));
    const part = fc.tuple(fc.constantFrom(...forms), fc.nat(20)).map(([form, at]) => form.slice(0, at + 1));
    const crafted = fc
      .array(fc.oneof(part, fc.constantFrom(' ', '-', '\u00ad', 'é', '        ')), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => parts.join(''))
      .filter((unit) => unit.length > 0);
    fc.assert(
      fc.property(crafted, (unit) => {
        expect(growth((text) => scan(text, 'cell'), unit)).toBeLessThanOrEqual(MOST);
      }),
      { numRuns: 20 },
    );
  });
});
