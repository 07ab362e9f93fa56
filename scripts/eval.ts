/** `npm run eval -- DIR`: measures spotting and reading on a labelled corpus, or reading on labelled sentences. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOfSentences, readCorpus, readSentences } from './corpus.ts';
import { type Speed, speedOf } from './eval-speed.ts';
import { type Asked, here, Misuse, run, wholeNumber } from './options.ts';
import { readDocument } from './read-file.ts';
import { whenReaderGone } from './reader-gone.ts';
import { type Prediction, type Report, type Spotting, score } from './score.ts';
import type { ClaimReport, ClaimScores } from './score-claims.ts';
import type { StatusReport } from './score-status.ts';
import { scoreSentences } from './sentences.ts';
import { spotFile } from './spot-file.ts';

const EVAL = {
  name: 'npm run eval',
  takes: 'DIR',
  does: `Spots the documents of a labelled corpus (DIR/docs and DIR/negatives, labels in DIR/gold.jsonl, list in
DIR/docs.jsonl), or labelled sentences (DIR/status.jsonl, DIR/claims.jsonl), and prints how well: precision, recall, F1,
false alarms, quiet pages, status of mentions, claims about them.`,
  options: {
    json: { does: 'prints JSON instead of tables' },
    errors: {
      value: 'N',
      does: 'shows the first N documents with misses, and the N worst readings of status and of claims',
    },
    speed: { does: 'measures what reading in context costs beside plain matching' },
  },
  example: 'npm run eval -- test/corpus --errors 20',
} as const;

const number = (value: number | null) => (value === null ? '-' : value.toFixed(3));

function table(report: Report): string {
  const line = (name: string, s: Spotting) =>
    [
      name.padEnd(16),
      String(s.documents).padStart(5),
      String(s.wanted).padStart(7),
      String(s.painted).padStart(8),
    ]
      .concat([number(s.precision), number(s.recall), number(s.f1)].map((cell) => cell.padStart(10)))
      .join('');
  return [
    `${''.padEnd(16)} docs wanted painted precision    recall        F1`,
    line('all', report.all),
    ...Object.entries(report.byKind).map(([kind, spotting]) => line(kind, spotting)),
    '',
    `false alarms per 1000 words   ${number(report.falseAlarmsPer1000Words)}`,
    `pages with nothing to find    ${report.quiet.untouched} of ${report.quiet.documents} left alone (${number(report.quiet.share)})`,
    `right concept                 ${number(report.conceptExact)} of the mentions found`,
  ].join('\n');
}

function statusTable(report: StatusReport): string {
  const groups = Object.keys(report.groups).sort();
  const line = (name: string, { macroF1, groups: of }: Pick<StatusReport, 'macroF1' | 'groups'>) =>
    name.padEnd(16) +
    [number(macroF1), ...groups.map((group) => number(of[group]?.f1 ?? null))]
      .map((cell) => cell.padStart(9))
      .join('');
  const wanted = Object.keys(report.confusion).sort();
  const got = [...new Set(wanted.flatMap((row) => Object.keys(report.confusion[row] ?? {})))].sort();
  const short = (name: string) => name.slice(0, 7).padStart(8);
  return [
    `status, F1       ${['macro', ...groups].map((name) => name.padStart(8)).join(' ')}`,
    line('all', report),
    ...Object.entries(report.byKind).map(([kind, scores]) => line(kind, scores)),
    `same status      ${number(report.exact).padStart(8)}`,
    '',
    `wanted \\ read   ${got.map(short).join('')}`,
    ...wanted.map(
      (row) =>
        row.padEnd(16) + got.map((name) => String(report.confusion[row]?.[name] ?? '.').padStart(8)).join(''),
    ),
  ].join('\n');
}

function claimTable(report: ClaimReport): string {
  const names = Object.keys(report.claims).sort();
  const line = (name: string, { macroF1, claims }: ClaimScores) =>
    name.padEnd(16) +
    [macroF1, ...names.map((claim) => claims[claim]?.f1 ?? null)]
      .map((value) => number(value).padStart(11))
      .join('');
  const got = [...new Set(names.flatMap((row) => Object.keys(report.confusion[row] ?? {})))].sort();
  return [
    `claims, F1      ${['macro', ...names].map((name) => name.padStart(11)).join('')}`,
    line('all', report),
    ...Object.entries(report.byKind).map(([kind, scores]) => line(kind, scores)),
    `same claim      ${number(report.exact).padStart(11)}`,
    '',
    `wanted \\ read   ${got.map((name) => name.padStart(11)).join('')}`,
    ...names.map(
      (row) =>
        row.padEnd(16) +
        got.map((name) => String(report.confusion[row]?.[name] ?? '.').padStart(11)).join(''),
    ),
  ].join('\n');
}

/** The words around a label, on one line. */
function around(dir: string, doc: string, start: number, end: number): string {
  const file = ['docs', 'negatives'].map((folder) => join(dir, folder, `${doc}.txt`)).find(existsSync);
  const text = file ? readFileSync(file, 'utf8') : '';
  const part = `${text.slice(Math.max(0, start - 80), start)}[${text.slice(start, end)}]${text.slice(end, end + 60)}`;
  return part.replace(/\s+/g, ' ');
}

