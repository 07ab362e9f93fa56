/** Safety rule 1 in short notes: whatever else somebody has or has not, the red flags of back pain are marked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spot } from '../../spotting/index.ts';

const BACK = [
  '44 yo man with chronic low back pain.',
  'Low back pain for 3 weeks.',
  'LBP x 2/52 after lifting.',
  'CC: low back pain',
  'C/o back pain since Monday.',
  'Pt with acute on chronic LBP.',
  'Presents with lower back pain radiating to the left leg.',
  'My lower back has been hurting for a month.',
  'He hurt his back at work.',
  'Back pain and sciatica.',
  '67F, backache, worse at night.',
  'Seen today for lumbago.',
  '54F with no significant past medical history presents with low back pain.',
  'No known allergies, low back pain for a week.',
  '38 year old woman, otherwise well, no regular medication, with low back pain.',
  'No improvement in his low back pain.',
  'No relief from naproxen for her back pain.',
  'Without warning he developed low back pain.',
  'My back hurts.',
  'I hurt my back lifting, back is stiff and sore.',
  'Severe back and leg pain.',
  'Denies trauma, low back pain since Sunday.',
  'No injury, low back pain started gradually.',
  'Never had back pain before this week.',
  'No previous episodes of low back pain until last week.',
  'T2DM and asthma, now low back pain.',
  'Known hypertensive with low back pain.',
];

/** A line and the flags in it. */
const FLAGS: [line: string, flags: string[]][] = [
  ['Reports fever and urinary retention.', ['fever', 'urinary retention']],
  ['Urinary retention, no prior prostate disease.', ['Urinary retention']],
  ['Fever since yesterday.', ['Fever']],
  ['No fever, no weight loss.', ['fever', 'weight loss']],
  [
    'Denies saddle anaesthesia, leg weakness, incontinence.',
    ['saddle anaesthesia', 'leg weakness', 'incontinence'],
  ],
  ['History of cancer.', ['cancer']],
  ['Mother had breast cancer.', ['cancer']],
  ['Night sweats, unexplained weight loss.', ['Night sweats', 'weight loss']],
  ['Foot drop on the left.', ['Foot drop']],
  ['New urinary incontinence, numb saddle area.', ['urinary incontinence', 'saddle']],
  ['IV drug use, chills.', ['IV drug use', 'chills']],
  ['Osteoporosis, fall from height.', ['Osteoporosis', 'fall from height']],
  ['Has not been able to pass urine.', ['able to pass urine']],
  ['Return if you get weakness in both legs.', ['weakness in both legs']],
];

const CONDITIONS = [
  'asthma',
  'hypertension',
  'type 2 diabetes',
  'liver disease',
  'heart failure',
  'migraine',
  'depression and anxiety',
  'COPD',
  'epilepsy',
  'rheumatoid arthritis',
  'kidney disease',
  'ulcers, GI bleed',
  'knee pain',
  'neck pain',
  'chest pain, shortness of breath',
  'abdominal pain',
  'stroke, heart attack, atrial fibrillation',
];

const PHRASINGS: ((condition: string) => string)[] = [
  (one) => `No ${one}.`,
  (one) => `Denies ${one}.`,
  (one) => `Denies liver disease, ulcers, ${one}.`,
  (one) => `No history of ${one}.`,
  (one) => `Without ${one}.`,
  (one) => `Negative for ${one}.`,
  (one) => `Nil ${one}.`,
  (one) => `PMH: ${one}.`,
  (one) => `PMHx ${one}, hysterectomy.`,
  (one) => `Past medical history includes ${one}.`,
  (one) => `H/o ${one}.`,
  (one) => `History of ${one}.`,
  (one) => `Had ${one} in 2011.`,
  (one) => `FH: ${one}.`,
  (one) => `Family history of ${one}.`,
  (one) => `Father had ${one}.`,
  (one) => `Also has ${one}.`,
  (one) => `Known ${one}.`,
  (one) => `Comorbidities: ${one}.`,
  (one) => `Takes metformin and an inhaler for ${one}.`,
  (one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}.`,
  (one) => `He suffers from ${one} as well.`,
  (one) => `I also get ${one}.`,
  (one) => `Allergies: none. Background of ${one}.`,
  () => 'Not pregnant.',
  () => 'Non-smoker, not diabetic.',
  () => 'Pregnancy test negative.',
  () => 'Meds: amlodipine, metformin for diabetes.',
  () => 'PMH: nil.',
  () => 'Takes ibuprofen.',
  () => 'Abdomen soft, chest clear, heart sounds normal.',
  () => 'Neck, shoulders and hips normal.',
];

function expectFlags(lines: readonly string[], flags: readonly string[], separator = '\n') {
  const note = lines.join(separator);
  const marked = spot(note).filter(({ kind }) => kind === 'red flag');
  for (const flag of flags) {
    const start = note.indexOf(flag);
    const end = start + flag.length;
    const found = marked.some((mention) => mention.start < end && mention.end > start);
    expect(found, `"${flag}" in:\n${note}`).toBe(true);
  }
}

describe('a short note of back pain', () => {
  const anyFlags = fc.constantFrom(...FLAGS);
  const others = fc.array(
    fc.tuple(fc.constantFrom(...PHRASINGS), fc.constantFrom(...CONDITIONS)).map(([says, one]) => says(one)),
    { maxLength: 4 },
  );
  const separators = fc.constantFrom('\n', '\n\n', ' ');

  it('that came without its red flags: a denial beside them', () => {
    const note = [
      '44 yo man with chronic low back pain.',
      'Takes ibuprofen.',
      'Reports fever and urinary retention.',
    ];
    for (const last of ['No asthma.', 'Not pregnant.', 'Denies liver disease, ulcers, GI bleed.'])
      expect(spot([...note, last].join('\n')).map(({ text }) => text)).toEqual(
        expect.arrayContaining(['ibuprofen', 'fever', 'urinary retention']),
      );
  });

  it.each(BACK)('%s', (back) => {
    for (const [line, flags] of FLAGS)
      for (const says of PHRASINGS) expectFlags([back, line, says('asthma')], flags);
  });

  it('keeps its red flags beside any other conditions, in any order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BACK),
        anyFlags,
        others,
        others,
        separators,
        (back, [line, flags], before, after, separator) => {
          expectFlags([back, ...before.slice(0, 2), line, ...after.slice(0, 2)], flags, separator);
        },
      ),
      { seed: 4, numRuns: 1500 },
    );
  });

  it('keeps them where other conditions come first', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BACK),
        anyFlags,
        others,
        separators,
        (back, [line, flags], before, separator) => {
          expectFlags([...before, back, line], flags, separator);
        },
      ),
      { seed: 4, numRuns: 1500 },
    );
  });

  it.each([
    'Denies ulcers, GI bleed, liver disease.',
    'No asthma, no kidney disease.',
    'PMH: diabetes, hypertension.',
    'Not pregnant.',
  ])('keeps the treatment beside "%s"', (line) => {
    for (const back of BACK.slice(0, 6))
      expect(
        spot(`${back}\nHe takes ibuprofen. ${line}`).map(({ text }) => text),
        back,
      ).toContain('ibuprofen');
  });
});

describe('a short text about something else', () => {
  it.each([
    'Denies back pain.\nReports fever and cough.\nAsthma.',
    'No low back pain, no chest pain.\nFever for 3 days, sinusitis.',
    'No history of low back pain.\nFever and weight loss.',
    'Migraine. No fever.\nNeck pain, denies any episodes of back pain.\nTakes ibuprofen.',
  ])('%j stays unmarked', (note) => {
    expect(spot(note)).toEqual([]);
  });
});
