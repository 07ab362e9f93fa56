/** The path walked as text for the clipboard: short for a clinical note, or in full with citations. Pure. */
import { citedSources, section, WORDS_FOR, withIds } from './copy-cited.ts';
import { noteSources } from './copy-note.ts';
import { dayOf, EDUCATION_LINE, markdown, plainText } from './copy-text.ts';
import { givesDose } from './dose.ts';
import { type Evidence, evidence } from './evidence.ts';
import { guidanceOf, type NodeView, nodeView, type SaidView } from './node-view.ts';
import { labelFor, stepsFrom } from './pathway.ts';
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

const NOT_FINDINGS = 'Answers are as given by the person who walked it, not findings.';

/** A node that was read on a walk, with all that happened there: a walk may come by it more than once. */
interface Read {
  /** From 1, in the order in which they were first met. */
  number: number;
  view: NodeView;
  node: PathwayNode;
  /** How often the walk came by. */
  times: number;
  /** Steps just before it that lie on the shortest way only. */
  passed: number;
  /** What was answered each time, in quotation marks or in words; empty where nothing was asked. */
  answers: string[];
  /** True where the walk stands here. */
  isLast: boolean;
}

interface Walked {
  read: Read[];
  last: Read;
  /** Steps of the shortest way to one that was opened directly. */
  passed: number;
  /** True where the warning signs were answered. */
  asked: boolean;
}

/** What was answered at a stop; null where nothing was asked. */
function answered({ step, assumed, clash }: Stop, reader: Reader): string | null {
  const label = step && labelFor(step, reader);
  if (!label) return null;
  if (assumed) return 'not answered';
  return `"${label}"${clash ? ` (does not fit the answer "${labelFor(clash, reader)}")` : ''}`;
}

/** The walk by nodes: those that were read, and how many were only passed over. */
function walked(trail: Trail, reader: Reader, { assumed = [], base = evidence }: Options): Walked {
  const stops = stopsOf({ trail, assumed }, base.pathway);
  const read = new Map<string, Read>();
  let passed = 0;
  let before = 0;
  for (const [place, stop] of stops.entries()) {
    const isLast = place === stops.length - 1;
    // Where the reader's own answer led, the step was read, even if the next answer is not the reader's.
    if (stop.assumed && !isLast && (place === 0 || stops[place - 1]?.assumed)) {
      passed++;
      before++;
      continue;
    }
    const now = read.get(stop.node.id) ?? {
      number: read.size + 1,
      view: nodeView(stop.node, reader, base),
      node: stop.node,
      times: 0,
      passed: 0,
      answers: [],
      isLast,
    };
    const answer = answered(stop, reader);
    if (answer !== null) now.answers.push(answer);
    now.times++;
    now.passed += before;
    now.isLast = isLast;
    before = 0;
    read.set(stop.node.id, now);
  }
  const last = [...read.values()].find(({ isLast }) => isLast);
  if (!last) throw new Error('A trail has at least one node.');
  return { read: [...read.values()], last, passed, asked: !assumed.includes(0) };
}

/** That steps were passed over, and that the signs were not asked; null where neither is so. */
function passedOver({ passed, asked }: Walked): string | null {
  const steps =
    passed === 1
      ? '1 step on the shortest way was not walked'
      : `${passed} steps on the shortest way were not walked`;
  const said = [passed > 0 && steps, !asked && 'the warning signs were not asked'].filter(Boolean).join('; ');
  return said && `${said}.`.replace(/^t/, 'T');
}

/** Equal answers one after the other once: "A" (2 times), then "B". */
function inTurn(answers: readonly string[]): string {
  const turns: { answer: string; times: number }[] = [];
  for (const answer of answers) {
    const now = turns.at(-1);
    if (now?.answer === answer) now.times++;
    else turns.push({ answer, times: 1 });
  }
  return turns
    .map(({ answer, times }) => (times > 1 ? `${answer} (${times} times)` : answer))
    .join(', then ');
}

/** "Title: words"; a title that asks needs no colon. */
const titled = (title: string, words: string) => `${title}${title.endsWith('?') ? '' : ':'} ${words}`;

/** A text as a sentence. */
const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

const DIFFERENT_TIMES = 'Sources set different times';

