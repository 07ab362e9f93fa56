/**
 * `npm run bench`: measures the built extension in real browsers against what it is compared with, side by side in
 * the same run. See docs/performance.md.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Options, Part } from '../test/bench/part.ts';
import { executableOf } from './bench-browsers.ts';
import { ensureBuild } from './bench-build.ts';
import { writeDocument } from './bench-document.ts';
import { type Asked, readArguments, USAGE } from './bench-options.ts';
import { PARTS } from './bench-parts.ts';
import { type BenchReport, commitHere, goalsOf, thisMachine } from './bench-report.ts';
import { inTerminal } from './bench-table.ts';
import { complain } from './complain.ts';
import { whenReaderGone } from './reader-gone.ts';
import { messageOf, ROOT } from './steps.ts';

/** Real pages beside the project, where they are. */
const SHARED = resolve(ROOT, '..', 'shared', 'pages');

/** A path that a person has named: npm runs us in the project's folder, people mean the folder that they are in. */
const here = (path: string) => resolve(process.env.INIT_CWD ?? '.', path);

/** What goes on is told beside the results. */
const log = (line: string) => console.error(line);

/** The pages from files: those beside the project, then those that were named. @throws Error where one is not there */
function filesFor({ pages, quick }: Asked, left: string[]): string[] {
  const named = pages.map(here);
  const missing = named.find((path) => !existsSync(path) || !statSync(path).isFile());
  if (missing) throw new Error(`Cannot read the page ${missing}: there is no such file. Check the path.`);
  if (quick) return named;
  if (!existsSync(SHARED)) {
    left.push('The real pages of ../shared/pages were not measured: the folder is not there.');
    return named;
  }
  const shared = readdirSync(SHARED).filter((name) => name.endsWith('.html'));
  return [...new Set([...shared.map((name) => join(SHARED, name)), ...named])];
}

/** "Chromium 156.0.8078.79": what a browser says of itself. */
function versionOf(executable: string): string {
  const { stdout } = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return /^[\w ]*?[\d.]+\w*/.exec(stdout?.trim() ?? '')?.[0] ?? 'unknown version';
}

async function measure(asked: Asked, report: BenchReport): Promise<void> {
  const files = filesFor(asked, report.left);
  await ensureBuild(log);
  for (const browser of asked.browsers) {
    const executable = executableOf(browser);
    if (!executable) {
      const sentence = 'Firefox was not measured: none was found. Install it, or name one in FIREFOX_PATH.';
      if (asked.named) throw new Error(sentence);
      report.left.push(sentence);
      continue;
    }
    const version = versionOf(executable);
    for (const part of PARTS.filter(({ name }) => asked.only.includes(name))) {
      if (browser === 'firefox' && !part.inFirefox) {
        if (asked.named) report.left.push(`The part ${part.name} runs in Chromium only.`);
        continue;
      }
      const { runs, quick } = asked;
      const options: Options = { browser, executable, runs, quick, files, log: (line) => log(`  ${line}`) };
      await measurePart(part, options, version, report, asked.json);
    }
  }
}

async function measurePart(
  { name, title, run }: Part,
  options: Options,
  browser: string,
  report: BenchReport,
  json: boolean,
): Promise<void> {
  log(`${name}, ${browser} …`);
  try {
    const result = { part: name, title, browser, measures: await run(options) };
    report.results.push(result);
    if (!json) console.log(`\n${inTerminal(result)}\n`);
  } catch (error) {
    report.left.push(`The part ${name} failed in ${browser}: ${messageOf(error).split('\n')[0]}`);
    complain(error);
  }
}

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

async function main(): Promise<void> {
  const names = PARTS.map(({ name }) => name);
  const usage = USAGE.replace('PARTS', names.join(', '));
  let asked: Asked;
  try {
    asked = readArguments(process.argv.slice(2), names);
  } catch (error) {
    throw new Error(`${messageOf(error)}\n\n${usage}`);
  }
  if (asked.help) {
    console.log(usage);
    return;
  }
  const report = asked.from ? readReport(here(asked.from)) : newReport(asked);
  if (!asked.from) await measure(asked, report);
  if (asked.out) writeFileSync(here(asked.out), `${JSON.stringify(report, null, 2)}\n`);
  if (asked.write && report.results.length === 0)
    throw new Error('Nothing was measured, so nothing was written.');
  if (asked.write) writeDocument(report);
  if (asked.json) {
    console.log(JSON.stringify(report, null, 2));
    return;
  }
  if (asked.from) for (const result of report.results) console.log(`\n${inTerminal(result)}\n`);
  const { cpu, cores, memory, system } = report.machine;
  const { all, met } = goalsOf(report.results);
  for (const sentence of report.left) console.log(sentence);
  console.log(
    `${met} of ${all} goals met. ${cpu}, ${cores} cores, ${memory} GB, ${system}; medians of ${report.runs} runs; commit ${report.commit ?? 'unknown'}, ${report.date}.`,
  );
}

// The files are still wanted.
whenReaderGone(() => {});
process.chdir(ROOT);
await main().catch(complain);
