/** Makes the card of one concept: joins what it cites and picks one reader's words. No DOM. */
import type {
  CardView,
  CautionView,
  DisagreementView,
  GuidanceView,
  SourceView,
  VerdictView,
} from './card-view.ts';
import { joinCitations, redFlagCitations, treatmentCitations } from './citations.ts';
import { type CopyParts, copyText } from './copy-text.ts';
import { givesDose } from './dose.ts';
import {
  byId,
  type Evidence,
  evidence,
  isStale,
  leadVerdict,
  redFlag,
  statement,
  treatment,
} from './evidence.ts';
import type { Cited, Disagreement, Reader, RedFlag, Statement, Treatment, Verdict } from './schema.ts';

const KINDS: Record<Treatment['kind'], string> = {
  drug: 'drug',
  'drug class': 'drug class',
  product: 'product',
  physical: 'physical treatment',
  'mind-body': 'mind-body treatment',
  programme: 'programme',
  device: 'device',
  procedure: 'procedure',
  surgery: 'surgery',
  triage: 'screening tool',
  test: 'test',
};

const SEVERITIES = ['serious', 'important', 'minor'] as const;

/** Stands in a patient's card for words that give a dose. */
export const DOSE_WITHHELD = 'Gives a dose. Ask your doctor or pharmacist.';

const WARNINGS: Record<NonNullable<Statement['warning']>, string> = {
  contradicted: 'Contradicted in the same document, not to be acted on: ',
  promotion: 'Promotion, not evidence: ',
};

type Citing = { statements: readonly string[]; guidance?: readonly string[] | undefined };

/** Words as this reader may see them. */
function seen(text: string, reader: Reader): string {
  return reader === 'patient' && givesDose(text) ? DOSE_WITHHELD : text;
}

/** Short names of the documents that the statements stand in, in the documents' order. */
function documentNames(statements: readonly string[], base: Evidence): string[] {
  const ids = new Set(statements.map((id) => statement(id, base)?.document));
  return base.documents.filter((row) => ids.has(row.id)).map((row) => row.shortName);
}

/** Short names of what a text rests on: documents in their order, then badges of later guidance. */
export function namesOf(cited: Citing, base: Evidence = evidence): string[] {
  const badges = (cited.guidance ?? []).map((id) => byId(base.guidance, id)?.badge ?? id);
  return [...documentNames(cited.statements, base), ...badges];
}

function verdictViews(verdicts: readonly Verdict[], base: Evidence): VerdictView[] {
  return verdicts.map(({ verdict, label, forWhom, comparator, time, statements }) => {
    return { word: verdict, label, forWhom, comparator, time, documents: documentNames(statements, base) };
  });
}

/** Cautions with the serious ones first; the order of the file decides among equals. */
function orderedCautions(of: Treatment): Treatment['cautions'] {
  return SEVERITIES.flatMap((severity) => of.cautions.filter((caution) => caution.severity === severity));
}

function cautionViews(of: Treatment, reader: Reader, base: Evidence): CautionView[] {
  return orderedCautions(of).map((caution) => ({
    severity: caution.severity,
    text: reader === 'patient' ? caution.patient : caution.clinician,
    from: namesOf(caution, base),
  }));
}

function disagreementViews(rows: readonly Disagreement[], reader: Reader, base: Evidence) {
  return rows.map(
    (row): DisagreementView => ({
      id: row.id,
      topic: row.topic,
      text: reader === 'patient' ? row.patient : row.clinician,
      sides: row.sides.map((side) => ({ says: seen(side.says, reader), from: namesOf(side, base) })),
    }),
  );
}

/** Cited guidance that bears on a treatment; a row without concepts is about a publisher or a guideline's standing. */
function guidanceViews(ids: readonly string[], reader: Reader, base: Evidence): GuidanceView[] {
  return base.guidance
    .filter((row) => ids.includes(row.id) && row.concepts.length > 0)
    .map(({ id, badge, text, patient, caveat }) => {
      return { id, badge, text: reader === 'patient' ? patient : text, caveat };
    });
}

function sourceViews(ids: readonly string[], reader: Reader, base: Evidence): SourceView[] {
  const cited = base.statements.filter((row) => ids.includes(row.id));
  return base.documents
    .map((source) => ({
      id: source.id,
      name: source.shortName,
      badges: source.badges.map(({ label, meaning }) => ({ label, meaning })),
      statements: cited
        .filter((row) => row.document === source.id)
        .map((row) => ({
          id: row.id,
          line: row.line,
          text: (row.warning ? WARNINGS[row.warning] : '') + seen(row.text, reader),
        })),
    }))
    .filter((source) => source.statements.length > 0);
}

