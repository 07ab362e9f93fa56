import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import names from '../../data/companion-names.json' with { type: 'json' };
import { cautionsRaised } from '../../data/companions.ts';
import { evidence } from '../../data/evidence.ts';
import type { PageNames, Status } from '../../data/reading.ts';
import { COMPANION_TRAPS } from '../../spotting/companion-rules.ts';
import { spellingsOf } from '../../spotting/companion-spellings.ts';
import { companionsIn, companionsOfConcept, isDrug } from '../../spotting/companions.ts';
import { fold } from '../../spotting/fold.ts';
import { spaceOut } from '../../spotting/variants.ts';
import { spent } from '../processor.ts';

/** What a text names, as "companion: words". */
function named(text: string): string[] {
  return companionsIn(text).map(({ companion, start, end }) => `${companion}: ${text.slice(start, end)}`);
}

describe('finding companions', () => {
  test.each([
    ['PMH: PUD, s/p GI bleed 2019.', ['ulcer-or-bleed: PUD', 'ulcer-or-bleed: GI bleed']],
    [
      'History of an ulcer, and black tarry stools last week.',
      ['ulcer-or-bleed: ulcer', 'ulcer-or-bleed: black tarry stools'],
    ],
    ['Haematemesis and melaena in 2020', ['ulcer-or-bleed: Haematemesis', 'ulcer-or-bleed: melaena']],
    [
      'Cirrhosis; LFTs are raised; hepatitis C.',
      ['liver-disease: Cirrhosis', 'liver-disease: LFTs are raised', 'liver-disease: hepatitis C'],
    ],
    ['NAFLD, elevated liver enzymes', ['liver-disease: NAFLD', 'liver-disease: elevated liver enzymes']],
    ['Alcoholism in the past', ['sedative: Alcoholism']],
    ['on Nardil (an MAOI)', ['maoi: Nardil', 'maoi: MAOI']],
    [
      'MAO inhibitors, monoamine oxidase inhibitor',
      ['maoi: MAO inhibitors', 'maoi: monoamine oxidase inhibitor'],
    ],
    ['Sertraline 50 mg daily; SSRIs', ['ssri: Sertraline', 'ssri: SSRIs']],
    ['Effexor XR, Cymbalta', ['snri: Effexor', 'snri: Cymbalta']],
    ['nortriptyline; TCAs', ['tricyclic: nortriptyline', 'tricyclic: TCAs']],
    ['pethidine', ['meperidine: pethidine', 'opioid: pethidine']],
    ['lorazepam at night, zopiclone PRN', ['sedative: lorazepam', 'sedative: zopiclone']],
    ['Two glasses of wine; alcohol: daily', ['sedative: alcohol']],
    [
      'Coronary artery disease, MI 2015, CVA 2018, TIA',
      [
        'heart-disease: Coronary artery disease',
        'heart-disease: MI',
        'heart-disease: CVA',
        'heart-disease: TIA',
      ],
    ],
    [
      's/p CABG; coronary artery bypass graft surgery',
      ['heart-bypass: CABG', 'heart-bypass: coronary artery bypass graft surgery'],
    ],
    [
      'COPD, obstructive sleep apnoea (OSA)',
      ['breathing-disease: COPD', 'breathing-disease: obstructive sleep apnoea', 'breathing-disease: OSA'],
    ],
    ['She is pregnant, in the third trimester.', ['pregnancy: pregnant', 'pregnancy: third trimester']],
    [
      'opioid use disorder (OUD), IV drug use',
      ['substance-use: opioid use disorder', 'substance-use: OUD', 'substance-use: IV drug use'],
    ],
    ['Denies suicidal ideation.', ['suicidal-thoughts: suicidal ideation']],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test('every form is found by itself, as its companion', () => {
    for (const { id, forms } of names) {
      for (const form of forms) {
        for (const spelling of spellingsOf(form)) {
          const text = form.endsWith('!') ? spelling.toUpperCase() : spelling;
          const found = companionsIn(text).filter(({ companion }) => companion === id);
          expect(found, `${id}: ${text}`).toContainEqual({ companion: id, start: 0, end: text.length });
        }
      }
    }
  });

  test('the longest form wins, over line ends, hyphens and hidden letters', () => {
    expect(named('peptic ulcer disease')).toEqual(['ulcer-or-bleed: peptic ulcer disease']);
    expect(named('co\u2010codamol and Z-drugs')).toEqual(['opioid: co\u2010codamol', 'sedative: Z-drugs']);
    expect(named('liver\n disease')).toEqual(['liver-disease: liver\n disease']);
    expect(named('ci\u00adrrho\u200bsis!')).toEqual(['liver-disease: ci\u00adrrho\u200bsis']);
  });

  test('words have borders, also in other scripts', () => {
    expect(named('benzoate, ulcerative, codeines_x, éulcer, ulcerß, maois_, non-alcoholic')).toEqual([]);
    expect(named('(ulcer) ulcer/bleed "MAOI"')).toHaveLength(3);
  });

  test('capitals matter where small letters mean something else', () => {
    expect(named('pud mi cad nash sud Cad Mi')).toEqual([]);
    expect(named('PUD')).toEqual(['ulcer-or-bleed: PUD']);
  });

  test('a liver that is eaten is no disease', () => {
    expect(named('Eat liver, spinach and lentils. Cod liver oil. Liver and onions.')).toEqual([]);
  });

  test('offsets hold for a text that was folded before', () => {
    const text = 'ﬂuoxetine and \u200bulcer';
    expect(companionsIn(text, fold(text))).toEqual(companionsIn(text));
    expect(named(text)).toEqual(['ssri: ﬂuoxetine', 'ulcer-or-bleed: ulcer']);
  });

  test('concepts of the lexicon count as companions, by their words where these say more', () => {
    expect(companionsOfConcept('tramadol')).toEqual(['tramadol', 'opioid']);
    expect(companionsOfConcept('cyclobenzaprine', 'Flexeril')).toEqual([
      'cyclobenzaprine',
      'muscle-relaxant',
    ]);
    expect(companionsOfConcept('other-antidepressants', 'venlafaxine')).toEqual(['snri']);
    expect(companionsOfConcept('other-antidepressants', 'antidepressants')).toEqual(['antidepressant']);
    expect(companionsOfConcept('muscle-relaxants', 'antispasmodic')).toEqual(['muscle-relaxant']);
    expect(companionsOfConcept('heat')).toEqual([]);
    expect(companionsOfConcept('constructor')).toEqual([]);
    expect(isDrug('maoi')).toBe(true);
    expect(isDrug('ulcer-or-bleed')).toBe(false);
  });
});

describe('traps', () => {
  test.each(COMPANION_TRAPS.map((trap) => [trap.example, trap] as const))('%s', (example, { forms }) => {
    expect(named(example)).toEqual([]);
    // It is the words around it that make it one: the example does hold a form of the rule.
    const spaced = ` ${spaceOut(example.toLowerCase().replace(/[^a-z0-9]+/g, ' '))} `;
    expect(
      forms.some((form) => spaced.includes(form.endsWith('*') ? ` ${form.slice(0, -1)}` : ` ${form} `)),
    ).toBe(true);
  });

  test.each([
    'History of stomach ulcer.',
    'Ulcer of the stomach.',
    'Drinks alcohol most nights.',
    'Alcohol: daily.',
    'Hepatitis B, on treatment.',
    'PMH: HTN, MI, diabetes.',
    'Had a stroke in 2018.',
    'Past bypass surgery.',
    'Takes opioids daily.',
    'CVA in 2011.',
    'Prescribed a sedative.',
    'Her second pregnancy.',
  ])('a near miss is still found: %s', (text) => {
    expect(companionsIn(text).length).toBeGreaterThan(0);
  });
});

describe('any text', () => {
  const words = names.flatMap(({ forms }) => forms.flatMap(spellingsOf));
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...words),
          fc.string({ unit: 'grapheme', maxLength: 4 }),
          fc.constantFrom('\u00ad', ' ', '-', '\n', 'İ', 'ﬁ', 'MI, '),
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(' ')),
  );

  test('half a letter of two code units before or after a name breaks nothing', () => {
    for (const text of ['\ude00benzos', 'benzos\ud83d', 'x\ude00benzos', '\ud83dbenzos\ude00 ']) {
      expect(
        companionsIn(text).map(({ companion }) => companion),
        JSON.stringify(text),
      ).toEqual(['sedative']);
    }
  });

  test('is read without an error, and every find folds to a form of its companion', () => {
    const known = new Map(names.map(({ id, forms }) => [id, new Set(forms.flatMap(spellingsOf))]));
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { companion, start, end } of companionsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(known.get(companion)).toContain(spaceOut(fold(text.slice(start, end)).text));
          last = start;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes time in proportion to its length', () => {
    // Thousands of beginnings, none of which goes on: without an end to how far each looks this would take minutes.
    for (const unit of [
      'bleeding in the ',
      'ulcer alcohol ',
      'hepatitis a b and c, ',
      'abnormal liver ',
      'a'.repeat(50),
    ]) {
      const text = unit.repeat(Math.ceil(200_000 / unit.length));
      const from = spent();
      companionsIn(text);
      expect(spent() - from, unit).toBeLessThan(3000);
    }
  });
});

