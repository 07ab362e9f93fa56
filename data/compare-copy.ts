/** A comparison for the clipboard: plain text for a clinical note, and Markdown with citations. Pure. */
import type { CardView, SourceView, VerdictView } from './card-view.ts';
import { joinCitations } from './citations.ts';
import type { Compared, Comparison, Shared } from './compare.ts';
import { citedSources, section, WORDS_FOR, withIds } from './copy-cited.ts';
import { noteSources, part } from './copy-note.ts';
import { type Citing, checkedLine, EDUCATION_LINE, markdown, plainText, scopeOf } from './copy-text.ts';
import { givesDose } from './dose.ts';
import { byId, type Evidence, evidence, treatment } from './evidence.ts';
import { sourceViews } from './source-views.ts';

const UNCOVERED = 'None of the five documents covers it.';
const NO_SERIOUS = 'None marked serious in its entry.';
const DIFFER = 'Where sources differ';
const LATER = 'Later guidance, not one of the five documents';
const OTHERS = 'Other cautions';
/** A dose stands only beside all cautions, and a comparison has the serious ones alone. */
const DOSE_ELSEWHERE = 'Gives a dose. See the full entry, with its cautions.';

/** Words with what they rest on. */
interface Line {
  text: string;
  cited: Citing;
}

/** What a comparison says of one treatment, each line with its citations. */
interface Parts {
  lead: Line;
  verdicts: Line[];
  /** What the documents say of its class, where only that is covered. */
  fromClass: { lead: Line; verdicts: Line[] } | null;
  certainty: Line | null;
  serious: Line[];
  /** The other cautions, where a dose is named. */
  withDose: Line[];
}

function verdictLines(views: readonly VerdictView[], cited: readonly Citing[]): Line[] {
  return views.map((view, at) => ({
    text: `${view.label}: ${scopeOf(view)}`,
    cited: cited[at] ?? { statements: [] },
  }));
}

function partsOf(column: Compared, base: Evidence): Parts {
  const { treatment: of, card, covered, serious, withDose } = column;
  const { reader, fromClass } = card;
  const wider = fromClass ? treatment(fromClass.concept, base) : undefined;
  const cautionLine = ({ text }: { text: string }): Line => ({
    text,
    cited: of.cautions.find((row) => text === (reader === 'patient' ? row.patient : row.clinician)) ?? {
      statements: [],
    },
  });
  return {
    lead: { text: card.lead, cited: of.lead[reader] },
    verdicts: covered
      ? verdictLines(card.verdicts, of.verdicts)
      : [{ text: UNCOVERED, cited: { statements: [] } }],
    fromClass:
      fromClass && wider
        ? {
            lead: { text: `As a class, ${fromClass.name}: ${fromClass.lead}`, cited: wider.lead[reader] },
            verdicts: verdictLines(fromClass.verdicts, wider.verdicts),
          }
        : null,
    certainty: card.certainty === null ? null : { text: card.certainty, cited: of.certainty[reader] },
    serious: serious.map(cautionLine),
    withDose: withDose.map(cautionLine),
  };
}

/** Where sources differ, each once: how to read it, and its sides with what they rest on. */
function differOf({ disagreements }: Comparison, base: Evidence) {
  return disagreements.map(({ row, on }) => {
    const sides = byId(base.disagreements, row.id)?.sides;
    return {
      row,
      on,
      sides: row.sides.map(
        ({ says }, at): Line => ({ text: says, cited: sides?.[at] ?? { statements: [] } }),
      ),
    };
  });
}

function citedBy(parts: Parts): Citing[] {
  const { lead, verdicts, fromClass, certainty, serious, withDose } = parts;
  const lines = [lead, ...verdicts, ...(certainty ? [certainty] : []), ...serious, ...withDose];
  const classLines = fromClass ? [fromClass.lead, ...fromClass.verdicts] : [];
  return [...lines, ...classLines].map(({ cited }) => cited);
}

function sourcesOf(cited: readonly Citing[], reader: CardView['reader'], base: Evidence): SourceView[] {
  const { statements } = joinCitations(cited);
  return sourceViews(statements, reader, base).map((source) => ({
    ...source,
    statements: source.statements.map((row) =>
      givesDose(row.text) ? { ...row, text: DOSE_ELSEWHERE } : row,
    ),
  }));
}

