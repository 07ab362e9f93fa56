/** The FHIR export: sound for HL7's schema, whole, true to the base, the same each time. */
import type {
  Bundle,
  Evidence as EvidenceResource,
  FhirResource,
  PlanDefinition,
  PlanDefinitionAction,
} from 'fhir/r5';
import { describe, expect, test } from 'vitest';
import { givesDose } from '../../data/dose.ts';
import { evidence } from '../../data/evidence.ts';
import { BASE } from '../../scripts/export/codes.ts';
import { fhirBundle } from '../../scripts/export/fhir.ts';
import { certaintyOf, isEvidence } from '../../scripts/export/statements.ts';
import { codeFaults, objectsIn, shapeFaults } from './fhir-validator.ts';
import { must } from './support.ts';

const bundle = fhirBundle(evidence);
const resources = (bundle.entry ?? []).map(({ resource }) => resource as FhirResource & { id: string });
const written = JSON.stringify(bundle);

function ofType<Type extends FhirResource['resourceType']>(type: Type) {
  return resources.filter(
    (one): one is Extract<FhirResource, { resourceType: Type }> & { id: string } => one.resourceType === type,
  );
}

/** References that lead to no resource of the bundle, and ids that stand twice. */
function brokenLinks(of: Bundle): string[] {
  const addresses = (of.entry ?? []).map(({ fullUrl }) => fullUrl ?? '');
  const twice = addresses.filter((address, at) => addresses.indexOf(address) !== at);
  const references = objectsIn(of).flatMap(({ reference }) =>
    typeof reference === 'string' ? [reference] : [],
  );
  const nowhere = references.filter((reference) => !addresses.includes(`${BASE}/${reference}`));
  return [
    ...twice.map((address) => `${address} stands twice`),
    ...nowhere.map((to) => `${to} leads nowhere`),
  ];
}

function actionsIn(plan: Pick<PlanDefinition, 'action'>): PlanDefinitionAction[] {
  return (plan.action ?? []).flatMap((one) => [one, ...actionsIn(one)]);
}

describe('held against HL7', () => {
  test('every resource is sound for the schema of R5', () => {
    expect(resources.flatMap(shapeFaults)).toEqual([]);
    expect(shapeFaults({ ...bundle, entry: bundle.entry?.slice(0, 3) } as Bundle)).toEqual([]);
  });

  test('the validator can fail', () => {
    const sound = must(ofType('Evidence'), 'statement-S2-42');
    const { variableDefinition: _, ...without } = sound;
    expect(shapeFaults({ resourceType: 'Evidense' })).toEqual([
      'Evidense is not a resource that the export writes.',
    ]);
    const faults = (change: object) => shapeFaults({ ...sound, ...change } as FhirResource).join('\n');
    expect(shapeFaults(without as FhirResource).join()).toContain("required property 'variableDefinition'");
    expect(faults({ certainity: [] })).toContain('additional properties');
    expect(faults({ note: 'text' })).toContain('must be array');
    expect(faults({ lastReviewDate: '7 May' })).toContain('must match pattern');
    expect(faults({ id: 'two words' })).toContain('must match pattern');
  });

  test('codes of HL7 are on its lists', () => {
    expect(codeFaults(bundle)).toEqual([]);
    const wrong = structuredClone(bundle);
    const [first] = objectsIn(wrong).filter(
      ({ system }) => system === 'http://hl7.org/fhir/certainty-rating',
    );
    Object.assign(first as object, { code: 'middling' });
    expect(codeFaults(wrong)).toEqual(['middling is not a code of http://hl7.org/fhir/certainty-rating']);
  });

  test('no element is empty', () => {
    const empty = objectsIn(JSON.parse(written)).flatMap((one) =>
      Object.entries(one).filter(([, value]) => /^(\{\}|\[\]|""|null)$/.test(JSON.stringify(value))),
    );
    expect(empty).toEqual([]);
  });

  test('every reference leads to a resource of the bundle', () => {
    expect(brokenLinks(bundle)).toEqual([]);
    const torn = { ...bundle, entry: bundle.entry?.filter(({ resource }) => resource?.id !== 'document-S2') };
    expect(brokenLinks(torn)).toContain('Citation/document-S2 leads nowhere');
  });

  test('steps of the plan lead to steps (HL7: pld-4)', () => {
    const actions = ofType('PlanDefinition').flatMap(actionsIn);
    const ids = new Set(actions.map(({ id }) => id));
    expect(ids.size).toBe(actions.length);
    expect(
      actions.flatMap((one) => one.relatedAction ?? []).filter(({ targetId }) => !ids.has(targetId)),
    ).toEqual([]);
  });
});

