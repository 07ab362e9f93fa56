/** Who cites what: the links of the evidence base, walked in both directions. */
import type { Evidence } from './evidence.ts';
import type { Cited, Reader, RedFlag, Treatment, Wording } from './schema.ts';

/** Ids that something rests on, each once, in order of first use. */
interface Citations {
  statements: string[];
  guidance: string[];
}

/** The three readers, from the least to the most technical. */
export const READERS: readonly Reader[] = ['patient', 'student', 'clinician'];

type Citing = { statements: readonly string[]; guidance?: readonly string[] | undefined };

/** Joins the citations of several texts. */
export function joinCitations(parts: readonly Citing[]): Citations {
  return {
    statements: [...new Set(parts.flatMap((part) => part.statements))],
    guidance: [...new Set(parts.flatMap((part) => part.guidance ?? []))],
  };
}

function wordings(list: readonly Wording[], readers: readonly Reader[]): Cited[] {
  return list.flatMap((wording) => readers.map((reader) => wording[reader]));
}

/** What a treatment rests on, for some readers or for all of them; patients see no dosing. */
export function treatmentCitations(of: Treatment, readers: readonly Reader[] = READERS): Citations {
  const dosing = readers.some((reader) => reader !== 'patient') ? of.dosing : [];
  return joinCitations([
    ...of.verdicts,
    ...wordings([of.lead, of.detail, of.certainty], readers),
    ...of.cautions,
    ...dosing,
    { statements: [], guidance: of.guidance },
  ]);
}

/** What a red flag rests on, for some readers or for all of them. */
export function redFlagCitations(of: RedFlag, readers: readonly Reader[] = READERS): Citations {
  return joinCitations([of, ...wordings([of.lead, of.detail, of.urgency], readers)]);
}

/** For each statement: ids of the treatments, red flags and disagreements, and documents' badges, that cite it. */
export function usesOfStatements(base: Evidence): Map<string, string[]> {
  const uses = new Map<string, string[]>(base.statements.map((row) => [row.id, []]));
  const add = (user: string, statements: readonly string[]) => {
    for (const id of new Set(statements)) uses.get(id)?.push(user);
  };
  for (const row of base.treatments) add(row.id, treatmentCitations(row).statements);
  for (const row of base.redFlags) add(row.id, redFlagCitations(row).statements);
  for (const row of base.disagreements) add(row.id, joinCitations(row.sides).statements);
  for (const row of base.documents) add(row.id, joinCitations(row.badges).statements);
  return uses;
}
