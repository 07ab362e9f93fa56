/** Small, complete card views for tests of the views. Their words are examples, not evidence. */
import type { CardView, ClaimView, HereView, SourceView } from '../../data/card-view.ts';

const MEDICAL_QA: SourceView = {
  id: 'S3',
  name: 'Dr.Oracle, rest and activity',
  publisher: 'Dr.Oracle',
  publisherFrom: 'Found on its website.',
  badges: [
    { label: 'review not confirmed', meaning: 'The page does not say who checked this text.' },
    { label: 'undated', meaning: 'The page gives no date.' },
  ],
  statements: [
    { id: 'S3-46', line: 40, text: 'Advises against radiofrequency ablation where pain stays in the back.' },
    { id: 'S3-48', line: 41, text: 'Finds TENS equal to sham.' },
  ],
};

const CLINIC: SourceView = {
  id: 'S0',
  name: 'Clinic treatments page',
  publisher: null,
  publisherFrom: null,
  badges: [{ label: 'no author', meaning: 'The page names no author.' }],
  statements: [{ id: 'S0-30', line: 28, text: 'Speaks of relief that lasts longer.' }],
};

const BASE: CardView = {
  concept: 'radiofrequency-ablation',
  reader: 'clinician',
  type: 'treatment',
  name: 'Radiofrequency ablation',
  plainName: 'heat that numbs a nerve',
  kind: 'procedure',
  lead: 'Advised against for axial pain; a clinic page reports longer relief without saying for whom.',
  verdicts: [
    {
      word: 'avoid',
      label: 'Advised against',
      forWhom: 'Axial pain',
      comparator: null,
      time: null,
      documents: ['Dr.Oracle, rest and activity'],
    },
    {
      word: 'disputed',
      label: 'Longer relief claimed',
      forWhom: 'Pain type not stated',
      comparator: 'nerve blocks',
      time: null,
      documents: ['Clinic treatments page'],
    },
  ],
  fromClass: null,
  urgency: null,
  signs: [],
  cautions: [],
  dosing: [],
  detail:
    'One document lists it among pitfalls for axial pain. Another says that relief may last longer than after a block and names no population.',
  certainty: 'Neither document gives a size, a comparator or a rating of quality.',
  disagreements: [
    {
      id: 'A1',
      topic: 'Radiofrequency ablation',
      text: 'Read it by pain type: the advice against it speaks of axial pain only.',
      sides: [
        { says: 'Relief can last longer.', from: ['Clinic treatments page'], ids: ['S0-30'] },
        { says: 'Not for axial pain.', from: ['Dr.Oracle, rest and activity'], ids: ['S3-45'] },
      ],
    },
  ],
  guidance: [
    {
      id: 'R20',
      badge: 'BMJ 2025',
      text: 'Strong recommendation against it in chronic axial pain.',
      caveat: 'Contested by 34 societies.',
      reference: 'A guideline in the BMJ, 2025.',
    },
  ],
  sources: [CLINIC, MEDICAL_QA],
  reviewed: '2026-11-21',
  stale: false,
  here: null,
  note: 'Radiofrequency ablation (procedure)\nVerdict: Advised against: Axial pain',
  cited: '# Radiofrequency ablation\n\n- **Advised against**: Axial pain [S3-46]',
};

/** A procedure on which the documents differ. */
export const ablation: CardView = BASE;

/** A drug with serious cautions, for patients (no dose) and for clinicians (with dose). */
export const relaxant = (reader: CardView['reader']): CardView => ({
  ...BASE,
  concept: 'cyclobenzaprine',
  reader,
  name: 'Cyclobenzaprine',
  plainName: 'a pill for muscle spasm',
  kind: 'drug',
  lead: 'It may ease muscle spasm for a short time. It is not for daily use over months.',
  verdicts: [
    {
      word: 'short-term',
      label: 'Short-term relief',
      forWhom: 'Flare of muscle spasm',
      comparator: null,
      time: 'two to three weeks at most',
      documents: ['Dr.Oracle, spasm'],
    },
  ],
  cautions: [
    {
      severity: 'serious',
      text: 'Do not mix it with some depression pills. Ask your pharmacist.',
      from: ['FDA label'],
    },
    { severity: 'important', text: 'It can make you sleepy.', from: ['Dr.Oracle, spasm'] },
    { severity: 'minor', text: 'It can make your mouth dry.', from: ['Dr.Oracle, spasm'] },
  ],
  dosing: reader === 'patient' ? [] : [{ text: 'Start at 5 mg where the liver is impaired.', from: ['S2'] }],
  disagreements: [],
  guidance: [],
  sources: [MEDICAL_QA],
});

