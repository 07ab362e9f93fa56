/** docs/evidence.md as text: the whole evidence base as a clinician would review it. Pure. */
import { READERS, redFlagCitations, treatmentCitations, usesOfStatements } from '../data/citations.ts';
import { byId, type Evidence, leadVerdict } from '../data/evidence.ts';
import { nodeCitations } from '../data/pathway.ts';
import type {
  Cited,
  Disagreement,
  Document,
  GlossaryEntry,
  Guidance,
  RedFlag,
  Statement,
  Treatment,
  Wording,
} from '../data/schema.ts';
import { pathwaySection } from './evidence-pathway.ts';

const KIND_TITLES: Record<Treatment['kind'], string> = {
  'drug class': 'Drug classes',
  drug: 'Drugs',
  product: 'Products',
  physical: 'Physical treatments',
  'mind-body': 'Mind-body treatments',
  programme: 'Programmes',
  device: 'Devices',
  procedure: 'Procedures',
  surgery: 'Surgery',
  triage: 'Screening tools',
  test: 'Tests',
};

const VERDICT_TITLES: Record<Treatment['verdicts'][number]['verdict'], string> = {
  helps: 'helps',
  'helps-a-little': 'helps a little',
  'short-term': 'short term only',
  unclear: 'listed, not rated',
  disputed: 'documents differ',
  'no-better': 'no better than the comparator',
  avoid: 'advised against',
  'not-covered': 'not covered',
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A bar inside a table's cell would end the cell. */
function cell(text: string | null): string {
  return text === null ? 'not stated' : text.replaceAll('|', '\\|');
}

function table(heads: readonly string[], rows: readonly (readonly (string | null)[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(cell))), ''];
}

function ids(statements: readonly string[], guidance: readonly string[] = []): string {
  const all = [...statements, ...guidance];
  return all.length > 0 ? ` [${all.join(', ')}]` : '';
}

function cited(row: Cited): string {
  return `${row.text}${ids(row.statements, row.guidance)}`;
}

function threeReaders(title: string, wording: Wording): string[] {
  return [
    `**${title}**`,
    '',
    ...READERS.map((reader) => `- ${capital(reader)}: ${cited(wording[reader])}`),
    '',
  ];
}

function anchor(id: string): string {
  return `<a id="${id}"></a>`;
}

function links(list: readonly string[]): string {
  return list.length > 0 ? list.map((id) => `[${id}](#${id})`).join(', ') : 'none';
}

function documentSection(row: Document, base: Evidence): string[] {
  const count = base.statements.filter((one) => one.document === row.id).length;
  const facts = [
    ['Title', row.title],
    ['Kind', row.kind],
    ['Publisher', row.publisher],
    ['Publisher known from', row.publisher === null ? null : (row.publisherSource ?? 'the document itself')],
    ['Author', row.author],
    ['Readers', row.audience],
    ['Date', row.date],
    ['Review', row.review],
    ['Sells or promotes', row.sells ?? 'nothing that our copy shows'],
    ['Same publisher as', row.samePublisherAs.join(', ') || 'no other document'],
    ['Statements', String(count)],
  ] as const;
  return [
    `### ${anchor(row.id)}${row.id}: ${row.shortName}`,
    '',
    ...table(['', ''], facts),
    '**Badges**',
    '',
    ...row.badges.map((badge) => `- ${badge.label}: ${badge.meaning}${ids(badge.statements)}`),
    '',
    '**Limits**',
    '',
    ...row.limits.map((limit) => `- ${limit}`),
    '',
  ];
}

function situation({ situation: { duration, pattern, spasm } }: Treatment['verdicts'][number]): string {
  const parts: string[] = [duration, pattern].filter((part) => part !== 'any');
  if (spasm) parts.push('with spasm');
  return parts.length > 0 ? parts.join(', ') : 'not stated';
}

function verdictTable(row: Treatment): string[] {
  return table(
    ['Verdict', 'Label', 'For whom', 'Situation', 'Compared with', 'Time', 'Certainty', 'Statements'],
    row.verdicts.map((verdict) => [
      VERDICT_TITLES[verdict.verdict],
      verdict.label,
      verdict.forWhom,
      situation(verdict),
      verdict.comparator,
      verdict.time,
      verdict.certainty ?? 'not rated',
      verdict.statements.join(', ') || 'none',
    ]),
  );
}

function statementList(list: readonly string[], base: Evidence): string[] {
  if (list.length === 0) return ['**Statements cited**: none', ''];
  const rows = base.statements.filter((row) => list.includes(row.id));
  return [
    '**Statements cited**',
    '',
    ...rows.map((row) => `- [${row.id}](#${row.id}) ${nameOf(row, base)}, line ${row.line}: ${row.text}`),
    '',
  ];
}