function speedLine({ units, matching, judging, reading }: Speed): string {
  const ms = (time: number) => `${time.toFixed(1)} ms`;
  return `${units} characters, medians: matching ${ms(matching)}, judging ${ms(judging)}, reading ${ms(reading)}: ${(reading / matching).toFixed(2)} times plain matching`;
}

/** Prints how well labelled sentences are read, one set after the other. */
function showSentences(dir: string, json: boolean, most: number): void {
  for (const { name, file, sentences } of readSentences(dir)) {
    const report = scoreSentences(sentences);
    if (json) {
      console.log(JSON.stringify({ set: name, ...report }));
      continue;
    }
    const found = report.missed.length > 0 ? `; not spotted: ${report.missed.join(', ')}` : '';
    console.log(
      `${file}${found}\n\n${name === 'status' ? statusTable(report.status) : claimTable(report.claims)}\n`,
    );
    for (const { doc, wanted, got, text } of report[name].errors.slice(0, most))
      console.log(`${doc} ${wanted}, read as ${got ?? 'nothing'}: ${text}`);
  }
}

/** Prints the worst readings, and the documents with misses. */
function showErrors(dir: string, report: Report, most: number): void {
  for (const { doc, start, end, wanted, got } of [
    ...report.status.errors.slice(0, most),
    ...report.claims.errors.slice(0, most),
  ]) {
    console.log(
      `\n${doc} [${start}] ${wanted}, read as ${got ?? 'nothing'}: ${around(dir, doc, start, end)}`,
    );
  }
  for (const { doc, missed, extra } of report.errors.slice(0, most)) {
    const list = (found: { text: string; start: number }[]) =>
      found.map(({ text, start }) => `${text} [${start}]`).join(', ') || '-';
    console.log(`\n${doc}\n  missed: ${list(missed)}\n  extra:  ${list(extra)}`);
  }
}

async function main({ options, names }: Asked<typeof EVAL.options>): Promise<void> {
  const [named, ...rest] = names;
  if (named === undefined || rest.length > 0)
    throw new Misuse('Name one folder with a labelled corpus, such as test/corpus. --help tells more.');
  const most = wholeNumber('errors', options.errors ?? '0', 0, 100_000, 20);
  const dir = here(named);
  if (isOfSentences(dir)) {
    if (options.speed)
      throw new Misuse(`--speed measures whole documents, and ${dir} has sentences: leave it out.`);
    showSentences(dir, options.json, most);
    return;
  }
  const { files, documents, labels } = readCorpus(dir);
  const predictions: Prediction[] = [];
  for (const file of files) predictions.push(...(await spotFile(file)));
  const report = score(documents, labels, predictions);
  const speed = options.speed
    ? speedOf(await Promise.all(files.map(async (file) => (await readDocument(file)).passages)))
    : null;
  if (options.json) {
    console.log(JSON.stringify(speed ? { ...report, speed } : report));
    return;
  }
  console.log(`${table(report)}\n\n${statusTable(report.status)}\n\n${claimTable(report.claims)}`);
  if (speed) console.log(`\n${speedLine(speed)}`);
  showErrors(dir, report, most);
}

whenReaderGone();
await run(EVAL, main);
