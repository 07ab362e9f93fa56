import { describe, expect, test } from 'vitest';
import { cardView } from '../../data/card.ts';
import { type Evidence, isStale, leadVerdict, statementsAbout, treatment } from '../../data/evidence.ts';
import type {
  Caution,
  Document,
  RedFlag,
  Statement,
  Treatment,
  Verdict,
  Wording,
} from '../../data/schema.ts';
import { DOSE_WITHHELD } from '../../data/source-views.ts';

const TODAY = new Date('2026-12-01');

function wording(text: string, statements: string[], guidance: string[] = []): Wording {
  const one = (reader: string) => ({ text: `${text}, ${reader}.`, statements, guidance });
  return { patient: one('plainly'), student: one('explained'), clinician: one('exactly') };
}

function source(id: Document['id'], shortName: string): Document {
  return {
    id,
    shortName,
    title: null,
    kind: 'page',
    publisher: null,
    publisherSource: null,
    author: null,
    audience: 'Anyone',
    date: null,
    review: 'Not said.',
    sells: null,
    samePublisherAs: [],
    badges: [{ label: 'undated', meaning: 'It gives no date.', statements: [`${id}-01`] }],
    limits: [],
  };
}

function row(id: string, text: string, more: Partial<Statement> = {}): Statement {
  return {
    id,
    document: id.slice(0, 2) as Document['id'],
    line: 7,
    topic: 'treatment',
    interventions: ['pill'],
    concepts: ['pill'],
    population: ['any'],
    comparator: null,
    direction: 'benefit',
    size: null,
    time: null,
    certainty: null,
    citations: [],
    text,
    ...more,
  };
}

function verdict(word: Verdict['verdict'], statements: string[], more: Partial<Verdict> = {}): Verdict {
  return {
    situation: { duration: 'any', pattern: 'any', spasm: false },
    verdict: word,
    label: `It is ${word}`,
    forWhom: 'Pain type not stated',
    comparator: null,
    time: null,
    certainty: null,
    statements,
    ...more,
  };
}

function caution(severity: Caution['severity'], text: string): Caution {
  return {
    severity,
    patient: `${text} for you.`,
    clinician: `${text} in patients.`,
    statements: ['S1-01'],
    guidance: ['R11'],
  };
}

function pill(more: Partial<Treatment> = {}): Treatment {
  return {
    id: 'pill',
    name: 'Pill',
    plainName: 'a pill',
    kind: 'drug',
    classId: null,
    verdicts: [verdict('helps', ['S3-02', 'S0-02'], { comparator: 'placebo', time: 'at 5 days' })],
    lead: wording('It helps', ['S0-02']),
    detail: wording('It helps in detail', ['S3-02']),
    certainty: wording('Not rated', ['S0-02']),
    cautions: [caution('minor', 'Dry mouth'), caution('serious', 'Bleeding'), caution('important', 'Sleep')],
    dosing: [{ text: 'The document gives 400 mg.', statements: ['S3-03'] }],
    disagreements: ['A1'],
    guidance: ['R11'],
    reviewed: '2026-11-21',
    ...more,
  };
}

const COUSIN = pill({
  id: 'cousin',
  name: 'Cousin',
  classId: 'pill',
  verdicts: [verdict('not-covered', [])],
  lead: wording('None of the five documents covers it', []),
  detail: wording('Its class is covered', []),
  certainty: wording('Nothing to rate', []),
  cautions: [],
  dosing: [],
  disagreements: [],
  guidance: [],
});

const FLAG: RedFlag = {
  id: 'numbness',
  name: 'Numbness',
  plainName: 'loss of feeling',
  signs: ['numb between the legs'],
  lead: wording('Numbness needs help', ['S0-03']),
  detail: wording('It can be a red flag', ['S0-03']),
  urgency: wording('Go to an emergency department now', ['S0-03'], ['R11']),
  inDocuments: true,
  statements: ['S0-03'],
  disagreements: [],
  guidance: ['R11'],
  reviewed: '2026-11-21',
};

