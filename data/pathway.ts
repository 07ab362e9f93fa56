/** The care pathway as a graph: what its nodes rest on, and where one can go from each. */
import { joinCitations, READERS } from './citations.ts';
import type { Pathway, PathwayEdge, PathwayNode, PathwayRow, Reader } from './schema.ts';

/** What a node rests on: ids of statements and of later guidance, each once. */
export function nodeCitations(of: PathwayNode): ReturnType<typeof joinCitations> {
  return joinCitations([
    ...READERS.map((reader) => of.wording[reader]),
    ...of.clocks,
    ...of.orders,
    ...of.cautions,
    ...of.sourceErrors,
  ]);
}

/** The node at which every walk begins: the red flags. Throws where the pathway is empty. */
export function startOf(pathway: Pathway): PathwayNode {
  const first = pathway.nodes[0];
  if (!first) throw new Error('The pathway has no nodes.');
  return first;
}

/** The steps that lead on from a node, in the order in which they are offered; the way to the red flags is not one. */
export function stepsFrom(id: string, pathway: Pathway): PathwayEdge[] {
  return pathway.edges.filter((edge) => edge.from === id && edge.kind === 'step');
}

/** Ids of the nodes that steps lead to from the start, in the order in which a reader meets them. */
export function reachable(pathway: Pathway): string[] {
  const met: string[] = [];
  const visit = (id: string) => {
    if (met.includes(id)) return;
    met.push(id);
    for (const edge of stepsFrom(id, pathway)) visit(edge.to);
  };
  visit(startOf(pathway).id);
  return met;
}

/** Title of a step in the words of a reader: clinicians get the field's terms where there are any. */
export function titleFor(of: PathwayNode, reader: Reader): string {
  return (reader === 'clinician' && of.clinicianTitle) || of.title;
}

/** The answer that takes a way, in the words of a reader; undefined where the way has none. */
export function labelFor(of: PathwayEdge, reader: Reader): string | undefined {
  return (reader === 'clinician' && of.clinicianLabel) || of.label;
}

/** A clock, an order or a source error in the words of a reader. */
export function rowTextFor(of: Pick<PathwayRow, 'text' | 'clinician'>, reader: Reader): string {
  return (reader === 'clinician' && of.clinician) || of.text;
}