/** What both copies are made of. */
function whole(of: Comparison, base: Evidence) {
  const rows = of.columns.map((column) => ({ column, parts: partsOf(column, base) }));
  return {
    rows,
    reader: of.columns[0]?.card.reader ?? 'patient',
    title: `Comparison: ${of.columns.map(({ card }) => card.name).join('; ')}`,
    cited: rows.flatMap(({ parts }) => citedBy(parts)),
    guidance: of.guidance.map(({ row }) => row),
    last: [...(of.checked ? [checkedLine(of.checked)] : []), EDUCATION_LINE],
  };
}

/** Whom a row that columns share bears on; nothing where that is all of them. */
function onlyOn({ on }: Shared<unknown>, of: Comparison): string {
  return on.length < of.columns.length ? ` (on ${on.join(', ')})` : '';
}

const textsOf = (lines: readonly Line[]) => lines.map(({ text }) => text);

/** The comparison as plain text, treatment after treatment. */
export function compareNote(of: Comparison, base: Evidence = evidence): string {
  const { rows, reader, title, cited, last } = whole(of, base);
  return plainText([
    title,
    ...rows.flatMap(({ column: { card }, parts }) => [
      '',
      `${card.name} (${card.kind})`,
      parts.lead.text,
      ...part('Verdicts', textsOf(parts.verdicts)),
      ...(parts.fromClass
        ? [parts.fromClass.lead.text, ...textsOf(parts.fromClass.verdicts).map((text) => `- ${text}`)]
        : []),
      ...part('How sure', parts.certainty ? [parts.certainty.text] : []),
      ...part('Serious cautions', parts.serious.length > 0 ? textsOf(parts.serious) : [NO_SERIOUS]),
      ...part(OTHERS, textsOf(parts.withDose)),
    ]),
    '',
    ...part(
      DIFFER,
      of.disagreements.map((one) => `${one.row.topic} (${one.row.id})${onlyOn(one, of)}`),
    ),
    ...part(
      LATER,
      of.guidance.map((one) => {
        const { id, badge, text, caveat } = one.row;
        return `${badge} (${id})${onlyOn(one, of)}: ${[text, caveat].filter(Boolean).join(' ')}`;
      }),
    ),
    // Later guidance stands above with its ids.
    ...noteSources(cited, sourcesOf(cited, reader, base), []),
    ...last,
  ]);
}

/** The comparison as Markdown: each line with the ids that it rests on, and those spelled out below. */
export function compareMarkdown(of: Comparison, base: Evidence = evidence): string {
  const { rows, reader, title, cited, guidance, last } = whole(of, base);
  const differ = differOf(of, base);
  const sides = differ.flatMap((row) => row.sides.map((side) => side.cited));
  const sources = sourcesOf([...cited, ...sides], reader, base);
  const listed = new Set(guidance.map(({ id }) => id));
  // Guidance on a publisher's or a guideline's standing is in no entry.
  const cite = ({ text, cited }: Line) =>
    withIds(markdown(text), { ...cited, guidance: cited.guidance?.filter((id) => listed.has(id)) });
  const items = (lines: readonly Line[]) => lines.map((line) => `- ${cite(line)}`);
  const under = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', `### ${heading}`, '', ...lines] : [];
  const differing = differ.flatMap((one) => [
    `- **${markdown(one.row.topic)}** (${one.row.id})${markdown(onlyOn(one, of))}: ${markdown(one.row.text)}`,
    ...one.sides.map((side) => `  - ${cite(side)}`),
  ]);
  return [
    `# ${markdown(title)}`,
    '',
    `*In the words for ${WORDS_FOR[reader]}*`,
    ...rows.flatMap(({ column: { card }, parts }) => [
      '',
      `## ${markdown(card.name)} (${markdown(card.kind)})`,
      '',
      cite(parts.lead),
      ...under('Verdicts', items(parts.verdicts)),
      ...(parts.fromClass ? ['', cite(parts.fromClass.lead), '', ...items(parts.fromClass.verdicts)] : []),
      ...under('How sure', parts.certainty ? [cite(parts.certainty)] : []),
      ...under('Serious cautions', parts.serious.length > 0 ? items(parts.serious) : [NO_SERIOUS]),
      ...under(OTHERS, items(parts.withDose)),
      ...under(
        LATER,
        card.guidance.map(({ id, badge }) => `- ${markdown(badge)} [${id}]`),
      ),
    ]),
    ...section(DIFFER, differing),
    ...citedSources(sources, guidance),
    '',
    last.join(' '),
  ].join('\n');
}
