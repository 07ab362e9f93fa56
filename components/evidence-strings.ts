/** What the views of the evidence say by themselves: the matrix, its filters, and the comparison. */
import type { CompareProblem } from '../data/compare.ts';
import type { Certainty, Mark, Population, Role } from '../data/matrix.ts';
import type { Document, Reader, Treatment } from '../data/schema.ts';

/** Kinds in the order of the matrix, with their headings. */
export const KIND_NAMES: readonly [Treatment['kind'], string][] = [
  ['physical', 'Physical treatments'],
  ['mind-body', 'Mind-body treatments'],
  ['programme', 'Programmes'],
  ['drug class', 'Drug classes'],
  ['drug', 'Drugs'],
  ['product', 'Products'],
  ['device', 'Devices'],
  ['procedure', 'Procedures'],
  ['surgery', 'Surgery'],
  ['triage', 'Screening tools'],
  ['test', 'Tests'],
];

const CLINICAL_MARKS: Record<Mark, string> = {
  benefit: 'Benefit',
  'small benefit': 'Small benefit',
  limited: 'Limited or possible benefit',
  equal: 'No different from other care',
  'no clear benefit': 'No clear benefit',
  avoid: 'Advised against',
  harm: 'Possible harm',
  limit: 'Limit on time or manner',
  referral: 'When to refer or review',
  use: 'How it is used',
  compared: 'Comparator, or in both groups',
  note: 'Background, no direction',
  promotion: 'Promotion, not evidence',
  'source error': 'Error of the source',
};

const PLAIN_MARKS: Record<Mark, string> = {
  ...CLINICAL_MARKS,
  benefit: 'Helps',
  'small benefit': 'Helps a little',
  limited: 'May help, or helps few',
  'no clear benefit': 'No clear help found',
  limit: 'Limit on how, when or how long',
  referral: 'When to see someone else, or again',
  compared: 'Only compared, or in both groups',
  note: 'Background, not rated',
};

/** A mark in words. */
export function markName(mark: Mark, reader: Reader): string {
  return (reader === 'patient' ? PLAIN_MARKS : CLINICAL_MARKS)[mark];
}

/** A level of certainty in words, behind "certainty" or "how sure". */
export const CERTAINTY_NAMES: Record<Certainty, string> = {
  high: 'high',
  moderate: 'moderate',
  low: 'low',
  stated: 'mixed, or other words',
  unrated: 'not rated',
};

/** Situations by the key of their row: for students and clinicians, and in plain words. */
const SITUATIONS: Record<string, [string, string]> = {
  acute: ['Acute pain', 'New (acute) pain'],
  'acute+chronic+muscle spasm': ['Flare of spasm, acute on chronic', 'Flare of spasm in long-lasting pain'],
  chronic: ['Chronic pain', 'Long-lasting (chronic) pain'],
  'chronic+muscle spasm': ['Chronic pain with spasm', 'Long-lasting pain with spasm'],
  'muscle spasm': ['Muscle spasm', 'Muscle spasm'],
  axial: ['Axial pain', 'Pain in the back only (axial)'],
  radicular: ['Radicular pain', 'Nerve pain, such as sciatica'],
  any: ['Kind of pain not stated', 'Kind of pain not stated'],
};

/** A situation in this reader's words. */
export function situationName(key: string, reader: Reader): string {
  const names = SITUATIONS[key];
  if (!names) return key.replaceAll('+', ', ');
  return names[reader === 'patient' ? 1 : 0];
}

/** Populations that the filter offers, in their order. */
export const POPULATIONS: readonly Population[] = [
  'acute',
  'chronic',
  'axial',
  'radicular',
  'muscle spasm',
  'any',
];

const POPULATION_NAMES: Record<Population, Record<Reader, string>> = {
  acute: { patient: 'New', student: 'Acute (new)', clinician: 'Acute' },
  chronic: { patient: 'Long-lasting', student: 'Chronic (long-lasting)', clinician: 'Chronic' },
  axial: { patient: 'In the back only', student: 'Axial (in the back only)', clinician: 'Axial' },
  radicular: {
    patient: 'Nerve pain, such as sciatica',
    student: 'Radicular (nerve pain)',
    clinician: 'Radicular',
  },
  'muscle spasm': {
    patient: 'With tight, cramped muscles',
    student: 'With muscle spasm',
    clinician: 'With muscle spasm',
  },
  any: { patient: 'Not stated', student: 'Not stated', clinician: 'Not stated' },
};

/** A population of the filter in this reader's words. */
export function populationName(population: Population, reader: Reader): string {
  return POPULATION_NAMES[population][reader];
}

/** Said of a statement whose direction is not that of the treatment under which it stands. */
export const ROLE_NOTES: Record<Exclude<Role, 'subject'>, (name: string) => string> = {
  comparator: (name) => `${name} is only what something else was compared with.`,
  'in both groups': (name) => `${name} was in both groups: the gain is from what was added.`,
  background: (name) => `This does not say what ${name} does by itself.`,
  manner: (name) => `This is about how, when or how long, not against ${name} as such.`,
  referral: (name) => `This says when to refer or review; it does not rate ${name}.`,
  equal: (name) =>
    `${name} was set against other care. No difference between the two is not the same as no help.`,
};