const BASE: Evidence = {
  documents: [source('S0', 'First page'), source('S1', 'Second page'), source('S3', 'Third page')],
  statements: [
    row('S0-01', 'It is undated.'),
    row('S0-02', 'The pill helps.'),
    row('S0-03', 'Numbness is a red flag.', { concepts: ['numbness'] }),
    row('S1-01', 'The pill may cause bleeding.'),
    row('S1-02', 'Buy our pill.', { warning: 'promotion' }),
    row('S3-02', 'The pill helps over placebo.'),
    row('S3-03', 'The dose is 400 mg.', { direction: 'dosing' }),
    row('S3-04', 'It is taken every 6 hours.'),
  ],
  treatments: [pill(), COUSIN],
  redFlags: [FLAG],
  disagreements: [
    {
      id: 'A1',
      kind: 'between documents',
      topic: 'The pill',
      sides: [
        { says: 'Take 400 mg.', statements: ['S3-04'], guidance: [] },
        { says: 'Ask first.', statements: ['S1-02'], guidance: ['R11'] },
      ],
      patient: 'They differ.',
      clinician: 'The documents differ.',
      concepts: ['pill'],
    },
  ],
  guidance: [
    {
      id: 'R11',
      badge: 'Label',
      reference: 'A label.',
      year: null,
      text: 'Contraindicated with other pills.',
      patient: 'Do not mix pills.',
      caveat: 'Read on a copy.',
      concepts: ['pill'],
    },
  ],
  glossary: [],
  companionCautions: [],
  pathway: { nodes: [], edges: [] },
};

const STANDING = {
  id: 'R05',
  badge: 'Policy',
  reference: 'A policy.',
  year: null,
  text: 'Lapsed.',
  patient: 'It ran out.',
  caveat: null,
  concepts: [],
};

function card(concept: string, reader: 'patient' | 'student' | 'clinician', base = BASE, today = TODAY) {
  const view = cardView(concept, reader, today, base);
  if (!view) throw new Error(`No card for ${concept}.`);
  return view;
}

