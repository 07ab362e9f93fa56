/** The matcher against an oracle that tries every form at every place, on made-up texts and vocabularies with all of Unicode. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../spotting/compile.ts';
import { fold, foldInPlace, originalRange } from '../../spotting/fold.ts';
import { builtIn, type Cue, type Entry } from '../../spotting/lexicon.ts';
import { type Hit, Matcher } from '../../spotting/matcher.ts';
import { scan } from '../../spotting/scan.ts';
import { type Found, oracle } from './oracle.ts';

/** What is not a letter of a form but stands round one, in one or is part of what reading it has to see through. */
const SIGNS = [
  ...' \n\t-–—‑−\u00a0\u2009\u3000.,;:/&%#\'’‘"“”()[]|~+!_09',
  ...'\u00ad\u200b\u200d\u200e\u200f\u202b\u2066\ufe0f\ufeff\u034fﬁﬀﬄ\u212a',
  ...'éßяΣσςÅ\u0301\u0307İıſ字אع५²',
  '\ud83d\ude00',
  '\ud835\udc1a',
  '\ud801\udc00',
  '\ud800',
  '\udc00',
  '       ',
  '         ',
  '\u2028',
];
const sign = fc.constantFrom(...SIGNS);
const anything = fc.oneof(
  sign,
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.string({ unit: 'grapheme', maxLength: 2 }),
);

/** Few letters and short words: much begins alike, and much is found. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'abfi5'), minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'a_b',
      'aé',
      'bΣ',
      'iıİ',
      'a字',
      'b\ud83d\ude00',
      "a'b",
      'a/b',
      'a&b',
      '5%',
      'a’s',
      'fs',
      // Long enough to have a plural.
      'fiba',
      'baffi',
      'abby',
      'fabch',
    ),
  },
);
const words = (most: number) =>
  fc.array(word, { minLength: 1, maxLength: most }).chain((all) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', '-', ', ', '/'), {
        minLength: all.length,
        maxLength: all.length,
      })
      .map((gaps) => all.map((one, at) => (at === 0 ? one : `${gaps[at]}${one}`)).join('')),
  );
const group = fc
  .tuple(fc.array(words(2), { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([choices, isOptional]) => `(${[...choices, ...(isOptional ? [''] : [])].join('|')})`);
const form = fc
  .tuple(
    words(3),
    fc.option(group, { freq: 3 }),
    fc.option(group, { freq: 6 }),
    fc.option(words(2), { freq: 3 }),
  )
  .map((parts) => parts.filter(Boolean).join(' '));

const MEANINGS: readonly { kind: string; painted: boolean; use: 'plain' | 'context' | 'ambiguous' }[] = [
  { kind: 'drug', painted: true, use: 'plain' },
  { kind: 'therapy', painted: true, use: 'context' },
  { kind: 'red flag', painted: true, use: 'plain' },
  { kind: 'context', painted: false, use: 'plain' },
  { kind: 'drug', painted: true, use: 'ambiguous' },
];
const entry = fc
  .record({
    form,
    meaning: fc.nat(MEANINGS.length + 2),
    exact: fc.boolean(),
    capitals: fc.nat(7),
  })
  .map(({ form, meaning, exact, capitals }): Entry => {
    const of = MEANINGS[meaning];
    const cue = meaning === MEANINGS.length ? 'hint' : of?.kind === 'context' ? 'back' : of ? null : 'part';
    const isExact = exact && !form.includes('(');
    return {
      form: isExact ? capitalsIn(form, capitals) : form,
      sense: {
        concept: of ? { id: `concept-${meaning}`, kind: of.kind, painted: of.painted, mark: null } : null,
        cue: cue as Cue | null,
        use: of?.use ?? 'plain',
        ownContext: false,
      },
      exact: isExact,
      countable: !isExact && (of?.kind === 'therapy' || capitals > 2),
    };
  });

/** Capitals where a bit of the number is set, over and over. */
const capitalsIn = (text: string, bits: number) =>
  text.replace(/[a-z]/g, (letter, at: number) => ((bits >> (at % 3)) & 1 ? letter.toUpperCase() : letter));

