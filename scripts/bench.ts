/**
 * `npm run bench`: measures the built extension in real browsers against what it is compared with, side by side in
 * the same run. See docs/performance.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { writeDocument } from './bench-document.ts';
import { checkWritable, filesFor } from './bench-files.ts';
import { type Asked, benchCommand, wanted } from './bench-options.ts';
import { PARTS } from './bench-parts.ts';
import { type BenchReport, commitHere, goalsOf, type PartReport, thisMachine } from './bench-report.ts';
import { runAll } from './bench-run.ts';
import { Interrupted, stopSignal } from './bench-stop.ts';
import { inTerminal } from './bench-table.ts';
import { complain, here, run } from './options.ts';
import { whenReaderGone } from './reader-gone.ts';
import { ROOT } from './steps.ts';

/** What goes on is told beside the results. */
const log = (line: string) => console.error(line);

function newReport({ runs, quick }: Asked): BenchReport {
  return {
    date: new Date().toISOString(),
    commit: commitHere(),
    machine: thisMachine(),
    runs,
    quick,
    results: [],
    left: [],
  };
}

/** @throws Error, a sentence, where it is no report of a run */
function readReport(file: string): BenchReport {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(report.results)) return report;
  } catch {}
  throw new Error(`${file} is not the JSON of a run. Make one with --out.`);
}

/** The last words: what was left out, how many goals are met, and where that was. */
function conclude({ results, left, machine, runs, commit, date }: BenchReport, withTables: boolean): void {
  if (withTables) for (const result of results) console.log(`\n${inTerminal(result)}\n`);
  const { cpu, cores, memory, system } = machine;
  const { all, met } = goalsOf(results);
  for (const sentence of left) console.log(sentence);
  console.log(
    `${met} of ${all} goals met. ${cpu}, ${cores} cores, ${memory} GB, ${system}; medians of ${runs} runs; commit ${commit ?? 'unknown'}, ${date}.`,
  );
}

const NAMES = PARTS.map(({ name }) => name);

async function bench(asked: Asked): Promise<void> {
  const report = asked.from ? readReport(here(asked.from)) : newReport(asked);
  const signal = stopSignal();
  if (asked.out) checkWritable(here(asked.out));
  const save = () => asked.out && writeFileSync(here(asked.out), `${JSON.stringify(report, null, 2)}\n`);
  if (!asked.from) {
    const done = (result: PartReport) => {
      // Part by part: what ends us without a word costs what is under way, and no more.
      save();
      if (!asked.json) console.log(`\n${inTerminal(result)}\n`);
    };
    await runAll(asked, PARTS, filesFor(asked, report.left), report, { signal, log, complain, done });
    if (signal.aborted) report.left.push('The run was interrupted: what is missing was not measured.');
  }
  save();
  if (asked.write) {
    if (report.results.length === 0) throw new Error('Nothing was measured, so nothing was written.');
    if (signal.aborted) report.left.push('An interrupted run is not written into the documentation.');
    else writeDocument(report);
  }
  if (asked.json) console.log(JSON.stringify(report, null, 2));
  else conclude(report, asked.from !== null);
  // Something may still run that cannot be stopped, such as a build.
  if (signal.reason instanceof Interrupted) process.exit(signal.reason.code);
}

// The files are still wanted.
whenReaderGone(() => {});
process.chdir(ROOT);
await run(benchCommand(NAMES), ({ options }) => bench(wanted(options, NAMES)));
