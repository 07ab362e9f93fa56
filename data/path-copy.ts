/** The path walked as text for the clipboard: short for a clinical note, or in full with citations. Pure. */
import { citedSources, WORDS_FOR } from './copy-cited.ts';
import { dayOf, EDUCATION_LINE, markdown, plainText } from './copy-text.ts';
import { type Evidence, evidence } from './evidence.ts';
import { guidanceOf, type NodeView, nodeView, type SaidView } from './node-view.ts';
import { stepsFrom } from './pathway.ts';
import type { PathwayNode, Reader } from './schema.ts';
import { sourceViews } from './source-views.ts';
import { type Stop, stopsOf, type Trail, type Walk } from './walk.ts';

interface Options {
  /** Places in the trail whose step onward nobody chose. */
  assumed?: Walk['assumed'] | undefined;
  base?: Evidence | undefined;
}

const TYPES: Record<PathwayNode['type'], string> = {
  question: 'Question',
  choice: 'Choice',
  action: 'Action',
  caution: 'Caution',
  time: 'Time',
  'red-flag': 'Warning signs',
};

const ENDS: Record<NonNullable<PathwayNode['ends']>, string> = {
  emergency: 'urgent care',
  referral: 'referral',
  review: 'review',
};

const ASSUMED =
  'A step was opened directly. Answers marked as assumed were not given: they are only the shortest way to it.';

/** What was answered at a stop, as the record of an answer and never as a finding; null where nothing was asked. */
function answered({ node, answer, assumed }: Stop): string | null {
  if (assumed && node.type === 'red-flag') return 'not asked on this walk';
  if (assumed) return answer ? `not answered, assumed "${answer}"` : 'passed over, not read';
  return answer && `answered "${answer}"`;
}

/** How the walk stands at its last stop. */
function standing({ node }: Stop, base: Evidence): string {
  if (node.ends) return `The walk ended here: ${ENDS[node.ends]}.`;
  return stepsFrom(node.id, base.pathway).some(({ label }) => label)
    ? 'The walk stands here, not answered yet.'
    : 'The walk stands here, not finished.';
}

