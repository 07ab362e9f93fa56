/**
 * The evidence base joined from data/*.json, and the few pure queries over it. The rows are typed
 * here without being checked: the content tests hold every file to its schema before a build.
 */
import companionCautions from './companion-cautions.json' with { type: 'json' };
import disagreements from './disagreements.json' with { type: 'json' };
import documents from './documents.json' with { type: 'json' };
import glossary from './glossary.json' with { type: 'json' };
import guidance from './guidance.json' with { type: 'json' };
import assessment from './pathway/assessment.json' with { type: 'json' };
import pathwayEdges from './pathway/edges.json' with { type: 'json' };
import firstLine from './pathway/first-line.json' with { type: 'json' };
import matchedCare from './pathway/matched-care.json' with { type: 'json' };
import reviews from './pathway/reviews.json' with { type: 'json' };
import redFlags from './red-flags.json' with { type: 'json' };
import type {
  CompanionCaution,
  Disagreement,
  Document,
  GlossaryEntry,
  Guidance,
  Pathway,
  RedFlag,
  Statement,
  Treatment,
  Verdict,
} from './schema.ts';
import s0 from './statements/S0.json' with { type: 'json' };
import s1 from './statements/S1.json' with { type: 'json' };
import s2 from './statements/S2.json' with { type: 'json' };
import s3 from './statements/S3.json' with { type: 'json' };
import s4 from './statements/S4.json' with { type: 'json' };
import analgesics from './treatments/analgesics.json' with { type: 'json' };
import devices from './treatments/devices.json' with { type: 'json' };
import mindBody from './treatments/mind-body-and-programmes.json' with { type: 'json' };
import physical from './treatments/physical.json' with { type: 'json' };
import procedures from './treatments/procedures.json' with { type: 'json' };
import relaxants from './treatments/relaxants-and-nerve-drugs.json' with { type: 'json' };

/** All that Backbrief knows, in the order in which it is shown. */
export interface Evidence {
  documents: readonly Document[];
  statements: readonly Statement[];
  treatments: readonly Treatment[];
  redFlags: readonly RedFlag[];
  disagreements: readonly Disagreement[];
  guidance: readonly Guidance[];
  glossary: readonly GlossaryEntry[];
  companionCautions: readonly CompanionCaution[];
  pathway: Pathway;
}

/** The JSON modules' own types are too wide (`string` for a verdict word) and slow to compare. */
function rows<T>(...files: unknown[]): readonly T[] {
  return files.flat() as T[];
}

/** The evidence base of this build. */
export const evidence: Evidence = {
  documents: rows(documents),
  statements: rows(s0, s1, s2, s3, s4),
  treatments: rows(analgesics, relaxants, physical, mindBody, devices, procedures),
  redFlags: rows(redFlags),
  disagreements: rows(disagreements),
  guidance: rows(guidance),
  glossary: rows(glossary),
  companionCautions: rows(companionCautions),
  pathway: {
    nodes: [...rows<Pathway['nodes'][number]>(assessment, firstLine, matchedCare, reviews)],
    edges: [...rows<Pathway['edges'][number]>(pathwayEdges)],
  },
};

/** The row with this id, or undefined. */
export function byId<Row extends { id: string }>(list: readonly Row[], id: string): Row | undefined {
  return list.find((row) => row.id === id);
}

/** The treatment of a concept, or undefined. */
export function treatment(id: string, base: Evidence = evidence): Treatment | undefined {
  return byId(base.treatments, id);
}

/** The red flag of a concept, or undefined. */
export function redFlag(id: string, base: Evidence = evidence): RedFlag | undefined {
  return byId(base.redFlags, id);
}

/** One statement by its id, e.g. "S2-42", or undefined. */
export function statement(id: string, base: Evidence = evidence): Statement | undefined {
  return byId(base.statements, id);
}

/** Statements that bear on a concept, in the order of the documents. */
export function statementsAbout(concept: string, base: Evidence = evidence): Statement[] {
  return base.statements.filter((row) => row.concepts.includes(concept));
}

/** The verdict that decides the underline: a treatment's first. */
export function leadVerdict(of: Pick<Treatment, 'verdicts'>): Verdict {
  const first = of.verdicts[0];
  if (!first) throw new Error('A treatment needs at least one verdict.');
  return first;
}

/** Days for which a review counts as recent. */
const REVIEW_DAYS = 365;

/**
 * True when the last review is more than a year old.
 * @param reviewed day of the review, year first
 * @param today the day on which it is read
 */
export function isStale(reviewed: string, today: Date): boolean {
  const days = (today.getTime() - Date.parse(reviewed)) / 86_400_000;
  return Math.floor(days) > REVIEW_DAYS;
}
