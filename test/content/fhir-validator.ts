/**
 * The validator of the FHIR export: HL7's own JSON schema of R5 (package hl7.fhir.r5.core), run by Ajv, and HL7's lists of
 * codes. docs/fhir.md says what neither looks at.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { Bundle, CodeSystem } from 'fhir/r5';

const require = createRequire(import.meta.url);
const HL7 = dirname(require.resolve('hl7.fhir.r5.core/package.json'));

function hl7File<Content>(name: string): Content {
  return JSON.parse(readFileSync(join(HL7, name), 'utf8'));
}

interface JsonSchema {
  $schema?: string;
  id?: string;
  $id?: string;
  oneOf?: unknown;
  discriminator?: unknown;
  definitions: Record<string, object>;
}

const TYPES = [
  'ArtifactAssessment',
  'Citation',
  'CodeSystem',
  'Evidence',
  'EvidenceReport',
  'PlanDefinition',
];
const ID = 'r5';

/** HL7's schema, of which only the resources that we write are compiled: all of them take Ajv half a minute. */
function schemaOfBundles(): object {
  const {
    $schema: _,
    id: __,
    oneOf: ___,
    discriminator: ____,
    ...schema
  } = hl7File<JsonSchema>('openapi/fhir.schema.json');
  const list = { oneOf: TYPES.map((type) => ({ $ref: `#/definitions/${type}` })) };
  return { ...schema, $id: ID, definitions: { ...schema.definitions, ResourceList: list } };
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addSchema(schemaOfBundles());

/** What the schema of one type objects to, a sentence each; empty where the resource is sound. */
export function shapeFaults(resource: { resourceType: string; id?: string | undefined }): string[] {
  const validate = ajv.getSchema(`${ID}#/definitions/${resource.resourceType}`);
  if (!validate) return [`${resource.resourceType} is not a resource that the export writes.`];
  // As it is written: what is undefined is not there.
  if (validate(JSON.parse(JSON.stringify(resource)))) return [];
  return (validate.errors ?? []).map(
    (error) => `${resource.resourceType}/${resource.id}: ${sentence(error)}`,
  );
}

/** All objects in a value, itself included. */
export function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

function isCoding(one: Record<string, unknown>): boolean {
  return typeof one.system === 'string' && typeof one.code === 'string';
}

/** Codes of HL7's own lists that are not on them. Lists of terminology.hl7.org are not in the package: they are not looked at. */
export function codeFaults(bundle: Bundle): string[] {
  const lists = new Map<string, Set<string>>();
  const codesOf = (system: string): Set<string> => {
    const known = lists.get(system);
    if (known) return known;
    const { concept = [] } = hl7File<CodeSystem>(`CodeSystem-${system.split('/').at(-1)}.json`);
    const codes = new Set(concept.map(({ code }) => code));
    lists.set(system, codes);
    return codes;
  };
  const codings = objectsIn(bundle).filter(isCoding) as { system: string; code: string }[];
  return codings
    .filter(({ system }) => system.startsWith('http://hl7.org/fhir/'))
    .filter(({ system, code }) => !codesOf(system).has(code))
    .map(({ system, code }) => `${code} is not a code of ${system}`);
}
