/**
 * Statements and verdicts as FHIR Evidence; what a document says of anything but an intervention, and what must not be
 * used as evidence, as ArtifactAssessment of that document. Pure.
 */
import type {
  ArtifactAssessment,
  EvidenceCertainty,
  Evidence as EvidenceResource,
  EvidenceVariableDefinition,
  Reference,
} from 'fhir/r5';
import { byId, type Evidence } from '../../data/evidence.ts';
import type { Statement, Treatment, Verdict } from '../../data/schema.ts';
import { cautionsWith, cautionTexts } from './cautions.ts';
import {
  addressOf,
  coded,
  conceptCoding,
  documentReference,
  focusOn,
  notes,
  SYSTEMS,
  some,
} from './codes.ts';

const NOT_STATED = 'Kind of back pain not stated';

/** The words of a document that are ratings of HL7's list too; other words stay text. */
const RATINGS: Record<string, string> = {
  'high-quality': 'high',
  'moderate-quality': 'moderate',
  'low-quality': 'low',
  'very-low-quality': 'very-low',
};

/** Certainty in the document's own words; nothing where it rates none. */
export function certaintyOf(stated: string | null): EvidenceCertainty[] | undefined {
  if (stated === null) return undefined;
  const code = RATINGS[stated];
  const rating = code ? coded(SYSTEMS.certaintyRating, code) : {};
  return [{ description: `As stated: ${stated}`, rating: { ...rating, text: stated } }];
}

type Role = 'population' | 'exposure' | 'referenceExposure';

function variable(role: Role, description: string): EvidenceVariableDefinition {
  return { description, variableRole: coded(SYSTEMS.variableRole, role) };
}

/** Population, interventions and what they were compared with. */
function variables(population: string, exposures: readonly string[], comparator: string | null) {
  return [
    variable('population', population),
    ...exposures.map((exposure) => variable('exposure', exposure)),
    ...(comparator === null ? [] : [variable('referenceExposure', comparator)]),
  ];
}

/** True where a statement says something of an intervention and may be used. */
export function isEvidence(row: Statement): boolean {
  return row.interventions.length > 0 && row.topic !== 'organisational' && row.warning === undefined;
}

/** How other resources name a statement. */
export function statementReference(id: string, base: Evidence): Reference {
  const row = byId(base.statements, id);
  return {
    reference: `${row && isEvidence(row) ? 'Evidence' : 'ArtifactAssessment'}/statement-${id}`,
    display: id,
  };
}

function populationOf({ population }: Statement): string {
  return population.includes('any') ? NOT_STATED : population.join(', ');
}

function evidenceOf(row: Statement, base: Evidence): EvidenceResource {
  const id = `statement-${row.id}`;
  return {
    resourceType: 'Evidence',
    id,
    url: addressOf('Evidence', id),
    identifier: [{ value: row.id }],
    status: 'active',
    experimental: true,
    useContext: some(focusOn(row.concepts, base)),
    relatedArtifact: [
      {
        type: 'derived-from',
        label: `${row.document}, line ${row.line}`,
        resourceReference: documentReference(row.document),
      },
    ],
    description: row.text,
    assertion: row.direction === 'none' ? undefined : `Direction, as the document puts it: ${row.direction}`,
    note: some(
      notes([
        row.time && `Time frame, as stated: ${row.time}`,
        row.citations.length > 0
          ? `Reference numbers that the document prints, without a list in our copy: ${row.citations.join(', ')}`
          : null,
        ...cautionsWith(`${row.text} ${row.size ?? ''}`, row.concepts, base, ['serious']),
      ]),
    ),
    variableDefinition: variables(populationOf(row), row.interventions, row.comparator),
    statistic: row.size === null ? undefined : [{ description: `Size, as stated: ${row.size}` }],
    certainty: certaintyOf(row.certainty),
  };
}

const WARNINGS = {
  contradicted: 'Contradicted within the document: never acted on',
  promotion: 'Promotion: never evidence',
} as const;

function assessmentOf(row: Statement): ArtifactAssessment {
  return {
    resourceType: 'ArtifactAssessment',
    id: `statement-${row.id}`,
    identifier: [{ value: row.id }],
    title: `${row.id}: ${row.topic}`,
    artifactReference: documentReference(row.document),
    content: [
      {
        informationType: 'comment',
        summary: row.text,
        type: { text: row.topic },
        classifier: row.warning ? [{ text: WARNINGS[row.warning] }] : undefined,
        relatedArtifact: [
          {
            type: 'derived-from',
            label: `${row.document}, line ${row.line}`,
            resourceReference: documentReference(row.document),
          },
        ],
      },
    ],
  };
}

/** One statement of one document. */
export function statementResource(row: Statement, base: Evidence): EvidenceResource | ArtifactAssessment {
  return isEvidence(row) ? evidenceOf(row, base) : assessmentOf(row);
}

/** Id of a verdict's resource. */
export function verdictId(of: Treatment, at: number): string {
  return `verdict-${of.id}-${at + 1}`;
}

function verdictEvidence(of: Treatment, verdict: Verdict, at: number, base: Evidence): EvidenceResource {
  const id = verdictId(of, at);
  return {
    resourceType: 'Evidence',
    id,
    url: addressOf('Evidence', id),
    title: `${of.name}: ${verdict.label}`,
    status: 'active',
    experimental: true,
    lastReviewDate: of.reviewed,
    useContext: focusOn([of.id], base),
    relatedArtifact: verdict.statements.map((statement) => ({
      type: 'derived-from',
      label: statement,
      resourceReference: statementReference(statement, base),
    })),
    description: `${of.name}. ${verdict.forWhom}: ${verdict.label}.`,
    assertion: `Verdict: ${verdict.verdict}`,
    note: some(notes([verdict.time && `Time frame, as stated: ${verdict.time}`, ...cautionTexts(of)])),
    variableDefinition: variables(
      verdict.forWhom,
      [conceptCoding(of.id, base).display ?? of.name],
      verdict.comparator,
    ),
    certainty: certaintyOf(verdict.certainty),
  };
}

/** The verdicts of a treatment, one for each situation; what no document covers is no evidence. */
export function verdictResources(of: Treatment, base: Evidence): EvidenceResource[] {
  return of.verdicts.flatMap((verdict, at) =>
    verdict.verdict === 'not-covered' ? [] : [verdictEvidence(of, verdict, at, base)],
  );
}
