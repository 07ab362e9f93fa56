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
