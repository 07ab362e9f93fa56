/**
 * What a page has and says, as popup and panel list it: the numbers of its frames joined with what each says, read
 * in context. Pure. Words of the page pass through and go nowhere else.
 *
 * A warning sign stays whatever is said of it. Where something was not read it stands before all that was read as
 * past, denied or somebody else's: what nobody has looked at is never put aside.
 */

import { namesTogether } from './card-here.ts';
import { type ClaimCheck, type ClaimOutcome, checkClaim, countOutcomes } from './claim-check.ts';
import { mayGiveDose } from './dose.ts';
import { type Evidence, evidence, treatment } from './evidence.ts';
import { flagName } from './flag-names.ts';
import { type Found, type FoundGroup, foundGroups } from './found.ts';
import { type CautionHere, cautionsOn } from './page-cautions.ts';
import { type PageFrame, type StatusCount, statusesOf, sum, totalOf } from './page-frames.ts';
import type { SellingKind, Status } from './reading.ts';
import type { Reader } from './schema.ts';
import { seen } from './source-views.ts';
import { CLAIM_ORDER, FLAG_STATUSES, TREATMENT_STATUSES } from './status-order.ts';

/** One concept of a page with what is said of it. */
export interface FoundHere extends Found {
  /** The most telling first; empty before it was read. Treatments have none that speaks of nobody in particular. */
  statuses: StatusCount[];
}

/** Warning signs of which the page says the same. Null: they are named, and no more is known of them. */
export interface FlagGroup {
  status: Status | null;
  found: FoundHere[];
}

/** Treatments that share a verdict. */
export interface TreatmentGroup extends Omit<FoundGroup, 'found'> {
  found: FoundHere[];
}

/** A claim of the page, and what the documents say to it. */
export interface ClaimHere {
  concept: string;
  name: string;
  /** Which mention of its concept, counted over all frames, from 0. */
  index: number;
  /** The page's sentence; null for patients where it may give a dose. */
  words: string | null;
  asserts: ClaimCheck['asserts'];
  outcome: ClaimOutcome;
  /** The documents say so for some kinds of pain only. */
  partly: boolean;
  /** What the documents say, each with whom it is for (null: everybody); empty where they say nothing. */
  documents: { label: string; forWhom: string | null }[];
  /** Name of the wider treatment that they do cover, where they are silent on this one. */
  wider: string | null;
}

/** What a page has and says. */
export interface PageView {
  /** Number of concepts. */
  terms: number;
  mentions: number;
  /** True when at least one frame was read. */
  isRead: boolean;
  flags: FlagGroup[];
  /** Names of several signs that it mentions together, as a card on it has them; empty for fewer than two. */
  together: string[];
  treatments: TreatmentGroup[];
  /** What to be careful with first, else in page order. */
  claims: ClaimHere[];
  outcomes: Record<ClaimOutcome, number>;
  /** In page order; each kind once, with its words. */
  selling: { kind: SellingKind; words: string[] }[];
  /** Serious ones first. */
  cautions: CautionHere[];
}

/** Under what a sign is listed, the first that holds for any of its mentions. Null: no more than that it is named. */
const FLAG_ORDER: readonly (Status | null)[] = [
  'present',
  null,
  'planned',
  'past',
  'hypothetical',
  'negated',
  'family',
  'general',
];

/** What does not stand in that order is listed with another, or says no more than that a sign is named. */
const FLAG_AS: Partial<Record<Status, Status | null>> = {
  current: 'present',
  helped: null,
  failed: null,
  declined: null,
  allergy: null,
};

/** Of a treatment that is spoken of in general nothing is said. */
const TOLD = TREATMENT_STATUSES.filter((status) => status !== 'general');

function inOrder(counted: readonly StatusCount[], order: readonly Status[]): StatusCount[] {
  return order.flatMap((status) => counted.filter((one) => one.status === status && one.count > 0));
}

function flagGroups(found: readonly Found[], frames: readonly PageFrame[]): FlagGroup[] {
  const placed = found.map((row) => {
    const { read, unread } = statusesOf(frames, row.concept);
    const statuses = inOrder(read, FLAG_STATUSES);
    const kinds = new Set(
      statuses.map(({ status }) => {
        const as = FLAG_AS[status];
        return as === undefined ? status : as;
      }),
    );
    if (unread > 0 || statuses.length === 0) kinds.add(null);
    return { under: FLAG_ORDER.find((status) => kinds.has(status)), row: { ...row, statuses } };
  });
  return FLAG_ORDER.flatMap((status) => {
    const here = placed.filter(({ under }) => under === status).map(({ row }) => row);
    return here.length > 0 ? [{ status, found: here }] : [];
  });
}

