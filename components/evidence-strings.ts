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
  'no clear benefit': 'No clear benefit',
  avoid: 'Advised against',
  harm: 'Possible harm',
  limit: 'Limit on time or manner',
  use: 'How it is used',
  compared: 'Only the comparator',
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
  limit: 'Limit on how or how long',
  compared: 'Only compared against',
  note: 'Background, not rated',
};

/** A mark in words. */
export function markName(mark: Mark, reader: Reader): string {
  return (reader === 'patient' ? PLAIN_MARKS : CLINICAL_MARKS)[mark];
}

/** A level of certainty in words. */
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
  axial: ['Axial pain', 'Pain that stays in the back (axial)'],
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
export const POPULATION_NAMES: readonly [Population, string][] = [
  ['acute', 'Acute (new)'],
  ['chronic', 'Chronic (long-lasting)'],
  ['axial', 'Axial (stays in the back)'],
  ['radicular', 'Radicular (nerve pain)'],
  ['muscle spasm', 'With muscle spasm'],
  ['any', 'Not stated'],
];

/** Said of a statement whose direction is not that of the treatment under which it stands. */
export const ROLE_NOTES: Record<Exclude<Role, 'subject'>, (name: string) => string> = {
  comparator: (name) => `${name} is only what something else was compared with.`,
  background: (name) => `This does not say what ${name} does.`,
  manner: (name) => `This is about one way of doing it, not against ${name} as such.`,
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
  redFlagsNote: 'Warning signs come before any treatment. The filters never hide them.',
  filters: 'Filter',
  name: 'Name',
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
  symbol: (mark: string, certainty: string | null) => (certainty ? `${mark}, certainty ${certainty}` : mark),
  verdictOf: 'Verdict',
  verdictNone: 'no verdict',
  uncovered: 'None of the five documents covers it.',
  classCovered: 'Covered as a class: ',
  shown: (treatments: number, rows: number) =>
    `${plural(treatments, 'treatment', 'treatments')}, ${plural(rows, 'row', 'rows')}`,
  uncoveredOut: (count: number) =>
    `${plural(count, 'treatment that no document covers is', 'treatments that no document covers are')} left out: they have no kind of pain and no document.`,
  nothing: 'Nothing fits these filters. Take one away, check the spelling, or clear them all.',
  comparedWith: 'Compared with',
  size: 'Size',
  time: 'Time',
  certainty: 'Certainty',
  notStated: 'not stated',
  notRated: 'not rated by the document',
  saidOf: (what: string) => `Said of ${what}; a verdict rests on it.`,
  cautions: 'Cautions that go with any dose',
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
  noDiffer: 'No disagreement listed',
  later: 'Later guidance, not one of the five',
  noLater: 'None listed',
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
