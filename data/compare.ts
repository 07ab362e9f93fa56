/** Two to four treatments side by side, in one reader's words. Nothing is ranked or averaged. Pure. */
import { cardView } from './card.ts';
import type { CardView, DisagreementView, GuidanceView, VerdictView } from './card-view.ts';
import { givesDose } from './dose.ts';
import { type Evidence, evidence, redFlag, treatment } from './evidence.ts';
import { isUncovered, lastChecked, situationKey, situationOrder } from './matrix.ts';
import type { Reader, Treatment } from './schema.ts';
import { seen } from './source-views.ts';

/** Fewest and most treatments that stand side by side. */
export const LEAST = 2;
export const MOST = 4;

/** Why something that the address names is not in the comparison. */
export type CompareProblem =
  | { kind: 'unknown'; id: string }
  | { kind: 'red flag'; id: string; name: string }
  | { kind: 'repeated'; name: string }
  | { kind: 'too many'; names: string[] };

/** One treatment of a comparison. */
export interface Compared {
  treatment: Treatment;
  card: CardView;
  /** False where none of the five documents covers it. */
  covered: boolean;
  /** Verdicts by situation, keyed as the rows of the matrix. */
  verdicts: ReadonlyMap<string, VerdictView[]>;
  serious: CardView['cautions'];
  /** The other cautions, where any words here give a dose: no dose stands without its cautions. */
  withDose: CardView['cautions'];
  /** Cautions that are left to the full entry. */
  moreCautions: number;
}

/** A row that one or more of the treatments have, told once. */
export interface Shared<Row> {
  row: Row;
  /** Names of the treatments that it bears on, in the order of the columns. */
  on: string[];
}

export interface Comparison {
  columns: Compared[];
  /** Situations that any of them has a verdict for, in the order of the matrix. */
  situations: string[];
  disagreements: Shared<DisagreementView>[];
  guidance: Shared<GuidanceView>[];
  /** Day on which the entry that was checked longest ago was checked; null without columns. */
  checked: { reviewed: string; stale: boolean } | null;
  problems: CompareProblem[];
}

/** True where anything that a comparison shows of a card gives a dose. */
function namesDose({ lead, verdicts, fromClass, certainty, disagreements, guidance }: CardView): boolean {
  const views = [...verdicts, ...(fromClass?.verdicts ?? [])];
  const words = [
    lead,
    ...views.flatMap(({ label, forWhom, comparator, time }) => [label, forWhom, comparator, time]),
    fromClass?.lead,
    certainty,
    ...disagreements.flatMap(({ topic, text, sides }) => [topic, text, ...sides.map(({ says }) => says)]),
    ...guidance.flatMap(({ text, caveat, reference }) => [text, caveat, reference]),
  ];
  return words.some((text) => text && givesDose(text));
}

function compared(of: Treatment, reader: Reader, today: Date, base: Evidence): Compared {
  const card = cardView(of.id, reader, today, base);
  if (!card) throw new Error(`No card for ${of.id}.`);
  const covered = !isUncovered(of);
  const shown = card.verdicts.map((view) => ({
    ...view,
    comparator: view.comparator && seen(view.comparator, reader),
    time: view.time && seen(view.time, reader),
  }));
  const keys = of.verdicts.map(({ situation }) => situationKey(situation));
  const verdicts = new Map<string, VerdictView[]>();
  if (covered) {
    shown.forEach((view, at) => {
      const key = keys[at] ?? 'any';
      verdicts.set(key, [...(verdicts.get(key) ?? []), view]);
    });
  }
  const serious = card.cautions.filter((caution) => caution.severity === 'serious');
  const others = card.cautions.filter((caution) => caution.severity !== 'serious');
  const withDose = namesDose(card) ? others : [];
  const moreCautions = others.length - withDose.length;
  return { treatment: of, card, covered, verdicts, serious, withDose, moreCautions };
}

function shared<Row extends { id: string }>(
  columns: readonly Compared[],
  rowsOf: (card: CardView) => readonly Row[],
): Shared<Row>[] {
  const found = new Map<string, Shared<Row>>();
  for (const { card } of columns) {
    for (const row of rowsOf(card)) {
      const known = found.get(row.id);
      if (known) known.on.push(card.name);
      else found.set(row.id, { row, on: [card.name] });
    }
  }
  return [...found.values()];
}

/**
 * The comparison that an address asks for. What cannot be shown is told in `problems`; with fewer
 * than LEAST columns there is nothing to compare.
 * @param today the day on which it is read
 */
export function comparison(
  ids: readonly string[],
  reader: Reader,
  today: Date,
  base: Evidence = evidence,
): Comparison {
  const problems: CompareProblem[] = [];
  const found: Treatment[] = [];
  const over: string[] = [];
  for (const id of ids) {
    const row = treatment(id, base);
    const flag = redFlag(id, base);
    if (flag) problems.push({ kind: 'red flag', id, name: flag.name });
    else if (!row) problems.push({ kind: 'unknown', id });
    else if (found.includes(row)) problems.push({ kind: 'repeated', name: row.name });
    else if (found.length === MOST) over.push(row.name);
    else found.push(row);
  }
  if (over.length > 0) problems.push({ kind: 'too many', names: over });
  const columns = found.map((row) => compared(row, reader, today, base));
  const situations = [...new Set(columns.flatMap((column) => [...column.verdicts.keys()]))].sort(
    (one, other) => situationOrder(one) - situationOrder(other),
  );
  return {
    columns,
    situations,
    disagreements: shared(columns, (card) => card.disagreements),
    guidance: shared(columns, (card) => card.guidance),
    checked: lastChecked(found, today),
    problems,
  };
}

/** The address of a comparison inside the panel. */
export function compareAddress(ids: readonly string[]): string {
  return `#/compare/${ids.join('+')}`;
}
