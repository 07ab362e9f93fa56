/**
 * The claim check: what a page asserts about a treatment, held against what the documents say for that
 * kind of pain. It judges the claim by its words, never who makes it, and it merges no evidence: verdicts for acute
 * and chronic, axial and radicular pain stay rows of their own, each with its own outcome.
 *
 * There are five outcomes and no sixth. A page that names no kind of pain speaks of all of them. So where the
 * documents differ by kind, and do not contradict one another:
 *
 * - kinds on which they are silent neither support nor weaken the claim: they do not count;
 * - where all other rows come out the same, so does the claim;
 * - else it says more than the documents support, since they do not say it of every kind. `partly` tells that they do
 *   say it of some, and the rows tell of which.
 */
import { byId, type Evidence, evidence, treatment } from './evidence.ts';
import type { Claim, Claimed, ClaimOutcome, Harm, SituationNamed } from './reading.ts';
import type { Caution, Disagreement, Treatment, Verdict } from './schema.ts';

type Side = Disagreement['sides'][number];

export type { ClaimOutcome };

/** What the documents say for one kind of pain, and how the claim stands to that. */
export interface ClaimRow {
  /** The chip's words; of a caution, what it says to patients. */
  label: string;
  /** Who it is for, as in the card; null for a caution, which holds for everybody. */
  forWhom: string | null;
  /** The caution, where the row is one. */
  caution: Caution | null;
  outcome: ClaimOutcome;
  /** Ids of the statements that it rests on; empty where the documents are silent. */
  statements: readonly string[];
  guidance: readonly string[];
}

export interface ClaimCheck {
  concept: string;
  asserts: Exclude<Claim, 'none'>;
  outcome: ClaimOutcome;
  /** The claim names no kind of pain, and the documents say so of some kinds only. */
  partly: boolean;
  /** What the documents say, the leading verdict first; one row for each kind of pain that may be meant. */
  rows: readonly ClaimRow[];
  /** Where the documents disagree: the disagreement with its sides, each with its statements. */
  disagreement: { id: string; sides: readonly Side[] } | null;
  /** Wider concept that the documents do cover, where they are silent on this one. */
  wider: string | null;
}

type Word = Verdict['verdict'];
type Table = Record<Exclude<Claim, 'none' | 'harm'>, Record<Word, ClaimOutcome>>;

/**
 * The decision, asserted by verdict. `harm` is not in it: cautions decide that (`harmCheck`).
 *
 * - A plain benefit agrees with a small or passing one: it names no size and no time.
 * - `unclear` means that a document names the treatment without rating it: any word on how well it works, for or
 *   against, says more than that.
 * - No document promises a cure, certainty or the absence of risk: a strong promise says more even where a document is
 *   for the treatment, and the opposite where all are against it.
 * - "No better" and "avoid" point the same way: one is why, the other is what follows. A page that says either agrees
 *   with both, and a page that says that it helps says the opposite of both.
 * - What the documents do not cover they cannot confirm or deny.
 */
// biome-ignore format: a table reads better in columns
export const CLAIM_TABLE: Table = {
  benefit:      { helps: 'agrees',    'helps-a-little': 'agrees',    'short-term': 'agrees',    unclear: 'says-more', disputed: 'disagree',  'no-better': 'opposite',  avoid: 'opposite',  'not-covered': 'silent' },
  strong:       { helps: 'says-more', 'helps-a-little': 'says-more', 'short-term': 'says-more', unclear: 'says-more', disputed: 'says-more', 'no-better': 'opposite',  avoid: 'opposite',  'not-covered': 'silent' },
  'no-benefit': { helps: 'opposite',  'helps-a-little': 'opposite',  'short-term': 'opposite',  unclear: 'says-more', disputed: 'disagree',  'no-better': 'agrees',    avoid: 'agrees',    'not-covered': 'silent' },
  against:      { helps: 'opposite',  'helps-a-little': 'opposite',  'short-term': 'opposite',  unclear: 'says-more', disputed: 'disagree',  'no-better': 'agrees',    avoid: 'agrees',    'not-covered': 'silent' },
};

