/**
 * npm run eval -- DIR [--json] [--errors N]
 * Spots the documents of a labelled corpus (DIR/docs and DIR/negatives, labels in DIR/gold.jsonl,
 * list in DIR/docs.jsonl) and prints how well: precision, recall, F1, false alarms, quiet pages.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { complain } from './complain.ts';
import { whenReaderGone } from './reader-gone.ts';
import {
  type CorpusDocument,
  type Label,
  type Prediction,
  type Report,
  type Spotting,
  score,
} from './score.ts';
import { spotFile } from './spot-file.ts';

const USAGE = 'Usage: npm run eval -- DIR [--json] [--errors N]';

function rows<Row>(file: string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      try {
        return JSON.parse(line) as Row;
      } catch {
        throw new Error(`${file}, line ${index + 1}, is not valid JSON. Mend that line and run this again.`);
      }
    });
}

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

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, errors: { type: 'string', default: '0' } },
  });
  const dir = positionals[0];
  if (!dir || positionals.length > 1) throw new Error(`Name one folder with a labelled corpus. ${USAGE}`);
  for (const needed of ['docs', 'gold.jsonl', 'docs.jsonl']) {
    if (!existsSync(join(dir, needed))) {
      throw new Error(
        `${dir} has no ${needed}, so it is not a labelled corpus. It needs docs/, gold.jsonl and docs.jsonl.`,
      );
    }
  }
  const predictions: Prediction[] = [];
  for (const folder of ['docs', 'negatives']) {
    if (!existsSync(join(dir, folder))) continue;
    for (const file of readdirSync(join(dir, folder)).sort()) {
      predictions.push(...(await spotFile(join(dir, folder, file))));
    }
  }
  const report = score(
    rows<CorpusDocument>(join(dir, 'docs.jsonl')),
    rows<Label>(join(dir, 'gold.jsonl')),
    predictions,
  );
  if (values.json) console.log(JSON.stringify(report));
  else {
    console.log(table(report));
    for (const { doc, missed, extra } of report.errors.slice(0, Number(values.errors) || 0)) {
      const list = (found: { text: string; start: number }[]) =>
        found.map(({ text, start }) => `${text} [${start}]`).join(', ') || '-';
      console.log(`\n${doc}\n  missed: ${list(missed)}\n  extra:  ${list(extra)}`);
    }
  }
}

whenReaderGone();
main().catch((error) => complain(error));