/** A form as a text may have it: a choice of each group, other spaces, other capitals, and what cannot be seen. */
function asWritten(form: string, { choice, gap, capitals, unseen, cut }: Wear): string {
  const chosen = form.replace(/ ?\(([^)]*)\)/g, (_, choices: string) => {
    const all = choices.split('|');
    const one = all[choice % all.length];
    return one ? ` ${one}` : '';
  });
  const spread = capitalsIn(chosen.replaceAll(' ', gap), capitals);
  const middle = spread.length >> 1;
  const worn = spread.slice(0, middle) + unseen + spread.slice(middle);
  return [worn, worn.slice(0, -1), `${worn}s`, `${worn}sa`][cut] ?? worn;
}
interface Wear {
  choice: number;
  gap: string;
  capitals: number;
  unseen: string;
  cut: number;
}
const wear = fc.record({
  choice: fc.nat(3),
  gap: fc.oneof(
    { weight: 3, arbitrary: fc.constant(' ') },
    { weight: 1, arbitrary: fc.constantFrom('-', '\n', '  ', ' – ', '\u00a0', '        ', '         ', '') },
  ),
  capitals: fc.oneof(fc.constant(0), fc.nat(7)),
  unseen: fc.oneof(
    { weight: 5, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom('\u00ad', '\u200b', '\ufeff', 'x') },
  ),
  cut: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 3),
});

/** A text, as soon as it is known which forms there are: some of them as a text may have them, and what stands between. */
const text = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ form: fc.nat(99), worn: wear }) },
      { weight: 3, arbitrary: fc.constantFrom(' ', ' ', ' ', '. ', ', ') },
      { weight: 1, arbitrary: word },
      { weight: 1, arbitrary: anything },
    ),
    { maxLength: 14 },
  )
  .map(
    (parts) => (forms: readonly string[]) =>
      parts
        .map((part) =>
          typeof part === 'string' ? part : asWritten(forms[part.form % forms.length] ?? '', part.worn),
        )
        .join(''),
  );

const summed = (hits: readonly Hit[]): Found[] =>
  hits.map(({ start, end, spelling, sense: { concept, cue, use, exact } }) => ({
    start,
    end,
    spelling,
    concept: concept?.id ?? null,
    cue,
    use,
    exact,
  }));

