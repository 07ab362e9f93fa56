/** What the views of the evidence say by themselves: the matrix, its filters, and the comparison. */

import type { CompareProblem } from '../data/compare.ts';
import type { Certainty, Mark, Population, Role } from '../data/matrix.ts';
import type { Document, Reader, Treatment } from '../data/schema.ts';
import { say, sayCounted, words } from './words.ts';

const KINDS = words({
  physical: 'kind_physical',
  'mind-body': 'kind_mind_body',
  programme: 'kind_programme',
  'drug class': 'kind_drug_class',
  drug: 'kind_drug',
  product: 'kind_product',
  device: 'kind_device',
  procedure: 'kind_procedure',
  surgery: 'kind_surgery',
  triage: 'kind_triage',
  test: 'kind_test',
}) satisfies Record<Treatment['kind'], string>;

/** Kinds in the order of the matrix, with their headings. */
export function kindNames(): readonly [Treatment['kind'], string][] {
  return Object.entries(KINDS) as [Treatment['kind'], string][];
}

const CLINICAL_MARKS: Record<Mark, string> = words({
  benefit: 'mark_benefit',
  'small benefit': 'mark_small_benefit',
  limited: 'mark_limited',
  equal: 'mark_equal',
  'no clear benefit': 'mark_no_clear_benefit',
  avoid: 'mark_avoid',
  harm: 'mark_harm',
  limit: 'mark_limit',
  referral: 'mark_referral',
  use: 'mark_use',
  compared: 'mark_compared',
  note: 'mark_note',
  promotion: 'mark_promotion',
  'source error': 'mark_source_error',
});

const PLAIN_MARKS: Record<Mark, string> = words({
  benefit: 'mark_plain_benefit',
  'small benefit': 'mark_plain_small_benefit',
  limited: 'mark_plain_limited',
  'no clear benefit': 'mark_plain_no_clear_benefit',
  limit: 'mark_plain_limit',
  referral: 'mark_plain_referral',
  compared: 'mark_plain_compared',
  note: 'mark_plain_note',
  equal: 'mark_equal',
  avoid: 'mark_avoid',
  harm: 'mark_harm',
  use: 'mark_use',
  promotion: 'mark_promotion',
  'source error': 'mark_source_error',
});

/** A mark in words. */
export function markName(mark: Mark, reader: Reader): string {
  return (reader === 'patient' ? PLAIN_MARKS : CLINICAL_MARKS)[mark];
}

/** A level of certainty in words, behind "certainty" or "how sure". */
export const CERTAINTY_NAMES: Record<Certainty, string> = words({
  high: 'certainty_high',
  moderate: 'certainty_moderate',
  low: 'certainty_low',
  stated: 'certainty_stated',
  unrated: 'certainty_unrated',
});

/** Situations by the key of their row: for students and clinicians, and in plain words. */
const SITUATIONS: Readonly<Record<string, { name: string; plain: string }>> = {
  acute: words({ name: 'situation_acute', plain: 'situation_acute_plain' }),
  'acute+chronic+muscle spasm': words({
    name: 'situation_acute_chronic_muscle_spasm',
    plain: 'situation_acute_chronic_muscle_spasm_plain',
  }),
  chronic: words({ name: 'situation_chronic', plain: 'situation_chronic_plain' }),
  'chronic+muscle spasm': words({
    name: 'situation_chronic_muscle_spasm',
    plain: 'situation_chronic_muscle_spasm_plain',
  }),
  'muscle spasm': words({ name: 'situation_muscle_spasm', plain: 'situation_muscle_spasm' }),
  axial: words({ name: 'situation_axial', plain: 'situation_axial_plain' }),
  radicular: words({ name: 'situation_radicular', plain: 'situation_radicular_plain' }),
  any: words({ name: 'situation_any', plain: 'situation_any' }),
};

/** A situation in this reader's words. */
export function situationName(key: string, reader: Reader): string {
  const names = SITUATIONS[key];
  if (!names) return key.replaceAll('+', ', ');
  return reader === 'patient' ? names.plain : names.name;
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
  acute: words({
    patient: 'population_acute_patient',
    student: 'population_acute_student',
    clinician: 'population_acute_clinician',
  }),
  chronic: words({
    patient: 'population_chronic_patient',
    student: 'population_chronic_student',
    clinician: 'population_chronic_clinician',
  }),
  axial: words({
    patient: 'population_axial_patient',
    student: 'population_axial_student',
    clinician: 'population_axial_clinician',
  }),
  radicular: words({
    patient: 'population_radicular_patient',
    student: 'population_radicular_student',
    clinician: 'population_radicular_clinician',
  }),
  'muscle spasm': words({
    patient: 'population_muscle_spasm_patient',
    student: 'population_muscle_spasm_student',
    clinician: 'population_muscle_spasm_clinician',
  }),
  any: words({
    patient: 'population_any_patient',
    student: 'population_any_student',
    clinician: 'population_any_clinician',
  }),
};

/** A population of the filter in this reader's words. */
export function populationName(population: Population, reader: Reader): string {
  return POPULATION_NAMES[population][reader];
}

