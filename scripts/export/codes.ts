/** What all exported resources share: addresses, code systems, and small parts of FHIR. Pure. */
import type { Annotation, CodeableConcept, Coding, Narrative, Reference, UsageContext } from 'fhir/r5';
import { byId, type Evidence } from '../../data/evidence.ts';

/** Begins every address. A reserved name: nothing answers there. Whoever publishes the export puts an address of their own. */
export const BASE = 'https://backbrief.example/fhir';

/** The code system of our concepts: treatments and red flags. */
export const CONCEPTS = `${BASE}/CodeSystem/concepts`;

/** HL7's lists of codes that the export uses. */
export const SYSTEMS = {
  certaintyRating: 'http://hl7.org/fhir/certainty-rating',
  contributorRole: 'http://hl7.org/fhir/contributor-role',
  planType: 'http://terminology.hl7.org/CodeSystem/plan-definition-type',
  titleType: 'http://hl7.org/fhir/title-type',
  useContext: 'http://terminology.hl7.org/CodeSystem/usage-context-type',
  variableRole: 'http://terminology.hl7.org/CodeSystem/variable-role',
} as const;

/** Stands over everything that is not from the five documents. */
export const LATER = 'Later guidance, not one of the five documents';

/** The address of a resource. */
export function addressOf(type: string, id: string): string {
  return `${BASE}/${type}/${id}`;
}

/** A concept with one code of a list. */
export function coded(system: string, code: string, display?: string): CodeableConcept {
  return { coding: [{ system, code, ...(display && { display }) }] };
}

/** Notes, one for each text. */
export function notes(texts: readonly (string | null)[]): Annotation[] {
  return texts.filter((text) => text !== null).map((text) => ({ text }));
}

/** The list; undefined where it is empty, for FHIR knows no empty lists. */
export function some<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** The code of a treatment or a red flag, with its name. */
export function conceptCoding(id: string, base: Evidence): Coding {
  const display = byId(base.treatments, id)?.name ?? byId(base.redFlags, id)?.name;
  return { system: CONCEPTS, code: id, ...(display && { display }) };
}

/** What a resource is about: the concepts of ours that have a card. */
export function focusOn(ids: readonly string[], base: Evidence): UsageContext[] {
  return ids
    .filter((id) => byId(base.treatments, id) ?? byId(base.redFlags, id))
    .map((id) => ({
      code: { system: SYSTEMS.useContext, code: 'focus' },
      valueCodeableConcept: { coding: [conceptCoding(id, base)] },
    }));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Sentences for people: a paragraph, or a list where there are several. */
export function narrative(texts: readonly string[]): Narrative {
  const inner =
    texts.length === 1
      ? `<p>${escaped(texts[0] ?? '')}</p>`
      : `<ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>`;
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>` };
}

/** A row of later guidance. */
export function guidanceReference(id: string): Reference {
  return { reference: `Citation/guidance-${id}`, display: LATER };
}

/** One of the five documents. */
export function documentReference(id: string): Reference {
  return { reference: `Citation/document-${id}` };
}
