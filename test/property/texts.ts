/** Made-up text for tests: words that rules know, and whatever else Unicode has. */
import fc from 'fast-check';
import companions from '../../data/companion-names.json' with { type: 'json' };
import lexicon from '../../data/lexicon.json' with { type: 'json' };
import { CLAIM_RULES } from '../../spotting/claim-rules.ts';
import { COMPANION_TRAPS } from '../../spotting/companion-rules.ts';
import { SELLING_RULES } from '../../spotting/selling-rules.ts';
import { SENSE_RULES } from '../../spotting/sense-rules.ts';
import { STATUS_RULES } from '../../spotting/status-rules.ts';

const FORMS = lexicon
  .flatMap(({ forms }) => Object.values(forms).flat())
  .map((form) => form.replace(/!$/, ''));
const EXAMPLES = [STATUS_RULES, CLAIM_RULES, SELLING_RULES, SENSE_RULES, COMPANION_TRAPS]
  .flat()
  .map(({ example }) => example.replace(/[{}]/g, ''));
/** Parts of the examples of all rules: what they begin, end and go on with. */
const TELLING = EXAMPLES.flatMap((example) => example.match(/\S+(?: \S+){0,3}/g) ?? []);
/** What cautions are about, the first of each choice. */
const COMPANIONS = companions
  .flatMap(({ forms }) => forms)
  .map((form) => form.replace(/\(([^|)]*)[^)]*\)/g, '$1').trim());
const SIGNS = [
  ...'.,;:!?()[]{}|/\\-–—•*#%$£€+=<>@_"\'“”‘’«»…·★✗✔☐☑\n\r\t \u00a0\u00ad\u200b\ufeff\ufffcﬁİſK',
  '\ud83d',
  '\ude00',
  '😀',
  'é',
  'ß',
  'я',
  '痛',
];

/** What opens a part of a page, and holds for what stands below it. */
const OPENINGS = [
  'Related articles',
  'References',
  'Meet our team',
  'Stretches for sore knees',
  'Low back pain',
  'What our patients say',
  'Get help straight away if you have:',
  'Do not take it if you have had:',
  'Medications:',
  'Allergies:',
  'PMH:',
  'Family history:',
  'Plan:',
];

/** One word, sign, number or form. */
export const PART = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...FORMS) },
  { weight: 5, arbitrary: fc.constantFrom(...TELLING) },
  { weight: 4, arbitrary: fc.constantFrom(...EXAMPLES) },
  { weight: 2, arbitrary: fc.constantFrom(...COMPANIONS) },
  { weight: 4, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 2, arbitrary: fc.nat(99_999).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('mg', 'mg bid', 'low back pain', 'PMH:', 'Plan:', 'HPI:', 'Allergies:', '52%'),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...SIGNS, '1', 'a', 'no '), fc.integer({ min: 1, max: 400 }))
      .map(([sign, times]) => sign.repeat(times)),
  },
);

/** Text in which such parts stand side by side, mostly with spaces between. */
export const TEXT = fc
  .array(fc.tuple(PART, fc.constantFrom(' ', ' ', ' ', ' ', '', '\n', '. ', ', ')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''));

/** A page that speaks of back pain, or not, with such text in its passages. */
export const PAGE = fc
  .tuple(
    fc.constantFrom(
      'Treatments for low back pain: what patients with back pain can try',
      'HPI: 54 yo man with low back pain. He denies fever. PMH: none',
      'My back pain story: I tried everything, and I mean my whole back',
      'A quiet day',
    ),
    fc.array(
      fc.oneof(
        {
          weight: 3,
          arbitrary: fc.record({
            kind: fc.constantFrom('title', 'heading', 'item', 'cell', 'text'),
            text: TEXT,
          } as const),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constantFrom('heading', 'text'),
            text: fc.constantFrom(...OPENINGS),
          } as const),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constantFrom('item', 'text'),
            text: fc.constantFrom(...FORMS),
          } as const),
        },
      ),
      { maxLength: 7 },
    ),
    fc.boolean(),
  )
  // What tells what a page is about may stand at its end as well.
  .map(([subject, rest, isFirst]) => {
    const passage = { kind: 'text' as const, text: subject };
    return isFirst ? [passage, ...rest] : [...rest, passage];
  });
