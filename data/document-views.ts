/** The five documents as one reader may see them, each statement with the entries that it bears on. Pure. */
import type { SourceView } from './card-view.ts';
import { joinCitations, redFlagCitations, treatmentCitations } from './citations.ts';
import { givesDose } from './dose.ts';
import { byId, type Evidence, evidence } from './evidence.ts';
import type { Document, PathwayNode, Reader, Statement } from './schema.ts';
import { publisherFrom, statementView } from './source-views.ts';

/** A view of the panel that a statement leads to. */
export interface Bearing {
  name: string;
  /** Plain-language gloss; null for clinicians, and for a step of the care pathway. */
  plainName: string | null;
  /** Hash address in the side panel. */
  address: string;
}

/** How far a statement reaches, as its document states it; null where it does not. */
export type Reach = Pick<Statement, 'comparator' | 'size' | 'time' | 'certainty'>;

/** One of the five documents, with all that it says. */
export interface DocumentView {
  document: Document;
  /** Where its publisher's name is known from, when it does not say so itself. */
  publisherFrom: string | null;
  /** Short names of the documents of the same publisher, which are not independent of it. */
  siblings: string[];
  /** In the order of its lines. */
  statements: (SourceView['statements'][number] & {
    bearsOn: Bearing[];
    /** Null for patients, and where it says nothing of a treatment's effect. */
    reach: Reach | null;
  })[];
}

/** All statements that a step of the care pathway cites. */
function statementsOf(node: PathwayNode): string[] {
  const { wording, clocks, orders, cautions, sourceErrors } = node;
  return joinCitations([...Object.values(wording), ...clocks, ...orders, ...cautions, ...sourceErrors])
    .statements;
}

/**
 * What each statement leads to: the entries of its concepts; where it has none, the entries that cite it;
 * where none does, the steps of the care pathway that do. Empty where it speaks of its document only.
 */
function bearings(reader: Reader, base: Evidence): (id: string, concepts: readonly string[]) => Bearing[] {
  const entries = [
    ...base.redFlags.map((row) => ({ ...row, cites: redFlagCitations(row).statements })),
    ...base.treatments.map((row) => ({ ...row, cites: treatmentCitations(row).statements })),
  ].map(({ id, name, plainName, cites }) => ({
    id,
    cites,
    to: { name, plainName: reader === 'clinician' ? null : plainName, address: `#/treatment/${id}` },
  }));
  const steps = base.pathway.nodes.map((node) => ({
    cites: statementsOf(node),
    to: { name: node.title, plainName: null, address: `#/pathway/${node.id}` },
  }));
  return (id, concepts) => {
    const citing = ({ cites }: { cites: readonly string[] }) => cites.includes(id);
    const own = entries.filter((entry) => concepts.includes(entry.id));
    if (own.length > 0) return own.map(({ to }) => to);
    const found = entries.some(citing) ? entries.filter(citing) : steps.filter(citing);
    return found.map(({ to }) => to);
  };
}

/** A dose is left to the statement's own words. */
function reachOf(
  { topic, warning, comparator, size, time, certainty }: Statement,
  reader: Reader,
): Reach | null {
  if (reader === 'patient' || warning || (topic !== 'treatment' && topic !== 'outcome')) return null;
  const shown = (text: string | null) => (text !== null && givesDose(text) ? null : text);
  return { comparator: shown(comparator), size: shown(size), time: shown(time), certainty };
}

/** The documents in their order, for one reader: a patient's view has no dose. */
export function documentViews(reader: Reader, base: Evidence = evidence): DocumentView[] {
  const bearsOn = bearings(reader, base);
  return base.documents.map((document) => ({
    document,
    publisherFrom: publisherFrom(document, base),
    siblings: document.samePublisherAs.map((id) => byId(base.documents, id)?.shortName ?? id),
    statements: base.statements
      .filter((row) => row.document === document.id)
      .map((row) => ({
        ...statementView(row, reader),
        bearsOn: bearsOn(row.id, row.concepts),
        reach: reachOf(row, reader),
      })),
  }));
}
