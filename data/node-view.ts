/** What one node of the care pathway shows: joined with all that it cites, in one reader's words. */
import type { DisagreementView, GuidanceView, SourceView } from './card-view.ts';
import { joinCitations } from './citations.ts';
import type { Citing } from './copy-text.ts';
import { byId, type Evidence, evidence, redFlag, treatment } from './evidence.ts';
import { rowTextFor, titleFor } from './pathway.ts';
import type { Caution, PathwayNode, PathwayRow, Reader, Verdict } from './schema.ts';
import { disagreementViews, guidanceView, namesOf, sourceViews } from './source-views.ts';

/** Words with what they rest on. */
export interface SaidView {
  text: string;
  /** Short names of documents and badges of later guidance. */
  from: string[];
  /** Ids of statements, then of later guidance. */
  ids: string[];
}

/** A treatment or red flag that a node is about. */
export interface EntryLink {
  concept: string;
  name: string;
  /** Each verdict with the people it is for; empty for a red flag. */
  verdicts: Pick<Verdict, 'verdict' | 'label' | 'forWhom'>[];
}

export interface NodeView {
  title: string;
  words: SaidView;
  clocks: SaidView[];
  orders: SaidView[];
  /** What stands over the orders where "sources differ" would mislead; null elsewhere. */
  ordersTitle: string | null;
  /** In the order of the file. */
  cautions: (SaidView & { severity: Caution['severity'] })[];
  /** Errors in a document that the pathway does not follow. */
  sourceErrors: SaidView[];
  disagreements: DisagreementView[];
  /** All later guidance that is cited, the dated and the lapsed too. */
  guidance: GuidanceView[];
  sources: SourceView[];
  entries: EntryLink[];
}

function said(text: string, cited: Citing, base: Evidence): SaidView {
  return { text, from: namesOf(cited, base), ids: [...cited.statements, ...(cited.guidance ?? [])] };
}

function entryLink(concept: string, base: Evidence): EntryLink[] {
  const flag = redFlag(concept, base);
  if (flag) return [{ concept, name: flag.name, verdicts: [] }];
  const found = treatment(concept, base);
  return found ? [{ concept, name: found.name, verdicts: found.verdicts }] : [];
}

/** Later guidance in one reader's words, in the order of the base. */
export function guidanceOf(
  ids: readonly string[],
  reader: Reader,
  base: Evidence = evidence,
): GuidanceView[] {
  return base.guidance.filter((row) => ids.includes(row.id)).map((row) => guidanceView(row, reader));
}

/** Everything that a node shows to a reader. */
export function nodeView(of: PathwayNode, reader: Reader, base: Evidence = evidence): NodeView {
  const saidAll = (rows: readonly PathwayRow[]) =>
    rows.map((row) => said(rowTextFor(row, reader), row, base));
  const rows = of.disagreements.flatMap((id) => byId(base.disagreements, id) ?? []);
  const all = joinCitations([
    of.wording[reader],
    ...of.clocks,
    ...of.orders,
    ...of.cautions,
    ...of.sourceErrors,
    ...rows.flatMap((row) => row.sides),
  ]);
  return {
    title: titleFor(of, reader),
    words: said(of.wording[reader].text, of.wording[reader], base),
    clocks: saidAll(of.clocks),
    orders: saidAll(of.orders),
    ordersTitle: of.ordersTitle ?? null,
    cautions: of.cautions.map((caution) => ({
      severity: caution.severity,
      ...said(reader === 'patient' ? caution.patient : caution.clinician, caution, base),
    })),
    sourceErrors: saidAll(of.sourceErrors),
    disagreements: disagreementViews(rows, reader, base),
    guidance: guidanceOf(all.guidance, reader, base),
    sources: sourceViews(all.statements, reader, base),
    entries: of.concepts.flatMap((concept) => entryLink(concept, base)),
  };
}