function nameOf(row: Statement, base: Evidence): string {
  return byId(base.documents, row.document)?.shortName ?? row.document;
}

function treatmentSection(row: Treatment, base: Evidence): string[] {
  const wider = row.classId ? ` Class: [${row.classId}](#${row.classId}).` : '';
  const cautions = row.cautions.flatMap((caution) => [
    `- ${caution.severity}${ids(caution.statements, caution.guidance)}`,
    `  - Patient: ${caution.patient}`,
    `  - Student and clinician: ${caution.clinician}`,
  ]);
  return [
    `#### ${anchor(row.id)}${row.name}`,
    '',
    `${capital(row.plainName)}. Kind: ${row.kind}.${wider} Reviewed ${row.reviewed}.`,
    '',
    ...verdictTable(row),
    ...threeReaders('In one sentence', row.lead),
    ...threeReaders('In detail', row.detail),
    ...threeReaders('How sure', row.certainty),
    '**Cautions**',
    '',
    ...(cautions.length > 0 ? cautions : ['None in the documents.']),
    '',
    ...(row.dosing.length > 0
      ? ['**Doses** (never shown to patients)', '', ...row.dosing.map((dose) => `- ${cited(dose)}`), '']
      : []),
    `**Disagreements**: ${links(row.disagreements)}. **Later guidance**: ${links(row.guidance)}.`,
    '',
    ...statementList(treatmentCitations(row).statements, base),
  ];
}

function redFlagSection(row: RedFlag, base: Evidence): string[] {
  const origin = row.inDocuments ? 'Named in the documents.' : 'Named in none of the five documents.';
  return [
    `### ${anchor(row.id)}${row.name}`,
    '',
    `${capital(row.plainName)}. ${origin} Reviewed ${row.reviewed}.`,
    '',
    ...threeReaders('In one sentence', row.lead),
    ...threeReaders('What to do', row.urgency),
    ...threeReaders('In detail', row.detail),
    '**Signs**',
    '',
    ...row.signs.map((sign) => `- ${sign}`),
    '',
    `**Disagreements**: ${links(row.disagreements)}. **Later guidance**: ${links(row.guidance)}.`,
    '',
    ...statementList(redFlagCitations(row).statements, base),
  ];
}

function disagreementSection(row: Disagreement): string[] {
  return [
    `### ${anchor(row.id)}${row.id}: ${row.topic}`,
    '',
    `${capital(row.kind)}. Shown on: ${links(row.concepts)}.`,
    '',
    ...row.sides.flatMap((side) => [
      `- ${side.says}${ids(side.statements, side.guidance)}`,
      ...(side.patient ? [`  - Patient: ${side.patient}`] : []),
    ]),
    '',
    `- Patient: ${row.patient}`,
    `- Student and clinician: ${row.clinician}`,
    '',
  ];
}

function guidanceSection(row: Guidance): string[] {
  return [
    `### ${anchor(row.id)}${row.id}: ${row.badge}`,
    '',
    row.reference,
    '',
    `- Student and clinician: ${row.text}`,
    `- Patient: ${row.patient}`,
    ...(row.caveat === null ? [] : [`- Caveat: ${row.caveat}`]),
    `- Bears on: ${row.concepts.join(', ') || 'no single concept'}`,
    '',
  ];
}

function glossarySection(row: GlossaryEntry): string[] {
  const also = row.also.length > 0 ? ` (also: ${row.also.join(', ')})` : '';
  return [
    `- **${row.term}**${also}`,
    `  - Patient: ${row.patient}`,
    `  - Student and clinician: ${row.clinician}`,
  ];
}

function statementIndex(base: Evidence): string[] {
  const uses = usesOfStatements(base);
  return base.documents.flatMap((source) => [
    `### ${source.id}: ${source.shortName}`,
    '',
    ...table(
      [
        'Id',
        'Line',
        'Topic',
        'Population',
        'Direction',
        'Compared with',
        'Size',
        'Time',
        'Certainty',
        'Statement',
        'Used by',
      ],
      base.statements
        .filter((row) => row.document === source.id)
        .map((row) => [
          `${anchor(row.id)}${row.id}`,
          String(row.line),
          row.topic,
          row.population.join(', '),
          row.direction,
          row.comparator,
          row.size,
          row.time,
          row.certainty ?? 'not rated',
          row.warning ? `(${row.warning}) ${row.text}` : row.text,
          uses.get(row.id)?.join(', ') || 'its document',
        ]),
    ),
  ]);
}