/** Names of signs that the page mentions together, as a card there has them. */
function togetherOf(groups: readonly FlagGroup[], reader: Reader, base: Evidence): string[] {
  const named = groups.flatMap(({ found }) =>
    found.flatMap(({ concept, statuses }) => {
      const name = flagName(concept, reader, base);
      return statuses.flatMap(({ status }) =>
        name === null
          ? []
          : [{ concept, name, status: status === 'current' ? ('present' as const) : status }],
      );
    }),
  );
  return namesTogether(named);
}

/** Rows of what the documents say, short: a caution's further ones are in the card. */
function documentsOf({ outcome, rows }: ClaimCheck, reader: Reader): ClaimHere['documents'] {
  if (outcome === 'silent') return [];
  const spoken = rows.filter(({ statements, guidance }) => statements.length + guidance.length > 0);
  const [first] = spoken;
  if (first?.caution) {
    const { patient, clinician } = first.caution;
    return [{ label: seen(reader === 'patient' ? patient : clinician, reader), forWhom: null }];
  }
  return spoken.map(({ label, forWhom }) => {
    return { label: seen(label, reader), forWhom: forWhom === null ? null : seen(forWhom, reader) };
  });
}

/** The claims of all frames; `index` counts on from the frames before. */
function claimsOf(frames: readonly PageFrame[], reader: Reader, base: Evidence) {
  const before: Record<string, number> = {};
  const claims: ClaimHere[] = [];
  const checks: ClaimCheck[] = [];
  for (const { counts, says } of frames) {
    for (const { claimed, index, words } of says?.claims ?? []) {
      const { concept } = claimed;
      const check = checkClaim(claimed, base);
      const here = counts[concept] ?? 0;
      const row = treatment(concept, base);
      // What has gone from the page since it was read is no claim of it.
      if (!check || !row || index >= here) continue;
      checks.push(check);
      claims.push({
        concept,
        name: row.name,
        index: (before[concept] ?? 0) + index,
        words: reader === 'patient' && mayGiveDose(words) ? null : words,
        asserts: check.asserts,
        outcome: check.outcome,
        partly: check.partly,
        documents: documentsOf(check, reader),
        wider: (check.wider !== null && treatment(check.wider, base)?.name) || null,
      });
    }
    for (const [concept, count] of Object.entries(counts)) before[concept] = (before[concept] ?? 0) + count;
  }
  const ordered = CLAIM_ORDER.flatMap((outcome) => claims.filter((claim) => claim.outcome === outcome));
  return { claims: ordered, outcomes: countOutcomes(checks) };
}

function sellingOf(frames: readonly PageFrame[]): PageView['selling'] {
  const kinds = new Map<SellingKind, Map<string, string>>();
  for (const { kind, words } of frames.flatMap(({ says }) => says?.selling ?? [])) {
    const seen = kinds.get(kind) ?? new Map<string, string>();
    // The same words in other letters are the same sign.
    if (!seen.has(words.toLowerCase())) seen.set(words.toLowerCase(), words);
    kinds.set(kind, seen);
  }
  return [...kinds].map(([kind, words]) => ({ kind, words: [...words.values()] }));
}

/**
 * Joins what the frames of a page have with what they say.
 * @param frames in the order in which their mentions are counted
 */
export function pageView(frames: readonly PageFrame[], reader: Reader, base: Evidence = evidence): PageView {
  const groups = foundGroups(totalOf(frames.map(({ counts }) => counts)), reader, base);
  const flags = flagGroups(groups.find(({ word }) => word === 'red flag')?.found ?? [], frames);
  const treatments = groups
    .filter(({ word }) => word !== 'red flag')
    .map(({ word, found }): TreatmentGroup => {
      const here = found.map((row) => {
        return { ...row, statuses: inOrder(statusesOf(frames, row.concept).read, TOLD) };
      });
      return { word, found: here };
    });
  const found = groups.flatMap((group) => group.found);
  return {
    terms: found.length,
    mentions: sum(found.map(({ count }) => count)),
    isRead: frames.some(({ says }) => says !== null),
    flags,
    together: togetherOf(flags, reader, base),
    treatments,
    ...claimsOf(frames, reader, base),
    selling: sellingOf(frames),
    cautions: cautionsOn(
      treatments.flatMap((group) => group.found.map(({ concept }) => concept)),
      frames,
      reader,
      base,
    ),
  };
}