const ALL: readonly Status[] = [
  'current',
  'planned',
  'past',
  'helped',
  'failed',
  'declined',
  'allergy',
  'negated',
  'family',
  'hypothetical',
  'present',
  'general',
];

const page = (...namedHere: [string, Status][]): PageNames => ({
  flags: [],
  named: namedHere.map(([companion, status]) => ({ companion, status })),
});
const flagged = (...statuses: Status[]): PageNames => ({
  named: [],
  flags: statuses.map((status) => ({ concept: 'malignancy', status })),
});

/** Ids of what is raised in a note, where the treatment is taken now. */
const raised = (concept: string, names: PageNames, status: Status | null = 'current') =>
  cautionsRaised(concept, status, null, names).map(({ id }) => id);

describe('raising cautions', () => {
  test('an ulcer raises its caution for every NSAID, unless it is denied, declined or somebody else’s', () => {
    for (const concept of ['nsaids', 'ibuprofen', 'naproxen', 'celecoxib'])
      expect(raised(concept, page(['ulcer-or-bleed', 'past']))).toEqual(['nsaid-ulcer']);
    const silent = ALL.filter((status) => raised('ibuprofen', page(['ulcer-or-bleed', status])).length === 0);
    expect(silent).toEqual(['declined', 'negated', 'family']);
  });

  test('a condition counts whatever happened to the treatment: who is kept from it is whom it is for', () => {
    for (const status of [...ALL, null])
      expect(raised('ibuprofen', page(['ulcer-or-bleed', 'past']), status)).toEqual(['nsaid-ulcer']);
  });

  test('two drugs are a combination only where both may be taken', () => {
    const others = (status: Status) => raised('cyclobenzaprine', page(['maoi', status]));
    expect(ALL.filter((status) => others(status).length === 0)).toEqual([
      'declined',
      'allergy',
      'negated',
      'family',
      'hypothetical',
    ]);
    const own = (status: Status) => raised('cyclobenzaprine', page(['maoi', 'current']), status);
    expect(ALL.filter((status) => own(status).length === 0)).toEqual([
      'declined',
      'allergy',
      'negated',
      'family',
    ]);
    expect(raised('cyclobenzaprine', page(['maoi', 'current']), null)).toEqual(['cyclobenzaprine-maoi']);
  });

  test('on a page about nobody in particular, "if you take an MAOI" raises its caution', () => {
    expect(raised('cyclobenzaprine', page(['maoi', 'hypothetical']), 'general')).toEqual([
      'cyclobenzaprine-maoi',
    ]);
    expect(cautionsRaised('cyclobenzaprine', null, 'benefit', page(['maoi', 'hypothetical']))).toHaveLength(
      1,
    );
  });

  test('one mention that raises is enough, and each caution comes once', () => {
    expect(
      raised(
        'ibuprofen',
        page(['ulcer-or-bleed', 'negated'], ['ulcer-or-bleed', 'past'], ['ulcer-or-bleed', 'general']),
      ),
    ).toEqual(['nsaid-ulcer']);
  });

  test.each([
    ['acetaminophen', 'liver-disease', 'acetaminophen-liver'],
    ['cyclobenzaprine', 'liver-disease', 'cyclobenzaprine-liver'],
    ['cyclobenzaprine', 'ssri', 'cyclobenzaprine-ssri'],
    ['cyclobenzaprine', 'snri', 'cyclobenzaprine-snri'],
    ['cyclobenzaprine', 'tramadol', 'cyclobenzaprine-tramadol'],
    ['oxycodone', 'sedative', 'opioid-sedative'],
    ['benzodiazepines', 'opioid', 'benzodiazepine-opioid'],
    ['duloxetine', 'cyclobenzaprine', 'snri-cyclobenzaprine'],
    ['aspirin', 'ulcer-or-bleed', 'aspirin-ulcer'],
  ])('%s with %s', (concept, companion, id) => {
    expect(raised(concept, page([companion, 'current']))).toContain(id);
  });

  test('what no row supports raises nothing', () => {
    expect(raised('acetaminophen', page(['ulcer-or-bleed', 'present']))).toEqual([]);
    expect(raised('heat', page(...names.map(({ id }): [string, Status] => [id, 'current'])))).toEqual([]);
    expect(raised('no-such-concept', page(['maoi', 'current']))).toEqual([]);
  });

  test('tramadol says opioid on any page, serious ones come first', () => {
    for (const status of [...ALL, null])
      expect(raised('tramadol', page(), status)).toEqual(['tramadol-opioid']);
    const many = cautionsRaised(
      'tramadol',
      'current',
      null,
      page(['liver-disease', 'past'], ['sedative', 'current']),
    );
    expect(many.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
      'serious opioid-sedative',
      'serious tramadol-opioid',
    ]);
    expect(many[0]).toMatchObject({ companion: 'sedative', statements: [], guidance: ['R37'] });
  });

  test('bed rest only where the page orders, plans or recommends it', () => {
    expect(ALL.filter((status) => raised('bed-rest', page(), status).length > 0)).toEqual([
      'current',
      'planned',
    ]);
    const claims = (['none', 'benefit', 'strong', 'no-benefit', 'harm', 'against'] as const).filter(
      (claim) => cautionsRaised('bed-rest', 'general', claim, page()).length > 0,
    );
    expect(claims).toEqual(['benefit', 'strong']);
  });

  test('routine imaging only where every sign that is named is denied; doubt never speaks against a scan', () => {
    expect(raised('imaging', page(), 'planned')).toEqual(['imaging-routine']);
    expect(raised('imaging', page(), 'past')).toEqual([]);
    expect(cautionsRaised('imaging', 'general', 'benefit', page())).toHaveLength(1);
    const still = ALL.filter((status) => raised('imaging', flagged(status), 'planned').length > 0);
    expect(still).toEqual(['declined', 'negated', 'general']);
    expect(raised('imaging', flagged('negated', 'present'), 'planned')).toEqual([]);
  });

  test('never throws, whatever a page names', () => {
    const concepts = [...evidence.treatments.map(({ id }) => id), 'toString', ''];
    fc.assert(
      fc.property(
        fc.constantFrom(...concepts),
        fc.option(fc.constantFrom(...ALL)),
        fc.array(
          fc.record({
            companion: fc.oneof(fc.string(), fc.constantFrom(...names.map(({ id }) => id))),
            status: fc.constantFrom(...ALL),
          }),
        ),
        (concept, status, all) => {
          const found = cautionsRaised(concept, status, null, { flags: [], named: all });
          expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
          expect(found.map(({ severity }) => severity)).toEqual(
            found
              .map(({ severity }) => severity)
              .sort()
              .reverse(),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});