describe('the matcher', () => {
  it('finds what an oracle finds, whatever the text and the vocabulary', () => {
    let found = 0;
    // Forms share their parts: several mean different things, one goes on from another, and they overlap in a text.
    const parts = fc.array(form, { minLength: 1, maxLength: 4 });
    const made = fc.array(fc.tuple(entry, fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 10 });
    const vocabulary = fc.tuple(parts, made).map(([parts, made]) => {
      const entries = made.map(([own, first, second]): Entry => {
        const [one, other] = [parts[first], parts[second]];
        const joined = one && (other ? `${one} ${other}` : one);
        // What needs its capitals has no groups.
        return joined && !(own.exact && joined.includes('(')) ? { ...own, form: joined } : own;
      });
      return { entries, forms: [...entries.map(({ form }) => form), ...parts, parts.join(' ')] };
    });
    const texts = fc.array(text, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(vocabulary, texts, ({ entries, forms }, texts) => {
        const matcher = new Matcher(compileLexicon(entries));
        const slow = oracle(entries);
        for (const textOf of texts) {
          const source = textOf(forms);
          const wanted = slow(source);
          found += wanted.length;
          expect(summed(matcher.matches(source)), source).toEqual(wanted);
        }
      }),
      { numRuns: 1000 },
    );
    // Where next to nothing was found the property would hold of anything.
    expect(found).toBeGreaterThan(500);
  });

  it('finds what an oracle finds where forms overlap and where words go on', () => {
    const long = fc.string({ unit: fc.constantFrom(...'abfi'), minLength: 4, maxLength: 5 });
    const made = (form: string, meaning: number): Entry => ({
      form,
      sense: {
        concept:
          meaning > 1 ? null : { id: `concept-${meaning}`, kind: 'therapy', painted: true, mark: null },
        cue: meaning > 1 ? 'hint' : null,
        use: 'plain',
        ownContext: false,
      },
      exact: false,
      countable: meaning < 2,
    });
    const ending = fc.constantFrom('', 's', 's', 'sa', 'ss', 's5', 'sé', "s'", 's_');
    const vocabulary = fc.tuple(long, long, long, fc.nat(2), fc.nat(2));
    fc.assert(
      fc.property(vocabulary, ending, ending, ([one, two, three, first, second], ended, last) => {
        const entries = [made(`${one} ${two}`, first), made(`${two} ${three}`, second)];
        const source = `${one} ${two}${ended} ${three}${last} ${one} ${two} ${three}`;
        expect(summed(new Matcher(compileLexicon(entries)).matches(source)), source).toEqual(
          oracle(entries)(source),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds what an oracle finds with the forms of the lexicon', () => {
    const entries = [...builtIn()];
    const slow = oracle(entries);
    const forms = fc.constantFrom(
      ...entries.filter(({ form }) => !form.startsWith('(')).map(({ form }) => form),
    );
    const texts = fc
      .array(
        fc.oneof(
          { weight: 2, arbitrary: fc.tuple(forms, wear).map(([form, worn]) => asWritten(form, worn)) },
          { weight: 1, arbitrary: sign },
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (source) => {
        // Small letters of a few abbreviations are taken too: the oracle knows nothing of it.
        const found = (scan(source, 'cell')?.hits ?? []).filter(
          ({ spelling, sense }) => sense.exact !== spelling.toUpperCase(),
        );
        const wanted = slow(source).filter(({ spelling, exact }) => exact !== spelling.toUpperCase());
        expect(summed(found)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('reads a text of many pieces as it reads each of them', () => {
    const filler = fc.array(
      fc.oneof(fc.constantFrom('word ', 'x', 'é ', '\ud83d\ude00', '“so” ', '\u00ad'), word),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(
        filler,
        fc.nat(9000),
        fc.constantFrom('low back pain', 'Low–back\npain', 'physiotherapy'),
        (parts, length, form) => {
          const once = parts.join('');
          const before = `${once.repeat(Math.ceil(length / once.length)).slice(0, length)} `;
          const hits = scan(`${before}${form} ${before}${form}.`, 'cell')?.hits ?? [];
          const places = hits.map(({ start, end }) => `${start}-${end}`);
          for (const start of [before.length, before.length * 2 + form.length + 1])
            expect(places).toContain(`${start}-${start + form.length}`);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('folding', () => {
  const anyText = fc.array(fc.oneof(anything, word), { maxLength: 40 }).map((parts) => parts.join(''));

  it('knows where each character comes from, in order', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const folded = fold(source);
        let before = 0;
        for (let at = 0; at < folded.text.length; at++) {
          const { start, end } = originalRange(folded, at, at + 1);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBe(start + 1);
          before = start;
          // Halves of a character and a sigma at the end of a word are folded with what stands beside them.
          const unit = source.charAt(start);
          if (!/[\ud800-\udfffΣ]/.test(unit)) expect(fold(unit).text).toContain(folded.text.charAt(at));
          // What a character becomes does not hang on what cannot be seen around it.
          expect(foldInPlace(folded.text.charAt(at))).toBe(folded.text.charAt(at));
        }
        if (folded.offsets) expect(folded.offsets).toHaveLength(folded.text.length + 1);
        else expect(folded.text).toHaveLength(source.length);
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const once = fold(source).text;
        expect(fold(once)).toEqual({ text: once, offsets: null });
      }),
      { numRuns: 300 },
    );
  });
});
