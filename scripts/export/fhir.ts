/** The evidence base as one FHIR R5 Bundle: stable ids, fixed order, the same bytes each time. Pure. */
import type { Bundle, CodeSystem, FhirResource } from 'fhir/r5';
import type { Evidence } from '../../data/evidence.ts';
import { addressOf, CONCEPTS } from './codes.ts';
import { pathwayPlan } from './plan.ts';
import { disagreementReport, redFlagReport, treatmentReport } from './reports.ts';
import { documentCitation, guidanceCitation } from './sources.ts';
import { statementResource, verdictResources } from './statements.ts';

/** Names of our concepts, so that the codes in the export can be read. */
function concepts(base: Evidence): CodeSystem {
  return {
    resourceType: 'CodeSystem',
    id: 'concepts',
    url: CONCEPTS,
    name: 'BackbriefConcepts',
    title: 'Treatments and red flags of Backbrief',
    status: 'active',
    caseSensitive: true,
    content: 'complete',
    concept: [...base.treatments, ...base.redFlags].map(({ id, name, plainName }) => ({
      code: id,
      display: name,
      definition: plainName,
    })),
  };
}

/** All resources: sources first, then what rests on them. */
export function fhirResources(base: Evidence): FhirResource[] {
  return [
    concepts(base),
    ...base.documents.map(documentCitation),
    ...base.statements.map((row) => statementResource(row, base)),
    ...base.treatments.flatMap((row) => verdictResources(row, base)),
    ...base.treatments.map((row) => treatmentReport(row, base)),
    ...base.redFlags.map((row) => redFlagReport(row, base)),
    pathwayPlan(base),
    ...base.disagreements.map((row) => disagreementReport(row, base)),
    ...base.guidance.map((row) => guidanceCitation(row, base)),
  ];
}

/** The base as a collection of resources that point to one another. */
export function fhirBundle(base: Evidence): Bundle {
  return {
    resourceType: 'Bundle',
    id: 'backbrief-evidence',
    type: 'collection',
    entry: fhirResources(base).map((resource) => ({
      fullUrl: addressOf(resource.resourceType, resource.id ?? ''),
      resource,
    })),
  };
}