/** A drug that no document covers, with the evidence of its class. */
export const uncovered: CardView = {
  ...BASE,
  concept: 'tapentadol',
  reader: 'patient',
  name: 'Tapentadol',
  plainName: 'a strong pain pill, an opioid',
  kind: 'drug',
  lead: 'None of the five documents gives evidence for this.',
  verdicts: [
    {
      word: 'not-covered',
      label: 'Not covered',
      forWhom: 'Any back pain',
      comparator: null,
      time: null,
      documents: [],
    },
  ],
  fromClass: {
    concept: 'opioids',
    name: 'Opioids',
    lead: 'One document says opioids have not been shown to help lasting back pain.',
    verdicts: [
      {
        word: 'no-better',
        label: 'No benefit shown',
        forWhom: 'Chronic pain',
        comparator: null,
        time: null,
        documents: ['Clinic treatments page'],
      },
    ],
  },
  disagreements: [],
  guidance: [],
  sources: [],
};

/** A red flag, for patients. */
export const redFlag: CardView = {
  ...BASE,
  concept: 'cauda-equina-syndrome',
  reader: 'patient',
  type: 'red flag',
  name: 'Cauda equina syndrome',
  plainName: 'squeezed nerves at the base of the spine',
  kind: 'red flag',
  lead: 'These nerves run the bladder, the bowel and the legs. Pressure on them is an emergency.',
  verdicts: [],
  urgency: 'Go to an emergency department today.',
  signs: ['Numbness between the legs', 'New trouble passing urine or stool', 'Weak legs'],
  certainty: null,
  disagreements: [],
  guidance: [],
  sources: [CLINIC],
};

/** What a page around a card may say; nothing of it unless told. */
export const here = (says: Partial<HereView>): HereView => {
  return { status: 'general', flags: [], together: [], claim: null, ...says };
};

const SIDES: ClaimView['sides'] = [
  { says: 'Relief can last longer.', from: ['Clinic treatments page'], ids: ['S0-30'] },
  { says: 'Not for axial pain.', from: ['Dr.Oracle, rest and activity'], ids: ['S3-46'] },
];

const claim = (says: Partial<ClaimView>): ClaimView => {
  return {
    asserts: 'benefit',
    outcome: 'agrees',
    partly: false,
    documents: [],
    sides: [],
    wider: null,
    ...says,
  };
};

const row = (label: string, forWhom: string | null, outcome: ClaimView['outcome']) => {
  return { label, forWhom, outcome, from: ['Dr.Oracle, spasm'], ids: ['S2-42'] };
};

/** One claim for each outcome, and one that the documents support for some kinds of pain only. */
export const claims = {
  agrees: claim({ documents: [row('Moderate benefit', 'Chronic pain', 'agrees')] }),
  'says-more': claim({
    asserts: 'strong',
    outcome: 'says-more',
    documents: [row('Helps a little', 'Chronic pain', 'says-more')],
  }),
  partly: claim({
    outcome: 'says-more',
    partly: true,
    documents: [
      row('Not for ongoing use', 'Chronic pain', 'opposite'),
      row('Short course only', 'Flare of spasm', 'agrees'),
      row('May help a little', 'Acute pain', 'agrees'),
      row('Listed, not rated', 'Kind of pain not stated', 'says-more'),
    ],
  }),
  opposite: claim({
    outcome: 'opposite',
    documents: [row('No better than sham', 'Chronic pain', 'opposite')],
  }),
  silent: claim({ outcome: 'silent', wider: 'Opioids' }),
  disagree: claim({ outcome: 'disagree', sides: SIDES }),
} satisfies Record<string, ClaimView>;