/** Said of a statement whose direction is not that of the treatment under which it stands. */
export const ROLE_NOTES: Record<Exclude<Role, 'subject'>, (name: string) => string> = {
  comparator: (name) => say('role_comparator', name),
  'in both groups': (name) => say('role_in_both_groups', name),
  background: (name) => say('role_background', name),
  manner: (name) => say('role_manner', name),
  referral: (name) => say('role_referral', name),
  equal: (name) => say('role_equal', name),
};

/** A document by id and name. */
export function documentName({ id, shortName }: Pick<Document, 'id' | 'shortName'>): string {
  return `${id} ${shortName}`;
}

export const EVIDENCE = words(
  {
    title: 'evidence_title',
    intro: 'evidence_intro',
    redFlags: 'evidence_red_flags',
    filters: 'evidence_filters',
    name: 'evidence_name',
    nameHint: 'evidence_name_hint',
    population: 'evidence_population',
    kind: 'evidence_kind',
    document: 'evidence_document',
    all: 'evidence_all',
    clear: 'evidence_clear',
    legend: 'evidence_legend',
    legendBars: 'evidence_legend_bars',
    columns: 'evidence_columns',
    about: 'evidence_about',
    notHere: 'evidence_not_here',
    caption: 'evidence_caption',
    keys: 'evidence_keys',
    situation: 'evidence_situation',
    onePublisher: 'evidence_one_publisher',
    empty: 'evidence_empty',
    verdictOf: 'evidence_verdict_of',
    verdictNone: 'evidence_verdict_none',
    uncovered: 'evidence_uncovered',
    classCovered: 'evidence_class_covered',
    nothing: 'evidence_nothing',
    comparedWith: 'evidence_compared_with',
    size: 'evidence_size',
    time: 'evidence_time',
    notStated: 'evidence_not_stated',
    notRated: 'evidence_not_rated',
    cautions: 'evidence_cautions',
    close: 'evidence_close',
    hint: 'evidence_hint',
    oneMore: 'evidence_one_more',
    compare: 'evidence_compare',
    untick: 'evidence_untick',
  },
  {
    redFlagsFolded: (count: number) => say('evidence_red_flags_folded', count),
    samePublisher: (ids: string) => say('evidence_same_publisher', ids),
    outside: (count: number) => sayCounted('evidence_outside', count),
    sourceError: (id: string, line: number) => say('evidence_source_error', id, line),
    tick: (name: string) => say('evidence_tick', name),
    cell: (treatment: string, situation: string, document: string, symbols: string, count: number) =>
      say('evidence_cell', treatment, situation, document, symbols, sayCounted('card_statements', count)),
    /** A symbol in words: mark, what it was set against, and how sure. */
    symbol: (mark: string, comparators: readonly string[], certainty: string | null) => {
      const compared =
        comparators.length > 0 ? say('evidence_symbol_compared', comparators.join('; ')) : null;
      return [mark, compared, certainty].filter(Boolean).join(', ');
    },
    sure: (level: string, reader: Reader) =>
      say(reader === 'patient' ? 'evidence_sure_patient' : 'evidence_sure', level),
    shown: (treatments: number) => sayCounted('evidence_shown', treatments),
    uncoveredOut: (count: number) => sayCounted('evidence_uncovered_out', count),
    certainty: (reader: Reader) =>
      say(reader === 'patient' ? 'evidence_certainty_patient' : 'evidence_certainty'),
    saidOf: (what: string) => say('evidence_said_of', what),
    ticked: (count: number, most: number) => say('evidence_ticked', count, most),
    full: (most: number) => say('evidence_full', most),
  },
);

export const COMPARE = words(
  {
    title: 'compare_title',
    back: 'compare_back',
    what: 'compare_what',
    coverage: 'compare_coverage',
    covered: 'compare_covered',
    noVerdict: 'compare_no_verdict',
    notCovered: 'compare_not_covered',
    lead: 'compare_lead',
    columns: 'compare_columns',
    sure: 'compare_sure',
    against: 'compare_against',
    notStated: 'compare_not_stated',
    cautions: 'compare_cautions',
    noSerious: 'compare_no_serious',
    withDose: 'compare_with_dose',
    sources: 'compare_sources',
    differ: 'compare_differ',
    later: 'compare_later',
    on: 'compare_on',
    uncovered: 'compare_uncovered',
    tooFew: 'compare_too_few',
    toTable: 'compare_to_table',
  },
  {
    region: (names: string) => say('compare_region', names),
    caption: (names: string) => say('compare_caption', names),
    verdict: (situation: string) => say('compare_verdict', situation),
    sideways: (count: number) => say('compare_sideways', count),
    otherCautions: (count: number) => sayCounted('compare_other_cautions', count),
    inEntry: (name: string) => say('compare_in_entry', name),
    fromClass: (name: string) => say('compare_from_class', name),
  },
);

/** What happened to something that the address names, and what to do. */
export function problemText(problem: CompareProblem): string {
  switch (problem.kind) {
    case 'unknown':
      return say('compare_problem_unknown', problem.id);
    case 'red flag':
      return say('compare_problem_red_flag', problem.name);
    case 'repeated':
      return say('compare_problem_repeated', problem.name);
    case 'too many':
      return say('compare_problem_too_many', problem.names.join(', '));
  }
}
