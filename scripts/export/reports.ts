/** Treatments, red flags and disagreements as FHIR EvidenceReports: the words for clinicians, with what they rest on. Pure. */
import type { EvidenceReport, EvidenceReportSection, Reference } from 'fhir/r5';
import { classOf } from '../../data/card.ts';
import { redFlagCitations, treatmentCitations } from '../../data/citations.ts';
import type { Evidence } from '../../data/evidence.ts';
import type { Disagreement, RedFlag, Treatment } from '../../data/schema.ts';
import { cautionsWith, cautionTexts } from './cautions.ts';
import {
  addressOf,
  conceptCoding,
  focusOn,
  guidanceReference,
  LATER,
  narrative,
  notes,
  some,
} from './codes.ts';
import { statementReference, verdictId } from './statements.ts';

/** A section of sentences, with what it rests on; nothing where there are none. */
function section(
  title: string,
  texts: readonly string[],
  entryReference: Reference[] = [],
): EvidenceReportSection[] {
  if (texts.length === 0 && entryReference.length === 0) return [];
  return [
    {
      title,
      ...(texts.length > 0 && { text: narrative(texts) }),
      ...(entryReference.length > 0 && { entryReference }),
    },
  ];
}

function statements(ids: readonly string[], base: Evidence): Reference[] {
  return ids.map((id) => statementReference(id, base));
}

function differing(ids: readonly string[]): EvidenceReportSection[] {
  return section(
    'Where sources differ',
    [],
    ids.map((id) => ({ reference: `EvidenceReport/disagreement-${id}`, display: id })),
  );
}

function report(
  id: string,
  type: string,
  subject: EvidenceReport['subject'],
  sections: EvidenceReportSection[],
  more: Partial<EvidenceReport> = {},
): EvidenceReport {
  return {
    resourceType: 'EvidenceReport',
    id,
    url: addressOf('EvidenceReport', id),
    status: 'active',
    type: { text: type },
    ...more,
    subject,
    section: sections,
  };
}

/** What the five documents give on a treatment: its verdicts, or that there are none. */
function verdictSection(of: Treatment, base: Evidence): EvidenceReportSection {
  const given = of.verdicts.flatMap((verdict, at) =>
    verdict.verdict === 'not-covered'
      ? []
      : [{ reference: `Evidence/${verdictId(of, at)}`, display: verdict.label }],
  );
  if (given.length > 0) return { title: 'Verdicts', entryReference: given };
  const wider = classOf(of, base);
  return {
    title: 'Verdicts',
    emptyReason: { text: 'None of the five documents gives evidence for this.' },
    section: wider
      ? [
          {
            title: `What they say of the class: ${wider.name}`,
            entryReference: [{ reference: `EvidenceReport/treatment-${wider.id}`, display: wider.name }],
          },
        ]
      : undefined,
  };
}

/** The whole card of a treatment. Doses stand after its cautions. */
export function treatmentReport(of: Treatment, base: Evidence): EvidenceReport {
  const cited = treatmentCitations(of);
  const words = (part: 'lead' | 'detail' | 'certainty') => [of[part].clinician.text];
  return report(
    `treatment-${of.id}`,
    `Treatment: ${of.kind}`,
    {
      characteristic: [
        {
          code: { text: 'Treatment' },
          valueCodeableConcept: { coding: [conceptCoding(of.id, base)], text: of.name },
        },
      ],
      note: notes([of.plainName]),
    },
    [
      ...section('In one sentence', words('lead')),
      verdictSection(of, base),
      ...section('Cautions', cautionTexts(of)),
      ...section(
        'Doses in the documents',
        of.dosing.map(({ text }) => text),
      ),
      ...section('How sure', words('certainty')),
      ...section('In detail', words('detail')),
      ...differing(of.disagreements),
      ...section('Statements', [], statements(cited.statements, base)),
      ...section(LATER, [], cited.guidance.map(guidanceReference)),
    ],
    {
      useContext: focusOn([of.id], base),
      note: notes([`Last checked against the documents: ${of.reviewed}`]),
    },
  );
}

/** The whole card of a red flag. */
export function redFlagReport(of: RedFlag, base: Evidence): EvidenceReport {
  const cited = redFlagCitations(of);
  return report(
    `red-flag-${of.id}`,
    'Red flag',
    {
      characteristic: [
        {
          code: { text: 'Red flag' },
          valueCodeableConcept: { coding: [conceptCoding(of.id, base)], text: of.name },
        },
      ],
      note: notes([of.plainName]),
    },
    [
      ...section('In one sentence', [of.lead.clinician.text]),
      ...section('What to do', [of.urgency.clinician.text]),
      ...section('Signs', of.signs),
      ...section('In detail', [of.detail.clinician.text]),
      ...differing(of.disagreements),
      ...section('Statements', [], statements(cited.statements, base)),
      ...section(LATER, [], cited.guidance.map(guidanceReference)),
    ],
    {
      useContext: focusOn([of.id], base),
      note: notes([
        `Last checked against the documents: ${of.reviewed}`,
        of.inDocuments ? null : 'None of the five documents names it.',
      ]),
    },
  );
}

/** Where sources differ: each side with what it rests on, never averaged. */
export function disagreementReport(of: Disagreement, base: Evidence): EvidenceReport {
  const words = [of.clinician, ...of.sides.map(({ says }) => says)].join(' ');
  return report(
    `disagreement-${of.id}`,
    `Disagreement: ${of.kind}`,
    { characteristic: [{ code: { text: 'Topic' }, valueCodeableConcept: { text: of.topic } }] },
    of.sides.flatMap((side, at) =>
      section(
        `Side ${at + 1}`,
        [side.says],
        [...statements(side.statements, base), ...side.guidance.map(guidanceReference)],
      ),
    ),
    {
      useContext: some(focusOn(of.concepts, base)),
      note: notes([of.clinician, ...cautionsWith(words, of.concepts, base)]),
    },
  );
}