/** Words by which a caution is known to speak of a harm. */
const HARM_WORDS: Record<Harm, RegExp> = {
  bleeding: /bleed|ulcer|stomach|gastro|\bgi\b/i,
  addiction: /addict|depend|misuse|abuse|overdos|withdrawal/i,
  drowsiness: /drows|sleep|sedat|dizz/i,
  constipation: /constipat/i,
  liver: /liver|hepat/i,
  kidney: /kidney|renal/i,
  heart: /heart|stroke|cardi/i,
  breathing: /breath|respirat/i,
  death: /death|fatal|life-threat|\bdie/i,
  weakness: /weak|stiff|slow|decondition|muscle loss/i,
  infection: /infect/i,
  nerve: /nerve|paraly|spinal fluid/i,
  fracture: /fractur|broken/i,
  skin: /burn|skin|rash|bruis/i,
  fall: /\bfalls?\b/i,
};

const ANY: SituationNamed = { duration: null, pattern: null, spasm: false };

/** Holds a claim against the documents. Null where nothing is asserted or the concept is no treatment. Never throws. */
export function checkClaim(claimed: Claimed, base: Evidence = evidence): ClaimCheck | null {
  const { concept, asserts, situation = ANY, harms = [], limited = false } = claimed;
  const entry = treatment(concept, base);
  if (asserts === 'none' || !entry || entry.verdicts.length === 0) return null;
  if (asserts === 'harm' || (asserts === 'against' && limited))
    return harmCheck(entry, asserts, harms, situation);
  const table = CLAIM_TABLE[asserts];
  const verdicts = entry.verdicts.filter((verdict) => fits(verdict, situation));
  // The documents speak of other kinds of pain only: what they say there is not carried over.
  if (verdicts.length === 0) return silent(entry, asserts);
  const rows = verdicts.map((verdict) => rowOf(verdict, table[verdict.verdict]));
  const first = (rows[0] as ClaimRow).outcome;
  const wider = first === 'silent' ? entry.classId : null;
  const result = { concept, asserts, partly: false, rows, disagreement: null, wider };
  if (rows.every(({ outcome }) => outcome === first)) {
    const disagreement = first === 'disagree' ? disagreementBehind(entry, verdicts, base) : null;
    return { ...result, outcome: first, disagreement };
  }
  if (asserts === 'strong') return { ...result, outcome: 'says-more', wider: null };
  const disagreement = conflictBetween(entry, verdicts, table, base);
  if (disagreement) return { ...result, outcome: 'disagree', disagreement };
  // What a document says for this very kind of pain comes before what it says without naming one.
  const named = verdicts.flatMap((verdict, at) => (names(verdict, situation) ? [rows[at] as ClaimRow] : []));
  const [own] = named;
  if (own && named.every(({ outcome }) => outcome === own.outcome)) {
    const behind = own.outcome === 'disagree' ? disagreementBehind(entry, verdicts, base) : null;
    return {
      ...result,
      rows: [...named, ...rows.filter((row) => !named.includes(row))],
      outcome: own.outcome,
      disagreement: behind,
    };
  }
  return { ...result, ...acrossKinds(rows), wider: null };
}

/**
 * How a claim that names no kind of pain stands to rows that differ by kind. At least one of them is not silent. Where the
 * documents say so of some kinds and the opposite of none, it agrees; where they say the opposite of some, it says more.
 */
function acrossKinds(rows: readonly ClaimRow[]): Pick<ClaimCheck, 'outcome' | 'partly'> {
  const outcomes = rows.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'silent');
  const [first = 'silent'] = outcomes;
  if (outcomes.every((outcome) => outcome === first)) return { outcome: first, partly: false };
  const partly = outcomes.includes('agrees');
  return { outcome: partly && !outcomes.includes('opposite') ? 'agrees' : 'says-more', partly };
}

function rowOf(verdict: Verdict, outcome: ClaimOutcome): ClaimRow {
  const { label, forWhom, statements } = verdict;
  return { label, forWhom, caution: null, outcome, statements, guidance: [] };
}

function silent(entry: Treatment, asserts: Exclude<Claim, 'none'>): ClaimCheck {
  const rows = entry.verdicts.map((verdict) => rowOf(verdict, 'silent'));
  const outcome = 'silent';
  return {
    concept: entry.id,
    asserts,
    outcome,
    partly: false,
    rows,
    disagreement: null,
    wider: entry.classId,
  };
}

/** `flare` and `subacute` are neither acute nor chronic, as the documents use the words. */
function fits({ situation }: Verdict, named: SituationNamed): boolean {
  return agree(situation.duration, named.duration) && agree(situation.pattern, named.pattern);
}

const agree = (one: string, other: string | null) => one === 'any' || other === null || one === other;

