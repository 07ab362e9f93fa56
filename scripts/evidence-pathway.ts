/** The care pathway as Markdown: a nested list of the ways, then every step with its words. Pure. */
import { READERS } from '../data/citations.ts';
import { byId } from '../data/evidence.ts';
import { startOf, stepsFrom } from '../data/pathway.ts';
import type { Cited, Pathway, PathwayEdge, PathwayNode, PathwayRow } from '../data/schema.ts';

function ids({ statements, guidance = [] }: Omit<Cited, 'text'>): string {
  return ` [${[...statements, ...guidance].join(', ')}]`;
}

function link(id: string, pathway: Pathway): string {
  return `[${byId(pathway.nodes, id)?.title ?? id}](#pathway-${id})`;
}

/** Single steps stay on one level, forks open the next; what stands above already is only named. */
function outline(pathway: Pathway): string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  const walk = (id: string, depth: number, before: string) => {
    const indent = '  '.repeat(depth);
    const node = byId(pathway.nodes, id);
    if (!node) return;
    if (seen.has(id)) {
      lines.push(`${indent}- ${before}go to ${link(id, pathway)}`);
      return;
    }
    seen.add(id);
    const end = node.ends === null ? '' : `, ends with ${node.ends}`;
    lines.push(`${indent}- ${before}${link(id, pathway)} (${node.type}${end})`);
    const steps = stepsFrom(id, pathway);
    const forks = steps.length > 1;
    for (const { to, label } of steps) {
      const way = label ? `*${label}*: ` : '';
      if (forks) walk(to, depth + 1, way);
      else walk(to, depth, `then ${way}`);
    }
  };
  walk(startOf(pathway).id, 0, '');
  return lines;
}

function list(title: string, rows: readonly PathwayRow[]): string[] {
  if (rows.length === 0) return [];
  const lines = rows.flatMap((row) => [
    `- ${row.text}${ids(row)}`,
    ...(row.clinician ? [`  - Clinician: ${row.clinician}`] : []),
  ]);
  return [`**${title}**`, '', ...lines, ''];
}

/** A way on with its answer, a clinician's words for it, and what it needs to have been answered before. */
function way({ to, label, clinicianLabel, fits }: PathwayEdge, pathway: Pathway): string {
  const clinician = clinicianLabel ? ` (clinician: ${clinicianLabel})` : '';
  const after = fits ? `; fits after ${fits.map((id) => link(id, pathway)).join(' or ')}` : '';
  return `- ${label ? `*${label}*${clinician}: ` : ''}${link(to, pathway)}${after}`;
}

function step(node: PathwayNode, pathway: Pathway): string[] {
  const ways = pathway.edges.filter((edge) => edge.from === node.id);
  const cautions = node.cautions.flatMap((caution) => [
    `- ${caution.severity}${ids(caution)}`,
    `  - Patient: ${caution.patient}`,
    `  - Student and clinician: ${caution.clinician}`,
  ]);
  const links = (all: readonly string[]) => all.map((id) => `[${id}](#${id})`).join(', ') || 'none';
  return [
    `#### <a id="pathway-${node.id}"></a>${node.title}`,
    '',
    ...(node.clinicianTitle ? [`For clinicians: **${node.clinicianTitle}**`, ''] : []),
    `Step: ${node.type}.${node.ends === null ? '' : ` Ends with ${node.ends}.`} About: ${links(node.concepts)}. Disagreements: ${links(node.disagreements)}.`,
    '',
    ...READERS.map((reader) => {
      const cited = node.wording[reader];
      return `- ${reader.charAt(0).toUpperCase()}${reader.slice(1)}: ${cited.text}${ids(cited)}`;
    }),
    '',
    ...list('Times, by source', node.clocks),
    ...list(node.ordersTitle ?? 'Where sources differ', node.orders),
    ...list('Error of the source', node.sourceErrors),
    ...(cautions.length > 0 ? ['**Cautions**', '', ...cautions, ''] : []),
    '**Ways on**',
    '',
    ...ways.map((edge) => way(edge, pathway)),
    '',
  ];
}

/** The pathway's section of docs/evidence.md, line by line. */
export function pathwaySection(pathway: Pathway): string[] {
  return [
    '## Care pathway',
    '',
    `${pathway.nodes.length} steps. From every step the list of red flags is one step away. Words in italics are the answer or the condition that takes that way.`,
    '',
    ...outline(pathway),
    '',
    '### Steps of the care pathway',
    '',
    ...pathway.nodes.flatMap((node) => step(node, pathway)),
  ];
}
