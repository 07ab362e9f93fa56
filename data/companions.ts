/**
 * Cautions that fit the page: where a page names something that a caution about a treatment speaks of, that caution
 * comes first. They inform: none orders anything, none says that something is safe, and none says that a sign is absent.
 */
import names from './companion-names.json' with { type: 'json' };
import { type Evidence, evidence } from './evidence.ts';
import type { Claim, Named, PageNames, Status } from './reading.ts';
import type { CompanionCaution } from './schema.ts';

/** A caution raised by what a page names. */
export interface RaisedCaution {
  /** Id of the pair in data/companion-cautions.json. */
  id: string;
  /** What on the page raised it, an id of data/companion-names.json; null where the treatment alone did. */
  companion: string | null;
  severity: CompanionCaution['severity'];
  patient: string;
  clinician: string;
  statements: readonly string[];
  guidance: readonly string[];
}

/**
 * Whether something with this status raises its caution. What is not there, was refused or is somebody else's does not.
 *
 * - Past does: an ulcer once had is what the caution asks about, and some drugs act for weeks after they were stopped.
 * - So does a condition in an "if": "if you have had an ulcer" is the caution itself.
 */
const CONDITION: Record<Status, boolean> = {
  current: true,
  planned: true,
  past: true,
  helped: true,
  failed: true,
  present: true,
  general: true,
  hypothetical: true,
  // "Allergy: hepatitis" makes no sense: whatever is meant, it is named as this person's.
  allergy: true,
  declined: false,
  negated: false,
  family: false,
};

/**
 * The same for drugs. One that someone is allergic to is not taken beside another, and one that may come some day is
 * not taken yet: on a page about nobody in particular, though, an "if" is how combinations are spoken of.
 */
const DRUG: Record<Status, boolean> = { ...CONDITION, allergy: false, hypothetical: false };

/**
 * Statuses of a sign that leave no doubt that it is not meant to be there. With any other, imaging is not argued against:
 * an "if" may be a sign that somebody fears, and rules can misread.
 */
const NOT_NAMED_AS_THERE: readonly Status[] = ['negated', 'declined', 'general'];

const DRUGS = new Set(names.filter(({ kind }) => kind === 'drug').map(({ id }) => id));

/** The page speaks of nobody in particular: a mention says so, or something is asserted of a treatment in general. */
function isGeneral(status: Status | null, claim: Claim | null): boolean {
  return status === 'general' || claim !== null;
}

const recommends = (claim: Claim | null) => claim === 'benefit' || claim === 'strong';

/** Whether the page orders, plans or advises the treatment. */
function isAdvised(status: Status | null, claim: Claim | null): boolean {
  return status === 'current' || status === 'planned' || recommends(claim);
}

/** Whether something that the page names raises a pair: two drugs are a combination only where both may be taken. */
function namedRaises(
  { companion, status: its }: Named,
  pair: CompanionCaution,
  status: Status | null,
  claim: Claim | null,
): boolean {
  if (companion !== pair.companion) return false;
  if (!DRUGS.has(companion)) return CONDITION[its];
  // A treatment that is not taken makes no combination. With a condition it is different: someone who is kept
  // from a drug by an ulcer is just the one whom its caution is for.
  const taken = status === null || DRUG[status] || status === 'hypothetical';
  return taken && (DRUG[its] || (its === 'hypothetical' && isGeneral(status, claim)));
}

function isRaised(
  pair: CompanionCaution,
  status: Status | null,
  claim: Claim | null,
  page: PageNames,
): boolean {
  if (pair.when === 'advised') return isAdvised(status, claim);
  if (pair.when === 'routine')
    return (
      isAdvised(status, claim) && page.flags.every(({ status: its }) => NOT_NAMED_AS_THERE.includes(its))
    );
  if (pair.companion === null) return true;
  return page.named.some((named) => namedRaises(named, pair, status, claim));
}

/**
 * The cautions of a treatment that fit a page, serious ones first, each once.
 * @param concept concept id of the treatment
 * @param status what the page says happened to it; null where that is not known
 * @param claim what the page asserts about it; null in a note about one patient, or where that is not known
 * @param page the warning signs and companions that the page names
 */
export function cautionsRaised(
  concept: string,
  status: Status | null,
  claim: Claim | null,
  page: PageNames,
  base: Pick<Evidence, 'companionCautions'> = evidence,
): RaisedCaution[] {
  const raised = base.companionCautions
    .filter((pair) => pair.treatments.includes(concept) && isRaised(pair, status, claim, page))
    .map(({ id, companion, severity, patient, clinician, statements, guidance }): RaisedCaution => {
      return { id, companion, severity, patient, clinician, statements, guidance };
    });
  const rank = ({ severity }: RaisedCaution) => (severity === 'serious' ? 0 : 1);
  return raised.sort((one, other) => rank(one) - rank(other));
}