describe('true to the base', () => {
  test('nothing is missing', () => {
    const ids = new Set(resources.map(({ id }) => id));
    const expected = [
      ...evidence.documents.map(({ id }) => `document-${id}`),
      ...evidence.statements.map(({ id }) => `statement-${id}`),
      ...evidence.treatments.map(({ id }) => `treatment-${id}`),
      ...evidence.redFlags.map(({ id }) => `red-flag-${id}`),
      ...evidence.disagreements.map(({ id }) => `disagreement-${id}`),
      ...evidence.guidance.map(({ id }) => `guidance-${id}`),
    ];
    expect(expected.filter((id) => !ids.has(id))).toEqual([]);
    const plan = must(ofType('PlanDefinition'), 'care-pathway');
    const { nodes, edges } = evidence.pathway;
    expect(actionsIn(plan)).toHaveLength(nodes.length + edges.filter(({ kind }) => kind === 'step').length);
  });

  test('certainty is the document’s own, and coded only where its words are HL7’s', () => {
    for (const row of evidence.statements.filter(isEvidence)) {
      const { certainty } = must(ofType('Evidence'), `statement-${row.id}`);
      expect(certainty?.[0]?.rating?.text ?? null, row.id).toBe(row.certainty);
    }
    expect(certaintyOf('moderate-quality')?.[0]?.rating?.coding?.[0]?.code).toBe('moderate');
    expect(certaintyOf('mixed evidence')?.[0]?.rating).toEqual({ text: 'mixed evidence' });
    expect(certaintyOf(null)).toBeUndefined();
  });

  test('what a document does not say has no element', () => {
    const cited = must(ofType('Citation'), 'document-S0').citedArtifact;
    expect(cited?.publicationForm).toBeUndefined();
    expect(cited?.contributorship).toBeUndefined();
    expect(must(ofType('Citation'), 'document-S1').citedArtifact?.title).toBeUndefined();
  });

  test('promotion and contradiction are no evidence, nor is what no document covers', () => {
    for (const { id } of evidence.statements.filter(({ warning }) => warning))
      expect(must(resources, `statement-${id}`).resourceType).toBe('ArtifactAssessment');
    const verdicts = ofType('Evidence').filter(({ id }) => id.startsWith('verdict-'));
    const rated = evidence.treatments
      .flatMap(({ verdicts }) => verdicts)
      .filter(({ verdict }) => verdict !== 'not-covered');
    expect(verdicts).toHaveLength(rated.length);
    for (const one of verdicts) expect(one.relatedArtifact?.length, one.id).toBeGreaterThan(0);
  });

  test('later guidance names itself wherever it stands', () => {
    const later = ofType('Citation').filter(({ id }) => id.startsWith('guidance-'));
    for (const { title } of later) expect(title).toMatch(/^Later guidance, not one of the five documents: /);
    for (const { reference, display } of objectsIn(bundle))
      if (String(reference).startsWith('Citation/guidance-')) expect(display).toMatch(/^Later guidance/);
  });
});

describe('safe', () => {
  /** Cautions of the treatments that a resource is about, which its notes lack. */
  function missingCautions(row: EvidenceResource): string[] {
    const about = (row.useContext ?? []).flatMap(
      ({ valueCodeableConcept }) => valueCodeableConcept?.coding?.[0]?.code ?? [],
    );
    const notes = (row.note ?? []).map(({ text }) => text).join('\n');
    const all =
      givesDose(`${row.description} ${row.statistic?.[0]?.description ?? ''}`) ||
      row.id?.startsWith('verdict-');
    return evidence.treatments
      .filter(({ id }) => about.includes(id))
      .flatMap(({ cautions }) => cautions.filter(({ severity }) => all || severity === 'serious'))
      .filter(({ clinician }) => !notes.includes(clinician))
      .map(({ clinician }) => `${row.id} lacks: ${clinician}`);
  }

  test('no evidence on a treatment goes without its serious cautions, and no dose without all', () => {
    expect(ofType('Evidence').flatMap(missingCautions)).toEqual([]);
    const dosed = ofType('Evidence').find(({ description }) => givesDose(description ?? ''));
    expect(missingCautions({ ...dosed, note: [] } as EvidenceResource)).not.toEqual([]);
  });

  test('later guidance and disagreements give no dose without the cautions either', () => {
    const rows = [
      ...evidence.guidance.map((row) => ({ ...row, id: `guidance-${row.id}`, words: row.text })),
      ...evidence.disagreements.map((row) => ({
        ...row,
        id: `disagreement-${row.id}`,
        words: [row.clinician, ...row.sides.map(({ says }) => says)].join(' '),
      })),
    ].filter(({ words }) => givesDose(words));
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['guidance-R13', 'disagreement-C7']));
    for (const { id, concepts } of rows) {
      const written = JSON.stringify(must(resources, id));
      for (const { cautions } of evidence.treatments.filter((one) => concepts.includes(one.id)))
        for (const { clinician } of cautions)
          expect(written, id).toContain(JSON.stringify(clinician).slice(1, -1));
    }
  });

  test('a report gives doses after cautions only', () => {
    for (const { id, section = [] } of ofType('EvidenceReport')) {
      const titles = section.map(({ title }) => title);
      if (titles.includes('Doses in the documents'))
        expect(titles.indexOf('Cautions'), id).toBe(titles.indexOf('Doses in the documents') - 1);
    }
  });
});

test('the same base gives the same bytes', () => {
  expect(JSON.stringify(fhirBundle(structuredClone(evidence)))).toBe(written);
});
