/** The care pathway as one FHIR PlanDefinition. Pure. */
import type { PlanDefinition, PlanDefinitionAction, RelatedArtifact } from 'fhir/r5';
import { byId, type Evidence } from '../../data/evidence.ts';
import { labelFor, nodeCitations, rowTextFor, startOf, stepsFrom, titleFor } from '../../data/pathway.ts';
import type { PathwayEdge, PathwayNode, PathwayRow } from '../../data/schema.ts';
import { addressOf, coded, conceptCoding, guidanceReference, LATER, SYSTEMS, some } from './codes.ts';
import { statementReference } from './statements.ts';

const ID = 'care-pathway';

function titleOf(id: string, base: Evidence): string {
  const node = byId(base.pathway.nodes, id);
  return node ? titleFor(node, 'clinician') : id;
}

/** A condition that a person answers: no program can evaluate it. */
function asked(question: string): NonNullable<PlanDefinitionAction['condition']>[number] {
  return { kind: 'applicability', expression: { language: 'text/plain', expression: question } };
}

/** A way on: the answer that takes it is its condition, and the step that it leads to its related action. */
function wayOn(edge: PathwayEdge, base: Evidence): PlanDefinitionAction {
  const label = labelFor(edge, 'clinician');
  const fits = edge.fits?.map((id) => titleOf(id, base)).join('; or ');
  return {
    id: `${edge.from}.to.${edge.to}`,
    title: label ?? `Go on to: ${titleOf(edge.to, base)}`,
    condition: some([...(label ? [asked(label)] : []), ...(fits ? [asked(`After: ${fits}`)] : [])]),
    relatedAction: [{ targetId: edge.to, relationship: 'before' }],
  };
}

function rowLines(title: string, rows: readonly PathwayRow[]): string[] {
  return rows.length > 0 ? ['', `${title}:`, ...rows.map((row) => `- ${rowTextFor(row, 'clinician')}`)] : [];
}

/** A step's words for clinicians, with times, orders, errors of sources and cautions. */
function wordsOf(node: PathwayNode): string {
  return [
    node.wording.clinician.text,
    ...rowLines('Times, by source', node.clocks),
    ...rowLines(node.ordersTitle ?? 'Where sources differ', node.orders),
    ...rowLines('Error of the source, never acted on', node.sourceErrors),
    ...(node.cautions.length > 0
      ? ['', 'Cautions:', ...node.cautions.map(({ severity, clinician }) => `- ${severity}: ${clinician}`)]
      : []),
  ].join('\n');
}

/** What a step rests on; later guidance is labelled as such. */
function documentation(node: PathwayNode, base: Evidence): RelatedArtifact[] {
  const { statements, guidance } = nodeCitations(node);
  return [
    ...statements.map(
      (id): RelatedArtifact => ({
        type: 'justification',
        label: id,
        resourceReference: statementReference(id, base),
      }),
    ),
    ...guidance.map(
      (id): RelatedArtifact => ({ type: 'citation', label: LATER, resourceReference: guidanceReference(id) }),
    ),
    ...node.disagreements.map(
      (id): RelatedArtifact => ({
        type: 'documentation',
        label: `Where sources differ: ${id}`,
        resourceReference: { reference: `EvidenceReport/disagreement-${id}` },
      }),
    ),
  ];
}

function step(node: PathwayNode, base: Evidence): PlanDefinitionAction {
  const ways = stepsFrom(node.id, base.pathway);
  const warnings = base.pathway.edges.filter((edge) => edge.from === node.id && edge.kind === 'warning');
  return {
    id: node.id,
    linkId: node.id,
    title: titleFor(node, 'clinician'),
    description: node.title,
    textEquivalent: wordsOf(node),
    priority: node.ends === 'emergency' ? 'stat' : undefined,
    code: { text: node.ends === null ? node.type : `${node.type}, ends with ${node.ends}` },
    reason: some(node.concepts.map((id) => ({ coding: [conceptCoding(id, base)] }))),
    documentation: some(documentation(node, base)),
    // Warning signs are looked for at every step.
    relatedAction: some(warnings.map(({ to }) => ({ targetId: to, relationship: 'concurrent' as const }))),
    groupingBehavior: ways.length > 0 ? 'logical-group' : undefined,
    selectionBehavior: ways.length > 1 ? 'exactly-one' : undefined,
    action: some(ways.map((edge) => wayOn(edge, base))),
  };
}

/** The graph of the care pathway: an action for each step, inside it one for each way on. */
export function pathwayPlan(base: Evidence): PlanDefinition {
  return {
    resourceType: 'PlanDefinition',
    id: ID,
    url: addressOf('PlanDefinition', ID),
    name: 'BackPainCarePathway',
    title: 'Care pathway for back pain, as five documents give it',
    type: coded(SYSTEMS.planType, 'clinical-protocol'),
    status: 'active',
    experimental: true,
    description:
      'Steps, answers and times that the five documents name, with later guidance apart. Conditions are questions for a person: none can be evaluated by a program.',
    usage: `Begin with ${titleFor(startOf(base.pathway), 'clinician').toLowerCase()}. For education only, not medical advice.`,
    action: base.pathway.nodes.map((node) => step(node, base)),
  };
}