/** A document by id and name. */
export function documentName({ id, shortName }: Pick<Document, 'id' | 'shortName'>): string {
  return `${id} ${shortName}`;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const EVIDENCE = {
  title: 'Evidence',
  intro: 'Each treatment, each kind of pain, and what each of the five documents says of it.',
  redFlags: 'Red flags',
  redFlagsFolded: (count: number) => `${count} warning signs that come before any treatment`,
  filters: 'Filter',
  name: 'Name',
  nameHint: 'Brands work too',
  population: 'Kind of pain',
  kind: 'Kind of treatment',
  document: 'Document',
  all: 'All',
  clear: 'Clear filters',
  legend: 'What the symbols mean',
  legendBars: 'Under a symbol: how sure the document says it is',
  columns: 'The five documents',
  about: 'About this table',
  samePublisher: (ids: string) =>
    `${ids} have the same publisher. They are not independent: agreement between them counts once.`,
  notHere: 'Later guidance is not in this table; it stands apart in each full entry.',
  outside: (count: number) =>
    `${plural(count, 'statement speaks', 'statements speak')} of no single treatment and so ${count === 1 ? 'stands' : 'stand'} in no cell: see `,
  sourceError: (id: string, line: number) =>
    `${id} (line ${line}) is an error of its source and is not acted on: `,
  caption: 'What each of the five documents says of each treatment, by kind of pain',
  keys: 'Arrow keys move between names and cells, Enter opens a cell, Escape closes it.',
  situation: 'Kind of pain',
  tick: (name: string) => `Compare ${name}`,
  onePublisher: 'one publisher',
  empty: 'nothing said',
  cell: (treatment: string, situation: string, document: string, symbols: string, count: number) =>
    `${treatment}, ${situation}, ${document}: ${symbols}. ${plural(count, 'statement', 'statements')}`,
  /** A symbol in words: mark, what it was set against, and how sure. */
  symbol: (mark: string, comparators: readonly string[], certainty: string | null) =>
    [
      mark,
      comparators.length > 0 ? `, compared with ${comparators.join('; ')}` : '',
      certainty && `, ${certainty}`,
    ]
      .filter(Boolean)
      .join(''),
  sure: (level: string, reader: Reader) =>
    reader === 'patient' ? `how sure: ${level}` : `certainty ${level}`,
  verdictOf: 'Verdict',
  verdictNone: 'no verdict',
  uncovered: 'None of the five documents covers it.',
  classCovered: 'Covered as a class: ',
  shown: (treatments: number) => plural(treatments, 'treatment', 'treatments'),
  uncoveredOut: (count: number) =>
    `${plural(count, 'more is', 'more are')} hidden by this filter: no document gives evidence for ${count === 1 ? 'it' : 'them'}.`,
  nothing: 'Nothing fits these filters. Take one away, check the spelling, or clear them all.',
  comparedWith: 'Compared with',
  size: 'Size',
  time: 'Time',
  certainty: (reader: Reader) => (reader === 'patient' ? 'How sure' : 'Certainty'),
  notStated: 'not stated',
  notRated: 'not rated by the document',
  saidOf: (what: string) => `Said of ${what}; a verdict rests on it.`,
  cautions: 'Cautions, since a dose is named here',
  close: 'Close',
  hint: 'Tick two to four treatments to compare them.',
  ticked: (count: number, most: number) => `${count} of ${most} ticked`,
  oneMore: 'Tick at least one more.',
  full: (most: number) => `${most} are the most that fit side by side. Untick one first.`,
  compare: 'Compare',
  untick: 'Untick all',
} as const;

export const COMPARE = {
  title: 'Side by side',
  back: 'Choose other treatments',
  region: (names: string) => `Comparison of ${names}`,
  caption: (names: string) => `Comparison of ${names}`,
  what: 'What it is',
  verdict: (situation: string) => `Verdict: ${situation}`,
  coverage: 'Covered by the documents',
  covered: 'Yes, as above.',
  noVerdict: 'No verdict for this',
  notCovered: 'Not covered',
  lead: 'In short',
  sideways: (count: number) => `${count} columns: scroll sideways to see all of them.`,
  columns: 'Treatments in the columns',
  sure: 'How sure',
  against: 'Compared with what',
  notStated: 'Not stated',
  cautions: 'Serious cautions',
  noSerious: 'None marked serious',
  otherCautions: (count: number) => plural(count, 'other caution', 'other cautions'),
  withDose: 'Other cautions, since a dose is named here',
  inEntry: (name: string) => ` in the full entry of ${name}`,
  sources: 'Who says so',
  differ: 'Where they differ',
  later: 'Later guidance, not one of the five',
  on: 'On',
  uncovered: 'None of the five documents covers it.',
  fromClass: (name: string) => `As a class, ${name}:`,
  tooFew: 'A comparison needs at least two treatments. Tick two to four of them in the evidence table.',
  toTable: 'Go to the evidence table',
} as const;

/** What happened to something that the address names, and what to do. */
export function problemText(problem: CompareProblem): string {
  switch (problem.kind) {
    case 'unknown':
      return `“${problem.id}” is not the name of a treatment here. Check the address, or choose from the table.`;
    case 'red flag':
      return `${problem.name} is a red flag, not a treatment, and is never weighed against one. Open its own entry: `;
    case 'repeated':
      return `${problem.name} was named more than once and is shown once.`;
    case 'too many':
      return `Four fit side by side. Left out: ${problem.names.join(', ')}. Compare them in a second table.`;
  }
}
