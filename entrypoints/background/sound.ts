/**
 * What the background lets in. Its messages come from scripts that run inside pages: should a page ever get hold of one, it
 * gets no further than here. A message that is not exactly what browser/messages.ts says is not answered. Pure.
 */
import type { ToBackground } from '../../browser/messages.ts';
import names from '../../data/companion-names.json' with { type: 'json' };
import { redFlag, treatment } from '../../data/evidence.ts';
import type { Claim, Harm } from '../../data/reading.ts';
import { FLAG_STATUSES } from '../../data/status-order.ts';

type Check = (value: unknown) => boolean;

/** Words of a type, all of them: one that is left out does not compile. */
const wordsOf = <Word extends string>(words: Record<Word, true>) => Object.keys(words);

const CLAIMS = wordsOf<Exclude<Claim, 'none'>>({
  benefit: true,
  strong: true,
  'no-benefit': true,
  harm: true,
  against: true,
});
const HARMS = wordsOf<Harm>({
  bleeding: true,
  addiction: true,
  drowsiness: true,
  constipation: true,
  liver: true,
  kidney: true,
  heart: true,
  breathing: true,
  death: true,
  weakness: true,
  infection: true,
  nerve: true,
  fracture: true,
  skin: true,
  fall: true,
});
const COMPANIONS: readonly string[] = names.map(({ id }) => id);

/** Most entries of a list that comes from one page. A book of 20 MB has fewer. */
const MANY = 10_000;
/** Most lines that one mention wraps over. */
const LINES = 1000;
/** Beyond this many CSS pixels no browser lays anything out. */
const FAR = 1e8;

const oneOf =
  (words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
const listOf =
  (check: Check, most: number): Check =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(check);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** These fields and no others. */
const record =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isRecord(value) &&
    Object.entries(fields).every(([name, check]) => check(value[name])) &&
    Object.keys(value).every((name) => Object.hasOwn(fields, name));

const isFlag: Check = (value) => value === true || value === false;
const isConcept: Check = (value) => typeof value === 'string' && Boolean(treatment(value) ?? redFlag(value));
const isKey: Check = (value) => typeof value === 'string' && /^[\da-f]{32}$/.test(value);
const isLength: Check = (value) => Number.isFinite(value) && Math.abs(value as number) < FAR;
const isStatus = oneOf(FLAG_STATUSES);
/** A view of the panel that a page's card may ask for: this page, and the entry of a concept. */
const isAddress: Check = (value) =>
  typeof value === 'string' &&
  (value === '#/page' || (value.startsWith('#/treatment/') && isConcept(value.slice('#/treatment/'.length))));

const isClaimed = record({
  concept: isConcept,
  asserts: oneOf(CLAIMS),
  situation: optional(
    record({
      duration: oneOf(['acute', 'chronic', null]),
      pattern: oneOf(['axial', 'radicular', null]),
      spasm: isFlag,
    }),
  ),
  harms: optional(listOf(oneOf(HARMS), HARMS.length)),
  limited: optional(isFlag),
});

const isOnPage = record({
  status: isStatus,
  claimed: orNull(isClaimed),
  flags: listOf(record({ concept: isConcept, status: isStatus }), MANY),
  named: listOf(record({ companion: oneOf(COMPANIONS), status: isStatus }), MANY),
});

const isCounts: Check = (value) =>
  isRecord(value) &&
  Object.entries(value).every(
    ([concept, count]) => isConcept(concept) && Number.isSafeInteger(count) && (count as number) > 0,
  );

const CHECKS: { [K in keyof ToBackground]: Check } = {
  'get-card': record({
    concept: isConcept,
    reader: oneOf(['patient', 'student', 'clinician']),
    here: optional(orNull(isOnPage)),
  }),
  'check-claims': record({ claims: listOf(isClaimed, MANY) }),
  'load-spotter': record({}),
  'load-reading': record({}),
  'load-card': record({}),
  'load-face': record({ frame: (value) => Number.isSafeInteger(value) && (value as number) > 0, key: isKey }),
  'relay-card': record({
    concept: isConcept,
    here: orNull(isOnPage),
    boxes: listOf(record({ x: isLength, y: isLength, width: isLength, height: isLength }), LINES),
    viewport: record({ width: isLength, height: isLength }),
    via: oneOf(['pointer', 'keyboard', 'touch']),
  }),
  'relay-release': record({ close: isFlag }),
  'report-counts': record({ counts: isCounts }),
  'is-page-on': record({}),
  'open-panel': record({ address: isAddress }),
};

/** True for a message to the background that is what it says it is. Never throws. */
export function isSound(message: unknown): message is { type: keyof ToBackground } {
  if (!isRecord(message) || typeof message.type !== 'string') return false;
  const { type, ...ask } = message;
  return Object.hasOwn(CHECKS, type as string) && CHECKS[type as keyof ToBackground](ask);
}
