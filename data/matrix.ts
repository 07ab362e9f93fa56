/**
 * The matrix of evidence: what each of the five documents says of each treatment in each situation.
 * A statement stands in one row only, that of the population it names; situations are never joined
 * and directions never averaged. Later guidance has no place in it. Pure.
 */
import { cardView, classOf } from './card.ts';
import type { CautionView } from './card-view.ts';
import { givesDose } from './dose.ts';
import { type Evidence, evidence, isStale, leadVerdict } from './evidence.ts';
import { namesIt } from './matrix-names.ts';
import roles from './matrix-roles.json' with { type: 'json' };
import type { DocumentId, MatrixRole, Reader, Situation, Statement, Treatment, Verdict } from './schema.ts';

/** Whom a statement speaks of, as the ledger has it. */
export type Population = Statement['population'][number];

/** Populations in the order of their names in a row's key. */
const ORDER: readonly Population[] = ['any', 'acute', 'chronic', 'axial', 'radicular', 'muscle spasm'];

/** Rows of a treatment in the order in which they stand. */
const ROW_ORDER = [
  'acute',
  'acute+chronic+muscle spasm',
  'chronic',
  'chronic+muscle spasm',
  'muscle spasm',
  'axial',
  'radicular',
  'any',
];

/** What a symbol in a cell tells of its statements. */
export const MARKS = [
  'benefit',
  'small benefit',
  'limited',
  'equal',
  'no clear benefit',
  'avoid',
  'harm',
  'limit',
  'referral',
  'use',
  'compared',
  'note',
  'promotion',
  'source error',
] as const;
export type Mark = (typeof MARKS)[number];