/** The class that speaks for a treatment which no document covers, or null. */
function classOf(of: Treatment, base: Evidence): Treatment | null {
  if (of.classId === null || leadVerdict(of).verdict !== 'not-covered') return null;
  const wider = treatment(of.classId, base);
  return wider && leadVerdict(wider).verdict !== 'not-covered' ? wider : null;
}

/** What a treatment's card and a red flag's card have in common. */
function shared(of: Treatment | RedFlag, cited: Citing, reader: Reader, today: Date, base: Evidence) {
  const differing = base.disagreements.filter((row) => of.disagreements.includes(row.id));
  const all = joinCitations([cited, ...differing.flatMap((row) => row.sides)]);
  return {
    concept: of.id,
    reader,
    name: of.name,
    plainName: of.plainName,
    lead: of.lead[reader].text,
    detail: of.detail[reader].text,
    disagreements: disagreementViews(differing, reader, base),
    guidance: guidanceViews(all.guidance, reader, base),
    sources: sourceViews(all.statements, reader, base),
    reviewed: of.reviewed,
    stale: isStale(of.reviewed, today),
    differing,
  };
}

function treatmentCard(of: Treatment, reader: Reader, today: Date, base: Evidence): CardView {
  const wider = classOf(of, base);
  const classWords: Citing[] = wider ? [...wider.verdicts, wider.lead[reader]] : [];
  const cited = joinCitations([treatmentCitations(of, [reader]), ...classWords]);
  const { differing, ...common } = shared(of, cited, reader, today, base);
  const dosing: Cited[] = reader === 'patient' ? [] : of.dosing;
  const card: Omit<CardView, 'copyText'> = {
    ...common,
    type: 'treatment',
    kind: KINDS[of.kind],
    verdicts: verdictViews(of.verdicts, base),
    fromClass: wider && {
      concept: wider.id,
      name: wider.name,
      lead: wider.lead[reader].text,
      verdicts: verdictViews(wider.verdicts, base),
    },
    urgency: null,
    signs: [],
    cautions: cautionViews(of, reader, base),
    dosing: dosing.map((row) => ({ text: row.text, from: namesOf(row, base) })),
    certainty: of.certainty[reader].text,
  };
  const cites: CopyParts = {
    lead: of.lead[reader],
    verdicts: of.verdicts,
    classVerdicts: wider?.verdicts ?? [],
    classLead: wider?.lead[reader] ?? null,
    urgency: null,
    cautions: orderedCautions(of),
    dosing,
    detail: of.detail[reader],
    certainty: of.certainty[reader],
    sides: differing.map((row) => row.sides),
  };
  return { ...card, copyText: copyText(card, cites) };
}

function redFlagCard(of: RedFlag, reader: Reader, today: Date, base: Evidence): CardView {
  const cited = redFlagCitations(of, [reader]);
  const { differing, ...common } = shared(of, cited, reader, today, base);
  const card: Omit<CardView, 'copyText'> = {
    ...common,
    type: 'red flag',
    kind: 'red flag',
    verdicts: [],
    fromClass: null,
    urgency: of.urgency[reader].text,
    signs: of.signs,
    cautions: [],
    dosing: [],
    certainty: null,
  };
  const cites: CopyParts = {
    lead: of.lead[reader],
    verdicts: [],
    classVerdicts: [],
    classLead: null,
    urgency: of.urgency[reader],
    cautions: [],
    dosing: [],
    detail: of.detail[reader],
    certainty: null,
    sides: differing.map((row) => row.sides),
  };
  return { ...card, copyText: copyText(card, cites) };
}

/**
 * The card of a treatment or a red flag in one reader's words; null where the id is not known.
 * @param today the day on which it is read, which decides whether its review is stale
 */
export function cardView(
  concept: string,
  reader: Reader,
  today: Date,
  base: Evidence = evidence,
): CardView | null {
  const found = treatment(concept, base);
  if (found) return treatmentCard(found, reader, today, base);
  const flag = redFlag(concept, base);
  return flag ? redFlagCard(flag, reader, today, base) : null;
}
