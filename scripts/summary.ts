/** What was found on a page, for a terminal. */
import './english.ts';
import { OUTCOMES, READING, SELLING, together } from '../components/reading-strings.ts';
import type { ClaimOutcome } from '../data/reading.ts';
import type { SeenMention } from './eyes.ts';
import { NOT_ASKED_FOR, type PageReport, type PageSays } from './page-report.ts';
import { table } from './table.ts';
import { byTelling, isFlag } from './telling.ts';

/** Mentions of which the same is said. */
interface Row extends SeenMention {
  count: number;
  texts: Set<string>;
}

const times = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** A row for each concept and what is said of it. */
function rowsOf(mentions: readonly SeenMention[]): Row[] {
  const rows = new Map<string, Row>();
  for (const mention of mentions) {
    const { concept, status, claim, outcome, text } = mention;
    // Whether nothing is asserted or nobody asked makes no difference in a table.
    const key = [concept, status, outcome && claim, outcome].join();
    const row = rows.get(key) ?? { ...mention, count: 0, texts: new Set() };
    row.count += 1;
    row.texts.add(text.replace(/\s+/g, ' '));
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** By verdict and how often a concept is named; rows of one concept together, the most telling first. */
function inOrder(rows: readonly Row[]): Row[] {
  const named = new Map<string, number>();
  for (const { concept, count } of rows) named.set(concept, (named.get(concept) ?? 0) + count);
  return rows.toSorted((one, other) => {
    if (isFlag(one) || isFlag(other)) return byTelling(one, other) || other.count - one.count;
    return (
      one.verdict.localeCompare(other.verdict) ||
      (named.get(other.concept) ?? 0) - (named.get(one.concept) ?? 0) ||
      one.concept.localeCompare(other.concept) ||
      byTelling(one, other)
    );
  });
}

/** Red flags in a table of their own, which comes first; then treatments. */
function tables(report: PageReport): string[] {
  const rows = inOrder(rowsOf(report.mentions));
  const asserts = rows.some(({ outcome }) => outcome !== null);
  const cells = (row: Row) => {
    const card = report.cards.find(
      ({ concept, status, outcome }) =>
        concept === row.concept && status === row.status && outcome === row.outcome,
    );
    return [String(row.count), shorten([...row.texts].join(', ')), card?.file ?? ''];
  };
  const counted = ['times', 'as written', 'card'];
  const flags = rows.filter(isFlag).map((row) => [row.concept, row.status ?? 'not read', ...cells(row)]);
  const treatments = rows
    .filter((row) => !isFlag(row))
    .map((row) => [
      row.concept,
      row.verdict,
      row.status ?? 'not read',
      ...(asserts ? [row.outcome ? (row.claim ?? '') : '', row.outcome ?? ''] : []),
      ...cells(row),
    ]);
  const head = ['treatment', 'verdict', 'status', ...(asserts ? ['claim', 'documents'] : []), ...counted];
  return [
    ...(flags.length > 0 ? ['', table([['red flag', 'status', ...counted], ...flags], [2])] : []),
    ...(treatments.length > 0 ? ['', table([head, ...treatments], [head.indexOf('times')])] : []),
  ];
}

/** What the page says as a whole. */
function said({ together: signs, outcomes, selling, cautions }: PageSays): string[] {
  const lines: string[] = [];
  if (signs.length > 1) lines.push('', together(signs));
  const counts = (Object.keys(OUTCOMES) as ClaimOutcome[]).filter((outcome) => outcomes[outcome] > 0);
  if (counts.length > 0) {
    const all = counts.reduce((sum, outcome) => sum + outcomes[outcome], 0);
    const each = counts.map((outcome) => OUTCOMES[outcome].short(outcomes[outcome]));
    lines.push('', `${times(all, 'claim')}: ${each.join(', ')}`);
  }
  if (selling.length > 0) {
    const shown = selling.map(({ kind, words }) => [
      SELLING[kind],
      words.map((some) => READING.quoted(some.replace(/\s+/g, ' '))).join(', '),
    ]);
    lines.push('', table([['sign of selling', 'words'], ...shown]));
  }
  if (cautions.length > 0) lines.push('', `${READING.raisedTitle}:`);
  for (const { treatments, text, words } of cautions) {
    const why = words === null ? '' : ` (${READING.raised(words)})`;
    lines.push(`- ${treatments.join(', ')}: ${text}${why}`);
  }
  return [...lines, '', READING.check];
}

/** What was found: red flags and treatments with what the page says of them, then what it says as a whole, then the files. */
export function summary(report: PageReport, folder: string): string {
  const { page, mentions, says, cards, notOpened } = report;
  const concepts = new Set(mentions.map(({ concept }) => concept));
  const lines = [
    `${page}: ${times(mentions.length, 'mention')} of ${times(concepts.size, 'concept')}, ${times(cards.length, 'card')}`,
  ];
  if (mentions.length === 0) lines.push('', 'There is nothing to mark on this page.');
  else lines.push(...tables(report), ...(says ? said(says) : []));
  const left = notOpened.filter(({ why }) => why === NOT_ASKED_FOR).length;
  if (left > 0) lines.push('', `${times(left, 'more card')} not opened: ${NOT_ASKED_FOR}.`);
  const failed = notOpened.filter(({ why }) => why !== NOT_ASKED_FOR);
  if (failed.length > 0)
    lines.push('', ...failed.map(({ concept, why }) => `No card of ${concept}: ${why}.`));
  lines.push('', `${folder}/report.json`, `${folder}/page.png`);
  return lines.join('\n');
}