/** Certainty as a document states it; `stated` where it uses words of its own, such as "mixed". */
export const CERTAINTIES = ['high', 'moderate', 'low', 'stated', 'unrated'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Marks that speak of an effect, so that a missing rating is worth a symbol. */
const OF_EFFECT: readonly Mark[] = [
  'benefit',
  'small benefit',
  'limited',
  'equal',
  'no clear benefit',
  'avoid',
  'harm',
];

/** Marks that say nothing without what the treatment was set against. */
const OF_COMPARISON: readonly Mark[] = ['equal', 'no clear benefit'];

/**
 * What a treatment is in a statement: the `subject` whose direction is told, or one of the roles that
 * `MatrixRole` in the schema explains.
 */
export type Role = 'subject' | MatrixRole['role'];

/** Statements whose direction is not that of every treatment under which they stand. */
const ROLES = new Map<string, Role>(
  (roles as readonly MatrixRole[]).flatMap(({ statement, concepts, role }) =>
    concepts.map((concept) => [`${statement} ${concept}`, role] as const),
  ),
);

/** What a treatment is in a statement. */
export function roleOf(statement: Pick<Statement, 'id'>, concept: string): Role {
  return ROLES.get(`${statement.id} ${concept}`) ?? 'subject';
}

/** Marks of the roles that have one of their own, whatever the direction. */
const ROLE_MARKS: Record<MatrixRole['role'], Mark> = {
  comparator: 'compared',
  'in both groups': 'compared',
  background: 'note',
  manner: 'limit',
  referral: 'referral',
  equal: 'equal',
};

/** The mark that a statement gets in the cells of a treatment. Promotion and errors have no direction. */
export function markOf(statement: Statement, role: Role): Mark {
  if (statement.warning) return statement.warning === 'promotion' ? 'promotion' : 'source error';
  if (role !== 'subject') return ROLE_MARKS[role];
  switch (statement.direction) {
    case 'time limit':
      return 'limit';
    case 'dosing':
      return 'use';
    case 'none':
      return 'note';
    default:
      return statement.direction;
  }
}

/** The level of a certainty as stated; null means that the document does not rate it. */
export function certaintyOf(stated: string | null): Certainty {
  if (stated === null) return 'unrated';
  const level = /^(high|moderate|low)\b/i.exec(stated)?.[1]?.toLowerCase();
  return (level as Certainty | undefined) ?? 'stated';
}

/** The row of a population, e.g. "chronic+muscle spasm". */
export function rowKey(population: readonly Population[]): string {
  return ORDER.filter((name) => population.includes(name)).join('+');
}

/** The row of a verdict's situation. */
export function situationKey({ duration, pattern, spasm }: Situation): string {
  const population: Population[] = [];
  if (duration === 'flare') population.push('acute', 'chronic');
  // No document rates a treatment for subacute pain apart; should one do so, the row is of its own.
  else if (duration === 'subacute')
    return ['subacute', pattern, spasm && 'muscle spasm'].filter(Boolean).join('+');
  else if (duration !== 'any') population.push(duration);
  if (pattern !== 'any') population.push(pattern);
  if (spasm) population.push('muscle spasm');
  return rowKey(population.length > 0 ? population : ['any']);
}

/** Where a row stands among the rows of its treatment. */
export function situationOrder(key: string): number {
  const place = ROW_ORDER.indexOf(key);
  return place < 0 ? ROW_ORDER.length : place;
}

/** A statement as it bears on one treatment. */
export interface MatrixStatement {
  statement: Statement;
  role: Role;
  mark: Mark;
  /** False where the treatment is not named, and a verdict of its entry rests on the statement. */
  named: boolean;
}

/** One symbol of a cell: a mark with the certainty stated for it; null where none is to be expected. */
export interface MatrixSymbol {
  mark: Mark;
  certainty: Certainty | null;
  /** What the treatment was set against, as stated; only where the mark says nothing without it. */
  comparators: string[];
}

export interface MatrixCell {
  document: DocumentId;
  statements: MatrixStatement[];
  /** Each mark and certainty once, in the order of MARKS. */
  symbols: MatrixSymbol[];
}

export interface MatrixRow {
  /** Population or populations, joined by "+". */
  key: string;
  /** Verdicts of the treatment's entry for this situation; often one, sometimes none. */
  verdicts: Verdict[];
  /** One for each document, in their order. */
  cells: MatrixCell[];
}

export interface MatrixEntry {
  treatment: Treatment;
  /** Empty where no document speaks of it. */
  rows: MatrixRow[];
  /** The class that is covered in its stead; null where there is none or it is covered itself. */
  fromClass: Treatment | null;
}

/** True where a rating is stated, or where its absence is worth telling. */
export function tellsCertainty({ mark, statement }: MatrixStatement): boolean {
  return OF_EFFECT.includes(mark) || (statement.certainty !== null && !statement.warning);
}

function symbolsOf(statements: readonly MatrixStatement[]): MatrixSymbol[] {
  const found = new Map<string, MatrixSymbol>();
  for (const row of statements) {
    const { mark, statement } = row;
    const certainty = tellsCertainty(row) ? certaintyOf(statement.certainty) : null;
    const key = `${mark} ${certainty}`;
    const symbol = found.get(key) ?? { mark, certainty, comparators: [] };
    const { comparator } = statement;
    if (OF_COMPARISON.includes(mark) && comparator !== null && !symbol.comparators.includes(comparator)) {
      symbol.comparators.push(comparator);
    }
    found.set(key, symbol);
  }
  const place = ({ mark, certainty }: MatrixSymbol) =>
    MARKS.indexOf(mark) * 10 + (certainty ? CERTAINTIES.indexOf(certainty) : 9);
  return [...found.values()].sort((one, other) => place(one) - place(other));
}

function entryOf(of: Treatment, base: Evidence): MatrixEntry {
  const cited = new Set(of.verdicts.flatMap((verdict) => verdict.statements));
  const about = base.statements
    .filter((row) => row.concepts.includes(of.id) || cited.has(row.id))
    .map((statement): MatrixStatement => {
      const role = roleOf(statement, of.id);
      return { statement, role, mark: markOf(statement, role), named: statement.concepts.includes(of.id) };
    });
  if (about.length === 0) return { treatment: of, rows: [], fromClass: classOf(of, base) };
  const byRow = Map.groupBy(about, ({ statement }) => rowKey(statement.population));
  const verdicts = Map.groupBy(of.verdicts, ({ situation }) => situationKey(situation));
  const keys = [...new Set([...byRow.keys(), ...verdicts.keys()])].sort(
    (one, other) => situationOrder(one) - situationOrder(other),
  );
  const rows = keys.map((key): MatrixRow => {
    const byDocument = Map.groupBy(byRow.get(key) ?? [], ({ statement }) => statement.document);
    const cells = base.documents.map(({ id }): MatrixCell => {
      const statements = byDocument.get(id) ?? [];
      return { document: id, statements, symbols: symbolsOf(statements) };
    });
    return { key, verdicts: verdicts.get(key) ?? [], cells };
  });
  return { treatment: of, rows, fromClass: classOf(of, base) };
}

/** The whole matrix, treatments in the order of the base. */
export function matrix(base: Evidence = evidence): MatrixEntry[] {
  return base.treatments.map((row) => entryOf(row, base));
}

/**
 * The verdict that can stand beside a treatment's name, without its kind of pain: the only one it has,
 * while the row it holds for is shown among others. Null where situations differ, where it would be said
 * of other rows, and where the one row says it by itself.
 */
export function soleVerdict({ treatment: { verdicts }, rows }: Pick<MatrixEntry, 'treatment' | 'rows'>) {
  const [only, ...others] = verdicts;
  if (!only || others.length > 0) return null;
  if (rows.length === 0) return only;
  return rows.length > 1 && rows.some((row) => row.verdicts.includes(only)) ? only : null;
}

/**
 * Cautions that stand beside statements on a treatment: the serious ones always, every one where a dose
 * is shown.
 * @param today the day on which it is read
 */
export function cautionsBeside(
  of: Treatment,
  statements: readonly MatrixStatement[],
  reader: Reader,
  today: Date,
  base: Evidence = evidence,
): { cautions: CautionView[]; all: boolean } {
  const all =
    reader !== 'patient' &&
    statements.some(({ statement: { text, comparator, size, time } }) =>
      [text, comparator, size, time].some((one) => one !== null && givesDose(one)),
    );
  const cautions = cardView(of.id, reader, today, base)?.cautions ?? [];
  return { cautions: cautions.filter(({ severity }) => all || severity === 'serious'), all };
}

/** When entries were last checked, all of them: the day of the one checked longest ago. */
export function lastChecked(rows: readonly { reviewed: string }[], today: Date) {
  const reviewed = rows.map((row) => row.reviewed).sort()[0];
  return reviewed === undefined ? null : { reviewed, stale: isStale(reviewed, today) };
}

/** What is looked for; null and the empty string ask for nothing. */
export interface MatrixFilter {
  /** `any` means: rows where the kind of pain is not stated. */
  population: Population | null;
  kind: Treatment['kind'] | null;
  document: DocumentId | null;
  /** A name, a brand, an abbreviation or a lay word, or the beginning of one. */
  name: string;
}

export const NO_FILTER: MatrixFilter = { population: null, kind: null, document: null, name: '' };

/** What a filter leaves. */
export interface FilteredMatrix {
  entries: MatrixEntry[];
  /** Treatments that no document covers, left out because the filter asks for a population or a document. */
  uncoveredOut: number;
}

/** Entries and rows that fit every part of the filter. */
export function filterMatrix(entries: readonly MatrixEntry[], filter: MatrixFilter): FilteredMatrix {
  const { population, kind, document } = filter;
  const named = entries.filter(
    ({ treatment, rows }) =>
      (kind === null || treatment.kind === kind) &&
      namesIt(
        filter.name,
        treatment,
        rows.flatMap(({ key }) => key.split('+')),
      ),
  );
  if (population === null && document === null) return { entries: named, uncoveredOut: 0 };
  const fits = (row: MatrixRow) =>
    (population === null || row.key.split('+').includes(population)) &&
    (document === null || row.cells.some((cell) => cell.document === document && cell.statements.length > 0));
  const left = named
    .map((entry) => ({ ...entry, rows: entry.rows.filter(fits) }))
    .filter((entry) => entry.rows.length > 0);
  const uncoveredOut = named.filter((entry) => entry.rows.length === 0).length;
  return { entries: left, uncoveredOut };
}

/** Documents that share their publisher with another one, as sets that do not count twice. */
export function samePublisher(base: Evidence = evidence): DocumentId[][] {
  const seen = new Set<DocumentId>();
  return base.documents.flatMap((row) => {
    if (row.samePublisherAs.length === 0 || seen.has(row.id)) return [];
    const set = [row.id, ...row.samePublisherAs].sort();
    for (const id of set) seen.add(id);
    return [set];
  });
}

/** Statements that speak of no treatment and so stand in no cell; among them the errors of a source. */
export function outsideMatrix(base: Evidence = evidence): Statement[] {
  const inside = new Set(
    matrix(base).flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap(({ statements }) => statements.map((row) => row.statement.id)),
      ),
    ),
  );
  return base.statements.filter((row) => !inside.has(row.id));
}

/** True for a treatment that no document covers. */
export function isUncovered(of: Treatment): boolean {
  return leadVerdict(of).verdict === 'not-covered';
}
