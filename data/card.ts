/** Makes the card of one concept: joins what it cites and picks one reader's words. No DOM. */
import type { CardView, CautionView, VerdictView } from './card-view.ts';
import { joinCitations, redFlagCitations, treatmentCitations } from './citations.ts';
import { copyCited } from './copy-cited.ts';
import { copyNote } from './copy-note.ts';
import type { CardWords, Citing, CopyParts } from './copy-text.ts';
import { type Evidence, evidence, isStale, leadVerdict, redFlag, treatment } from './evidence.ts';
import type { Cited, Reader, RedFlag, Treatment, Verdict } from './schema.ts';
import { disagreementViews, documentNames, guidanceView, namesOf, sourceViews } from './source-views.ts';

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

/** The class that speaks for a treatment which no document covers, or null. */
export function classOf(of: Treatment, base: Evidence): Treatment | null {
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
    // A row without concepts is about a publisher or a guideline's standing.
    guidance: base.guidance
      .filter((row) => all.guidance.includes(row.id) && row.concepts.length > 0)
      .map((row) => guidanceView(row, reader)),
    sources: sourceViews(cited.statements, reader, base),
    reviewed: of.reviewed,
    stale: isStale(of.reviewed, today),
    differing,
    beside: sourceViews(
      all.statements.filter((id) => !cited.statements.includes(id)),
      reader,
      base,
    ),
  };
}

/** The card with its two copies. */
function copied(card: CardWords, cites: CopyParts): CardView {
  return { ...card, here: null, note: copyNote(card, cites), cited: copyCited(card, cites) };
}

function treatmentCard(of: Treatment, reader: Reader, today: Date, base: Evidence): CardView {
  const wider = classOf(of, base);
  const classWords: Citing[] = wider ? [...wider.verdicts, wider.lead[reader]] : [];
  const cited = joinCitations([treatmentCitations(of, [reader]), ...classWords]);
  const { differing, beside, ...common } = shared(of, cited, reader, today, base);
  const dosing: Cited[] = reader === 'patient' ? [] : of.dosing;
  const card: CardWords = {
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
    signs: null,
    cautions: orderedCautions(of),
    dosing,
    detail: of.detail[reader],
    certainty: of.certainty[reader],
    sides: differing.map((row) => row.sides),
    beside,
  };
  return copied(card, cites);
}

function redFlagCard(of: RedFlag, reader: Reader, today: Date, base: Evidence): CardView {
  const cited = redFlagCitations(of, [reader]);
  const { differing, beside, ...common } = shared(of, cited, reader, today, base);
  const card: CardWords = {
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
    signs: of,
    cautions: [],
    dosing: [],
    detail: of.detail[reader],
    certainty: null,
    sides: differing.map((row) => row.sides),
    beside,
  };
  return copied(card, cites);
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
