/**
 * What a card shows of the page around it: what happened to the treatment there, warning signs that the page names, its
 * claim held against the documents, and the cautions that fit it. Pure; no words of the page go in or come out.
 */
import type { CardView, CautionView, ClaimView, FlagView } from './card-view.ts';
import { type ClaimCheck, checkClaim } from './claim-check.ts';
import { cautionsRaised, type RaisedCaution } from './companions.ts';
import { byId, type Evidence, evidence, treatment } from './evidence.ts';
import { CAUDA_EQUINA, flagName } from './flag-names.ts';
import type { FlagNamed, OnPage, Status } from './reading.ts';
import type { Caution, Reader } from './schema.ts';
import { disagreementViews, idsOf, namesOf, seen } from './source-views.ts';
import { FLAG_STATUSES } from './status-order.ts';

/** Signs with these statuses may be there, may have been or are watched for: several of them together are said. */
const TOGETHER: readonly Status[] = ['present', 'past', 'hypothetical', 'planned'];

const rankOf = ({ status }: FlagView) => FLAG_STATUSES.indexOf(status);

/**
 * One row for each sign, under the weightiest of its statuses (the panel tells all of them), in the order of
 * FLAG_STATUSES and then of the page.
 */
function flagViews(flags: readonly FlagNamed[], reader: Reader, base: Evidence): FlagView[] {
  const rows = new Map<string, FlagView>();
  for (const { concept, status: named } of flags) {
    const status = named === 'current' ? 'present' : named;
    const name = flagName(concept, reader, base);
    const known = rows.get(concept);
    if (name === null || (known && rankOf(known) <= FLAG_STATUSES.indexOf(status))) continue;
    rows.set(concept, { concept, name, status });
  }
  return [...rows.values()].sort((one, other) => rankOf(one) - rankOf(other));
}

/** Names of signs that are mentioned together, as `together` of a HereView has them. */
export function namesTogether(flags: readonly FlagView[]): string[] {
  const mentioned = flags.filter(
    ({ concept, status }) => concept !== 'red-flags' && TOGETHER.includes(status),
  );
  const names = new Map(mentioned.map(({ concept, name }) => [concept, name]));
  if (names.size < 2) return [];
  const family = [...names].filter(([concept]) => CAUDA_EQUINA.includes(concept)).map(([, name]) => name);
  return family.length > 1 ? family : [...names.values()];
}

/** What the documents say, in one reader's words. Of a kind of pain that the claim is not about only what they do say. */
function rowViews({ outcome, rows }: ClaimCheck, reader: Reader, base: Evidence): ClaimView['documents'] {
  return rows
    .filter((row) => outcome !== 'silent' || row.statements.length > 0)
    .map((row) => {
      const { caution, label, forWhom } = row;
      const says = caution && reader !== 'patient' ? caution.clinician : label;
      return {
        label: seen(says, reader),
        forWhom: forWhom && seen(forWhom, reader),
        outcome: row.outcome,
        from: namesOf(row, base),
        ids: idsOf(row, reader, base),
      };
    });
}

/** A claim with both sides; null where nothing is asserted or the card is of no treatment. */
function claimView(view: CardView, onPage: OnPage, base: Evidence): ClaimView | null {
  // A claim about something else would be held against the wrong documents.
  if (!onPage.claimed || onPage.claimed.concept !== view.concept) return null;
  const check = checkClaim(onPage.claimed, base);
  if (!check) return null;
  const { asserts, outcome, partly, disagreement, wider } = check;
  const row = disagreement && byId(base.disagreements, disagreement.id);
  const differ = row ? disagreementViews([row], view.reader, base) : [];
  return {
    asserts,
    outcome,
    partly,
    documents: row ? [] : rowViews(check, view.reader, base),
    sides: differ.flatMap(({ sides }) => sides),
    // Whether the class bears on a risk is not known.
    wider: asserts !== 'harm' && view.fromClass?.concept === wider ? (view.fromClass?.name ?? null) : null,
  };
}

/** Words of four letters and more and numbers, cut to their beginnings, so that "ulcers" is "ulceration". */
const stems = (text: string) =>
  new Set((text.toLowerCase().match(/\p{L}{4,}|\d+/gu) ?? []).map((word) => word.slice(0, 5)));

/** Part of what a caution says that has to stand in another for it to be left out, 0 to 1. */
const SAME = 0.7;

/**
 * True where a raised caution says all that one of the card's own says: it rests on the same, and has most of its words.
 * What says more than the raised one stays: a caution is never lost.
 */
function repeats(own: Caution, raised: RaisedCaution): boolean {
  const within = (ids: readonly string[], all: readonly string[]) => ids.every((id) => all.includes(id));
  if (!within(own.statements, raised.statements) || !within(own.guidance ?? [], raised.guidance))
    return false;
  const said = [...stems(own.clinician)];
  const again = stems(raised.clinician);
  return said.filter((stem) => again.has(stem)).length >= SAME * said.length;
}

/** The card's cautions with those first that the page raises, each said once. */
function cautionViews(view: CardView, onPage: OnPage, base: Evidence): CautionView[] {
  const { reader, concept } = view;
  const raised = cautionsRaised(concept, onPage.status, onPage.claimed?.asserts ?? null, onPage, base);
  const wordsOf = ({ patient, clinician }: Pick<Caution, 'patient' | 'clinician'>) =>
    reader === 'patient' ? patient : clinician;
  const own = treatment(concept, base)?.cautions ?? [];
  const repeated = own.filter((caution) => raised.some((one) => repeats(caution, one))).map(wordsOf);
  const first = raised.map((one): CautionView => {
    return {
      severity: one.severity,
      text: seen(wordsOf(one), reader),
      from: namesOf(one, base),
      raisedBy: one.companion,
    };
  });
  return [...first, ...view.cautions.filter(({ text }) => !repeated.includes(text))];
}

/**
 * A card with what the page around it says.
 * @param view the card as it stands without a page
 * @param onPage what the page says of the mention and around it
 * @returns a new view; its texts for copying stay as they are, since they go where the page does not
 */
export function cardOnPage(view: CardView, onPage: OnPage, base: Evidence = evidence): CardView {
  const flags = flagViews(onPage.flags, view.reader, base);
  return {
    ...view,
    cautions: view.type === 'treatment' ? cautionViews(view, onPage, base) : view.cautions,
    here: {
      status: onPage.status,
      flags,
      together: namesTogether(flags),
      claim: claimView(view, onPage, base),
    },
  };
}
