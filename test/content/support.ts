/**
 * What the content guards share. A guard is a pure function from the evidence base to a list of
 * sentences, one for each fault; so that each can be shown to fail on a broken copy.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinCitations, READERS } from '../../data/citations.ts';
import type { Evidence } from '../../data/evidence.ts';
import { nodeCitations } from '../../data/pathway.ts';
import type {
  Cited,
  Document,
  Pathway,
  PathwayNode,
  PathwayRow,
  RedFlag,
  Treatment,
} from '../../data/schema.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Folder of the five documents and their ledger. It lies beside the product, not in it. */
const SHARED = process.env.BACKBRIEF_SHARED ?? join(ROOT, '..', 'shared');

/** A file of the product, as text. */
export function productFile(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Lines of each of the five documents as received, by document id; null where they are not at hand. */
export function documentLines(): Record<Document['id'], string[]> | null {
  const folder = join(SHARED, 'seeds');
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder)
    .filter((name) => /^00[0-4]_.*\.txt$/.test(name))
    .sort();
  if (files.length !== 5) return null;
  const lines = files.map((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/));
  return Object.fromEntries(lines.map((text, at) => [`S${at}`, text])) as Record<Document['id'], string[]>;
}

/** Rows of a file of the ledger, e.g. "references"; null where it is not at hand. */
export function ledger<Row>(name: string): Row[] | null {
  const file = join(SHARED, 'evidence', `${name}.jsonl`);
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Row);
}

/** A deep copy of the base with one thing changed: what a guard must catch. */
export function broken(base: Evidence, change: (copy: Mutable<Evidence>) => void): Evidence {
  const copy = structuredClone(base) as Mutable<Evidence>;
  change(copy);
  return copy;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Row)[] ? Row[] : T[K] };

/** The row with this id; a guard's example must exist, so its absence is an error. */
export function must<Row extends { id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`No row ${id} in the evidence base.`);
  return row;
}

/** Words of a text in lower case, without punctuation. */
export function words(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Every run of `length` consecutive words, joined by single spaces. */
export function runs(text: string, length: number): string[] {
  const all = words(text);
  return all.slice(length - 1).map((_, at) => all.slice(at, at + length).join(' '));
}

const NUMBER_WORDS: Record<string, number> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value] as const)
    .concat([
      ['thirty', 30],
      ['forty', 40],
      ['fifty', 50],
      ['sixty', 60],
      ['seventy', 70],
      ['eighty', 80],
      ['ninety', 90],
      ['hundred', 100],
    ]),
);

/** Says how many of the five documents: a count of our own, not a figure from them. */
const DOCUMENT_COUNT =
  /\b(?:one|two|three|four|five) (?:of the five )?(?:other )?(?:documents?|sources?)\b|\bof the five\b/gi;
/** "One" is a quantity before a unit only; elsewhere it is a pronoun. */
const PRONOUN_ONE =
  /\bone\b(?!(?:-| in | )(?:third|week|month|day|year|hour|minute|three|four|five|ten)\b)/gi;
/** Ids of rows, e.g. S2-42, R17, A5, and names such as COX-2 or L5 are not quantities. */
const NAMES = /\b[A-Za-z]+-?\d+(?:-\d+)?\b/g;

/** Quantities in a text, digits or words, each as a plain number in text, e.g. "13000". */
export function numbers(text: string): string[] {
  const plain = text
    .replace(DOCUMENT_COUNT, ' ')
    .replace(PRONOUN_ONE, ' ')
    .replace(NAMES, ' ')
    .replace(/(\d)[,\u00a0\u202f ](?=\d{3}\b)/g, '$1');
  const digits = plain.match(/\d+(?:\.\d+)?/g) ?? [];
  const spelt = words(plain).flatMap((word) => NUMBER_WORDS[word] ?? []);
  return [...new Set([...digits, ...spelt.map(String)])];
}

/** A text with the ids that it rests on, and where it stands. */
interface PlacedText {
  where: string;
  text: string;
  statements: readonly string[];
  guidance: readonly string[];
}

function place(where: string, cited: Omit<Cited, 'guidance'> & { guidance?: readonly string[] | undefined }) {
  return { where, text: cited.text, statements: cited.statements, guidance: cited.guidance ?? [] };
}

function treatmentTexts(row: Treatment): PlacedText[] {
  const wordings = (['lead', 'detail', 'certainty'] as const).flatMap((part) =>
    READERS.map((reader) => place(`${row.id} ${part} ${reader}`, row[part][reader])),
  );
  const verdicts = row.verdicts.map((verdict, at) =>
    place(`${row.id} verdict ${at}`, {
      text: [verdict.label, verdict.forWhom, verdict.comparator, verdict.time, verdict.certainty]
        .filter((part) => part !== null)
        .join('. '),
      statements: verdict.statements,
    }),
  );
  const cautions = row.cautions.flatMap((caution, at) =>
    (['patient', 'clinician'] as const).map((reader) =>
      place(`${row.id} caution ${at} ${reader}`, { ...caution, text: caution[reader] }),
    ),
  );
  const dosing = row.dosing.map((cited, at) => place(`${row.id} dosing ${at}`, cited));
  return [...wordings, ...verdicts, ...cautions, ...dosing];
}