/** "Title: answered ..."; a title that asks needs no colon. */
function titled(title: string, words: string | null): string {
  if (!words) return title;
  return title.endsWith('?') ? `${title} ${capital(words)}` : `${title}: ${words}`;
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;

const idsIn = (ids: readonly string[]) => (ids.length > 0 ? ` [${[...new Set(ids)].join(', ')}]` : '');

/** A stop with what it shows. */
interface Walked {
  stop: Stop;
  /** From 1, as a reader counts. */
  number: number;
  view: NodeView;
  /** How the walk stands here; null before its last stop. */
  stands: string | null;
  /** True where the path came by before: its words are not said twice. */
  again: boolean;
}

function walked(trail: Trail, reader: Reader, { assumed = [], base = evidence }: Options): Walked[] {
  return stopsOf({ trail, assumed }, base.pathway).map((stop, place, stops) => ({
    stop,
    number: place + 1,
    view: nodeView(stop.node, reader, base),
    stands: place === stops.length - 1 ? standing(stop, base) : null,
    again: trail.indexOf(stop.node.id) < place,
  }));
}

const seriousOf = (view: NodeView) => view.cautions.filter(({ severity }) => severity === 'serious');

/** Everything that the note says of a node. */
const notedOf = (view: NodeView) => [view.words, ...seriousOf(view), ...view.clocks, ...view.orders];

const idsOf = (rows: readonly SaidView[]) => rows.flatMap(({ ids }) => ids);

/** After a title: that sources differ there; empty where they do not. */
function differing({ clocks, orders }: NodeView): string {
  const words = [orders.length > 0 && 'sources differ', clocks.length > 0 && 'sources set different times'];
  const said = words.filter(Boolean).join('; ');
  return said && ` (${said})`;
}

/** One stop in the note. Its ids stand at the end, so that the note can be read. */
function noteLines({ stop, number, view, stands, again }: Walked): string[] {
  const head = titled(`${stop.node.title}${again ? ' (again)' : ''}`, answered(stop));
  const urgent = stop.node.ends === 'emergency' ? [`- ${view.words.text}`] : [];
  const cautions = seriousOf(view).map(({ text }) => `- Serious caution: ${text}`);
  return [
    `${number}. ${head}${again ? '' : differing(view)}`,
    ...(again ? [] : [...urgent, ...cautions]),
    ...(stands ? [`- ${stands}`] : []),
  ];
}

/** The ids that each stop of the note rests on, by the stop's number. */
function idLine(stops: readonly Walked[]): string {
  const rows = stops.flatMap(({ number, view, again }) => {
    const ids = [...new Set(idsOf(notedOf(view)))];
    return again || ids.length === 0 ? [] : [`${number}: ${ids.join(', ')}`];
  });
  return `Statements by step: ${rows.join('; ')}.`;
}

/**
 * The path as a short plain text for a clinical note: each step with the answer that was given, and serious
 * cautions; at the end the ids that each step rests on. Throws for a trail with a node that does not exist.
 * @param today the day that the note is dated with, in the reader's time zone
 */
export function pathNote(trail: Trail, reader: Reader, today: Date, options: Options = {}): string {
  const { assumed = [], base = evidence } = options;
  const stops = walked(trail, reader, options);
  const ids = stops.flatMap(({ view }) => idsOf(notedOf(view)));
  const documents = base.documents
    .filter(({ id }) => ids.some((cited) => cited.startsWith(`${id}-`)))
    .map(({ id, shortName }) => `${id} ${shortName}`);
  const later = guidanceOf(ids, reader, base).map(({ id, badge }) => `${id} ${badge}`);
  return plainText([
    `Back pain: care pathway of five documents, walked on ${dayOf(today)}`,
    `Words for ${WORDS_FOR[reader]}. Answers are as given by the person who walked it, not findings.`,
    ...(assumed.length > 0 ? [ASSUMED] : []),
    ...stops.flatMap(noteLines),
    idLine(stops),
    `Sources: ${documents.join('; ')}.`,
    ...(later.length > 0 ? [`Later guidance, not one of the five documents: ${later.join('; ')}.`] : []),
    EDUCATION_LINE,
  ]);
}

const said = ({ text, ids }: SaidView) => `${markdown(text)}${idsIn(ids)}`;

function listed(title: string, rows: readonly string[]): string[] {
  return rows.length > 0 ? ['', `**${title}**`, '', ...rows.map((row) => `- ${row}`)] : [];
}

/** Disagreements in full where they are met first; after that, where they stand. */
function disagreementRows(
  rows: NodeView['disagreements'],
  met: Map<string, number>,
  number: number,
): string[] {
  return rows.flatMap(({ id, topic, text, sides }) => {
    const before = met.get(id);
    const head = `- ${markdown(topic)} (${id}):`;
    if (before !== undefined) return [`${head} see step ${before}.`];
    met.set(id, number);
    return [
      `${head} ${markdown(text)}`,
      ...sides.map(({ says, from }) => `  - ${markdown(says)} (${markdown(from.join('; '))})`),
    ];
  });
}

/** One stop in full, under its heading. */
function citedLines({ stop, number, view, stands, again }: Walked, met: Map<string, number>): string[] {
  const { node } = stop;
  const words = answered(stop);
  const differ = disagreementRows(again ? [] : view.disagreements, met, number);
  return [
    '',
    `## ${number}. ${markdown(node.title)}${again ? ' (again)' : ''}`,
    '',
    ...(again
      ? ['The path came by here before; the words stand there.']
      : [
          `*${TYPES[node.type]}.* ${said(view.words)}`,
          ...listed(
            'Cautions',
            view.cautions.map((row) => `**${row.severity}**: ${said(row)}`),
          ),
          ...listed('Sources set different times', view.clocks.map(said)),
          ...listed('Sources differ', view.orders.map(said)),
          ...listed('Error in a source', view.sourceErrors.map(said)),
          ...(differ.length > 0 ? ['', '**Where they differ**', '', ...differ] : []),
          ...listed(
            'Later guidance on this step, not one of the five documents',
            view.guidance.map(({ id, badge }) => `${markdown(badge)} [${id}]`),
          ),
        ]),
    ...(words ? ['', `**${markdown(capital(words))}**`] : []),
    ...(stands ? ['', `**${stands}**`] : []),
  ];
}

/**
 * The path in full as Markdown: the words of each step for this reader with the ids that they rest on, what
 * those statements say, their documents, and later guidance apart. Throws for a trail with a node that does not exist.
 * @param today the day that the text is dated with, in the reader's time zone
 */
export function pathCited(trail: Trail, reader: Reader, today: Date, options: Options = {}): string {
  const { assumed = [], base = evidence } = options;
  const stops = walked(trail, reader, options);
  const views = stops.map(({ view }) => view);
  const met = new Map<string, number>();
  const statements = new Set(
    views.flatMap(({ sources }) => sources.flatMap((source) => source.statements.map(({ id }) => id))),
  );
  const later = guidanceOf(
    views.flatMap(({ guidance }) => guidance.map(({ id }) => id)),
    reader,
    base,
  );
  return [
    '# Care pathway for back pain',
    '',
    `*Walked on ${dayOf(today)}; in the words for ${WORDS_FOR[reader]}. Answers are as given by the person who walked it, not findings.*`,
    ...(assumed.length > 0 ? ['', `**${ASSUMED}**`] : []),
    ...stops.flatMap((stop) => citedLines(stop, met)),
    ...citedSources(sourceViews([...statements], reader, base), later),
    '',
    EDUCATION_LINE,
  ].join('\n');
}
