/**
 * What a text rests on, as a reader may see it: names after a claim, documents with their statements, where
 * they differ, and later guidance. The patient's words carry no dose. Pure.
 */
import type { DisagreementView, GuidanceView, SourceView } from './card-view.ts';
import type { Citing } from './copy-text.ts';
import { givesDose } from './dose.ts';
import { byId, type Evidence, evidence, statement } from './evidence.ts';
import type { Disagreement, Document, Guidance, Reader, Statement } from './schema.ts';

/** Stands in a patient's view for words that give a dose. */
export const DOSE_WITHHELD = 'Gives an amount or a time. Ask your doctor or pharmacist.';

/** What stands beside the id of a statement that must not be acted on. */
export const WARNED: Record<NonNullable<Statement['warning']>, string> = {
  contradicted: 'contradicted, not to be acted on',
  promotion: 'promotion, not evidence',
};

const WARNINGS: Record<NonNullable<Statement['warning']>, string> = {
  contradicted: 'Contradicted in the same document, not to be acted on: ',
  promotion: 'Promotion, not evidence: ',
};

/** Words as this reader may see them. */
export function seen(text: string, reader: Reader): string {
  return reader === 'patient' && givesDose(text) ? DOSE_WITHHELD : text;
}

/** One statement as this reader may see it; one that must not be acted on says so first. */
export function statementView(row: Statement, reader: Reader): SourceView['statements'][number] {
  const { id, line, warning } = row;
  const text = (warning ? WARNINGS[warning] : '') + seen(row.text, reader);
  return { id, line, text, ...(warning && { warning }) };
}

/** Where a publisher's name is known from, when the document does not say it by itself; null otherwise. */
export function publisherFrom({ publisherSource }: Document, base: Evidence): string | null {
  const later = publisherSource === null ? undefined : byId(base.guidance, publisherSource);
  return later ? `${later.badge}, ${later.id}: ${later.reference.replace(/\.$/, '')}` : publisherSource;
}

/** The documents that these statements stand in, each with its own of them. */
export function sourceViews(ids: readonly string[], reader: Reader, base: Evidence): SourceView[] {
  const cited = base.statements.filter((row) => ids.includes(row.id));
  return base.documents
    .map((source) => ({
      id: source.id,
      name: source.shortName,
      publisher: source.publisher,
      publisherFrom: publisherFrom(source, base),
      badges: source.badges.map(({ label, meaning }) => ({ label, meaning })),
      statements: cited.filter((row) => row.document === source.id).map((row) => statementView(row, reader)),
    }))
    .filter((source) => source.statements.length > 0);
}

/** Short names of the documents that the statements stand in, in the documents' order. */
export function documentNames(statements: readonly string[], base: Evidence): string[] {
  const ids = new Set(statements.map((id) => statement(id, base)?.document));
  return base.documents.filter((row) => ids.has(row.id)).map((row) => row.shortName);
}

/** Short names of what a text rests on: documents in their order, then badges of later guidance. */
export function namesOf(cited: Citing, base: Evidence = evidence): string[] {
  const badges = (cited.guidance ?? []).map((id) => byId(base.guidance, id)?.badge ?? id);
  return [...documentNames(cited.statements, base), ...badges];
}

/** Ids of what a text rests on, for those who look them up: statements, then later guidance. */
export function idsOf(cited: Citing, reader: Reader, base: Evidence): string[] {
  if (reader === 'patient') return [];
  const ids = cited.statements.map((id) => {
    const warning = statement(id, base)?.warning;
    return warning ? `${id}: ${WARNED[warning]}` : id;
  });
  return [...ids, ...(cited.guidance ?? [])];
}

/** Disagreements as a reader sees them: how to read each, and its sides with who says so. */
export function disagreementViews(rows: readonly Disagreement[], reader: Reader, base: Evidence) {
  return rows.map(
    (row): DisagreementView => ({
      id: row.id,
      topic: row.topic,
      text: reader === 'patient' ? row.patient : row.clinician,
      sides: row.sides.map((side) => ({
        says: seen((reader === 'patient' && side.patient) || side.says, reader),
        from: namesOf(side, base),
        ids: idsOf(side, reader, base),
      })),
    }),
  );
}

/** Later guidance in one reader's words; a patient sees no reference whose title gives a dose. */
export function guidanceView(row: Guidance, reader: Reader): GuidanceView {
  const { id, badge, text, patient, caveat, reference } = row;
  if (reader !== 'patient') return { id, badge, text, caveat, reference };
  return { id, badge, text: patient, caveat, reference: givesDose(reference) ? null : reference };
}