const ordersTitleOf = ({ ordersTitle }: NodeView) => ordersTitle ?? 'Sources differ';

/** After a title: that sources differ there; empty where they do not. */
function differing({ clocks, orders, ordersTitle }: NodeView): string {
  const differ = orders.length > 0 && ordersTitle === null && 'sources differ';
  const said = [differ, clocks.length > 1 && 'times differ'].filter(Boolean).join('; ');
  return said && ` (${said})`;
}

/** How the walk stands at its last step, with its words where it has been read and asks nothing more. */
function standing({ node, view }: Read, base: Evidence): string {
  const words = `${sentence(view.title)} ${view.words.text}`;
  if (node.ends) return `The walk ended here (${ENDS[node.ends]}): ${words}`;
  const asks = stepsFrom(node.id, base.pathway).some(({ label }) => label);
  return asks
    ? `The walk stands here, not answered yet: ${words}`
    : `The walk stands here, not finished: ${words}`;
}

/** The cautions of a step that a note repeats: the serious, and all where its words give a dose. */
function notedCautions({ view, isLast }: Read): NodeView['cautions'] {
  const all = isLast && givesDose(view.words.text);
  return view.cautions.filter(({ severity }) => all || severity === 'serious');
}

/** Everything that the note says of a step, or tells of by a mark. */
const notedOf = (read: Read) => [
  read.view.words,
  ...notedCautions(read),
  ...read.view.clocks,
  ...read.view.orders,
];

const idsOf = (rows: readonly SaidView[]) => [...new Set(rows.flatMap(({ ids }) => ids))];

/** Ids of one document in short: "S2-06 to 09, 11". */
function inRanges(line: string): string {
  return line.replace(/(S\d)-\d\d(?:, \1-\d\d)+/g, (list, document) => {
    const runs: number[][] = [];
    for (const at of list.split(', ').map((id) => Number(id.slice(3)))) {
      const now = runs.at(-1);
      if (now?.at(-1) === at - 1) now.push(at);
      else runs.push([at]);
    }
    const two = (at: number | undefined) => String(at).padStart(2, '0');
    const short = runs.map((run) =>
      run.length > 2 ? `${two(run[0])} to ${two(run.at(-1))}` : run.map(two).join(', '),
    );
    return `${document}-${short.join(', ')}`;
  });
}

const listed = (title: string, rows: readonly string[]) =>
  rows.length > 0 ? [`${title}:`, ...rows.map((row) => `- ${row}`)] : [];

/**
 * The path as a short plain text for a clinical note: what was answered, where the walk ended, serious
 * cautions, and apart from that the steps that were only shown; at the end what it rests on. Throws for a trail
 * with a node that does not exist.
 * @param today the day that the note is dated with, in the reader's time zone
 */
export function pathNote(trail: Trail, reader: Reader, today: Date, options: Options = {}): string {
  const { base = evidence } = options;
  const walk = walked(trail, reader, options);
  const { read, last } = walk;
  const ids = idsOf(read.flatMap(notedOf));
  // Titles rest on the five documents; later guidance is named where the note repeats words that rest on it.
  const repeated = idsOf([last.view.words, ...read.flatMap(notedCautions)]);
  const passed = passedOver(walk);
  const shown = read
    .filter(({ answers, isLast }) => answers.length === 0 && !isLast)
    .map(({ view, times }) => `${view.title}${times > 1 ? ` (${times} times)` : ''}${differing(view)}`);
  return plainText([
    `Back pain: care pathway of five documents, walked on ${dayOf(today)}`,
    `Words for ${WORDS_FOR[reader]}. ${NOT_FINDINGS}`,
    ...(passed ? [passed] : []),
    ...listed(
      'Answers given',
      read
        .filter(({ answers }) => answers.length > 0)
        .map(({ view, answers }) => `${titled(view.title, inTurn(answers))}${differing(view)}`),
    ),
    standing(last, base),
    ...listed(
      'Serious cautions',
      read.flatMap((step) =>
        notedCautions(step).map(({ text, severity }) => {
          return `${step.view.title} - ${severity === 'serious' ? '' : `${severity}: `}${text}`;
        }),
      ),
    ),
    ...(shown.length > 0 ? [`Shown on the way, not findings: ${shown.join('; ')}.`] : []),
    ...noteSources(
      [{ statements: ids, guidance: repeated }],
      sourceViews(ids, reader, base),
      guidanceOf(repeated, reader, base),
    ).map(inRanges),
    EDUCATION_LINE,
  ]);
}