function redFlagTexts(row: RedFlag): PlacedText[] {
  const wordings = (['lead', 'detail', 'urgency'] as const).flatMap((part) =>
    READERS.map((reader) => place(`${row.id} ${part} ${reader}`, row[part][reader])),
  );
  const signs = { text: row.signs.join('. '), statements: row.statements, guidance: row.guidance };
  return [...wordings, place(`${row.id} signs`, signs)];
}

/** Plain rows are named as a patient's, so that they keep a patient's rules. */
function rowTexts(where: string, rows: readonly PathwayRow[]): PlacedText[] {
  return rows.flatMap((row, at) => [
    place(`${where} ${at} patient`, row),
    ...(row.clinician ? [place(`${where} ${at} clinician`, { ...row, text: row.clinician })] : []),
  ]);
}

function nodeTexts(row: PathwayNode): PlacedText[] {
  const node = `pathway ${row.id}`;
  const rests = nodeCitations({ ...row, sourceErrors: [] });
  const cautions = row.cautions.flatMap((caution, at) =>
    (['patient', 'clinician'] as const).map((reader) =>
      place(`${node} caution ${at} ${reader}`, { ...caution, text: caution[reader] }),
    ),
  );
  return [
    ...READERS.map((reader) => place(`${node} wording ${reader}`, row.wording[reader])),
    ...rowTexts(`${node} clock`, row.clocks),
    ...rowTexts(`${node} order`, row.orders),
    ...rowTexts(`${node} source error`, row.sourceErrors),
    ...cautions,
    place(`${node} title`, { ...rests, text: row.title }),
    ...(row.clinicianTitle ? [place(`${node} title clinician`, { ...rests, text: row.clinicianTitle })] : []),
    ...(row.ordersTitle
      ? [place(`${node} orders title`, { ...joinCitations(row.orders), text: row.ordersTitle })]
      : []),
  ];
}

/** A label rests on what the two ends of its edge rest on. */
function labelTexts({ nodes, edges }: Pathway): PlacedText[] {
  return edges.flatMap(({ from, to, label, clinicianLabel }) => {
    const ends = nodes.filter(({ id }) => id === from || id === to);
    // What a source has wrong is shown, and no way rests on it.
    const { statements, guidance } = joinCitations(
      ends.map((node) => nodeCitations({ ...node, sourceErrors: [] })),
    );
    const where = `pathway ${from} to ${to} label`;
    return [
      ...(label ? [place(where, { text: label, statements, guidance })] : []),
      ...(clinicianLabel
        ? [place(`${where} clinician`, { text: clinicianLabel, statements, guidance })]
        : []),
    ];
  });
}

/** Every text that points to statements or guidance. */
export function citedTexts(base: Evidence): PlacedText[] {
  const disagreements = base.disagreements.flatMap((row) => {
    const sides = row.sides.flatMap((side, at) => [
      place(`${row.id} side ${at}`, { ...side, text: side.says }),
      place(`${row.id} side ${at} patient`, { ...side, text: side.patient ?? side.says }),
    ]);
    const all = {
      statements: row.sides.flatMap((side) => side.statements),
      guidance: row.sides.flatMap((side) => side.guidance),
    };
    const advice = (['patient', 'clinician'] as const).map((reader) =>
      place(`${row.id} ${reader}`, { ...all, text: row[reader] }),
    );
    return [...sides, ...advice];
  });
  const badges = base.documents.flatMap((row) =>
    row.badges.map((badge) =>
      place(`${row.id} badge`, { ...badge, text: `${badge.label}. ${badge.meaning}` }),
    ),
  );
  const companions = base.companionCautions.flatMap((row) =>
    (['patient', 'clinician'] as const).map((reader) =>
      place(`companion ${row.id} ${reader}`, { ...row, text: row[reader] }),
    ),
  );
  return [
    ...base.treatments.flatMap(treatmentTexts),
    ...companions,
    ...base.redFlags.flatMap(redFlagTexts),
    ...disagreements,
    ...badges,
    ...base.pathway.nodes.flatMap(nodeTexts),
    ...labelTexts(base.pathway),
  ];
}

/** Every text that a patient reads as prose. */
export function patientTexts(base: Evidence): { where: string; text: string }[] {
  return [
    ...citedTexts(base).filter(({ where }) => where.endsWith(' patient')),
    ...base.redFlags.map((row) => ({ where: `${row.id} signs`, text: `${row.signs.join('. ')}.` })),
    ...base.guidance.map((row) => ({ where: `${row.id} patient`, text: row.patient })),
    ...base.glossary.map((row) => ({ where: `${row.id} patient`, text: row.patient })),
  ];
}

/** Every string of the base with its path, except titles of documents, which are names and not our prose. */
export function prose(base: Evidence): { where: string; text: string }[] {
  const found: { where: string; text: string }[] = [];
  const walk = (value: unknown, where: string) => {
    if (typeof value === 'string') found.push({ where, text: value });
    else if (Array.isArray(value)) for (const [at, item] of value.entries()) walk(item, `${where}[${at}]`);
    else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value))
        if (key !== 'title' || !where.startsWith('documents ')) walk(item, `${where}.${key}`);
    }
  };
  const { pathway, ...lists } = base;
  for (const [list, rows] of Object.entries(lists)) {
    for (const row of rows) walk(row, `${list} ${row.id}`);
  }
  for (const row of pathway.nodes) walk(row, `pathway ${row.id}`);
  for (const edge of pathway.edges) walk(edge, `pathway ${edge.from} to ${edge.to}`);
  return found;
}