/** Whether a verdict states the kind of pain that the page names. */
function names({ situation }: Verdict, named: SituationNamed): boolean {
  return (
    (named.duration !== null && situation.duration === named.duration) ||
    (named.pattern !== null && situation.pattern === named.pattern) ||
    (named.spasm && situation.spasm)
  );
}

/** Whether two verdicts may speak of the same pain: no axis on which they name different kinds. */
function overlap(one: Verdict, other: Verdict): boolean {
  return (
    agree(one.situation.duration, other.situation.duration === 'any' ? null : other.situation.duration) &&
    agree(one.situation.pattern, other.situation.pattern === 'any' ? null : other.situation.pattern)
  );
}

/** Disagreements between documents that the card of a treatment shows. */
function between(entry: Treatment, base: Evidence): Disagreement[] {
  return entry.disagreements.flatMap((id) => {
    const found = byId(base.disagreements, id);
    return found?.kind === 'between documents' ? [found] : [];
  });
}

const shares = (verdict: Verdict, side: Side) =>
  side.statements.some((id) => verdict.statements.includes(id));

/** A disagreement that sets two verdicts for the same pain, to which a claim stands differently, against each other. */
function conflictBetween(
  entry: Treatment,
  verdicts: readonly Verdict[],
  table: Record<Word, ClaimOutcome>,
  base: Evidence,
): ClaimCheck['disagreement'] {
  for (const { id, sides } of between(entry, base)) {
    for (const [at, one] of verdicts.entries()) {
      for (const other of verdicts.slice(at + 1)) {
        if (table[one.verdict] === table[other.verdict] || !overlap(one, other)) continue;
        const apart = sides.some(
          (side) =>
            shares(one, side) &&
            !shares(other, side) &&
            sides.some((second) => second !== side && shares(other, second)),
        );
        if (apart) return { id, sides };
      }
    }
  }
  return null;
}

/** The disagreement that a disputed verdict rests on. */
function disagreementBehind(
  entry: Treatment,
  verdicts: readonly Verdict[],
  base: Evidence,
): ClaimCheck['disagreement'] {
  const disputed = verdicts.filter(({ verdict }) => verdict === 'disputed');
  const found = between(entry, base).find(({ sides }) =>
    disputed.some((verdict) => sides.filter((side) => shares(verdict, side)).length > 1),
  );
  return found ? { id: found.id, sides: found.sides } : null;
}

/**
 * Harm, and advice that holds for some people only: agrees where a caution speaks of it, or where the documents
 * advise against the treatment for that pain; else the documents are silent. They never say that something is safe, so
 * that no harm can be denied by them.
 */
function harmCheck(
  entry: Treatment,
  asserts: 'harm' | 'against',
  harms: readonly Harm[],
  situation: SituationNamed,
): ClaimCheck {
  const cautions = entry.cautions.filter(
    (caution) =>
      caution.statements.length + (caution.guidance?.length ?? 0) > 0 &&
      (harms.length === 0 || harms.some((harm) => speaksOf(caution, harm))),
  );
  const against = entry.verdicts.filter(({ verdict }) => verdict === 'avoid');
  const avoid = against.filter((verdict) => fits(verdict, situation));
  // How well it works is no answer to a risk.
  if (cautions.length === 0 && avoid.length === 0) return { ...silent(entry, asserts), rows: [] };
  const rows = [
    ...cautions.map((caution): ClaimRow => {
      const { patient, statements, guidance = [] } = caution;
      return { label: patient, forWhom: null, caution, outcome: 'agrees', statements, guidance };
    }),
    ...avoid.map((verdict) => rowOf(verdict, 'agrees')),
  ];
  const outcome = 'agrees';
  return { concept: entry.id, asserts, outcome, partly: false, rows, disagreement: null, wider: null };
}

function speaksOf({ patient, clinician }: Caution, harm: Harm): boolean {
  return HARM_WORDS[harm].test(patient) || HARM_WORDS[harm].test(clinician);
}

/** How many claims of a page have each outcome. */
export function countOutcomes(checks: readonly (ClaimCheck | null)[]): Record<ClaimOutcome, number> {
  const counts: Record<ClaimOutcome, number> = {
    agrees: 0,
    'says-more': 0,
    opposite: 0,
    silent: 0,
    disagree: 0,
  };
  for (const check of checks) if (check) counts[check.outcome] += 1;
  return counts;
}