const said = (row: SaidView) => withIds(markdown(row.text), { statements: row.ids });

/** Points of a step, set in under its number. */
function points(rows: readonly string[], title?: string): string[] {
  if (rows.length === 0) return [];
  if (title === undefined) return rows.map((row) => `    - ${row}`);
  return [`    - ${title}:`, ...rows.map((row) => `        - ${row}`)];
}

/** One step in full. Disagreements and guidance are named here, and written out once at the end. */
function citedLines(read: Read, base: Evidence): string[] {
  const { number, view, node, times, passed, answers, isLast } = read;
  const stands = isLast && (standing(read, base).split(':')[0] ?? '');
  const came = times > 1 ? `, ${times} times` : '';
  const clocks = view.clocks.length > 1 ? DIFFERENT_TIMES : 'A time, and its source';
  return [
    `${number}. **${markdown(view.title)}** (${TYPES[node.type]}${came}). ${said(view.words)}`,
    ...points(passed > 0 ? [`Steps before it that were not walked: ${passed}`] : []),
    ...points(answers.length > 0 ? [`Answered: ${markdown(inTurn(answers))}`] : []),
    ...points(view.cautions.map((row) => `Caution, **${row.severity}**: ${said(row)}`)),
    ...points(view.clocks.map(said), clocks),
    ...points(view.orders.map(said), ordersTitleOf(view)),
    ...points(view.sourceErrors.map(said), 'Error in a source'),
    ...points(
      view.disagreements.length > 0
        ? [`Where they differ, see below: ${view.disagreements.map(({ id }) => id).join(', ')}`]
        : [],
    ),
    ...points(
      view.guidance.length > 0
        ? [`Later guidance: ${view.guidance.map(({ id, badge }) => `${markdown(badge)} [${id}]`).join('; ')}`]
        : [],
    ),
    ...points(stands ? [`**${stands}.**`] : []),
  ];
}

/** Every disagreement on the path once, with the steps that it bears on. */
function differingLines(read: readonly Read[]): string[] {
  const rows = new Map(
    read.flatMap(({ view }) => view.disagreements.map((row): [string, typeof row] => [row.id, row])),
  );
  return [...rows.values()].flatMap(({ id, topic, text, sides }) => {
    const steps = read
      .filter(({ view }) => view.disagreements.some((row) => row.id === id))
      .map(({ number }) => number);
    return [
      `- **${markdown(topic)}** (${id}; step ${steps.join(', ')}): ${markdown(text)}`,
      ...sides.map(({ says, from }) => `    - ${markdown(says)} (${markdown(from.join('; '))})`),
    ];
  });
}

/**
 * The path in full as Markdown: the words of each step for this reader with the ids that they rest on; then,
 * once, where the documents differ, what those statements say, their documents, and later guidance apart.
 * Throws for a trail with a node that does not exist.
 * @param today the day that the text is dated with, in the reader's time zone
 */
export function pathCited(trail: Trail, reader: Reader, today: Date, options: Options = {}): string {
  const { base = evidence } = options;
  const walk = walked(trail, reader, options);
  const { read } = walk;
  const passed = passedOver(walk);
  const statements = new Set(
    read.flatMap(({ view }) => view.sources.flatMap((source) => source.statements.map(({ id }) => id))),
  );
  const later = read.flatMap(({ view }) => view.guidance.map(({ id }) => id));
  return [
    '# Care pathway for back pain',
    '',
    `*Walked on ${dayOf(today)}; in the words for ${WORDS_FOR[reader]}. ${NOT_FINDINGS}*`,
    ...(passed ? ['', `**${passed}**`] : []),
    '',
    ...read.flatMap((step) => citedLines(step, base)),
    ...section('Where the documents differ', differingLines(read)),
    ...citedSources(sourceViews([...statements], reader, base), guidanceOf(later, reader, base)),
    '',
    EDUCATION_LINE,
  ].join('\n');
}
