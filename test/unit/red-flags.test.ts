import { describe, expect, it } from 'vitest';
import rows from '../../data/lexicon.json' with { type: 'json' };
import { spot } from '../../spotting/index.ts';

/** Safety rule 1: on a page that speaks of back pain a red flag is shown whatever its context. */
const BACK_PAIN_NOTE = 'CHIEF COMPLAINT: low back pain\n\nHPI: low back pain for 3 weeks after lifting.\n\n';
const BACK_PAIN_ARTICLE = 'Living with low back pain\n\nMost low back pain settles within weeks.\n\n';

const CONTEXTS: [name: string, sentence: (flag: string) => string][] = [
  ['present', (flag) => `There is ${flag} since this morning.`],
  ['denied', (flag) => `He denies ${flag}.`],
  ['absent', (flag) => `No ${flag} today.`],
  ['past', (flag) => `He had ${flag} in 2011.`],
  ['in the family', (flag) => `His mother had ${flag}.`],
  ['hypothetical', (flag) => `Return at once if you get ${flag}.`],
  ['in a list', (flag) => `Denies night sweats, ${flag}, or a rash.`],
];

const FLAGS: [flag: string, concept: string][] = [
  ['saddle anesthesia', 'cauda-equina-syndrome'],
  ['saddle anaesthesia', 'cauda-equina-syndrome'],
  ['numbness between your legs', 'cauda-equina-syndrome'],
  ['urinary retention', 'bladder-bowel-disturbance'],
  ['loss of bladder control', 'bladder-bowel-disturbance'],
  ['trouble with his bladder', 'bladder-bowel-disturbance'],
  ['foot drop', 'neurological-deficit'],
  ['weakness in both legs', 'neurological-deficit'],
  ['fever', 'infection'],
  ['IV drug use', 'infection'],
  ['cancer', 'malignancy'],
  ['unexplained weight loss', 'malignancy'],
  ['vertebral fracture', 'fracture'],
  ['abdominal aortic aneurysm', 'aortic-aneurysm'],
];

describe.each([
  ['a note', BACK_PAIN_NOTE],
  ['an article', BACK_PAIN_ARTICLE],
])('in %s about back pain', (_name, page) => {
  describe.each(CONTEXTS)('%s', (_context, sentence) => {
    it.each(FLAGS)('%s is shown', (flag, concept) => {
      const text = page + sentence(flag);
      const shown = spot(text).filter(
        (mention) => mention.start >= page.length && mention.concept === concept,
      );
      expect(shown.map((mention) => mention.text.toLowerCase())).toContainEqual(
        expect.stringContaining(flag.split(' ').at(-1) ?? ''),
      );
    });
  });
});

describe('in a note about back pain, in everyday words', () => {
  it.each([
    ['He has not been able to pass urine', 'bladder-bowel-disturbance'],
    ["I haven't been able to wee since last night", 'bladder-bowel-disturbance'],
    ['She is unable to pass water', 'bladder-bowel-disturbance'],
    ["I can't pass water", 'bladder-bowel-disturbance'],
    ['Not passed urine for 12 hours', 'bladder-bowel-disturbance'],
    ['No longer able to control her bladder', 'bladder-bowel-disturbance'],
    ['I can no longer control my bowels', 'bladder-bowel-disturbance'],
    ['No control of bladder', 'bladder-bowel-disturbance'],
    ['has lost control of bowels', 'bladder-bowel-disturbance'],
    ['He wet himself', 'bladder-bowel-disturbance'],
    ['I wet myself twice', 'bladder-bowel-disturbance'],
    ['She soiled herself', 'bladder-bowel-disturbance'],
    ['I peed myself', 'bladder-bowel-disturbance'],
    ['She has been wetting the bed', 'bladder-bowel-disturbance'],
    ["I can't tell when my bladder is full", 'bladder-bowel-disturbance'],
    ['No urge to urinate', 'bladder-bowel-disturbance'],
    ['One bladder accident', 'bladder-bowel-disturbance'],
    ['No anal tone', 'cauda-equina-syndrome'],
    ['Anal tone reduced', 'cauda-equina-syndrome'],
    ["I can't feel anything in my saddle area", 'cauda-equina-syndrome'],
    ["can't feel when wiping", 'cauda-equina-syndrome'],
    ['He cannot feel himself wipe', 'cauda-equina-syndrome'],
    ["I can't feel toilet paper", 'cauda-equina-syndrome'],
    ['numb down below', 'cauda-equina-syndrome'],
    ['numbness down there', 'cauda-equina-syndrome'],
    ['No sensation in the saddle area', 'cauda-equina-syndrome'],
    ['my groin is numb', 'cauda-equina-syndrome'],
    ['numbness in both legs', 'cauda-equina-syndrome'],
    ["He can't get an erection", 'cauda-equina-syndrome'],
    ['Both legs gave way', 'neurological-deficit'],
    ['my legs keep giving way', 'neurological-deficit'],
    ["couldn't move his foot", 'neurological-deficit'],
    ['He drags his left leg', 'neurological-deficit'],
    ['PMH breast ca', 'malignancy'],
    ['Ca prostate 2015', 'malignancy'],
    ['Sweats at night', 'infection'],
    ['He fell off a ladder', 'fracture'],
  ])('"%s" is shown', (words, concept) => {
    for (const page of ['Low back pain.\n', BACK_PAIN_NOTE, BACK_PAIN_ARTICLE]) {
      const shown = spot(`${page}${words}.`).filter(({ start }) => start >= page.length);
      expect(shown.map((mention) => mention.concept)).toContain(concept);
    }
  });

  it.each([
    'The kettle holds no water, and the bottle leaks.',
    'She drags her suitcase and passes the shop.',
    'He can feel when wiping is needed on the window.',
  ])('"%s" is no red flag', (words) => {
    expect(spot(`Low back pain.\n${words}`)).toEqual([]);
  });
});

describe('on a page about something else', () => {
  it.each(['cauda equina syndrome', 'saddle anaesthesia', 'saddle anesthesia', 'saddle numbness'])(
    '%s is shown',
    (flag) => {
      expect(spot(`Exam questions in neurology. Describe ${flag}.`).map(({ text }) => text)).toContain(flag);
    },
  );

  it.each(['fever', 'cancer', 'a fall', 'urinary retention', 'osteoporosis'])('%s is left alone', (flag) => {
    expect(spot(`The garden club meets on Friday. One member has ${flag}, the others are well.`)).toEqual([]);
  });
});

describe('the lexicon of red flags', () => {
  const forms = rows
    .filter((row) => row.kind === 'red flag')
    .flatMap((row) =>
      [...(row.forms.plain ?? []), ...(row.forms.context ?? [])].map((form) => [form, row.concept] as const),
    );

  it.each(forms)('"%s" is shown where it is denied in a note about back pain', (written, concept) => {
    const form = written
      .replace(/!$/, '')
      .replace(/\(([^|)]*)[^)]*\)/g, '$1')
      .replace(/\s+/g, ' ')
      .trim();
    const text = `${BACK_PAIN_NOTE}Denies ${form}.`;
    const shown = spot(text).filter((mention) => mention.start >= BACK_PAIN_NOTE.length);
    expect(shown.length, `${form} (${concept})`).toBeGreaterThan(0);
  });
});