describe('the card of a treatment', () => {
  test('speaks in the chosen reader’s words', () => {
    expect(card('pill', 'patient').lead).toBe('It helps, plainly.');
    expect(card('pill', 'clinician').certainty).toBe('Not rated, exactly.');
    expect(card('pill', 'patient').guidance[0]?.text).toBe('Do not mix pills.');
    expect(card('pill', 'student').guidance[0]?.text).toBe('Contraindicated with other pills.');
    expect(card('pill', 'student').cautions[0]?.text).toBe('Bleeding in patients.');
  });

  test('names the documents of a verdict in the documents’ order', () => {
    expect(card('pill', 'patient').verdicts).toEqual([
      {
        word: 'helps',
        label: 'It is helps',
        forWhom: 'Pain type not stated',
        comparator: 'placebo',
        time: 'at 5 days',
        documents: ['First page', 'Third page'],
      },
    ]);
  });

  test('puts serious cautions first, with what they rest on', () => {
    const { cautions } = card('pill', 'patient');
    expect(cautions.map((one) => one.severity)).toEqual(['serious', 'important', 'minor']);
    expect(cautions[0]?.from).toEqual(['Second page', 'Label']);
  });

  test('gives doses to students and clinicians only', () => {
    expect(card('pill', 'patient').dosing).toEqual([]);
    expect(card('pill', 'student').dosing).toEqual([
      { text: 'The document gives 400 mg.', from: ['Third page'] },
    ]);
    const patient = card('pill', 'patient');
    expect(JSON.stringify(patient)).not.toMatch(/400 mg|every 6 hours/);
    expect(patient.disagreements[0]?.sides[0]?.says).toBe(DOSE_WITHHELD);
    const told = pill({ detail: wording('It helps in detail', ['S3-02', 'S3-04']) });
    const { sources } = card('pill', 'patient', { ...BASE, treatments: [told, COUSIN] });
    expect(sources.at(-1)?.statements.map(({ id, text }) => [id, text])).toEqual([
      ['S3-02', 'The pill helps over placebo.'],
      ['S3-04', DOSE_WITHHELD],
    ]);
  });

  test('groups its sources by document, with badges, and marks promotion', () => {
    const told = pill({ detail: wording('It helps in detail', ['S1-02', 'S3-02']) });
    const { sources, note } = card('pill', 'clinician', { ...BASE, treatments: [told, COUSIN] });
    expect(sources.map(({ id, name }) => `${id} ${name}`)).toEqual([
      'S0 First page',
      'S1 Second page',
      'S3 Third page',
    ]);
    expect(sources[0]?.badges).toEqual([{ label: 'undated', meaning: 'It gives no date.' }]);
    expect(sources[1]?.statements.at(-1)?.text).toBe('Promotion, not evidence: Buy our pill.');
    expect(sources[2]?.statements.map((one) => one.id)).toEqual(['S3-02', 'S3-03']);
    expect(note).not.toContain('S1-02');
  });

  test('tells promotion from evidence in the note', () => {
    const sold = pill({ verdicts: [verdict('unclear', ['S1-01', 'S1-02'])] });
    const { note } = card('pill', 'clinician', { ...BASE, treatments: [sold, COUSIN] });
    expect(note).toContain('Second page (S1-01; promotion, not evidence: S1-02)');
  });

  test('keeps what only a side of a disagreement rests on out of its sources, and cites it there', () => {
    const { sources, note, cited } = card('pill', 'clinician');
    expect(sources.flatMap(({ statements }) => statements.map(({ id }) => id))).toEqual([
      'S0-02',
      'S1-01',
      'S3-02',
      'S3-03',
    ]);
    expect(note).toContain('Sources differ on: The pill (A1)');
    expect(note).not.toMatch(/S3-04|S1-02/);
    const [before, after] = cited.split('## Cited where sources differ');
    expect(before?.split('## Sources')[1]).not.toMatch(/S3-04|S1-02/);
    expect(after).toContain('S3-04, line 7');
    expect(after).toContain('Promotion, not evidence: Buy our pill.');
  });

  test('shows both sides of a disagreement with their names', () => {
    expect(card('pill', 'clinician').disagreements).toEqual([
      {
        id: 'A1',
        topic: 'The pill',
        text: 'The documents differ.',
        sides: [
          { says: 'Take 400 mg.', from: ['Third page'], ids: ['S3-04'] },
          {
            says: 'Ask first.',
            from: ['Second page', 'Label'],
            ids: ['S1-02: promotion, not evidence', 'R11'],
          },
        ],
      },
    ]);
    expect(card('pill', 'student').disagreements[0]?.sides[0]?.ids).toEqual(['S3-04']);
    expect(card('pill', 'patient').disagreements[0]?.sides.flatMap(({ ids }) => ids)).toEqual([]);
  });

  test('leaves out guidance that is about a publisher and not about a treatment', () => {
    const treatments = [pill({ lead: wording('It helps', ['S0-02'], ['R11', 'R05']) })];
    const view = card('pill', 'patient', { ...BASE, treatments, guidance: [...BASE.guidance, STANDING] });
    expect(view.guidance.map((one) => one.id)).toEqual(['R11']);
    expect(view.cited).toContain('It helps, plainly. [S0-02, R11]');
  });

  test('lets the class speak where no document covers it', () => {
    const { fromClass, sources } = card('cousin', 'patient');
    expect(fromClass?.name).toBe('Pill');
    expect(fromClass?.lead).toBe('It helps, plainly.');
    expect(fromClass?.verdicts[0]?.word).toBe('helps');
    expect(sources.map((one) => one.id)).toEqual(['S0', 'S3']);
    expect(card('pill', 'patient').fromClass).toBeNull();
  });

  test('has no class evidence where the class is not covered either', () => {
    const uncovered = { ...BASE, treatments: [pill({ verdicts: [verdict('not-covered', [])] }), COUSIN] };
    expect(card('cousin', 'patient', uncovered).fromClass).toBeNull();
  });

  test('is stale after a year', () => {
    expect(card('pill', 'patient').stale).toBe(false);
    expect(card('pill', 'patient', BASE, new Date('2028-01-01')).stale).toBe(true);
  });
});

describe('the card of a red flag', () => {
  test('says what to look for and whom to call', () => {
    const view = card('numbness', 'patient');
    expect(view.type).toBe('red flag');
    expect(view.urgency).toBe('Go to an emergency department now, plainly.');
    expect(view.signs).toEqual(['numb between the legs']);
    expect(view.certainty).toBeNull();
    expect(view.sources.map((one) => one.id)).toEqual(['S0']);
    expect(view.guidance.map((one) => one.id)).toEqual(['R11']);
  });
});

describe('queries', () => {
  test('an unknown concept has no card', () => {
    expect(cardView('low-back-pain', 'patient', TODAY, BASE)).toBeNull();
  });

  test('find treatments, statements about a concept and the lead verdict', () => {
    expect(treatment('pill', BASE)?.name).toBe('Pill');
    expect(treatment('none', BASE)).toBeUndefined();
    expect(statementsAbout('numbness', BASE).map((one) => one.id)).toEqual(['S0-03']);
    expect(leadVerdict(pill()).verdict).toBe('helps');
    expect(() => leadVerdict({ verdicts: [] })).toThrow('at least one verdict');
  });

  test('a review is stale after 365 days', () => {
    expect(isStale('2026-01-01', new Date('2027-01-01T23:59:59Z'))).toBe(false);
    expect(isStale('2026-01-01', new Date('2027-01-02T00:00:00Z'))).toBe(true);
  });
});