function treatmentsByKind(base: Evidence): { title: string; rows: Treatment[] }[] {
  return (Object.keys(KIND_TITLES) as Treatment['kind'][])
    .map((kind) => ({
      title: KIND_TITLES[kind],
      rows: base.treatments.filter((row) => row.kind === kind),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function contents(base: Evidence): string[] {
  const kinds = treatmentsByKind(base).flatMap(({ title, rows }) => [
    `  - ${title}: ${rows.map((row) => `[${row.name}](#${row.id})`).join(', ')}`,
  ]);
  return [
    '## Contents',
    '',
    `- [Documents](#documents): ${base.documents.map((row) => `[${row.id}](#${row.id})`).join(', ')}`,
    '- [Lead verdicts at a glance](#lead-verdicts-at-a-glance)',
    '- [Treatments](#treatments)',
    ...kinds,
    `- [Red flags](#red-flags-by-name): ${base.redFlags.map((row) => `[${row.name}](#${row.id})`).join(', ')}`,
    '- [Care pathway](#care-pathway)',
    '- [Disagreements](#disagreements)',
    '- [Later guidance](#later-guidance)',
    '- [Glossary](#glossary)',
    '- [Statements by document](#statements-by-document)',
    '',
  ];
}

/** The whole base as one Markdown page. */
export function evidencePage(base: Evidence): string {
  const glance = table(
    ['Treatment', 'Lead verdict', 'For whom', 'Certainty'],
    base.treatments.map((row) => {
      const lead = leadVerdict(row);
      return [
        `[${row.name}](#${row.id})`,
        `${VERDICT_TITLES[lead.verdict]}: ${lead.label}`,
        lead.forWhom,
        lead.certainty ?? 'not rated',
      ];
    }),
  );
  const lines = [
    '# The evidence base',
    '',
    'Written by `npm run evidence` from the files in `data/`; change those, not this page.',
    '',
    `${base.documents.length} documents, ${base.statements.length} statements, ${base.treatments.length} treatments, ${base.redFlags.length} red flags, ${base.pathway.nodes.length} steps of the care pathway, ${base.disagreements.length} disagreements, ${base.guidance.length} rows of later guidance, ${base.glossary.length} terms.`,
    '',
    'Ids in square brackets name what a sentence rests on: S0-01 is statement 1 of document S0, R17 a row of later guidance, which is never one of the five documents and never decides a verdict. "Not stated" and "not rated" mean that the documents leave it open. For education only, not medical advice.',
    '',
    ...contents(base),
    '## Documents',
    '',
    ...base.documents.flatMap((row) => documentSection(row, base)),
    '## Lead verdicts at a glance',
    '',
    ...glance,
    '## Treatments',
    '',
    ...treatmentsByKind(base).flatMap(({ title, rows }) => [
      `### ${title}`,
      '',
      ...rows.flatMap((row) => treatmentSection(row, base)),
    ]),
    '## Red flags by name',
    '',
    ...base.redFlags.flatMap((row) => redFlagSection(row, base)),
    ...pathwaySection(base.pathway),
    '## Disagreements',
    '',
    ...base.disagreements.flatMap(disagreementSection),
    '## Later guidance',
    '',
    'Not among the five documents. Confirmed references only.',
    '',
    ...base.guidance.flatMap(guidanceSection),
    '## Glossary',
    '',
    ...base.glossary.flatMap(glossarySection),
    '',
    '## Statements by document',
    '',
    ...statementIndex(base),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The base with each row's links spelt out, for other programs. */
export function evidenceWithLinks(base: Evidence) {
  const uses = usesOfStatements(base);
  const nodes = base.pathway.nodes.map((row) => ({ ...row, ...nodeCitations(row) }));
  return {
    documents: base.documents.map((row) => ({
      ...row,
      statements: base.statements.filter((one) => one.document === row.id).map((one) => one.id),
    })),
    statements: base.statements.map((row) => {
      const users = uses.get(row.id) ?? [];
      // What only tells of the document itself is shown with that document.
      const pathwayNodes = nodes.filter((node) => node.statements.includes(row.id)).map((node) => node.id);
      return { ...row, usedBy: users.length > 0 ? users : [row.document], pathwayNodes };
    }),
    treatments: base.treatments.map((row) => ({ ...row, statements: treatmentCitations(row).statements })),
    redFlags: base.redFlags.map((row) => ({ ...row, statements: redFlagCitations(row).statements })),
    guidance: base.guidance.map((row) => ({
      ...row,
      usedBy: [...base.treatments, ...base.redFlags, ...base.disagreements]
        .filter((user) =>
          'sides' in user
            ? user.sides.some((side) => side.guidance.includes(row.id))
            : user.guidance.includes(row.id),
        )
        .map((user) => user.id),
    })),
    disagreements: base.disagreements.map((row) => ({
      ...row,
      statements: [...new Set(row.sides.flatMap((side) => side.statements))],
    })),
    glossary: base.glossary,
    pathway: { nodes, edges: base.pathway.edges },
  };
}
